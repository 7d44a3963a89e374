"""Alternating blocks: every row of the block added or subtracted, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.arithmetic.window import Candidate, Window

HALF = 7
"""Rows in each half of the longest block tried: the halves are searched apart and meet in the middle."""

Signed = dict[int, list[int]]
"""For each sum the sign patterns that give it: bit n is set where row n, counted upwards, is subtracted."""


def alternating(window: Window) -> Iterator[Candidate]:
    """Match total = ± a ± b ± c ± d, for blocks of up to 2 x HALF rows that are not zero."""
    upwards = [place for place in range(window.size - 1, -1, -1) if window.items[place]]
    near: Signed = {0: [0]}
    for size, place in enumerate(upwards[:HALF], 1):
        near = _with(near, window.items[place], size - 1)
        for pattern in near.get(window.total, ()) if size > 2 else ():
            yield _candidate(upwards[:size], pattern)
    far: Signed = {0: [0]}
    for size, place in enumerate(upwards[HALF : 2 * HALF], 1):
        far = _with(far, window.items[place], size - 1)
        for value, patterns in far.items():
            for right in near.get(window.total - value, ()):
                for left in patterns:
                    yield _candidate(upwards[: HALF + size], right | left << HALF)


def _with(sums: Signed, item: int, bit: int) -> Signed:
    wider: Signed = {}
    for value, patterns in sums.items():
        wider.setdefault(value + item, []).extend(patterns)
        wider.setdefault(value - item, []).extend(pattern | 1 << bit for pattern in patterns)
    return wider


def _candidate(upwards: Sequence[int], pattern: int) -> Candidate:
    """Charge for every change of sign, as if its place had to be named."""
    size = len(upwards)
    changes = (pattern ^ pattern >> 1) & ((1 << size - 1) - 1)
    terms = tuple((place, -1 if pattern >> bit & 1 else 1) for bit, place in enumerate(upwards))
    first_is_minus = pattern >> size - 1
    cost = size.bit_length() + min(size, changes.bit_count() * size.bit_length()) + 2 * first_is_minus
    return Candidate("alternating", cost, terms[::-1])
