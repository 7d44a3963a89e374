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
    """What a candidate is worth: see Sum for the meaning of the columns."""

    proven: tuple[int, ...]
    broken: tuple[int, ...]
    slack: tuple[int | None, ...]
    bits: int


def tolerance(contributors: int) -> int:
    """How far rounding alone may carry a printed total from the sum of that many printed contributors."""
    return min((contributors + 1) // 2, 3)


def column_bits(total: int, contributors: Sequence[int], slack: int) -> int:
    """Measure the surprise of the agreement in one column.

    Chance has to hit a number of about the size of the second largest contributor: a total that repeats its only
    contributor proves nothing. A factor common to all figures carries no information and is taken out.
    """
    sizes = sorted(abs(value) for value in contributors if value)
    if len(sizes) < 2:
        return 0
    size = sizes[-2] // (gcd(total, *sizes) if not slack else 1)
    return min((size // (2 * abs(slack) + 1)).bit_length(), MOST_BITS_A_COLUMN)


def weigh(total: Sequence[int | None], terms: Sequence[tuple[Sequence[int], int]], *, rounding: bool = True) -> Finding:
    """Compare a printed total with its terms, (values, coefficient) each, column by column."""
    proven: list[int] = []
    broken: list[int] = []
    slack: list[int | None] = []
    bits = 0
    allowed = tolerance(len(terms)) if rounding else 0
    for column, printed in enumerate(total):
        if printed is None:
            slack.append(None)
            continue
        parts = [coefficient * values[column] for values, coefficient in terms]
        difference = printed - sum(parts)
        slack.append(difference)
        if abs(difference) > allowed:
            broken.append(column)
        elif printed or any(parts):
            proven.append(column)
            bits += column_bits(printed, parts, difference)
    return Finding(tuple(proven), tuple(broken), tuple(slack), bits)


def risk(evidence: int) -> Decimal:
    """State the chance of coincidence that so many bits leave."""
    return (1 / (1 + Decimal(2) ** evidence)).quantize(Decimal("1E-6"))
