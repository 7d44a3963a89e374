"""Voting: blocks that hold in most columns but not in all, because something in the rest is misprinted or rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from exporter.arithmetic.deviating import one_flipped
from exporter.arithmetic.plain import plain, tail
from exporter.arithmetic.window import Candidate, Window

PER_BROKEN_COLUMN = 4
"""Bits a sum must pay for each column in which it does not hold."""
CANDIDATES = 40
"""How many candidates a column may put up; one that has more says nothing."""


def voted(total: Sequence[int | None], items: Sequence[Sequence[int]], cue: int) -> Iterator[Candidate]:
    """Match what holds exactly in more than half of the total's columns, or in half when a label asks."""
    columns = [column for column, value in enumerate(total) if value is not None]
    votes: Counter[Candidate] = Counter()
    for column in columns:
        if not total[column]:
            continue
        window = Window(total[column] or 0, [values[column] for values in items])
        candidates = chain.from_iterable(family(window) for family in (plain, tail, one_flipped))
        votes.update(islice(candidates, CANDIDATES))
    needed = len(columns) if cue else len(columns) + 1
    for candidate, count in votes.items():
        if 2 * count >= needed and count < len(columns):
            yield candidate._replace(cost=candidate.cost + PER_BROKEN_COLUMN * (len(columns) - count))
