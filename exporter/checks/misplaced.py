"""Misplaced figures: rows and tables tagged with the periods of other columns than they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from exporter.checks.laid_out import statement_sheets
from exporter.checks.subject import Subject, digits, numbers
from exporter.messages import Message
from exporter.oim.aspects import Period
from exporter.oim.fact import Fact
from exporter.oim.moments import period_text

_ROWS = 3
"""How many other rows must agree on the order of periods before one that has another order is wrong."""
_SAME = 5
"""How many rows must be the same in two columns to make one the copy of the other."""
_SHARE = 0.9


def exchanged_columns(subject: Subject) -> Iterator[Message]:
    """A row of a table that names the periods of the other rows in another order than they do, or one of them twice."""
    tables: dict[int, dict[tuple[object, ...], list[Fact]]] = {}
    for fact in numbers(subject.report):
        shown = subject.shown.get(fact.id)
        if shown is not None:
            key = (shown.row, fact.concept, fact.unit, fact.dimensions)
            tables.setdefault(shown.table, {}).setdefault(key, []).append(fact)
    for rows in tables.values():
        orders = Counter(_order(row) for row in rows.values())
        for row in rows.values():
            own = _order(row)
            usual = [
                order for order in orders if len(order) == len(own) and set(own) <= set(order) and _is_order(order)
            ]
            best = max(usual, key=lambda order: orders[order], default=own)
            if best != own and orders[best] >= _ROWS and orders[own] == 1:
                yield subject.said(
                    "check.columns",
                    *row,
                    label=subject.label(row[0]),
                    order=_told(own),
                    usual=_told(best),
                )


def _order(row: Sequence[Fact]) -> tuple[Period, ...]:
    return tuple(fact.period for fact in row)


def _is_order(order: Sequence[Period]) -> bool:
    return len(set(order)) == len(order) > 1


def _told(order: Sequence[Period]) -> str:
    return ", ".join(map(period_text, order))


def same_columns(subject: Subject) -> Iterator[Message]:
    """Two columns of a statement with the same figures in nearly all rows: one is tagged with the other's period."""
    by_id = {fact.id: fact for fact in subject.report.facts}
    for sheet in statement_sheets(subject, search=False):
        columns = range(len(sheet.table.periods))
        for one in columns:
            for other in columns[one + 1 :]:
                pairs = [
                    (left, right)
                    for row in sheet.table.rows
                    if (left := sheet.figures.get((row.id, one))) is not None
                    and (right := sheet.figures.get((row.id, other))) is not None
                    and digits(left.value) > 1
                ]
                same = [pair for pair in pairs if pair[0].value == pair[1].value and pair[0].fact != pair[1].fact]
                if len(same) >= _SAME and len(same) >= _SHARE * len(pairs):
                    left, right = same[0]
                    yield subject.said(
                        "check.same-columns",
                        *(by_id[figure.fact] for pair in same for figure in pair),
                        label=left.label,
                        one=left.period,
                        other=right.period,
                        rows=len(same),
                    )
