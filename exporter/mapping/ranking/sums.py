"""The sums that a filing's figures prove: which rows are totals, and of what each row is a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.rows import Row as Numbers
from exporter.mapping.ranking.rows import Row

_ADDED_UP = ("IS", "CI", "BS", "CF")
"""Statements whose columns are periods; those of changes in equity are components."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Of how many rows a row is the total, and the total it is added to, or taken from with coefficient -1.

    A total is the number of a row, -1 where there is none.
    """

    parts: int = 0
    total: int = -1
    coefficient: int = 0


def places(rows: Sequence[Row]) -> list[Place]:
    """The place of each row of a filing among the sums of its statement."""
    statements: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.statement in _ADDED_UP and row.figures:
            statements[row.group].append(index)
    found = [Place()] * len(rows)
    for members in statements.values():
        sums = [s for s in discover(_numbers(rows, members)) if s.holds and s.proven]
        parts = {s.total: len(s.contributors) for s in sums}
        within = {part.row: (s.total, part.coefficient) for s in sums for part in s.contributors}
        for index in members:
            total, coefficient = within.get(index, (-1, 0))
            found[index] = Place(parts=parts.get(index, 0), total=total, coefficient=coefficient)
    return found


def _numbers(rows: Sequence[Row], members: Sequence[int]) -> list[Numbers]:
    """Rows of a statement as arithmetic wants them: a column each period, in units of the last digit that counts."""
    columns = sorted({(start, end) for index in members for start, end, _, _ in rows[index].figures})
    least: dict[str, int] = {}
    for index in members:
        for *_, amount in rows[index].figures:
            exponent = int(amount.normalize().as_tuple().exponent)
            least[rows[index].unit] = min(exponent, least.get(rows[index].unit, exponent))
    found = []
    for index in members:
        row = rows[index]
        values = {(start, end): int(amount.scaleb(-least[row.unit])) for start, end, _, amount in row.figures}
        found.append(
            Numbers(
                id=index,
                label=row.label,
                values=tuple(values.get(column) for column in columns),
                section=row.section,
                unit=row.unit,
            )
        )
    return found
