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
    TRANSPOSITION = "transposition"
    DIGIT = "digit"
    SWAP = "columns swapped"
    MISSING = "missing row"
    ROUNDING = "rounding"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change that closes inconsistencies and breaks nothing that holds.

    `values` are what the figures at `cells` would be, in the same order and in units of the last digit. For a missing
    row `cells` names the total, and `values` what the missing row would have to hold to close it. `closes` counts the
    failing relations that then hold.
    """

    cause: Cause
    cells: tuple[Cell, ...]
    values: tuple[int, ...]
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inconsistency:
    """A sum that fails in one column, or a tie that fails, with the repairs that would mend it, the likeliest first.

    `cells` are the figures it rests on, the total or the left side first. `difference` is the printed total less the
    computed one, or left less right, in units of the last digit.
    """

    table: int
    relation: Sum | Tie
    column: int
    difference: int
    cells: tuple[Cell, ...]
    repairs: tuple[Repair, ...]
