"""Given facts in the rows and columns of statements: a table for each table and statement, a column for each period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from exporter.extraction.facts import StatementKind
from exporter.readers.given.records import GivenFact

_DAY = timedelta(days=1)


class Slot(NamedTuple):
    """A column: its period, and its count among those of that period (others hold shares beside amounts)."""

    start: date | None
    end: date
    copy: int = 0


@dataclass(slots=True)
class Line:
    """A row in the making: its facts in the order they were given."""

    section: str
    label: str
    facts: list[GivenFact] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """A statement: its columns, and its rows with a fact, or None, for each of them."""

    kind: StatementKind
    slots: tuple[Slot, ...]
    rows: tuple[tuple[str, str, tuple[GivenFact | None, ...]], ...]


def arrange(facts: Iterable[GivenFact]) -> tuple[Arranged, ...]:
    """The statements of given facts, in the order they begin in."""
    groups: dict[tuple[str | None, StatementKind], list[GivenFact]] = {}
    for fact in facts:
        groups.setdefault((fact.table, fact.kind), []).append(fact)
    return tuple(_arranged(kind, group) for (_, kind), group in groups.items())


def _arranged(kind: StatementKind, facts: list[GivenFact]) -> Arranged:
    slots = _slots(facts)
    placed = [(line, _placed(line.facts, slots) or {}) for line in _lines(facts, slots)]
    used = {slot for _, row in placed for slot in row}
    ordered = tuple(sorted(used, key=lambda slot: (slots.index(slot._replace(copy=0)), slot.copy)))
    return Arranged(
        kind=kind,
        slots=ordered,
        rows=tuple((line.section, line.label, tuple(row.get(slot) for slot in ordered)) for line, row in placed),
    )


def _slots(facts: Sequence[GivenFact]) -> list[Slot]:
    """The columns: the spans of time, and those moments that are the beginning or end of none."""
    spans = list(dict.fromkeys(Slot(fact.start, fact.end) for fact in facts if fact.start is not None))
    edges = {slot.end for slot in spans} | {slot.start - _DAY for slot in spans if slot.start is not None}
    moments = dict.fromkeys(Slot(None, fact.end) for fact in facts if fact.start is None and fact.end not in edges)
    return [*spans, *moments]


def _lines(facts: Sequence[GivenFact], slots: list[Slot]) -> list[Line]:
    """The rows. A fact goes on the first row of its name that has room for it.

    Where facts come row by row, not period by period, the row that is being filled goes first.
    """
    lines: list[Line] = []
    named: dict[tuple[str, str], list[Line]] = {}
    row: Line | None = None
    by_row = not _comes_by_period(facts)
    for fact in facts:
        alike = named.setdefault((fact.section, fact.label), [])
        last = [line for line in alike if by_row and line is row]
        row = next((line for line in (*last, *alike) if _placed([*line.facts, fact], slots) is not None), None)
        if row is None:
            row = Line(fact.section, fact.label)
            lines.append(row)
            alike.append(row)
        row.facts.append(fact)
    return lines


def _comes_by_period(facts: Sequence[GivenFact]) -> bool:
    """Whether all facts of a period come one after the other."""
    periods = [(fact.start, fact.end) for fact in facts]
    return len(list(groupby(periods))) == len(set(periods))


def _placed(facts: Sequence[GivenFact], slots: list[Slot]) -> dict[Slot, GivenFact] | None:
    """The columns of a row's facts, None where one has no room.

    Moments in a statement of spans of time are balances: all at the end of their columns, or all at the beginning.
    """
    for at_end in (True, False):
        found: dict[Slot, GivenFact] = {}
        for fact in facts:
            slot = next((slot for slot in slots if _fits(fact, slot, at_end=at_end) and slot not in found), None)
            if slot is None:
                slot = _beside(fact, found, at_end=at_end)
            if slot is None:
                break
            found[slot] = fact
        else:
            return found
    return None


def _fits(fact: GivenFact, slot: Slot, *, at_end: bool) -> bool:
    if fact.start is not None or slot.start is None:
        return (fact.start, fact.end) == (slot.start, slot.end)
    return fact.end == (slot.end if at_end else slot.start - _DAY)


def _beside(fact: GivenFact, found: dict[Slot, GivenFact], *, at_end: bool) -> Slot | None:
    """A further column of a period that the row states in other units only."""
    taken = [slot for slot in found if _fits(fact, slot, at_end=at_end)]
    if not taken or any(found[slot].unit == fact.unit for slot in taken):
        return None
    last = max(taken, key=lambda slot: slot.copy)
    return last._replace(copy=last.copy + 1)
