"""Ties between the statements of one filing of fsds-2010: how many are found, and how many hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from fsds import Column, Statement, month_end_before

from exporter.arithmetic.ties import Period, Table, find_ties

KINDS = {"IS": "income", "BS": "position", "CF": "cash flows"}


def count_ties(chosen: Sequence[Statement]) -> dict[str, Counter[str]]:
    """Count what holds and fails by kind of tie; filings whose statements differ in scale are put on one."""
    filings: dict[str, list[Statement]] = defaultdict(list)
    for statement in chosen:
        if statement.kind in KINDS:
            filings[statement.adsh].append(statement)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for parts in filings.values():
        for tie in find_ties([_table(part) for part in parts]):
            counts[tie.kind]["hold" if tie.holds else "fail"] += 1
    return counts


def _table(statement: Statement) -> Table:
    rows = tuple(
        replace(row, values=tuple(v if v is None else int(v * statement.scales[row.unit]) for v in row.values))
        for row in statement.rows
        if row.unit.isupper()
    )
    return Table(kind=KINDS[statement.kind], periods=tuple(map(period, statement.columns)), rows=rows)


def period(column: Column) -> Period:
    end, quarters = column
    midnight = _day(end) + timedelta(days=1)
    if not quarters:
        return Period(end=midnight)
    return Period(end=midnight, start=_day(month_end_before(end, quarters)) + timedelta(days=1))


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
