"""Evidence: in which columns a sum holds, and how many bits of coincidence that would take."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import gcd
from typing import NamedTuple

MOST_BITS_A_COLUMN = 20
ACCEPTED = 6
"""Bits of evidence, less description length, from which a sum counts as found."""


class Finding(NamedTuple):
    """What a candidate is worth: see Sum for the meaning of the columns.

    `adds` says that two contributors at least meet in some proven column; without it a total only repeats a figure.
    `idle` says that one contributor is the total already, in every column, so that the others only cancel out.
    """

    proven: tuple[int, ...]
    broken: tuple[int, ...]
    slack: tuple[int | None, ...]
    bits: int
    adds: bool
    idle: bool


def tolerance(contributors: int) -> int:
    """How far rounding alone may carry a printed total from the sum of that many printed contributors."""
    return min((contributors + 1) // 2, 3)


def column_bits(total: int, contributors: Sequence[int], slack: int) -> int:
    """Measure the surprise of the agreement in one column.

    Chance has to hit a number of about the size of the third largest figure, whichever of them is called the total: so
    an identity is worth the same however it is rearranged. That two figures lie as close as the third says, or repeat
    each other, is some surprise too. Trailing zeros of all figures carry no information.
    """
    sizes = sorted((abs(value) for value in (total, *contributors) if value), reverse=True)
    if len(sizes) < 2:
        return 0
    common = _power_of_ten(gcd(*sizes)) * (2 * abs(slack) + 1)
    third = (sizes[2] // common).bit_length() if len(sizes) > 2 else 0
    second = (sizes[1] // common).bit_length()
    return min(third + (second - third) // 4, MOST_BITS_A_COLUMN)


def _power_of_ten(value: int) -> int:
    power = 1
    while value % (10 * power) == 0:
        power *= 10
    return power


def weigh(total: Sequence[int | None], terms: Sequence[tuple[Sequence[int], int]], *, rounding: bool = True) -> Finding:
    """Compare a printed total with its terms, (values, coefficient) each, column by column."""
    proven: list[int] = []
    broken: list[int] = []
    slack: list[int | None] = []
    bits = 0
    adds = False
    allowed = tolerance(len(terms)) if rounding else 0
    for column, printed in enumerate(total):
        if printed is None:
            slack.append(None)
            continue
        parts = [coefficient * values[column] for values, coefficient in terms]
        difference = printed - sum(parts)
        slack.append(difference)
        if abs(difference) > (allowed if sum(map(bool, parts)) > 1 else 0):
            broken.append(column)
        elif printed or any(parts):
            proven.append(column)
            bits += column_bits(printed, parts, difference)
            adds = adds or sum(map(bool, parts)) > 1
    idle = adds and any(
        all(printed is None or printed == coefficient * values[column] for column, printed in enumerate(total))
        for values, coefficient in terms
    )
    return Finding(tuple(proven), tuple(broken), tuple(slack), bits, adds, idle)


def risk(evidence: int) -> Decimal:
    """State the chance of coincidence that so many bits leave."""
    return (1 / (1 + Decimal(2) ** evidence)).quantize(Decimal("1E-6"))
