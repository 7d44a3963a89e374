"""Plain blocks: everything above added, or added up to a point and subtracted from there on."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.arithmetic.window import Candidate, Window


def plain(window: Window) -> Iterator[Candidate]:
    """Match total = a + b + c, and -total = a + b + c."""
    for sign, total in window.targets():
        for start in window.starts.get(window.prefix[-1] - total, ()):
            cost = (window.size - start).bit_length() + (4 if sign < 0 else 0)
            yield Candidate("plain", cost, tuple(window.block(start, sign)))


def tail(window: Window) -> Iterator[Candidate]:
    """Match total = a + b - c - d, and -total = a + b - c - d."""
    end = window.prefix[-1]
    for sign, total in window.targets():
        for turn in range(1, window.size):
            for start in window.starts.get(2 * window.prefix[turn] - end - total, ()):
                if start < turn:
                    cost = 2 * (window.size - start).bit_length() + (1 if sign < 0 else 0)
                    terms = window.block(start, sign)
                    terms[turn - start :] = [(position, -sign) for position in range(turn, window.size)]
                    yield Candidate("tail", cost, tuple(terms))
