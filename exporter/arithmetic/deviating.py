"""Deviating blocks: a plain block in which one row or two are subtracted, left out or counted apart."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.arithmetic.window import Candidate, Window


def one_flipped(window: Window) -> Iterator[Candidate]:
    """Match total = a + b - c + d."""
    end = window.prefix[-1]
    for sign, total in window.targets():
        for position, item in enumerate(window.items):
            if not item:
                continue
            for start in window.starts.get(end - total - 2 * item, ()):
                if start <= position:
                    terms = window.block(start, sign)
                    terms[position - start] = (position, -sign)
                    cost = 2 * (window.size - start).bit_length() + (3 if sign < 0 else 1)
                    yield Candidate("one flipped", cost, tuple(terms))


def one_skipped(window: Window) -> Iterator[Candidate]:
    """Match total = a + b + d, with c printed among them only by the way."""
    end = window.prefix[-1]
    for sign, total in window.targets():
        for position, item in enumerate(window.items):
            if not item:
                continue
            for start in window.starts.get(end - total - item, ()):
                if start < position:
                    terms = window.block(start, sign)
                    del terms[position - start]
                    cost = 2 * (window.size - start).bit_length() + (7 if sign < 0 else 3)
                    yield Candidate("one skipped", cost, tuple(terms))
