"""Misprints: which slip of the hand leads from the figure that is needed to the one that is printed."""

from __future__ import annotations

from exporter.arithmetic.repairs import Cause

SCALES = (3, 6, 2, 1)
"""Powers of ten a figure may be off by, the usual ones first."""


def slip(printed: int | None, needed: int) -> Cause | None:
    """Name what makes `needed` into `printed`; None where it is no single slip."""
    if not printed:
        return None
    if needed == -printed:
        return Cause.SIGN
    if any(_is_scaled(printed, needed, power) for power in SCALES):
        return Cause.SCALE
    if (printed < 0) != (needed < 0) and needed:
        return None
    one, other = str(abs(printed)), str(abs(needed))
    width = max(len(one), len(other))
    one, other = one.zfill(width), other.zfill(width)
    differing = [place for place in range(width) if one[place] != other[place]]
    if len(differing) == 2:
        first, second = differing
        if second == first + 1 and one[first] == other[second] and one[second] == other[first]:
            return Cause.TRANSPOSITION
    return Cause.DIGIT if len(differing) == 1 else None


def rescaled(value: int, power: int) -> int | None:
    """The value times a power of ten; None where that is no other figure, or not one that anybody would print.

    Thousands and millions may have been rounded to; a smaller power must leave no digit over.
    """
    unit: int = 10 ** abs(power)
    if not value:
        return None
    if power >= 0:
        return value * unit
    if value % unit == 0:
        return value // unit
    rounded = (abs(value) + unit // 2) // unit
    if abs(power) < 3 or rounded < 10:
        return None
    return rounded if value > 0 else -rounded


def _is_scaled(printed: int, needed: int, power: int) -> bool:
    return printed in (rescaled(needed, power), rescaled(needed, -power))
