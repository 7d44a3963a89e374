"""Suspicion: which equations count as failing, and how sure it is that they should hold."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.arithmetic.equations import Equation
from exporter.arithmetic.evidence import ACCEPTED
from exporter.arithmetic.known import KNOWN, SUPPOSED
from exporter.arithmetic.repairs import Cause, Repair
from exporter.arithmetic.sums import Sum

EXACT = 2
"""Equations with figures in a table that must hold exactly before slack in another one is worth a word."""

_NAMED = (Cause.SIGN, Cause.SCALE, Cause.PERIOD, Cause.SWAP, Cause.COLUMN, Cause.TRANSPOSITION)


def suspicious(found: Sequence[Equation]) -> tuple[Equation, ...]:
    """Those that rounding cannot explain, and the slack of a table that is exact otherwise, by table and column."""
    failing = [equation for equation in found if not equation.holds]
    for table in dict.fromkeys(equation.table for equation in found):
        of_sums = [e for e in found if e.table == table and isinstance(e.relation, Sum) and e.holds]
        slack = [e for e in of_sums if e.difference]
        exact = [e for e in of_sums if not e.difference]
        if slack and len(exact) >= EXACT and _share_a_row(slack):
            failing += slack
    order = {id(equation): place for place, equation in enumerate(found)}
    return tuple(sorted(failing, key=lambda e: (e.table, e.column, order[id(e)])))


def is_certain(equation: Equation, repairs: Sequence[Repair]) -> bool:
    """Whether the relation is proven apart from the column in which it fails."""
    relation = equation.relation
    if equation.holds:
        return False
    if not isinstance(relation, Sum) or relation.family == KNOWN:
        return True
    if relation.proven and relation.evidence >= ACCEPTED:
        return True
    mends = bool(repairs) and repairs[0].cause in _NAMED and repairs[0].closes > 1
    return mends and relation.family != SUPPOSED


def _share_a_row(slack: Sequence[Equation]) -> bool:
    """Whether one row could be to blame for all of it."""
    shared = {cell.row for cell, _ in slack[0].terms}
    for equation in slack[1:]:
        shared &= {cell.row for cell, _ in equation.terms}
    return bool(shared)
