"""Blocks: what speaks for some rows being the sum of a total, though it fails in some columns or in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exporter.arithmetic.evidence import column_bits, tolerance
from exporter.arithmetic.misprints import SCALES, rescaled

REPAIR = 8
"""Bits it costs to suppose that one row is wrong throughout, or kept apart by its unit."""
STRANGER = 2
"""Bits it costs to add a row that is not known to be added there."""

Values = Sequence[int]
Terms = tuple[tuple[int, int], ...]
"""Rows with their coefficients."""


class Block(NamedTuple):
    """Rows that may add up to a total, and the bits that speak for it."""

    worth: int
    terms: Terms


def worth(
    printed: Sequence[int | None], terms: Sequence[tuple[Values, int]], strangers: int, apart: Sequence[Values]
) -> int:
    """Bits for the columns that hold, or would with one row mended, less what that leaves to choice.

    `terms` are values and coefficients; `apart` are rows in other units, any of which could be what is lacking.
    """
    columns = [column for column, value in enumerate(printed) if value is not None]
    total = [printed[column] or 0 for column in columns]
    rows = [([values[column] for column in columns], coefficient) for values, coefficient in terms]
    held = failed = 0
    residual = []
    for at, value in enumerate(total):
        parts = [coefficient * values[at] for values, coefficient in rows]
        bits = column_bits(value, parts, 0) if sum(map(bool, parts)) > 1 else 0
        left = value - sum(parts)
        if abs(left) <= tolerance(len(terms)):
            held += bits
            residual.append(0)
        else:
            failed += bits
            residual.append(left)
    if failed > REPAIR and _mendable([(total, -1), *rows], residual, [[v[c] for c in columns] for v in apart]):
        held += failed - REPAIR
    return held - STRANGER * strangers - len(terms).bit_length()


def _mendable(rows: Sequence[tuple[Values, int]], residual: Values, apart: Sequence[Values]) -> bool:
    """Whether one change of a whole row, or adding one that is kept apart, would close every column."""
    for values, coefficient in rows:
        needed = [value + coefficient * left for value, left in zip(values, residual, strict=True)]
        if sorted(needed) == sorted(values):
            return True
        if sum(map(bool, values)) > 1 and any(needed == changed for changed in _changed(values)):
            return True
    return any(list(values) in (list(residual), [-left for left in residual]) for values in apart)


def _changed(values: Values) -> Iterator[list[int | None]]:
    """The row with the other sign, and in other scales."""
    yield [-value for value in values]
    for power in SCALES:
        for sign in (-1, 1):
            yield [value and rescaled(value, sign * power) for value in values]
