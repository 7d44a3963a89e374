"""Tables as grids: every slot of the grid knows the cell that covers it."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.document.numeral import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: where it begins in the grid (0-based), how far it reaches, and its stretch of the Document's text.

    `text` is what a reader sees in it, white space collapsed. `indent` is how far its text is set in, in points, and
    `bold` whether all of it is bold. `scale` is the power of ten by which its number was divided to be printed, and
    `negative` says that its number is below zero, where neither is told by the text.
    """

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    span: Span
    text: str
    header: bool = False
    bold: bool = False
    indent: float = 0
    scale: int = 0
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the Document, the `index`-th of it (0-based).

    `rows` holds each cell once, in the row where it begins. `width` is the number of grid columns. `aligned` is false
    for rows that were only separated by TABs: there a cell's column is just its count in the row, and empty cells may
    be missing. `span` is its stretch of the Document's text.
    """

    index: int
    rows: tuple[tuple[Cell, ...], ...]
    width: int
    span: Span
    aligned: bool = True

    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """The cell that covers each slot, row by row; None where no cell does (HTML, 4.9.12: forming a table)."""
        slots: list[list[Cell | None]] = [[None] * self.width for _ in self.rows]
        for row in self.rows:
            for cell in row:
                for r in range(cell.row, min(cell.row + cell.rowspan, len(self.rows))):
                    slots[r][cell.column : cell.column + cell.colspan] = [cell] * cell.colspan
        return tuple(tuple(row) for row in slots)
