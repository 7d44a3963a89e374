"""The statement tables of bench/dev as Word files and as CSV, made from their HTML as people would: by saving."""

from __future__ import annotations

import csv
import io

from exporter.document.document import Block, Document
from exporter.document.table import Cell, Table
from tests.readers.word_files import cell, docx, paragraph, run, table


def as_word(made: Document) -> bytes:
    """A Word file with the same paragraphs and tables: merged cells, indents and bold print kept."""
    return docx(
        *(_table(each) if isinstance(each, Table) else paragraph(made.read(each.span)) for each in _parts(made))
    )


def as_csv(made: Document) -> bytes:
    """A CSV file as a spreadsheet saves it: a merged cell's text stands in its first column, blanks in the others."""
    out = io.StringIO()
    written = csv.writer(out)
    for each in _parts(made):
        if isinstance(each, Block):
            written.writerow([made.read(each.span)])
            continue
        for index, row in enumerate(each.grid()):
            first = {id(c): n for n, c in reversed(list(enumerate(row))) if c is not None and c.row == index}
            written.writerow([_said(c) if c is not None and first.get(id(c)) == n else "" for n, c in enumerate(row)])
    return out.getvalue().encode()


def _said(said: Cell) -> str:
    return " " * int(said.indent / 3) + said.text


def _parts(made: Document) -> list[Block | Table]:
    """The tables and what stands between them, in order."""
    outside = [block for block in made.blocks if block.table is None]
    return sorted([*outside, *made.tables], key=lambda each: each.span)


def _table(of: Table) -> str:
    rows = []
    for index, row in enumerate(of.grid()):
        cells, column = [], 0
        while column < len(row):
            found = row[column]
            if found is None:
                cells.append(cell(""))
                column += 1
                continue
            begins = found.row == index
            merge = "" if found.rowspan == 1 else f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>'
            span = f'<w:gridSpan w:val="{found.colspan}"/>' if found.colspan > 1 else ""
            indent = f'<w:ind w:left="{int(found.indent * 20)}"/>' if found.indent else ""
            text = [run(found.text, "<w:b/>" if found.bold else "")] if begins and found.text else []
            cells.append(cell(paragraph(*text, properties=indent), properties=span + merge))
            column = max(found.column + found.colspan, column + 1)
        rows.append(cells)
    return table(rows)
