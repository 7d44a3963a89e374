"""From a workbook's bytes to its visible sheets, through openpyxl."""

from __future__ import annotations

import warnings
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, cast

from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.reader.excel import ExcelReader

from exporter.readers.excel.cells import Cells
from exporter.readers.excel.frame import Frame, read_frame
from exporter.readers.excel.package import checked, damaged
from exporter.readers.excel.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_VISIBLE = "visible"
_BROKEN = (LookupError, ValueError, ArithmeticError, SyntaxError)  # SyntaxError is what both XML parsers raise


def visible_sheets(name: str, content: bytes) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The visible sheets of a workbook in their order, and the names of the hidden ones that hold something.

    `Refused` says why a file cannot be read as a workbook.
    """
    with checked(name, content) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, of what it would not keep if it wrote the workbook
        reader = _opened(name, content)
        parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
        shown, hidden = [], []
        try:
            for worksheet in reader.wb.worksheets:
                worksheet.reset_dimensions()  # what a file says of a sheet's extent is not always so
                if worksheet.sheet_state == _VISIBLE:
                    with package.open(parts[worksheet.title]) as part:
                        shown.append(_sheet(worksheet, read_frame(part), reader.wb.epoch))
                elif any(cell.value is not None for row in worksheet.rows for cell in row):
                    hidden.append(worksheet.title)
        except _BROKEN as error:
            raise damaged(name, error) from error
    return tuple(shown), tuple(hidden)


def _opened(name: str, content: bytes) -> ExcelReader:
    reader = ExcelReader(BytesIO(content), read_only=True, data_only=True, keep_links=False, rich_text=True)
    try:
        reader.read()
    except Exception as error:  # openpyxl names no set of what it raises at parts that are not what they should be
        raise damaged(name, error) from error
    return reader


def _sheet(worksheet: Worksheet, frame: Frame, epoch: datetime) -> Sheet:
    cells = Cells(frame, epoch)
    for row in worksheet.iter_rows(min_row=1, max_row=max(1, frame.last_row)):  # formatting goes on to the end
        cells.add(cast(tuple[ReadOnlyCell | EmptyCell, ...], row))
    return Sheet(
        name=worksheet.title,
        cells=tuple(cells.joined()),
        rulings=cells.rulings,
        hidden_rows=frozenset(frame.hidden_rows),
        widths=frame.widths,
        hidden=tuple(cells.hidden()),
        uncalculated=tuple(frame.uncalculated),
        errors=tuple(cells.errors),
    )
