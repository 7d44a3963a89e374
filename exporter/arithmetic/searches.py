"""Searches: which families of sums are looked for, in which order, for which rows.

The order is what decides between readings of the same numbers. Plain blocks come first, since any identity can be
rearranged into one with subtractions but few with subtractions into a plain one; then, where labels are known, rows
that say they are totals; then everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from exporter.arithmetic.alternating import alternating
from exporter.arithmetic.deviating import gap, one_flipped, one_skipped
from exporter.arithmetic.labels import PART, RESTATED, RESULT
from exporter.arithmetic.plain import plain, tail
from exporter.arithmetic.rounding import rounded
from exporter.arithmetic.scattered import scattered
from exporter.arithmetic.voting import voted
from exporter.arithmetic.window import Candidate, Window, pack


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A possible total before its open rows, the nearest last; `edges` are positions where a block may well begin."""

    printed: tuple[int | None, ...]
    items: Sequence[Sequence[int]]
    edges: frozenset[int]
    cue: int
    width: int

    def window(self) -> Window:
        """Pack the rows over the columns in which the total is printed."""
        columns = [column for column, value in enumerate(self.printed) if value is not None]
        return Window(
            pack([value or 0 for value in self.printed], columns, self.width),
            [pack(values, columns, self.width) for values in self.items],
            self.edges,
        )


Family = Callable[[View], Iterator[Candidate]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One family, looked for above a total, below it or around it, for rows with at least that much of a cue."""

    name: str
    family: Family
    below: bool = False
    around: bool = False
    least_cue: int = PART - 1


def _exactly(family: Callable[[Window], Iterator[Candidate]]) -> Family:
    return lambda view: family(view.window())


def _rounded(view: View) -> Iterator[Candidate]:
    return rounded(view.printed, view.items)


def _voted(view: View) -> Iterator[Candidate]:
    return voted(view.printed, view.items, view.cue)


def _misprinted(view: View) -> Iterator[Candidate]:
    """What holds in most columns, for a total that neither rounding nor leaving rows out explains in all of them.

    It goes before the shapes that leave rows out: a subtotal with a misprint would else be left out, and its parts be
    counted to the next total.
    """
    window = view.window()
    explained = chain(one_skipped(window), gap(window), rounded(view.printed, view.items))
    if next(explained, None) is None:
        yield from voted(view.printed, view.items, view.cue)


_SIMPLE: tuple[tuple[str, Family], ...] = (
    ("tail", _exactly(tail)),
    ("one flipped", _exactly(one_flipped)),
    ("alternating", _exactly(alternating)),
)
_SKIPPING: tuple[tuple[str, Family], ...] = (
    ("misprinted", _misprinted),
    ("one skipped", _exactly(one_skipped)),
    ("gap", _exactly(gap)),
    ("rounded", _rounded),
    ("voted", _voted),
)


def _searches(families: Sequence[tuple[str, Family]], least_cue: int = PART - 1) -> tuple[Search, ...]:
    return tuple(Search(name=f"{name} {least_cue}", family=family, least_cue=least_cue) for name, family in families)


PLAIN = Search(name="plain", family=_exactly(plain), least_cue=0)
TAIL = Search(name="tail", family=_exactly(tail))
LATE_PLAIN = Search(name="late plain", family=_exactly(plain))
BELOW = Search(name="below", family=_exactly(plain), below=True)
BELOW_CUED = Search(name="below cued", family=_exactly(plain), below=True, least_cue=RESULT)
ANY = _searches((*_SIMPLE, *_SKIPPING))

TOTALS_LAST_LABELLED = (
    PLAIN,
    *_searches(_SIMPLE, RESULT),
    Search(name="plain again", family=_exactly(plain), least_cue=RESTATED),
    *_searches(_SIMPLE, 0),
    *_searches(_SKIPPING, RESULT),
    BELOW_CUED,
    LATE_PLAIN,
    *_searches(_SKIPPING, 0),
    Search(name="scattered", family=_exactly(scattered), around=True, least_cue=RESULT),
)
TOTALS_LAST = (PLAIN, *ANY)
TOTALS_FIRST = (PLAIN, BELOW, *ANY)
