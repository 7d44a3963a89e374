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
_MOST_NAMED = 8


def read(name: str, content: bytes) -> Document:
    """Read a workbook as a reader sees it; what is hidden, not calculated or in error is said."""
    sheets, hidden = visible_sheets(name, content)
    if not any(sheet.cells for sheet in sheets):
        left_out = f"; it is on hidden sheets ({', '.join(hidden)}): unhide them" if hidden else ""
        raise Refused(f"{name}: no visible sheet holds anything{left_out}")
    source, markup, origin = page(name, sheets)
    return document(source, markup, origin).saying(*_messages(name, sheets, hidden))


def _messages(name: str, sheets: tuple[Sheet, ...], hidden: tuple[str, ...]) -> Iterator[Message]:
    for title in hidden:
        yield message("source.hidden", places=(Place(file=name, sheet=title),), what=f"the sheet “{title}”")
    for sheet in sheets:
        for what in sheet.hidden:
            place = Place(file=name, sheet=sheet.name)
            yield message("source.hidden", places=(place,), what=f"{what} of the sheet “{sheet.name}”")
        for code, cells in (("source.uncalculated", sheet.uncalculated), ("source.error-value", sheet.errors)):
            if cells:
                places = tuple(Place(file=name, sheet=sheet.name, cell=cell) for cell in cells[:_MOST_PLACES])
                yield message(code, places=places, sheet=sheet.name, cells=_named(cells))


def _named(cells: tuple[str, ...]) -> str:
    rest = len(cells) - _MOST_NAMED
    return ", ".join(cells[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
