"""The cells of a sheet, from openpyxl's to those a reader sees: printed, styled, joined where they are merged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.utils.escape import unescape

from exporter.readers.excel.frame import Area, Frame
from exporter.readers.excel.printing import print_number, print_text
from exporter.readers.excel.sheet import Nature, Run, Shown
from exporter.readers.excel.style import ruling, runs_across, text_style

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}")
_DASH = re.compile(r"[-‐‑‒–—―−]+")
_RAISED = {"superscript": "sup", "subscript": "sub"}
_ERROR, _BOOLEAN = "e", "b"


class Cells:
    """Gathers the cells of one sheet, row by row."""

    def __init__(self, frame: Frame, epoch: datetime) -> None:
        self.rulings: dict[tuple[int, int], str] = {}
        self.errors: list[str] = []
        self._frame = frame
        self._epoch = epoch
        self._shown: list[Shown] = []
        self._across: set[tuple[int, int]] = set()  # empty cells that text beside them is centred over
        self._centred: set[tuple[int, int]] = set()
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._anchors = {(area.top, area.left): area for area in frame.merged}
        self._styles: dict[tuple[object, ...], str] = {}

    def add(self, row: Iterable[ReadOnlyCell | EmptyCell]) -> None:
        """Add a row of cells."""
        for cell in row:
            if isinstance(cell, EmptyCell):
                continue
            shown = None if cell.value is None else self._show(cell)
            if shown is not None:
                self._place(shown, cell)
            elif cell.has_style and (css := self._style(cell, ruling)):
                self.rulings[cell.row, cell.column] = css
            if cell.has_style and runs_across(cell):
                (self._across if shown is None else self._centred).add((cell.row, cell.column))

    def joined(self) -> Iterator[Shown]:
        """The cells that are shown, in reading order, those that are centred over empty ones covering them."""
        for cell in sorted(self._shown, key=lambda cell: (cell.row, cell.column)):
            right = cell.right
            while (cell.row, cell.column) in self._centred and (cell.row, right + 1) in self._across:
                right += 1
            yield cell if right == cell.right else replace(cell, right=right)

    def hidden(self) -> Iterator[str]:
        """What is hidden and holds something, in words."""
        rows = [str(a) if a == b else f"{a}–{b}" for a, b in _runs(self._hidden_rows)]
        letters = get_column_letter
        columns = [letters(a) if a == b else f"{letters(a)}–{letters(b)}" for a, b in _runs(self._hidden_columns)]
        for noun, found, count in (
            ("row", rows, len(self._hidden_rows)),
            ("column", columns, len(self._hidden_columns)),
        ):
            if found:
                yield f"{noun}{'s' if count > 1 else ''} {', '.join(found)}"

    def _place(self, shown: Shown, cell: ReadOnlyCell) -> None:
        """Put a cell where it is seen; a merged one that begins in a hidden row or column is seen in the others."""
        area = self._anchors.get((shown.row, shown.column))
        if area is not None:
            shown = replace(shown, bottom=area.bottom, right=area.right)
            top, left = self._first_visible(area)
            shown = replace(shown, row=top or shown.row, column=left or shown.column)
        if shown.row in self._frame.hidden_rows:
            self._hidden_rows.add(shown.row)
        elif not self._frame.shows_column(shown.column):
            self._hidden_columns.add(shown.column)
        else:
            self._shown.append(shown)
            if shown.nature is Nature.ERROR:
                self.errors.append(cell.coordinate)

    def _first_visible(self, area: Area) -> tuple[int | None, int | None]:
        rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
        row = next((row for row in rows if row not in self._frame.hidden_rows), None)
        return row, next((column for column in columns if self._frame.shows_column(column)), None)

    def _show(self, cell: ReadOnlyCell) -> Shown | None:
        """A cell with a value as it is printed; None when its number format prints nothing."""
        value = self._frame.rich.get(cell.coordinate, cell.value) if self._frame.rich else cell.value
        shown = Shown(row=cell.row, column=cell.column, bottom=cell.row, right=cell.column, runs=(), nature=Nature.TEXT)
        if cell.data_type == _ERROR:
            shown = replace(shown, runs=(Run(text=str(value)),), nature=Nature.ERROR)
            return replace(shown, style=self._style(cell, text_style, "center"))
        if isinstance(value, bool):
            shown = replace(shown, runs=(Run(text=str(value).upper()),))
            return replace(shown, style=self._style(cell, text_style, "center"))
        if isinstance(value, (str, CellRichText)):
            return self._text(cell, shown, value)
        if isinstance(value, (int, float, datetime, date, time, timedelta)):
            return self._number(cell, shown, self._serial(value))
        return None

    def _text(self, cell: ReadOnlyCell, shown: Shown, value: str | CellRichText) -> Shown | None:
        runs = list(_runs_of(value)) if isinstance(value, CellRichText) else [Run(text=_plain(value))]
        if len(runs) == 1:
            runs = [Run(text=print_text(runs[0].text, cell.number_format))]
        text = "".join(run.text for run in runs)
        if not text.strip():
            return None
        spaces = len(text) - len(text.lstrip(" "))
        return replace(
            shown,
            runs=tuple(_stripped(runs)),
            nature=_nature(text.strip()),
            style=self._style(cell, text_style, "left", spaces),
        )

    def _number(self, cell: ReadOnlyCell, shown: Shown, value: Decimal) -> Shown | None:
        made = print_number(value, cell.number_format, since_1904=self._epoch == CALENDAR_MAC_1904)
        if not made.text:
            return None
        time_like = made.moment or _YEAR.fullmatch(made.text)
        return replace(
            shown,
            runs=(Run(text=made.text),),
            nature=Nature.TIME if time_like else Nature.FIGURE,
            style=self._style(cell, text_style, "right", 0, made.colour),
            scale=made.scale,
            negative=made.negative,
        )

    def _serial(self, value: float | datetime | date | time | timedelta) -> Decimal:
        """The number that a cell holds; openpyxl has made a moment of it where its format looks like one."""
        if isinstance(value, (datetime, date, time, timedelta)):
            return Decimal(repr(to_excel(value, self._epoch)))  # type: ignore[no-untyped-call]  # openpyxl has no type for it
        return Decimal(repr(value))

    def _style(self, cell: ReadOnlyCell, make: Callable[..., str], *arguments: object) -> str:
        """The CSS of a cell, made once for each of the workbook's styles."""
        key = (make, *arguments, cell.style_array)
        if key not in self._styles:
            self._styles[key] = make(cell, *arguments)
        return self._styles[key]


