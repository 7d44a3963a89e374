"""Misprints planted one at a time in sums that hold: how often the sum is still found, failing in that column alone."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fsds import Statement

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Sum


def count_found(chosen: Sequence[Statement], *, labels: bool) -> dict[str, Counter[str]]:
    """By number of columns: misprints planted (one a statement), sums found again and broken there, found intact.

    The misprint is in the total or a contributor of one exact sum, chosen by a hash of the filing; it changes the
    second digit of the figure and is larger than rounding could explain.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in chosen:
        exact = [s for s in discover(statement.rows, labels=labels) if s.exact and len(s.proven) > 1]
        for found, row, column in _cells(statement, exact):
            printed = misprinted(statement.rows, row, column)
            again = [s for s in discover(printed, labels=labels) if s.total == found.total]
            same = [s for s in again if s.contributors == found.contributors and s.broken == (column,)]
            count = counts[f"{min(len(found.proven), 4)} columns"]
            count["planted"] += 1
            count["found"] += bool(same)
            count["explained away"] += any(s.holds for s in again)
    return counts


def misprinted(rows: Sequence[Row], row: int, column: int) -> list[Row]:
    """Change one figure of one row by a third of its leading digit."""
    value = rows[row].values[column] or 0
    change = 3 * 10 ** max(1, len(str(abs(value))) - 2)
    values = tuple(v + change if at == column and v is not None else v for at, v in enumerate(rows[row].values))
    return [replace(r, values=values) if r.id == row else r for r in rows]


def _cells(statement: Statement, sums: Sequence[Sum]) -> Iterator[tuple[Sum, int, int]]:
    if not sums:
        return
    digest = hashlib.sha256(f"{statement.adsh} {statement.kind}".encode()).digest()
    found = sums[digest[0] % len(sums)]
    rows = (found.total, *(c.row for c in found.contributors))
    row, column = rows[digest[1] % len(rows)], found.proven[digest[2] % len(found.proven)]
    if statement.rows[row].values[column]:
        yield found, row, column
