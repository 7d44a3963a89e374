"""The frame of a sheet: what is hidden or merged, how wide columns are, which formulas were never calculated.

It is read from the sheet's own part (ECMA-376 Part 1, 18.3.1), in one pass and whatever the sizes it declares.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import IO

from lxml import etree
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN, _ROW, _MERGED, _CELL = (_MAIN + tag for tag in ("col", "row", "mergeCell", "c"))
_FORMULA, _VALUE, _INLINE, _RUN = (_MAIN + tag for tag in ("f", "v", "is", "r"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A range of cells, 1-based, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Columns:
    """Something said of ranges of columns, looked up by column."""

    _ranges: list[tuple[int, int, float]] = field(default_factory=list)

    def add(self, first: int, last: int, value: float) -> None:
        """Say it of a range."""
        self._ranges.append((first, last, value))
        self._ranges.sort()

    def get(self, column: int) -> float | None:
        """What is said of a column; None when nothing is."""
        index = bisect_right(self._ranges, column, key=lambda found: found[0]) - 1
        if index < 0 or self._ranges[index][1] < column:
            return None
        return self._ranges[index][2]


@dataclass(slots=True, kw_only=True)
class Frame:
    """What is not in the cells themselves. Rows and columns count from 1.

    `widths` are in characters of the default font, 0 for a hidden column. `uncalculated` are the visible formulas
    without a result and `rich` the texts that a cell holds itself with runs of different fonts (which openpyxl's
    read-only worksheets make plain), by their A1 references. Below `last_row` no cell holds anything.
    """

    widths: Columns = field(default_factory=Columns)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    last_row: int = 0
    rich: dict[str, CellRichText] = field(default_factory=dict)

    def shows(self, row: int, column: int) -> bool:
        """Whether a cell is shown."""
        return row not in self.hidden_rows and self.shows_column(column)

    def shows_column(self, column: int) -> bool:
        """Whether a column is shown."""
        return self.widths.get(column) != 0


def read_frame(part: IO[bytes]) -> Frame:
    """The frame of a sheet, from its part's XML: columns come first in it, then rows, then what is merged."""
    frame = Frame()
    row = 0
    events = etree.iterparse(
        part, events=("end",), tag=(_COLUMN, _ROW, _MERGED), resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in events:
        if element.tag == _COLUMN:
            _column(element, frame.widths)
        elif element.tag == _MERGED:
            _merge(element, frame.merged)
        else:
            row = int(element.get("r") or row + 1)
            _row(element, row, frame)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return frame


def _row(element: etree._Element, row: int, frame: Frame) -> None:
    if _yes(element.get("hidden")) or element.get("ht") == "0":
        frame.hidden_rows.add(row)
    for cell in element.iterchildren(_CELL):
        if not len(cell):
            continue
        frame.last_row = row
        place = cell.get("r", "")
        inline = cell.find(_INLINE)
        if inline is not None and inline.find(_RUN) is not None:
            frame.rich[place] = CellRichText.from_tree(inline)
        elif _is_uncalculated(cell) and place and frame.shows(*coordinate_to_tuple(place)):
            frame.uncalculated.append(place)


def _yes(text: str | None) -> bool:
    return text in ("1", "true")


def _is_uncalculated(cell: etree._Element) -> bool:
    """Whether a formula has no result: an empty text is one, an empty number is not."""
    if cell.find(_FORMULA) is None or cell.get("t") == "str":
        return False
    return not cell.findtext(_VALUE) and cell.find(_INLINE) is None


def _column(element: etree._Element, widths: Columns) -> None:
    first, last = int(element.get("min", "1")), int(element.get("max", "1"))
    if _yes(element.get("hidden")):
        widths.add(first, last, 0)
    elif (width := element.get("width")) is not None:
        widths.add(first, last, float(width))


def _merge(element: etree._Element, merged: list[Area]) -> None:
    left, top, right, bottom = range_boundaries(element.get("ref", ""))
    if (
        left is not None
        and top is not None
        and right is not None
        and bottom is not None
        and (left, top) != (right, bottom)
    ):
        merged.append(Area(top=int(top), left=int(left), bottom=int(bottom), right=int(right)))
