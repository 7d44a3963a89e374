"""A sheet cut into what a reader sees as tables, and the lines of text above and below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby, pairwise

from exporter.readers.excel.sheet import Nature, Sheet, Shown

_SAYS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDY = re.compile(r"[^\W\d_]{2}")
_LABELS_OF_A_TABLE = 2
_FAR = 50  # rows or columns without a cell, over which nothing holds together


class _RowKind(Enum):
    LABEL = auto()
    HEADER = auto()
    DATA = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row with one text that belongs to no table: a title, a note. `apart` tells a gap above it."""

    cell: Shown
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: its cells, row by row.

    `rows` and `columns` are the sheet's that are laid out, in order: those where a cell begins, and one for each gap
    between them that a reader sees.
    """

    cells: tuple[tuple[Shown, ...], ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Regions that stand side by side, each with what is in it, top to bottom."""

    parts: tuple[tuple[Region, ...], ...]


Region = Line | Grid | Beside


def regions(sheet: Sheet) -> tuple[Region, ...]:
    """What is on a sheet, in reading order."""
    rows = tuple(tuple(row) for _, row in groupby(sheet.cells, key=lambda cell: cell.row))
    return tuple(_cut(sheet, rows))


Rows = Sequence[tuple[Shown, ...]]


def _cut(sheet: Sheet, rows: Rows) -> Iterator[Region]:
    """Cut rows of cells where a new table begins, side by side first, then one below another."""
    if not rows:
        return
    if _border(rows) is not None:
        yield Beside(parts=tuple(tuple(_cut(sheet, part)) for part in _side_by_side(rows)))
        return
    start = 0
    for index in _beginnings(sheet, rows):
        yield from _band(sheet, rows[start:index])
        start = index
    yield from _band(sheet, rows[start:])


def _side_by_side(rows: Rows) -> Iterator[Rows]:
    """The rows cut at each border, from left to right."""
    while (column := _border(rows)) is not None:
        yield tuple(part for row in rows if (part := tuple(cell for cell in row if cell.column < column)))
        rows = tuple(part for row in rows if (part := tuple(cell for cell in row if cell.column >= column)))
    yield rows


def _band(sheet: Sheet, rows: Rows) -> Iterator[Region]:
    """A band of rows that holds no second table below the first; side by side there may be others."""
    if _border(rows) is not None:
        yield from _cut(sheet, rows)
        return
    titles = _titles(sheet, rows)
    for index, row in enumerate(rows[:titles]):
        apart = not index or _gap_of_rows(sheet, rows[index - 1][0].row, row[0].row) is not None
        yield from (Line(cell=cell, apart=apart) for cell in row)
    rest = rows[titles:]
    if rest:
        yield _grid(sheet, rest)


def _border(rows: Rows) -> int | None:
    """The first column of a second table: beyond a gap, with labels and figures of its own, as the first has."""
    columns = sorted({cell.column for row in rows for cell in row})
    words = Counter(cell.column for row in rows for cell in row if _is_word(cell))
    for before, after in pairwise(columns):
        if after > before + _FAR:
            return after
        if after > before + 1 and words[after] >= _LABELS_OF_A_TABLE:
            left = [[cell for cell in row if cell.column < after] for row in rows]
            right = [[cell for cell in row if cell.column >= after] for row in rows]
            if _is_labelled(left) and _is_labelled(right, begins=after):
                return after
    return None


def _is_word(cell: Shown) -> bool:
    return cell.nature is Nature.TEXT and _WORDY.search(cell.text) is not None


def _is_labelled(rows: Sequence[Sequence[Shown]], begins: int | None = None) -> bool:
    """Whether some rows have words and then figures; `begins` is the column where the words must stand."""
    count = 0
    for row in rows:
        label = next((i for i, cell in enumerate(row) if _is_word(cell)), None)
        if label is not None and (begins is None or row[label].column == begins):
            count += any(cell.nature is Nature.FIGURE for cell in row[label + 1 :])
    return count >= _LABELS_OF_A_TABLE


