"""Likely causes of a figure that contradicts another: a digit, the scale, the sign, the period of another column."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from exporter.extraction.prose.figures import Period
from exporter.oim.fact import canonical

_SCALES = {3: "thousand", 6: "million", 9: "billion"}


def when(period: Period | tuple[date | None, date]) -> str:
    """A period as messages say it."""
    start, end = period.days if isinstance(period, Period) else period
    return f"{start} to {end}" if start else f"{end}"


def in_words(number: Decimal, unit: object) -> str:
    """A value as messages say it: grouped, with its unit."""
    return f"{Decimal(canonical(number)):,f} {unit}"


def agrees(value: Decimal, half: Decimal, other: Decimal, other_half: Decimal) -> bool:
    """Whether the less accurate of two numbers is the other one rounded.

    Each comes with half of what its last digit is worth. This is stricter than what makes duplicates consistent (OIM
    Common 1.0, 4.2): there 0.05 and 0.06 touch.
    """
    return abs(value - other) <= max(half, other_half)


def cause(
    said: Decimal, half: Decimal, true: Decimal, true_half: Decimal, others: Iterable[tuple[str, Decimal]]
) -> str:
    """What may have gone wrong with a figure, in words; "" where nothing simple explains it.

    `others` are figures of the same row, each with the words for its period.
    """
    if agrees(-said, half, true, true_half):
        return "the sign is the opposite"
    for when, other in others:
        if agrees(abs(said), half, abs(other), true_half):
            return f"that is the figure of {when}"
    for power in (3, -3, 6, -6, 1, -1, 2, -2):
        if agrees(abs(said).scaleb(power), half.scaleb(power), abs(true), true_half):
            return f"the scale may be wrong: it is {abs(said):f} times 10^{power}" if abs(power) < 3 else _scale(power)
    return _digits(abs(said), rounded(abs(true), half), half)


def _scale(power: int) -> str:
    larger = "larger" if power > 0 else "smaller"
    return f"the scale may be wrong: the other is a {_SCALES[abs(power)]} times {larger}"


def rounded(value: Decimal, half: Decimal) -> Decimal:
    """A number to the accuracy whose last digit's half is given, halves away from zero."""
    unit = half * 2
    return (value / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * unit


def _digits(said: Decimal, right: Decimal, half: Decimal) -> str:
    unit = half * 2
    one, other = (canonical((number / unit).quantize(Decimal(1))) for number in (said, right))
    if len(one) != len(other):
        return ""
    differing = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 1:
        at = differing[0]
        return f"one digit differs: {one[at]} against {other[at]}"
    if len(differing) == 2 and differing[1] == differing[0] + 1:
        first, second = differing
        if one[first] == other[second] and one[second] == other[first]:
            return f"two digits have changed places: {one[first]}{one[second]} against {other[first]}{other[second]}"
    return ""
