"""Slots: which numbers of a table stand under one another.

In a grid, numbers share a slot whose cells overlap, signs included. Rows separated by TABs have no grid when their
blanks were dropped: there the n-th number of a row goes into the n-th slot.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from exporter.document.table import Table
from exporter.extraction.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The slots of a table, left to right, as grid intervals (end exclusive), and the slot of each number.

    `places` has, for each row, the slot of each token of the row, None for what is no number. Without a grid
    (`gridded` false) the intervals are counts only. `label_right` is where the labels of most rows end, exclusive.
    """

    intervals: tuple[tuple[int, int], ...]
    places: tuple[tuple[int | None, ...], ...]
    gridded: bool
    label_right: int

    @property
    def count(self) -> int:
        """How many slots there are."""
        return len(self.intervals)


def find_slots(table: Table, rows: tuple[tuple[Token, ...], ...]) -> Slots:
    """The slots of a table's numbers."""
    return _by_grid(rows) if is_gridded(table) else _by_count(rows)


def is_gridded(table: Table) -> bool:
    """Whether a cell's column means its place: not so for TAB-separated rows whose empty cells were dropped."""
    return table.aligned or any(not cell.text for row in table.rows for cell in row[1:])


def _label_right(rows: tuple[tuple[Token, ...], ...]) -> int:
    ends = Counter(
        max(token.right for token in row[:first])
        for row in rows
        if (first := next((i for i, token in enumerate(row) if token.is_number), 0))
    )
    return max(ends, key=lambda end: (ends[end], -end), default=1)


def _by_grid(rows: tuple[tuple[Token, ...], ...]) -> Slots:
    numbers = [[token for token in row if token.is_number] for row in rows]
    intervals: list[list[int]] = []
    for row in sorted((r for r in numbers if r), key=len, reverse=True):
        taken: set[int] = set()
        for token in row:
            slot = _overlapping(intervals, token, taken)
            if slot is None:
                intervals.append([token.left, token.right])
                taken.add(len(intervals) - 1)
                continue
            taken.add(slot)
            _widen(intervals, slot, token)
    order = sorted(range(len(intervals)), key=lambda i: intervals[i])
    ordered = [intervals[i] for i in order]
    places = []
    for tokens in rows:
        used: set[int] = set()
        place: list[int | None] = []
        for token in tokens:
            found = _overlapping(ordered, token, used) if token.is_number else None
            if found is not None:
                used.add(found)
            place.append(found)
        places.append(tuple(place))
    return Slots(
        intervals=tuple((a, b) for a, b in ordered), places=tuple(places), gridded=True, label_right=_label_right(rows)
    )


def _overlapping(intervals: list[list[int]], token: Token, taken: set[int]) -> int | None:
    """The slot that shares most grid columns with the token; numbers stand to the right, so the right one wins."""
    best: tuple[int, int, int] | None = None
    for index, (left, right) in enumerate(intervals):
        shared = min(right, token.right) - max(left, token.left)
        if shared > 0 and index not in taken and (best is None or (shared, left) > best[:2]):
            best = (shared, left, index)
    return None if best is None else best[2]


def _widen(intervals: list[list[int]], slot: int, token: Token) -> None:
    """Let the slot cover the token as far as no neighbour is in the way."""
    left, right = intervals[slot]
    for index, (other_left, other_right) in enumerate(intervals):
        if index != slot and min(other_right, token.right) > max(other_left, token.left):
            return
    intervals[slot] = [min(left, token.left), max(right, token.right)]


def _by_count(rows: tuple[tuple[Token, ...], ...]) -> Slots:
    counts = Counter(n for row in rows if (n := sum(token.is_number for token in row)))
    most = max((n for n, rows_with in counts.items() if rows_with > 1), default=max(counts, default=0))
    plain = _without_percents(rows, most)
    places = []
    for row in rows:
        numbers = sum(token.is_number for token in row)
        order = plain if numbers == len(plain) and not any(token.percent for token in row) else tuple(range(most))
        following = iter(order)
        places.append(tuple(next(following, None) if token.is_number else None for token in row))
    intervals = tuple((i + 1, i + 2) for i in range(most))
    return Slots(intervals=intervals, places=tuple(places), gridded=False, label_right=1)


def _without_percents(rows: tuple[tuple[Token, ...], ...], count: int) -> tuple[int, ...]:
    """The slots that hold no percentages: a row with just so many numbers belongs to them."""
    percents: set[int] = set()
    for row in rows:
        numbers = [token for token in row if token.is_number]
        if len(numbers) == count:
            percents.update(i for i, token in enumerate(numbers) if token.percent)
    return tuple(slot for slot in range(count) if slot not in percents)
