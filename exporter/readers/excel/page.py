"""Sheets as a page: headings, lines and tables in markup, with the way back from every text to its cell."""

from __future__ import annotations

from bisect import bisect_right
from html import escape

from openpyxl.utils.cell import get_column_letter

from exporter.document.source import Offsets, SheetCell, Workbook
from exporter.document.unprinted import classes
from exporter.readers.emitter import Emitter
from exporter.readers.excel.regions import Beside, Grid, Line, Region, regions
from exporter.readers.excel.sheet import Run, Sheet, Shown

_STYLE = (
    "body{font-family:Calibri,Carlito,Arial,sans-serif;font-size:10pt}"
    "table{border-collapse:collapse;margin-bottom:1em}"
    "td{padding:1px 4px;vertical-align:bottom;white-space:nowrap}"
    "p{margin:2px 4px}"
)
_APART = "margin-top:1em"
_HEIGHT = "height:1em"  # of a row that is empty
_WIDEST = 1000  # columns of a cell, in HTML (4.9.11)
_PIXELS, _PADDING = 7, 5  # of a character of the default font, and of a column's sides (18.3.1.13)


def page(name: str, sheets: tuple[Sheet, ...]) -> tuple[Workbook, str, Offsets]:
    """The workbook as a source, its markup, and the map from the markup to the source."""
    writer = _Writer()
    writer.out.tag(f"<!DOCTYPE html><html><head><title>{escape(name)}</title><style>{_STYLE}</style></head><body>")
    for sheet in sheets:
        writer.sheet(sheet)
    writer.out.tag("</body></html>")
    markup, origin = writer.out.finish()
    return Workbook(name=name, text="".join(writer.texts), cells=tuple(writer.cells)), markup, origin


class _Writer:
    def __init__(self) -> None:
        self.out = Emitter()
        self.texts: list[str] = []
        self.cells: list[SheetCell] = []
        self._length = 0

    def sheet(self, sheet: Sheet) -> None:
        """A sheet: its name as a heading, then what is on it."""
        self.out.tag("<h2>")
        self._say((Run(text=sheet.name),), sheet.name)
        self.out.tag("</h2>\n")
        self._regions(sheet, regions(sheet))

    def _regions(self, sheet: Sheet, found: tuple[Region, ...]) -> None:
        for region in found:
            match region:
                case Line(cell=cell, apart=apart):
                    style = ";".join(filter(None, (_APART if apart else "", cell.style)))
                    self.out.tag(f"<p{_attribute('style', style)}>")
                    self._cell_text(sheet, cell)
                    self.out.tag("</p>\n")
                case Grid():
                    self._grid(sheet, region)
                case Beside(parts=parts):
                    for part in parts:
                        self.out.tag('<div style="display:inline-block;vertical-align:top;margin-right:3em">')
                        self._regions(sheet, part)
                        self.out.tag("</div>\n")

    def _grid(self, sheet: Sheet, grid: Grid) -> None:
        self.out.tag("<table><colgroup>")
        for column in grid.columns:
            width = sheet.widths.get(column)
            self.out.tag(f'<col style="width:{round(width * _PIXELS) + _PADDING}px"/>' if width else "<col/>")
        self.out.tag("</colgroup><tbody>\n")
        cells = {row[0].row: row for row in grid.cells}
        below: dict[int, int] = {}  # place of a column in the grid -> place of the first row not covered from above
        for index, row in enumerate(grid.rows):
            self.out.tag("<tr>" if row in cells else f'<tr style="{_HEIGHT}">')
            self._row(sheet, grid, index, cells.get(row, ()), below)
            self.out.tag("</tr>\n")
        self.out.tag("</tbody></table>\n")

    def _row(self, sheet: Sheet, grid: Grid, index: int, cells: tuple[Shown, ...], below: dict[int, int]) -> None:
        begins = {cell.column: cell for cell in cells}
        place = 0
        while place < len(grid.columns):
            if below.get(place, 0) > index:
                place += 1
                continue
            column = grid.columns[place]
            cell = begins.get(column)
            if cell is None:
                place = self._empty(sheet, grid, index, place, begins, below)
                continue
            columns, rows = self._reach(grid, index, place, cell, begins, below)
            attributes = (
                ("class", classes(cell.scale, negative=cell.negative)),
                ("colspan", str(columns) if columns > 1 else ""),
                ("rowspan", str(rows) if rows > 1 else ""),
                ("style", cell.style),
            )
            self.out.tag(f"<td{''.join(_attribute(key, value) for key, value in attributes)}>")
            self._cell_text(sheet, cell)
            self.out.tag("</td>")
            if rows > 1:
                below.update(dict.fromkeys(range(place, place + columns), index + rows))
            place += columns

    def _empty(
        self, sheet: Sheet, grid: Grid, index: int, place: int, begins: dict[int, Shown], below: dict[int, int]
    ) -> int:
        """Empty cells from a place on, in one as long as nothing is ruled; the place behind them."""
        row = grid.rows[index]
        ruled = sheet.rulings.get((row, grid.columns[place]), "")
        end = place + 1
        while (
            not ruled
            and end < min(len(grid.columns), place + _WIDEST)
            and grid.columns[end] not in begins
            and below.get(end, 0) <= index
            and (row, grid.columns[end]) not in sheet.rulings
        ):
            end += 1
        span = _attribute("colspan", str(end - place) if end > place + 1 else "")
        self.out.tag(f"<td{span}{_attribute('style', ruled)}></td>")
        return end

    @staticmethod
    def _reach(
        grid: Grid, index: int, place: int, cell: Shown, begins: dict[int, Shown], below: dict[int, int]
    ) -> tuple[int, int]:
        """How many columns and rows of the grid a cell covers, none that another one has."""
        columns = bisect_right(grid.columns, cell.right) - place
        taken = (n for n in range(1, columns) if grid.columns[place + n] in begins or below.get(place + n, 0) > index)
        return max(1, next(taken, columns)), max(1, bisect_right(grid.rows, cell.bottom) - index)

    def _cell_text(self, sheet: Sheet, cell: Shown) -> None:
        self._say(cell.runs, sheet.name, f"{get_column_letter(cell.column)}{cell.row}")

    def _say(self, runs: tuple[Run, ...], sheet: str, cell: str | None = None) -> None:
        """A cell's text, or the name of a sheet, with its place."""
        self.cells.append(SheetCell(start=self._length, sheet=sheet, cell=cell))
        for run in runs:
            if run.raised:
                self.out.tag(f"<{run.raised}>")
            for number, line in enumerate(run.text.split("\n")):
                if number:
                    self.out.tag("<br/>")
                    self._add("\n")
                self.out.text(line, self._length)
                self._add(line)
            if run.raised:
                self.out.tag(f"</{run.raised}>")
        self._add("\n")

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self._length += len(text)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"' if value else ""
