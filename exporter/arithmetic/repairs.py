"""Repairs: what would mend figures that do not add up or do not agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, Tie


class Cause(StrEnum):
    """What went wrong with a figure, in the words a person would use."""

    SIGN = "sign"
    SCALE = "scale"
    PERIOD = "periods exchanged"
    SWAP = "columns swapped"
    COLUMN = "wrong column"
    TRANSPOSITION = "transposition"
    UNIT = "unit"
    DIGIT = "digit"
    LEFT_OUT = "row left out of the sum"
    MISSING = "missing row"
    ROUNDING = "rounding"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change that closes inconsistencies and breaks nothing that holds.

    `values` are what the figures at `cells` would be, in the same order and in units of the last digit; None is an
    empty cell. `closes` counts the failing relations that then hold, each column of a sum by itself.

    For a missing row `cells` names the total, and `values` what the missing row would have to hold to close it. For
    a row left out of the sum, or kept out of it by its unit, `cells` and `values` are that row's figures as they are.
    For rounding they are the total and what the parts as printed add up to.
    """

    cause: Cause
    cells: tuple[Cell, ...]
    values: tuple[int | None, ...]
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inconsistency:
    """A sum that fails in one column, or a tie that fails, with the repairs that would mend it, the likeliest first.

    `cells` are the figures it rests on, the total or the left side first. `difference` is the printed total less the
    computed one, or left less right, in units of the last digit.

    It is `certain` where the relation itself is proven: the sum holds in another column, a network states it, one
    repair of a named cause makes it hold, or it is a tie. It is not where rounding could explain the difference but
    everything else in the table is exact, nor where only expectation says that there is a sum.
    """

    table: int
    relation: Sum | Tie
    column: int
    difference: int
    cells: tuple[Cell, ...]
    repairs: tuple[Repair, ...]
    certain: bool = True