def _plain(text: str) -> str:
    """The text of a cell with its line ends as line feeds; a tabulator shows as a space."""
    return unescape(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def _runs_of(value: CellRichText) -> Iterator[Run]:
    for piece in value:
        font = getattr(piece, "font", None)
        yield Run(text=_plain(str(piece)), raised=_RAISED.get(getattr(font, "vertAlign", None) or "", ""))


def _stripped(runs: list[Run]) -> Iterator[Run]:
    """The runs without the white space at their ends."""
    said = [i for i, run in enumerate(runs) if run.text.strip()]
    for i, run in enumerate(runs[said[0] : said[-1] + 1], start=said[0]):
        text = run.text.lstrip() if i == said[0] else run.text
        yield replace(run, text=text.rstrip() if i == said[-1] else text)


def _nature(text: str) -> Nature:
    """What a text is as far as its characters tell: one of digits and signs alone is a figure."""
    if _YEAR.fullmatch(text) or _DATE.fullmatch(text):
        return Nature.TIME
    wordless = not any(character.isalpha() for character in text)
    if wordless and (any(character.isdigit() for character in text) or _DASH.fullmatch(text)):
        return Nature.FIGURE
    return Nature.TEXT


def _runs(numbers: set[int]) -> Iterator[tuple[int, int]]:
    """Numbers as runs without a gap: first and last of each."""
    start = last = None
    for number in sorted(numbers):
        if last is None or number > last + 1:
            if start is not None and last is not None:
                yield start, last
            start = number
        last = number
    if start is not None and last is not None:
        yield start, last
