"""Cover: facts that every report of its kind has, and the date on the cover against those of the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.checks.subject import Subject, ends, numbers
from exporter.messages import Message
from exporter.oim.aspects import Forever
from exporter.oim.fact import Fact
from exporter.oim.moments import closing

_WANTED = (
    (
        re.compile(r"^http://xbrl\.sec\.gov/dei/"),
        ("DocumentType", "DocumentPeriodEndDate", "AmendmentFlag", "EntityRegistrantName", "EntityCentralIndexKey"),
    ),
    (re.compile(r"^https://taxonomy\.xbrl-export\.org/core/"), ("EntityName",)),
)
"""Which facts a report needs that uses a taxonomy of covers, by local name (as to dei: EDGAR Filer Manual II, 6.5)."""

_PERIOD_END = "DocumentPeriodEndDate"


def missing_cover(subject: Subject) -> Iterator[Message]:
    """What a cover must say and this one does not; nothing where no taxonomy of covers is used."""
    for pattern, names in _WANTED:
        used = [fact for fact in subject.report.facts if pattern.search(fact.concept.namespace)]
        there = {fact.concept.local for fact in used}
        missing = [name for name in names if name not in there]
        if used and missing:
            yield subject.said("check.cover", missing=", ".join(missing))


def period_of_cover(subject: Subject) -> Iterator[Message]:
    """A period end on the cover at which no number of the report ends."""
    for said in subject.report.facts:
        if said.concept.local != _PERIOD_END or not isinstance(said.value, str):
            continue
        timed = [fact for fact in numbers(subject.report) if not isinstance(fact.period, Forever)]
        if timed and all(_last_day(fact) != said.value for fact in timed):
            latest = max(timed, key=lambda fact: ends(fact.period))
            yield subject.said("check.cover-period", said, stated=said.value, latest=_last_day(latest))


def _last_day(fact: Fact) -> str:
    return closing(ends(fact.period))
