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
    """Slots as runs of grid columns, grown from the rows with most numbers on."""
    owner: dict[int, int] = {}  # grid column -> slot
    numbers = [[token for token in row if token.is_number] for row in rows]
    for row in sorted((r for r in numbers if r), key=len, reverse=True):
        taken: set[int] = set()
        for token in row:
            slot = _shared(owner, token, taken)
            if slot is None:
                slot = len(owner)  # any number that is no slot's yet
                taken.add(slot)
                owner.update((column, slot) for column in range(token.left, token.right) if column not in owner)
                continue
            taken.add(slot)
            reach = range(token.left, token.right)
            if all(owner.get(column, slot) == slot for column in reach):
                owner.update(dict.fromkeys(reach, slot))
    intervals: dict[int, list[int]] = {}
    for column, slot in owner.items():
        low, high = intervals.get(slot, (column, column + 1))
        intervals[slot] = [min(low, column), max(high, column + 1)]
    order = {slot: i for i, slot in enumerate(sorted(intervals, key=lambda slot: intervals[slot]))}
    places = []
    for tokens in rows:
        used: set[int] = set()
        place: list[int | None] = []
        for token in tokens:
            found = _shared(owner, token, used) if token.is_number else None
            if found is not None:
                used.add(found)
            place.append(None if found is None else order[found])
        places.append(tuple(place))
    return Slots(
        intervals=tuple((intervals[slot][0], intervals[slot][1]) for slot in order),
        places=tuple(places),
        gridded=True,
        label_right=_label_right(rows),
    )


def _shared(owner: dict[int, int], token: Token, taken: set[int]) -> int | None:
    """The slot that shares most grid columns with the token; numbers stand to the right, so the right one wins."""
    shares: dict[int, int] = {}
    for column in range(token.left, token.right):
        slot = owner.get(column)
        if slot is not None and slot not in taken:
            shares[slot] = shares.get(slot, 0) + 1
    best: int | None = None
    for slot, share in shares.items():  # from left to right
        if best is None or share >= shares[best]:
            best = slot
    return best


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
