"""Explanation: for every sum or tie that fails, the repairs that would mend it, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from exporter.arithmetic.alterations import Alteration, Figures, alterations
from exporter.arithmetic.equations import Change, Effect, Equation, Ledger, equations, figures
from exporter.arithmetic.omissions import omissions
from exporter.arithmetic.repairs import Cause, Inconsistency, Repair
from exporter.arithmetic.sums import Sum
from exporter.arithmetic.suspicion import is_certain, suspicious
from exporter.arithmetic.ties import Cell, Table, Tie

MOST_REPAIRS = 8
"""How many repairs of one inconsistency are worth reading."""

_ORDER = (
    Cause.SIGN,
    Cause.SCALE,
    Cause.PERIOD,
    Cause.SWAP,
    Cause.COLUMN,
    Cause.TRANSPOSITION,
    Cause.UNIT,
    Cause.LEFT_OUT,
    Cause.DIGIT,
    Cause.MISSING,
    Cause.VALUE,
    Cause.ROUNDING,
)
"""Causes from the one that leaves least to chance to the one that anything can be put down to."""


_GUESSES = (Cause.TRANSPOSITION, Cause.DIGIT, Cause.VALUE)
"""Causes that more than one figure of a sum may have: the columns beside it tell which figure looks odd."""


class _Ranked(NamedTuple):
    key: tuple[int, ...]
    repair: Repair


def explain(tables: Sequence[Table], sums: Sequence[Sequence[Sum]], ties: Sequence[Tie]) -> tuple[Inconsistency, ...]:
    """Explain what fails among the sums, `sums[i]` being those of `tables[i]`, and the ties of tables in one scale.

    One inconsistency for each column of a sum and each tie, by table, column and total. A repair must close the
    inconsistency it stands under and break nothing that holds; the one that closes most goes first, then the one whose
    cause leaves least to chance.
    """
    printed = figures(tables)
    found = equations(tables, sums, ties)
    failing = suspicious(found)
    ledger = Ledger(found, printed, failing)
    return tuple(
        Inconsistency(
            table=equation.table,
            relation=equation.relation,
            column=equation.column,
            difference=equation.difference,
            cells=tuple(cell for cell, _ in equation.terms),
            repairs=(repairs := _repairs(equation, tables, printed, ledger, failing)),
            certain=is_certain(equation, repairs),
        )
        for equation in failing
    )


def _repairs(
    equation: Equation, tables: Sequence[Table], printed: Figures, ledger: Ledger, failing: Sequence[Equation]
) -> tuple[Repair, ...]:
    ranked = [
        *_changes(equation, alterations(equation, tables, printed), printed, ledger),
        *(
            _Ranked((-repair.closes, _ORDER.index(repair.cause)), repair)
            for repair in omissions(equation, tables, printed, failing)
        ),
    ]
    chosen: dict[tuple[tuple[Cell, ...], tuple[int | None, ...]], Repair] = {}
    for _, repair in sorted(ranked, key=lambda r: r.key):
        chosen.setdefault((repair.cells, repair.values), repair)
    return tuple(chosen.values())[:MOST_REPAIRS]


def _changes(equation: Equation, tried: Iterator[Alteration], printed: Figures, ledger: Ledger) -> Iterator[_Ranked]:
    for cause, change in tried:
        effect = ledger.effect(change)
        if effect.broken and effect.closed:
            change = ledger.spread(change)
            effect = ledger.effect(change)
        if effect.broken or all(closed is not equation for closed in effect.closed):
            continue
        repair = Repair(cause=cause, cells=tuple(change), values=tuple(change.values()), closes=len(effect.closed))
        yield _Ranked(_rank(cause, change, effect, printed), repair)


def _rank(cause: Cause, change: Change, effect: Effect, printed: Figures) -> tuple[int, ...]:
    """What closes most goes first, then the better cause, then what makes the row's columns look most alike."""
    return (
        -len(effect.closed),
        _ORDER.index(cause),
        effect.left,
        len(change),
        sum(
            _strangeness(cell, value, printed) - _strangeness(cell, printed[cell], printed)
            for cell, value in change.items()
        )
        if cause in _GUESSES
        else 0,
        sum(len(str(abs(printed[cell] or 0))) for cell in change),
    )


def _strangeness(cell: Cell, value: int | None, printed: Figures) -> int:
    """How far, in tenths of the larger, a figure is from the nearest of the other columns; 0 where there is none."""
    distances = []
    column = 0
    while (other := replace(cell, column=column)) in printed:
        column += 1
        there = printed[other]
        if other != cell and there:
            distances.append(10 * abs((value or 0) - there) // max(abs(value or 0), abs(there)))
    return min(distances, default=0)
