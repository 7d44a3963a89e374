"""What is known of a former filing as a whole, and which of its rows a person decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from exporter.mapping.memory import Line
from exporter.oim.fact import Fact
from exporter.settings import SKIP, Decision

_NAMES = ("EntityRegistrantName", "NameOfReportingEntityOrOtherMeansOfIdentification", "EntityName")
"""What taxonomies call the name of the reporter, those of the field's covers first."""


def last_day(lines: Iterable[Line]) -> date | None:
    """The day that a filing reports on: the one most of its figures end on, of such the last."""
    counts = Counter(figure.end for line in lines for figure in line.figures)
    return max(counts, key=lambda day: (counts[day], day), default=None)


def entity_name(facts: Iterable[Fact]) -> str | None:
    """The name of the reporter, if the filing states it."""
    said = {fact.concept.local: fact.value for fact in facts if isinstance(fact.value, str)}
    return next((said[name] for name in _NAMES if name in said), None)


def with_decisions(lines: Sequence[Line], decisions: Sequence[Decision]) -> list[Line]:
    """The lines, those that a person's decision speaks of marked as decided."""
    found = [decision for decision in decisions if decision.concept != SKIP]
    return [replace(line, decided=True) if any(_speaks_of(d, line) for d in found) else line for line in lines]


def _speaks_of(decision: Decision, line: Line) -> bool:
    if decision.statement is not None and (line.statement is None or decision.statement != line.statement.value):
        return False
    return any(decision.label in (label, f"{line.section} > {label}") for label in line.labels)
