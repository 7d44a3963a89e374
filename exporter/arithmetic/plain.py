"""Plain blocks: everything above added, or added up to a point and subtracted from there on."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.arithmetic.window import Candidate, Window


def plain(window: Window) -> Iterator[Candidate]:
    """Match total = a + b + c, and -total = a + b + c."""
    for sign, total, reading in window.targets():
        for start in window.starts.get(window.prefix[-1] - total, ()):
            cost = window.start_cost(start) + reading
            yield Candidate("plain", cost, tuple(window.block(start, sign)))


def tail(window: Window) -> Iterator[Candidate]:
    """Match total = a + b - c - d, and -total = a + b - c - d."""
    end = window.prefix[-1]
    for sign, total, reading in window.targets():
        for turn in range(1, window.size):
            for start in window.starts.get(2 * window.prefix[turn] - end - total, ()):
                if start < turn:
                    choices = (window.size - start - 2).bit_length()
                    cost = 1 + window.start_cost(start) + choices + reading
                    terms = window.block(start, sign)
                    terms[turn - start :] = [(position, -sign) for position in range(turn, window.size)]
                    yield Candidate("tail", cost, tuple(terms))
