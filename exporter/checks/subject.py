"""What a report is checked as: its facts, what its taxonomy says of them, and where its files show them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from exporter.checks.figures import grouped
from exporter.dts.concept import Concept
from exporter.dts.dts import DTS
from exporter.layout import label_of
from exporter.messages import Message, Place, message
from exporter.oim.aspects import Duration, Forever, Instant, Period, TypedMember
from exporter.oim.fact import Fact
from exporter.oim.moments import period_text
from exporter.oim.report import Report
from exporter.oim.shown import Shown
from exporter.qname import QName


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A report with its DTS. `places` and `shown` are by fact id, `twins` lead from own concepts to standard ones."""

    report: Report
    dts: DTS
    places: Mapping[str, Place]
    shown: Mapping[str, Shown]
    twins: Mapping[QName, QName]

    def concept(self, fact: Fact) -> Concept | None:
        """The fact's concept, None where no taxonomy says anything of it."""
        return self.dts.concept(fact.concept)

    def label(self, fact: Fact) -> str:
        """What a reader knows the fact by: the label of its row, else of its concept."""
        row = self.shown.get(fact.id)
        return row.label if row is not None and row.label else label_of(fact.concept, self.dts, "en")

    def when(self, fact: Fact) -> str:
        """The fact's period, and the members it is of."""
        members = (
            member.value if isinstance(member, TypedMember) else label_of(member, self.dts, "en")
            for _, member in fact.dimensions
        )
        return ", ".join((period_text(fact.period), *map(str, members)))

    def said(self, code: str, *facts: Fact, **details: object) -> Message:
        """The message about facts, the first being the one to look at, placed where the files state them.

        Its label, value and period are there for the wording without being named.
        """
        for first in facts[:1]:
            details = {"label": self.label(first), "value": value(first), "period": self.when(first)} | details
        places = dict.fromkeys(place for fact in facts if (place := self.places.get(fact.id)) is not None)
        return message(code, places=tuple(places), facts=tuple(fact.id for fact in facts), **details)


def numbers(report: Report) -> tuple[Fact, ...]:
    """The facts with a finite number."""
    return tuple(fact for fact in report.facts if isinstance(fact.value, Decimal) and fact.value.is_finite())


def value(fact: Fact) -> str:
    """A value as messages say it."""
    return grouped(fact.number) if isinstance(fact.value, Decimal) and fact.value.is_finite() else f"“{fact.value}”"


def series(report: Report) -> tuple[tuple[Fact, ...], ...]:
    """Numbers that differ in their period alone, the spans of one length to the month, in order of time.

    A number stated twice for one period is there once.
    """
    found: dict[tuple[Hashable, ...], dict[Period, Fact]] = {}
    for fact in numbers(report):
        if not isinstance(fact.period, Forever):
            key = (fact.concept, fact.entity, fact.unit, fact.dimensions, months(fact.period))
            found.setdefault(key, {}).setdefault(fact.period, fact)
    return tuple(tuple(sorted(facts.values(), key=lambda f: ends(f.period))) for facts in found.values())


def months(of: Period) -> int:
    """The length of a span in months, 0 for a moment or ever."""
    return round((of.end - of.start) / timedelta(days=30.4375)) if isinstance(of, Duration) else 0


def ends(of: Period) -> datetime:
    """The moment a period ends."""
    assert not isinstance(of, Forever)
    return of.at if isinstance(of, Instant) else of.end


def digits(number: Decimal) -> int:
    """How many significant digits a number has, trailing zeros left out."""
    return len(number.normalize().as_tuple().digits) if number else 0


def is_accurate(fact: Fact) -> bool:
    """Whether a number has no digit finer than its decimals say is accurate (XBRL 2.1, 4.6.5)."""
    if fact.decimals is None:
        return True
    in_last_digits = fact.number.scaleb(fact.decimals)
    return in_last_digits == in_last_digits.to_integral_value()
