"""The window: rows still open above a possible total, each packed into one integer over the columns that count."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

Values = Sequence[int]

REVERSED = 4
"""Bits it costs to read a total with all signs reversed."""


class Candidate(NamedTuple):
    """A way to make the total: positions in the window with coefficients; `cost` is its description length in bits."""

    family: str
    cost: int
    terms: tuple[tuple[int, int], ...]


def pack(values: Values, columns: Sequence[int], width: int) -> int:
    """One integer that adds as the vector does: equal integers mean equal in every column of `columns`.

    Holds as long as no column's sum reaches 2 ** (width - 1) in size.
    """
    packed = 0
    for column in columns:
        packed = (packed << width) + values[column]
    return packed


class Window:
    """Open rows with their running totals, and where each running total occurs.

    A block is the rows from a start to the end of the window: its plain sum is `prefix[-1] - prefix[start]`, so
    asking which start gives a sum is one look-up. `edges` are the starts a reader would expect: after an earlier total.
    """

    __slots__ = ("edges", "items", "prefix", "size", "starts", "total")

    def __init__(self, total: int, items: Sequence[int], edges: Container[int] = ()) -> None:
        self.total = total
        self.items = items
        self.edges = edges
        self.size = len(items)
        self.prefix = [0]
        for item in items:
            self.prefix.append(self.prefix[-1] + item)
        self.starts: dict[int, list[int]] = {}
        for start, running in enumerate(self.prefix[:-1]):
            self.starts.setdefault(running, []).append(start)

    def block(self, start: int, coefficient: int = 1) -> list[tuple[int, int]]:
        """Take a block from a start to the end."""
        return [(position, coefficient) for position in range(start, self.size)]

    def start_cost(self, start: int) -> int:
        """Count the bits to say where a block begins: few where it is expected to, as after another total."""
        return 1 if start in self.edges else (self.size - start).bit_length()

    def targets(self) -> Iterator[tuple[int, int, int]]:
        """Give sign, total and cost: as printed, and with all signs reversed (a loss of revenue and expenses)."""
        yield 1, self.total, 0
        yield -1, -self.total, REVERSED
