"""Excel workbooks to Documents."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.files import Refused
from exporter.messages import Message, Place, message
from exporter.readers.excel.page import page
from exporter.readers.excel.sheet import Sheet
from exporter.readers.excel.sheets import visible_sheets

_MOST_PLACES = 100


def read(name: str, content: bytes) -> Document:
    """Read a workbook as a reader sees it; what is hidden, not calculated or in error is said."""
    sheets, hidden = visible_sheets(name, content)
    if not any(sheet.cells for sheet in sheets):
        left_out = f"; it is on hidden sheets ({', '.join(hidden)}): unhide them" if hidden else ""
        raise Refused(f"{name}: no visible sheet holds anything{left_out}")
    source, markup, origin = page(name, sheets)
    return document(source, markup, origin).saying(*_messages(name, sheets, hidden))


def _messages(name: str, sheets: tuple[Sheet, ...], hidden: tuple[str, ...]) -> Iterator[Message]:
    for sheet in hidden:
        yield message("source.hidden", places=(Place(file=name, sheet=sheet),), what="the sheet")
    for sheet in sheets:
        for what in sheet.hidden:
            yield message("source.hidden", places=(Place(file=name, sheet=sheet.name),), what=what)
        if sheet.uncalculated:
            places = _places(name, sheet, sheet.uncalculated)
            yield message("source.uncalculated", places=places, count=len(sheet.uncalculated), sheet=sheet.name)
        if sheet.errors:
            places = _places(name, sheet, sheet.errors)
            yield message("source.error-value", places=places, count=len(sheet.errors), sheet=sheet.name)


def _places(name: str, sheet: Sheet, cells: tuple[str, ...]) -> tuple[Place, ...]:
    return tuple(Place(file=name, sheet=sheet.name, cell=cell) for cell in cells[:_MOST_PLACES])
