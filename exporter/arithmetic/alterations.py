"""Alterations: the changes worth trying when an equation fails, each with the cause it would be the mending of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from exporter.arithmetic.equations import Change, Equation
from exporter.arithmetic.misprints import SCALES, rescaled, slip
from exporter.arithmetic.repairs import Cause
from exporter.arithmetic.ties import Cell, Table, Tie

Figures = Mapping[Cell, int | None]


class Alteration(NamedTuple):
    """A change to try."""

    cause: Cause
    change: Change


def alterations(equation: Equation, tables: Sequence[Table], figures: Figures) -> Iterator[Alteration]:
    """Every change of one figure, one row or one table's columns that could close the equation."""
    for cell, coefficient in equation.terms:
        printed = figures[cell]
        needed = (printed or 0) - coefficient * equation.difference
        yield Alteration(slip(printed, needed) or Cause.VALUE, {cell: needed})
        width = len(tables[cell.table].periods)
        yield from _of_row(cell, width, figures)
        yield from _of_columns(cell, width, figures)
    if isinstance(equation.relation, Tie):
        for cell, _ in equation.terms:
            for other in range(len(tables[cell.table].periods)):
                if other != cell.column:
                    yield Alteration(Cause.PERIOD, _exchanged(tables[cell.table], cell, other, figures))


def _of_row(cell: Cell, width: int, figures: Figures) -> Iterator[Alteration]:
    """The whole row with the other sign, or in another scale."""
    cells = [_moved(cell, column) for column in range(width)]
    row = {at: value for at in cells if (value := figures[at])}
    if not row:
        return
    if len(row) > 1:
        yield Alteration(Cause.SIGN, {at: -value for at, value in row.items()})
    for power in (sign * power for power in SCALES for sign in (-1, 1)):
        scaled = {at: rescaled(value, power) for at, value in row.items()}
        if len(row) > 1 and None not in scaled.values():
            yield Alteration(Cause.SCALE, scaled)


def _of_columns(cell: Cell, width: int, figures: Figures) -> Iterator[Alteration]:
    """The figure exchanged with one beside it, taken from a column that should be empty, or all moved by one."""
    value = figures[cell]
    for column in range(width):
        other = _moved(cell, column)
        there = figures[other]
        if column == cell.column or value == there:
            continue
        cause = Cause.SWAP if value and there else Cause.COLUMN
        yield Alteration(cause, {cell: there, other: value})
    row = [figures[_moved(cell, column)] for column in range(width)]
    for turned in (row[1:] + row[:1], row[-1:] + row[:-1]) if width > 2 else ():
        if None in row or 0 in row:
            yield Alteration(Cause.COLUMN, {_moved(cell, c): v for c, v in enumerate(turned) if v != row[c]})


def _exchanged(table: Table, cell: Cell, other: int, figures: Figures) -> Change:
    """Two columns of the whole table, each under the other's heading."""
    change: dict[Cell, int | None] = {}
    for row in table.rows:
        one = Cell(table=cell.table, row=row.id, column=cell.column)
        two = Cell(table=cell.table, row=row.id, column=other)
        if figures[one] != figures[two]:
            change |= {one: figures[two], two: figures[one]}
    return change


def _moved(cell: Cell, column: int) -> Cell:
    return Cell(table=cell.table, row=cell.row, column=column)
