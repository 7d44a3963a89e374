"""Equations: sums and ties brought to one form, so that a changed figure can be tried in all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporter.arithmetic.evidence import tolerance
from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, Table, Tie

Change = Mapping[Cell, int | None]
"""What figures would be; None is an empty cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A sum in one column, or a tie: coefficient x figure over all `terms` makes `difference`, which should be 0.

    The first term is the total or the left side, with coefficient 1. `allowed` is what rounding can explain.
    """

    table: int
    column: int
    relation: Sum | Tie
    terms: tuple[tuple[Cell, int], ...]
    difference: int
    allowed: int

    @property
    def holds(self) -> bool:
        """Whether rounding explains what is left."""
        return abs(self.difference) <= self.allowed


def equations(tables: Sequence[Table], sums: Sequence[Sequence[Sum]], ties: Sequence[Tie]) -> tuple[Equation, ...]:
    """Write every sum as an equation a column, where its total is printed, and every tie as one."""
    found: list[Equation] = []
    for at, (table, of_table) in enumerate(zip(tables, sums, strict=True)):
        values = {row.id: row.values for row in table.rows}
        parts = {s.total: s for s in reversed(of_table)}
        for s in of_table:
            found += _of_sum(at, s, values, parts)
    for tie in ties:
        terms = ((tie.left, 1), *((cell, -1) for cell in tie.right))
        place = tie.left
        found.append(
            Equation(
                table=place.table,
                column=place.column,
                relation=tie,
                terms=terms,
                difference=tie.difference,
                allowed=len(tie.right) - 1,
            )
        )
    return tuple(found)


def figures(tables: Sequence[Table]) -> dict[Cell, int | None]:
    """Every cell of every table."""
    return {
        Cell(table=at, row=row.id, column=column): value
        for at, table in enumerate(tables)
        for row in table.rows
        for column, value in enumerate(row.values)
    }


def _of_sum(
    at: int, s: Sum, values: Mapping[int, Sequence[int | None]], parts: Mapping[int, Sum]
) -> Iterator[Equation]:
    for column, printed in enumerate(values[s.total]):
        if printed is None:
            continue
        terms = [
            (Cell(table=at, row=row, column=column), -coefficient)
            for row, coefficient in _leaves(s, 1, column, values, parts)
        ]
        difference = printed + sum(k * (values[cell.row][column] or 0) for cell, k in terms)
        added = sum(bool(values[cell.row][column]) for cell, _ in terms)
        yield Equation(
            table=at,
            column=column,
            relation=s,
            terms=((Cell(table=at, row=s.total, column=column), 1), *terms),
            difference=difference,
            allowed=tolerance(len(terms)) if added > 1 else 0,
        )


def _leaves(
    s: Sum, sign: int, column: int, values: Mapping[int, Sequence[int | None]], parts: Mapping[int, Sum], depth: int = 0
) -> Iterator[tuple[int, int]]:
    """The contributors; for a subtotal that is blank in the column, what it is made of."""
    for part in s.contributors:
        below = parts.get(part.row)
        if values[part.row][column] is None and below is not None and below is not s and depth < len(parts):
            yield from _leaves(below, sign * part.coefficient, column, values, parts, depth + 1)
        else:
            yield part.row, sign * part.coefficient


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change does: the failing equations it closes, the holding ones it breaks, what rounding is left."""

    closed: tuple[Equation, ...]
    broken: tuple[Equation, ...]
    left: int


class Ledger:
    """All equations by the figures they rest on, so that only what a change touches is computed again."""

    def __init__(
        self, found: Sequence[Equation], values: Mapping[Cell, int | None], failing: Sequence[Equation]
    ) -> None:
        self.values = values
        self.failing = {id(equation) for equation in failing}
        self.of_cell: dict[Cell, list[tuple[Equation, int]]] = {}
        for equation in found:
            for cell, coefficient in equation.terms:
                self.of_cell.setdefault(cell, []).append((equation, coefficient))

    def fails(self, cell: Cell) -> bool:
        """Whether the figure stands in a failing equation."""
        return any(id(equation) in self.failing for equation, _ in self.of_cell.get(cell, ()))

    def spread(self, change: Change) -> Change:
        """The change, made as well wherever a tie that holds says that the same figure stands."""
        wider = dict(change)
        for equation in self.effect(change).broken:
            if isinstance(equation.relation, Tie) and len(equation.terms) == 2:
                (one, _), (other, _) = equation.terms
                if (one in change) != (other in change):
                    wider |= {other: change[one]} if one in change else {one: change[other]}
        return wider

    def effect(self, change: Change) -> Effect:
        """Try a change. What was exact must stay exact; what rounding explained may be explained by it again."""
        moved: dict[int, int] = {}
        touched: dict[int, Equation] = {}
        for cell, value in change.items():
            by = (value or 0) - (self.values[cell] or 0)
            for equation, coefficient in self.of_cell.get(cell, ()):
                touched[id(equation)] = equation
                moved[id(equation)] = moved.get(id(equation), 0) + coefficient * by
        closed: list[Equation] = []
        broken: list[Equation] = []
        left = 0
        for key, equation in touched.items():
            difference = abs(equation.difference + moved[key])
            if key in self.failing:
                if difference <= (0 if equation.holds else equation.allowed):
                    closed.append(equation)
                    left += difference
            elif difference > (equation.allowed if equation.difference else 0):
                broken.append(equation)
        return Effect(closed=tuple(closed), broken=tuple(broken), left=left)
