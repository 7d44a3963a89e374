"""The decoded source and the map from what a reader sees back to where it stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from exporter.messages import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """`length` characters that stand, one for one, at `start` in a text and at `target` in what it was made from.

    `width` is how much of the target the last of them takes up: an entity is one character made from several.
    """

    start: int
    target: int
    length: int
    width: int = 1


class Offsets:
    """A piecewise map from the offsets of a text to those of the text it was made from."""

    __slots__ = ("_segments", "_starts")

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self._segments = segments
        self._starts = [segment.start for segment in segments]

    def __iter__(self) -> Iterator[Segment]:
        """The segments, in the order of the text."""
        return iter(self._segments)

    def at(self, offset: int) -> int | None:
        """Where the character at `offset` comes from; None for one that was made up on the way."""
        found = self._segment(offset)
        return None if found is None else found.target + offset - found.start

    def after(self, offset: int) -> int | None:
        """Where the origin of the character at `offset` ends, exclusive."""
        found = self._segment(offset)
        if found is None:
            return None
        at = found.target + offset - found.start
        return at + (found.width if offset == found.start + found.length - 1 else 1)

    def within(self, start: int, end: int) -> Iterator[Segment]:
        """What the map says of the text from `start` to `end` (exclusive), as segments cut to fit."""
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self._segments)):
            segment = self._segments[index]
            if segment.start >= end:
                return
            low, high = max(start, segment.start), min(end, segment.start + segment.length)
            if low < high:
                whole = high == segment.start + segment.length
                yield Segment(
                    start=low,
                    target=segment.target + low - segment.start,
                    length=high - low,
                    width=segment.width if whole else 1,
                )

    def _segment(self, offset: int) -> Segment | None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        segment = self._segments[index]
        return segment if offset < segment.start + segment.length else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source file as decoded text, line ends as line feeds. Offsets, lines and columns count its code points."""

    name: str
    text: str
    _lines: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        object.__setattr__(self, "_lines", starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def place(self, start: int, end: int, quote: str) -> Place:
        """The place of the source's characters from `start` to `end` (exclusive)."""
        line, column = self.position(start)
        end_line, end_column = self.position(max(start, end - 1))
        return Place(
            file=self.name, line=line, column=column, end_line=end_line, end_column=end_column + 1, quote=quote
        )

    def stretch(self, place: Place) -> tuple[int, int] | None:
        """The offsets of the characters at a place (end exclusive), the inverse of `place`; None outside the source."""
        start = self._offset(place.line, place.column)
        if start is None:
            return None
        end = self._offset(place.end_line, place.end_column)
        return start, start + 1 if end is None else end

    def _offset(self, line: int | None, column: int | None) -> int | None:
        if line is None or column is None or line > len(self._lines):
            return None
        return self._lines[line - 1] + column - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """A cell whose text begins at `start` of a Workbook's text; `cell` is an A1 reference, None for a sheet's name."""

    start: int
    sheet: str
    cell: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook(Source):
    """A source whose places are cells of sheets: its text is theirs, one after the other, a line feed after each."""

    cells: tuple[SheetCell, ...]
    _indices: dict[tuple[str, str | None], int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        Source.__post_init__(self)
        indices = {(found.sheet, found.cell): index for index, found in enumerate(self.cells)}
        object.__setattr__(self, "_indices", indices)

    def place(self, start: int, end: int, quote: str) -> Place:
        """The place of the cell in which the stretch from `start` to `end` begins."""
        index = bisect_right(self.cells, start, key=_start) - 1
        if index < 0:
            return Place(file=self.name, quote=quote)
        found = self.cells[index]
        return Place(file=self.name, sheet=found.sheet, cell=found.cell, quote=quote)

    def stretch(self, place: Place) -> tuple[int, int] | None:
        """The offsets of the text of the cell at a place; None where no cell shows anything."""
        index = self._indices.get((place.sheet or "", place.cell))
        if index is None:
            return None
        end = self.cells[index + 1].start if index + 1 < len(self.cells) else len(self.text)
        return self.cells[index].start, end - 1


def _start(cell: SheetCell) -> int:
    return cell.start
