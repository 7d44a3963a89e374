"""Rounding: blocks that hold in every column within what rounding of the printed figures can explain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from exporter.arithmetic.evidence import tolerance
from exporter.arithmetic.window import Candidate

REACH = 40
"""Open rows looked back over: nothing can be looked up here, so every start and turn is tried."""


def rounded(total: Sequence[int | None], items: Sequence[Sequence[int]]) -> Iterator[Candidate]:
    """Match total ≈ a + b + c and total ≈ a + b - c - d."""
    columns = [column for column, value in enumerate(total) if value]
    if not columns:
        return
    first = max(0, len(items) - REACH)
    size = len(items)
    running = {c: [0, *accumulate(values[c] for values in items)] for c in columns}
    lead = running[columns[0]]
    for start in range(first, size - 1):
        allowed = tolerance(size - start)
        reach = (total[columns[0]] or 0) + lead[start] + lead[size]
        for turn in range(start + 1, size + 1):
            if abs(reach - 2 * lead[turn]) > allowed:
                continue
            if all(
                abs((total[c] or 0) + running[c][start] + running[c][size] - 2 * running[c][turn]) <= allowed
                for c in columns
            ):
                choices = (size - start).bit_length()
                cost = choices if turn == size else 1 + 2 * choices
                terms = tuple((place, 1 if place < turn else -1) for place in range(start, size))
                yield Candidate("plain" if turn == size else "tail", cost, terms)
