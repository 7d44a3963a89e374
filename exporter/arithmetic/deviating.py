"""Deviating blocks: a plain block in which one row or two are subtracted, left out or counted apart."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.arithmetic.window import Candidate, Window

GAP_REACH = 40
"""How far up a gap may begin."""


def one_flipped(window: Window) -> Iterator[Candidate]:
    """Match total = a + b - c + d."""
    end = window.prefix[-1]
    for sign, total, reading in window.targets():
        for position, item in enumerate(window.items):
            if not item:
                continue
            for start in window.starts.get(end - total - 2 * item, ()):
                if start <= position:
                    terms = window.block(start, sign)
                    terms[position - start] = (position, -sign)
                    cost = 1 + window.start_cost(start) + (window.size - start).bit_length() + reading
                    yield Candidate("one flipped", cost, tuple(terms))


def one_skipped(window: Window) -> Iterator[Candidate]:
    """Match total = a + b + d, with c printed among them only by the way."""
    end = window.prefix[-1]
    for sign, total, reading in window.targets():
        for position, item in enumerate(window.items):
            if not item:
                continue
            for start in window.starts.get(end - total - item, ()):
                if start < position:
                    terms = window.block(start, sign)
                    del terms[position - start]
                    cost = 3 + window.start_cost(start) + (window.size - start).bit_length() + reading
                    yield Candidate("one skipped", cost, tuple(terms))


def gap(window: Window) -> Iterator[Candidate]:
    """Match total = a + b + f, with a run of rows between that belongs to neither."""
    prefix = window.prefix
    end = prefix[-1]
    for sign, total, reading in window.targets():
        for last in range(window.size - 1, max(1, window.size - GAP_REACH), -1):
            for first in range(last - 2, max(0, window.size - GAP_REACH), -1):
                for start in window.starts.get(end - total - prefix[last] + prefix[first], ()):
                    if start < first:
                        terms = [(p, sign) for p in range(start, window.size) if not first <= p < last]
                        cost = 3 + window.start_cost(start) + 2 * (window.size - start).bit_length() + reading
                        yield Candidate("gap", cost, tuple(terms))
