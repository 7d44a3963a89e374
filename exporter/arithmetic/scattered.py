"""Scattered sums: a total whose parts stand anywhere above and below it, among rows that belong to nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.arithmetic.window import Candidate, Window

HALF = 6
"""Rows in each half of what is tried: each may be added, subtracted or left out."""

Terms = tuple[tuple[int, int], ...]


def scattered(window: Window) -> Iterator[Candidate]:
    """Match total = any rows, added or subtracted, of the nearest 2 x HALF that are not zero."""
    places = [place for place in range(window.size) if window.items[place]][-2 * HALF :]
    near = dict(_combined(window, places[-HALF:]))
    for value, terms in _combined(window, places[:-HALF]):
        rest = near.get(window.total - value)
        if rest is not None and len(terms) + len(rest) > 1:
            minus = sum(coefficient < 0 for _, coefficient in (*terms, *rest))
            cost = 2 * len(places) + 2 * minus
            yield Candidate("scattered", cost, tuple(sorted((*terms, *rest))))


def _combined(window: Window, places: Sequence[int]) -> Iterator[tuple[int, Terms]]:
    """Give every combination of the places with its value, those with fewest rows last."""
    found: list[tuple[int, Terms]] = [(0, ())]
    for place in places:
        item = window.items[place]
        found += [
            (value + coefficient * item, (*terms, (place, coefficient)))
            for coefficient in (1, -1)
            for value, terms in found
        ]
    yield from sorted(found, key=lambda entry: -len(entry[1]))
