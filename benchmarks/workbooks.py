"""Reading of workbooks, measured on real statement tables rewritten as workbooks: real numbers under number formats.

python benchmarks/workbooks.py             as printed, with spacer columns, in full under scaling formats, and all that
                                           with the scale said by number formats alone
python benchmarks/workbooks.py --held-out  the same for the ten filers that were not read while rules were made
python benchmarks/workbooks.py --speed     how long a workbook of a megabyte takes
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from io import BytesIO

from dev_tables import BENCH, TABLES, Gold, golds, metadata, read, run
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.document.table import Table
from exporter.extraction.facts import Settings
from exporter.extraction.separators import parse
from exporter.extraction.slots import find_slots
from exporter.extraction.statements import extract
from exporter.extraction.tokens import Token, TokenKind, tokenise
from exporter.readers.formats import read as read_source

_DATE = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")
_IN_WORDS = re.compile(
    r"\b(?:in|of)\s+(?:millions|thousands)\b(?:\s+of\s+dollars)?|\b(?:millions|thousands)\s+of\b", re.I
)
_PLAIN = re.compile(r"[$€£¥()\s\d.,%—–-]*")
_POINTS_OF_A_STEP = 9


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a table is written: numbers in `full` under formats that scale them; no scale in words; spacer columns."""

    full: bool = False
    wordless: bool = False
    spacers: bool = False


STYLES = {
    "as printed": Style(),
    "spacer columns": Style(spacers=True),
    "in full": Style(full=True),
    "in full, scale unsaid": Style(full=True, wordless=True),
}


def as_workbook(found: Document, settings: Settings, style: Style) -> bytes:
    """The Document of an HTML table as a workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Statement"
    scales = {
        fact.span: fact.scale
        for statement in extract(found, settings).statements
        for row in statement.rows
        for fact in row.facts
        if fact is not None
    }
    row = 1
    for table in found.tables:
        for block in found.before(table):
            _write_text(sheet, row, 1, _said(found.read(block.span), style))
            row += 1
        row = _write_table(sheet, row + 1, found, table, scales, style) + 1
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _said(text: str, style: Style) -> str:
    return _IN_WORDS.sub("", text) if style.wordless else text


def _write_table(
    sheet: Worksheet, top: int, found: Document, table: Table, scales: dict[Span, int], style: Style
) -> int:
    rows = tokenise(found, table)
    slots = find_slots(table, rows)
    begins = slots.intervals[0][0] if slots.intervals else table.width
    labels = max((sum(token.left < begins for token in row) for row in rows), default=1) or 1
    step = 2 if style.spacers else 1
    places = [labels + 1 + step * i for i in range(slots.count)]
    for row, tokens in enumerate(rows, start=top):
        label = 0
        for token in tokens:
            over = [i for i, (low, high) in enumerate(slots.intervals) if token.left < high and low < token.right]
            if token.left < begins and not (over and token.is_number):
                label += 1
                cell = sheet.cell(row, label)
                # The gold names facts by the labels of rows with numbers.
                cell.value = token.cell.text if any(t.is_number for t in tokens) else _said(token.cell.text, style)
                cell.font = Font(bold=token.cell.bold)
                cell.alignment = Alignment(indent=round(max(0, token.cell.indent) / _POINTS_OF_A_STEP))
            elif over:
                _write(sheet, row, places[over[0]], token, scales, style)
                if over[-1] > over[0]:
                    sheet.merge_cells(
                        start_row=row, end_row=row, start_column=places[over[0]], end_column=places[over[-1]]
                    )
            else:
                _write_text(sheet, row, places[-1] + 1 if places else 2, _said(token.cell.text, style))
    return top + len(rows)


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    if _DATE.fullmatch(text):
        try:
            cell.value = datetime.strptime(text, "%B %d, %Y")
            cell.number_format = "mmmm\\ d\\,\\ yyyy"
        except ValueError:
            cell.value = text
    else:
        cell.value = text


def _write(sheet: Worksheet, row: int, column: int, token: Token, scales: dict[Span, int], style: Style) -> None:
    """A token as Excel holds it: a number with the format that prints it as it was, or a text."""
    cell = sheet.cell(row, column)
    if token.kind is TokenKind.YEAR and token.cell.text == token.text:
        cell.value = int(token.text)
    elif not token.is_number or not _PLAIN.fullmatch(token.cell.text):
        _write_text(sheet, row, column, _said(token.cell.text, style))
    else:
        scale = scales.get(token.span, 0)
        value, places = (Decimal(0), 0) if token.kind is TokenKind.DASH else parse(token.text, ".")
        if token.percent:
            value = value.scaleb(-2)
        commas = max(0, scale) // 3 if style.full and scale % 3 == 0 else 0
        value = (-value if token.negative else value).scaleb(3 * commas)
        cell.value = int(value) if value == int(value) else float(value)
        cell.number_format = _format(token, places, commas)


def _format(token: Token, places: int, commas: int) -> str:
    grouped = "#,##0" if "," in token.text or len(token.text) < 4 else "0"
    digits = grouped + ("." + "0" * places if places else "") + "," * commas + ("%" if token.percent else "")
    sign = f"{token.currency}* " if token.currency == "$" else f'"{token.currency}"' if token.currency else ""
    dash = token.text if token.kind is TokenKind.DASH else "-"
    zero = f'_({sign}"{dash}"_)' if token.kind is TokenKind.DASH else f"_({sign}{digits}_)"
    return f"_({sign}{digits}_);_({sign}({digits});{zero};_(@_)"


def read_rewritten(gold: Gold, *, style: Style, given: bool = True) -> Document:
    """A table of the bench, rewritten as a workbook and read back."""
    settings = metadata(gold) if given else Settings()
    return read_source(f"{gold['id']}.xlsx", as_workbook(read(gold, "html"), settings, style))


def speed() -> Iterator[str]:
    """How long workbooks of some size take to become Documents."""
    for rows, columns in ((5_000, 12), (10_000, 12)):
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        numbers = random.Random(7)
        for n in range(rows):
            sheet.append([f"Row {n}", *(numbers.randint(-(10**7), 10**7) for _ in range(columns - 1))])
        for row in sheet.iter_rows(min_col=2):
            for cell in row:
                cell.number_format = "#,##0_);(#,##0)"
        stream = BytesIO()
        book.save(stream)
        content = stream.getvalue()
        began = time.process_time()
        read_source("big.xlsx", content)
        spent = time.process_time() - began
        yield f"{rows} rows of {columns} columns, {len(content) / 1e6:.1f} MB: {spent:.1f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    if options.speed:
        for line in speed():
            print(line, flush=True)
        return
    if not TABLES.is_dir():
        print(f"nothing to measure: {BENCH} is not there")
        return
    chosen = golds(held=options.held_out)
    for name, make in (
        ("HTML", None),
        *((name, partial(read_rewritten, style=style)) for name, style in STYLES.items()),
    ):
        result = run(chosen, "html", made=make)
        print(
            f"{name:22} {result.facts} facts, {result.right:6.2f} % right, {result.perfect}/{result.tables} tables "
            f"perfect, {result.spurious} spurious; misread: {dict(result.misread)}",
            flush=True,
        )
        print(
            "   worst:", "; ".join(f"{table} {count} ({kinds})" for count, table, kinds in sorted(result.worst)[:-7:-1])
        )


if __name__ == "__main__":
    main()