def _kinds(rows: Rows) -> tuple[_RowKind, ...]:
    """What each row is for, told by where the figures of most rows begin."""
    begins = Counter(
        next((cell.column for cell in row[1:] if cell.nature is Nature.FIGURE), 0)
        for row in rows
        if row[0].nature is Nature.TEXT
    )
    begins.pop(0, None)
    first = min(begins, key=lambda column: (-begins[column], column), default=rows[0][0].column + 1)
    return tuple(_kind(row, first) for row in rows)


def _kind(row: tuple[Shown, ...], first: int) -> _RowKind:
    over = [cell for cell in row if cell.column >= first]
    if any(cell.nature is Nature.FIGURE for cell in over):
        return _RowKind.DATA
    return _RowKind.HEADER if over else _RowKind.LABEL


def _beginnings(sheet: Sheet, rows: Rows) -> Iterator[int]:
    """The rows that begin another table than those before them.

    Such a row stands below a gap that a reader sees; above are figures; and what comes before the next figures is a
    header with years, or no figures come at all. A gap with no new header is but space between the parts of one table.
    """
    kinds = _kinds(rows)
    data = _next([kind is _RowKind.DATA for kind in kinds])
    header = _next([kind is _RowKind.HEADER and _says_time(row) for kind, row in zip(kinds, rows, strict=True)])
    texts = _next([kind is not _RowKind.LABEL for kind in kinds])
    start = 0
    for index in range(1, len(rows)):
        before, row = rows[index - 1][0].row, rows[index][0].row
        if _gap_of_rows(sheet, before, row) is None:
            continue
        ends = texts[index] == len(rows) or header[index] < data[index]
        if row - before > _FAR or (data[start] < index and ends):
            yield index
            start = index


def _next(found: list[bool]) -> list[int]:
    """For each place the first from there on where something is found; the number of places where nothing is."""
    places = [len(found)] * len(found)
    for index in range(len(found) - 1, -1, -1):
        places[index] = index if found[index] else places[index + 1] if index + 1 < len(found) else len(found)
    return places


def _says_time(row: tuple[Shown, ...]) -> bool:
    return any(cell.nature is Nature.TIME or _SAYS_YEAR.search(cell.text) for cell in row)


def _titles(sheet: Sheet, rows: Rows) -> int:
    """How many rows come before a table: single texts over its header, or over the last gap before its figures."""
    kinds = _kinds(rows)
    body = next((i for i, kind in enumerate(kinds) if kind is not _RowKind.LABEL), None)
    if body is None or any(len(row) > 1 for row in rows[:body]):
        return len(rows) if all(len(row) == 1 for row in rows) else 0
    if kinds[body] is _RowKind.HEADER:
        return body
    gaps = (i for i in range(body, 0, -1) if _gap_of_rows(sheet, rows[i - 1][0].row, rows[i][0].row))
    return next(gaps, 0)


def _grid(sheet: Sheet, rows: Rows) -> Grid:
    return Grid(
        cells=tuple(rows),
        rows=tuple(_with_gaps([row[0].row for row in rows], lambda a, b: _gap_of_rows(sheet, a, b))),
        columns=tuple(
            _with_gaps(sorted({cell.column for row in rows for cell in row}), lambda a, b: _gap_of_columns(sheet, a, b))
        ),
    )


def _with_gaps(numbers: list[int], gap: Callable[[int, int], int | None]) -> Iterator[int]:
    """Rows or columns in order, with the first visible one of each gap between them."""
    yield from numbers[:1]
    for before, after in pairwise(numbers):
        if (between := gap(before, after)) is not None:
            yield between
        yield after


def _gap_of_rows(sheet: Sheet, before: int, after: int) -> int | None:
    """The first row between two that a reader sees to be empty."""
    return next((row for row in range(before + 1, after) if row not in sheet.hidden_rows), None)


def _gap_of_columns(sheet: Sheet, before: int, after: int) -> int | None:
    return next((column for column in range(before + 1, after) if sheet.widths.get(column) != 0), None)
