"""Omissions: what a sum lacks. A row that is not there, or one that is there and was not added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.arithmetic.alterations import Figures
from exporter.arithmetic.equations import Equation
from exporter.arithmetic.repairs import Cause, Repair
from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, Table, Tie, TieKind


def omissions(
    equation: Equation, tables: Sequence[Table], figures: Figures, failing: Sequence[Equation]
) -> Iterator[Repair]:
    """Repairs that add to a sum what it lacks, in all columns in which it fails, and rounding if that suffices."""
    if isinstance(equation.relation, Tie):
        yield from _in_two_units(equation.relation, tables, figures)
        return
    if equation.holds:
        total = equation.terms[0][0]
        yield Repair(
            cause=Cause.ROUNDING,
            cells=(total,),
            values=((figures[total] or 0) - equation.difference,),
            closes=1,
        )
        return
    alike = [other for other in failing if other.relation is equation.relation and other.table == equation.table]
    totals = tuple(other.terms[0][0] for other in alike)
    lacking = tuple(other.difference for other in alike)
    yield from _left_out(equation, equation.relation, tables[equation.table], figures, totals, lacking)
    yield Repair(cause=Cause.MISSING, cells=totals, values=lacking, closes=len(alike))


def _in_two_units(tie: Tie, tables: Sequence[Table], figures: Figures) -> Iterator[Repair]:
    """Whichever side has the unit that fewer rows of its table have."""
    if tie.kind is TieKind.UNITS:
        cell = min((tie.left, *tie.right), key=lambda cell: _rows_alike(tables[cell.table], cell.row))
        yield Repair(cause=Cause.UNIT, cells=(cell,), values=(figures[cell],), closes=1)


def _rows_alike(table: Table, row: int) -> int:
    units = {r.id: r.unit for r in table.rows}
    return list(units.values()).count(units[row])


def _left_out(
    equation: Equation,
    relation: Sum,
    table: Table,
    figures: Figures,
    totals: Sequence[Cell],
    lacking: Sequence[int],
) -> Iterator[Repair]:
    """Rows of the table, none of the sum's own, that hold just what is lacking and nothing where nothing is."""
    own = {cell.row for cell, _ in equation.terms}
    unit = {row.id: row.unit for row in table.rows}[relation.total]
    for row in table.rows:
        if row.id in own or (len(lacking) < 2 and abs(lacking[0]) < 100):
            continue
        cells = tuple(Cell(table=equation.table, row=row.id, column=cell.column) for cell in totals)
        held = tuple(figures[cell] or 0 for cell in cells)
        elsewhere = [c for c in range(len(table.periods)) if c not in {cell.column for cell in totals}]
        idle = all(not row.values[column] for column in elsewhere)
        if idle and held in (tuple(lacking), tuple(-value for value in lacking)):
            cause = Cause.LEFT_OUT if row.unit == unit else Cause.UNIT
            yield Repair(cause=cause, cells=cells, values=held, closes=len(totals))
