"""Ties: relations between figures that are no sums of rows: across statements, columns, the two sides of a balance.

Where a sum says how a figure is made, a tie says where else the same figure must turn up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from exporter.arithmetic.rows import Row

Moment = date


class TieKind(StrEnum):
    """What two sides of a tie have in common."""

    BALANCE = "assets = liabilities + equity"
    NET_INCOME = "net income of two statements"
    CASH_AT_END = "cash at the end of a cash flow = cash of a position"
    CASH_AT_START = "cash at the start of a cash flow = cash of a position"
    EQUITY = "equity of two statements"
    COMPARATIVE = "one row and period in two tables"
    PERIODS = "two adjoining periods = the period they make"
    UNITS = "one figure in two units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A column's period between two midnights, the last one after the period's last day; an instant has no start.

    So the start of a year and the instant of the closing of the year before are the same moment.
    """

    end: Moment
    start: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A statement's rows with the period of each column; `kind` is income, position, cash flows, equity or empty."""

    kind: str
    periods: tuple[Period, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure: index of the table, id of the row, index of the column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The figure `left` equals the sum of `right`; `difference` is left minus right in units of the last digit.

    Of UNITS it is the figure itself: what has another unit counts for nothing.
    """

    kind: TieKind
    left: Cell
    right: tuple[Cell, ...]
    difference: int

    @property
    def holds(self) -> bool:
        """Whether the two sides agree to the last digit."""
        return self.difference == 0


_NOT_ALL = r"(?!.*\b(before|comprehensive|attributable|available|adjust|per share|non-?controlling|minority)\b)"
_NET_INCOME = re.compile(
    rf"^{_NOT_ALL}.*\b(net|for the (period|year|quarter))\b.*|^{_NOT_ALL}(profit|loss|income|earnings)\W*$",
    re.IGNORECASE,
)
_EARNED = re.compile(r"\b(income|profit|loss|earnings)\b", re.IGNORECASE)
_CASH = re.compile(r"\bcash\b", re.IGNORECASE)
_RESTRICTED = re.compile(r"\brestricted\b", re.IGNORECASE)
_END = re.compile(r"\b(end|ending|closing|close)\b", re.IGNORECASE)
_START = re.compile(r"\b(begin|beginning|start|opening)\b", re.IGNORECASE)
_FLOW = re.compile(r"\b(net|change|increase|decrease|provided|used|paid|flows?|effect)\b", re.IGNORECASE)
_ASSETS = re.compile(r"^total assets\b|^assets,? total\b", re.IGNORECASE)
_CLAIMS = re.compile(r"\bliabilities\b.*\b(equity|deficit|deficiency|capital)\b", re.IGNORECASE)
_EQUITY = re.compile(r"^total\b(?!.*liabilities).*\b(equity|deficit|deficiency)\b", re.IGNORECASE)

Figures = dict[Moment | Period, tuple[Cell, int]]


def find_ties(tables: Sequence[Table]) -> tuple[Tie, ...]:
    """Find the ties among tables that share one scale, those that hold and those that fail.

    A row is known by its label. Where several rows of a table could be meant, one that agrees in every column they
    share is taken; where none agrees, a failing tie is reported only if one row alone could be meant on both sides.
    """
    return (
        *(tie for at, table in enumerate(tables) for tie in (*_balance(at, table), *_adjoining(at, table))),
        *(tie for pair in combinations(enumerate(tables), 2) for tie in _across(*pair)),
    )


def _across(one: tuple[int, Table], other: tuple[int, Table]) -> Iterator[Tie]:
    (i, left), (j, right) = one, other
    kinds = {left.kind, right.kind}
    if kinds == {"income", "cash flows"} or kinds == {"income", "equity"}:
        yield from _agree(TieKind.NET_INCOME, _net_incomes(i, left), _net_incomes(j, right))
    if kinds == {"position", "equity"}:
        yield from _agree(TieKind.EQUITY, _moments(i, left, _EQUITY), _moments(j, right, _EQUITY))
    if kinds == {"position", "cash flows"}:
        (p, position), (f, flows) = (one, other) if left.kind == "position" else (other, one)
        stock = _moments(p, position, _CASH)
        ties = (
            *_agree(TieKind.CASH_AT_END, _flow_cash(f, flows, _END, start=False), stock),
            *_agree(TieKind.CASH_AT_START, _flow_cash(f, flows, _START, start=True), stock),
        )
        yield from (tie for tie in ties if tie.holds or not _counts_restricted_cash(flows))
    if left.kind == right.kind:
        yield from _comparatives(one, other)


def _counts_restricted_cash(flows: Table) -> bool:
    """Whether the cash at both ends is more than a position shows as cash: it counts what is not at hand."""
    labels = [row.label for row in flows.rows if _RESTRICTED.search(row.label)]
    return any(_CASH.search(label) and (_START.search(label) or _END.search(label)) for label in labels)


def _agree(kind: TieKind, lefts: Sequence[Figures], rights: Sequence[Figures]) -> Iterator[Tie]:
    """Pair the rows that agree wherever they meet; failing that, the only two there are."""
    pairs = [(left, right) for left in lefts for right in rights if left.keys() & right.keys()]
    agreeing = [(a, b) for a, b in pairs if all(a[key][1] == b[key][1] for key in a.keys() & b.keys())]
    for left, right in agreeing[:1] or (pairs if len(pairs) == 1 else ()):
        for key, (cell, value) in left.items():
            if key in right:
                yield Tie(kind=kind, left=cell, right=(right[key][0],), difference=value - right[key][1])


def _figures(at: int, table: Table, row: Row) -> Iterator[tuple[Period, Cell, int]]:
    for column, (period, value) in enumerate(zip(table.periods, row.values, strict=True)):
        if value is not None:
            yield period, Cell(table=at, row=row.id, column=column), value


def _net_incomes(at: int, table: Table) -> list[Figures]:
    rows = [row for row in table.rows if row.unit == table.rows[0].unit]
    named = [row for row in rows if _NET_INCOME.search(row.label) and _EARNED.search(row.label)]
    return [
        {period: (cell, value) for period, cell, value in _figures(at, table, row) if period.start}
        for row in (named[:1] if table.kind == "cash flows" else named)
    ]


def _moments(at: int, table: Table, words: re.Pattern[str]) -> list[Figures]:
    return [
        {period.end: (cell, value) for period, cell, value in _figures(at, table, row)}
        for row in table.rows
        if words.search(row.label)
    ]


def _flow_cash(at: int, table: Table, words: re.Pattern[str], *, start: bool) -> list[Figures]:
    return [
        {
            moment: (cell, value)
            for period, cell, value in _figures(at, table, row)
            if (moment := period.start if start else period.end)
        }
        for row in table.rows
        if _CASH.search(row.label) and words.search(row.label) and not _FLOW.search(row.label)
    ]


def _balance(at: int, table: Table) -> Iterator[Tie]:
    if table.kind == "position":
        yield from _agree(TieKind.BALANCE, _moments(at, table, _ASSETS)[-1:], _moments(at, table, _CLAIMS)[-1:])


def _adjoining(at: int, table: Table) -> Iterator[Tie]:
    """Flows of two periods that follow on each other add up to the flow of both."""
    places = {period: column for column, period in enumerate(table.periods)}
    for whole, column in places.items():
        for first, begin in places.items():
            second = places.get(Period(start=first.end, end=whole.end))
            if whole.start is None or first.start != whole.start or second is None:
                continue
            for row in table.rows:
                total, one, two = row.values[column], row.values[begin], row.values[second]
                if total is not None and one is not None and two is not None and not _is_stock(row):
                    cells = [Cell(table=at, row=row.id, column=c) for c in (column, begin, second)]
                    difference = total - one - two
                    yield Tie(kind=TieKind.PERIODS, left=cells[0], right=tuple(cells[1:]), difference=difference)


def _is_stock(row: Row) -> bool:
    return bool(_CASH.search(row.label) and (_END.search(row.label) or _START.search(row.label)))


def _comparatives(one: tuple[int, Table], other: tuple[int, Table]) -> Iterator[Tie]:
    """Rows of one label, once in each table, that show the same period."""
    (i, left), (j, right) = one, other
    by_label = _once(right.rows)
    for label, row in _once(left.rows).items():
        twin = by_label.get(label)
        if twin is None or twin.unit != row.unit:
            continue
        theirs = {period: (cell, value) for period, cell, value in _figures(j, right, twin)}
        for period, cell, value in _figures(i, left, row):
            if period in theirs:
                there, known = theirs[period]
                yield Tie(kind=TieKind.COMPARATIVE, left=cell, right=(there,), difference=value - known)


def _once(rows: Sequence[Row]) -> dict[str, Row]:
    labels = [" ".join(row.label.lower().split()) for row in rows]
    return {label: row for label, row in zip(labels, rows, strict=True) if labels.count(label) == 1}
