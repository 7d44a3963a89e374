"""Statements as sheets: the tables in which a report's document shows its facts, else those its taxonomy presents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.ties import Tie, TieKind, find_ties
from exporter.checks.borrowed import completed_sheet
from exporter.checks.figures import Sheet
from exporter.checks.printed import KINDS
from exporter.checks.reported import Column, Line, sheet
from exporter.checks.subject import Subject, numbers
from exporter.extraction.facts import StatementKind
from exporter.extraction.statement_kind import TYPICAL, by_title, content_votes
from exporter.layout import statements
from exporter.oim.aspects import Duration, Forever, Instant
from exporter.oim.fact import Fact
from exporter.oim.shown import turned

_TITLES = {
    StatementKind.INCOME: "Income",
    StatementKind.COMPREHENSIVE_INCOME: "Comprehensive income",
    StatementKind.POSITION: "Financial position",
    StatementKind.CASH_FLOWS: "Cash flows",
    StatementKind.EQUITY: "Changes in equity",
}
"""What a statement of the kind is called where its document's table has no title at hand."""


def statement_sheets(subject: Subject, *, search: bool) -> tuple[Sheet, ...]:
    """The tables of the document, or where it shows none the networks of presentation.

    Figures have the signs they are shown with. A column is a period: a row with dimensions is in it where it shows one
    fact a period, as the lines of a breakdown do. With `search` the sums that the figures prove are searched for, and
    those that the built-in taxonomy expects.
    """
    made = [s for s in (_of_document if subject.shown else _of_presentation)(subject) if len(s.table.rows) > 1]
    primary = {id(best): kind for kind in KINDS if (best := _best(made, kind)) is not None}
    sheets = [_as_kind(s, primary.get(id(s))) for s in made]
    if not search:
        return tuple(sheets)
    return tuple(completed_sheet(replace(s, sums=discover(s.table.rows)), subject) for s in sheets)


def ties(sheets: Sequence[Sheet]) -> tuple[Tie, ...]:
    """The ties that facts of different concepts or periods must keep.

    What else statements have in common is one concept in one context, and two values of it are duplicates.
    """
    kept = (TieKind.BALANCE, TieKind.NET_INCOME, TieKind.PERIODS)
    return tuple(tie for tie in find_ties([s.table for s in sheets]) if tie.kind in kept)


def _as_kind(made: Sheet, kind: StatementKind | None) -> Sheet:
    """The sheet as a primary statement, or as none."""
    if kind is None:
        return made
    return replace(made, title=made.title or _TITLES[kind], table=replace(made.table, kind=KINDS[kind]))


def _best(sheets: Sequence[Sheet], kind: StatementKind) -> Sheet | None:
    """The sheet most like a statement of a kind, by its title and the typical rows it has; None where none is."""
    likeness = {id(s): _likeness(s, kind) for s in sheets}
    best = max(sheets, key=lambda s: likeness[id(s)], default=None)
    return best if best is not None and likeness[id(best)] >= (False, TYPICAL) else None


def _likeness(made: Sheet, kind: StatementKind) -> tuple[bool, int]:
    titled = by_title([made.title.rpartition(" - ")[2]]) is kind
    return titled, content_votes(row.label for row in made.table.rows)[kind]


def _of_document(subject: Subject) -> Iterator[Sheet]:
    tables: dict[int, list[Fact]] = {}
    for fact in _timed(subject):
        if (shown := subject.shown.get(fact.id)) is not None:
            tables.setdefault(shown.table, []).append(fact)
    for facts in tables.values():
        rows: dict[tuple[object, ...], list[Fact]] = {}
        for fact in sorted(facts, key=lambda fact: subject.shown[fact.id].row):
            rows.setdefault((subject.shown[fact.id].row, fact.unit), []).append(fact)
        spans = {_column(fact) for fact in facts if isinstance(fact.period, Duration) and not fact.dimensions}
        lines = [
            Line(label=subject.label(row[0]), unit=unit, facts=_placed(row, spans), turned=turned(row, subject.shown))
            for found in rows.values()
            if (row := _one_a_period(found)) and (unit := row[0].unit) is not None
        ]
        if lines:
            yield _sheet("", lines, subject)


def _one_a_period(row: Sequence[Fact]) -> list[Fact]:
    """The facts of a row without dimensions, or those with the same ones; none where they are of several concepts."""
    plain = [fact for fact in row if not fact.dimensions] or row
    alike = {(fact.concept, fact.dimensions) for fact in plain}
    return list(plain) if len(alike) == 1 else []


def _of_presentation(subject: Subject) -> Iterator[Sheet]:
    plain = {fact.id for fact in _timed(subject) if not fact.dimensions}
    for statement in statements(subject.report, subject.dts):
        lines = []
        for row in statement.table.rows:
            facts = {
                (cell[0].entity, column.period, column.dimensions): cell[0]
                for column, cell in zip(statement.table.columns, row.cells, strict=False)
                if cell and cell[0].id in plain
            }
            if facts and (unit := next(iter(facts.values())).unit) is not None:
                lines.append(Line(label=row.label, unit=unit, facts=facts, turned=row.negates))
        if lines:
            yield _sheet(statement.title, lines, subject)


def _timed(subject: Subject) -> Iterator[Fact]:
    return (fact for fact in numbers(subject.report) if not isinstance(fact.period, Forever))


def _sheet(title: str, lines: Sequence[Line], subject: Subject) -> Sheet:
    columns = sorted({column for line in lines for column in line.facts}, key=_order)
    return sheet(title, lines, subject, columns)


def _placed(row: Iterable[Fact], spans: set[Column]) -> Mapping[Column, Fact]:
    """The facts of a row by column; balances that open or close all of the table's spans stand in these."""
    facts: dict[Column, Fact] = {}
    for fact in row:
        facts.setdefault(_column(fact), fact)
    if not spans or any(isinstance(column[1], Duration) for column in facts):
        return facts
    by_length = sorted(spans, key=_length)
    for ends in ({_start(span): span for span in by_length}, {_end(span): span for span in by_length}):
        if {_end(column) for column in facts} == ends.keys():
            return {ends[_end(column)]: fact for column, fact in facts.items()}
    return facts


def _column(fact: Fact) -> Column:
    return fact.entity, fact.period, ()


def _order(column: Column) -> tuple[float, timedelta]:
    """The latest first, the longest of those that end together."""
    return -_end(column).timestamp(), -_length(column)


def _end(column: Column) -> datetime:
    period = column[1]
    assert isinstance(period, Duration | Instant)
    return period.at if isinstance(period, Instant) else period.end


def _start(column: Column) -> datetime:
    period = column[1]
    assert isinstance(period, Duration | Instant)
    return period.at if isinstance(period, Instant) else period.start


def _length(column: Column) -> timedelta:
    return _end(column) - _start(column)
