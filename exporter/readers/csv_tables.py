"""Delimited text (.csv, .tsv) as spreadsheets write it to Document: its lines of text, and its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.document.source import Source
from exporter.files import Refused
from exporter.readers.csv_text import rows
from exporter.readers.emitter import Emitter
from exporter.readers.quote import Quote

Row = tuple[Quote, ...]

SHEET = (
    "<style>"
    "body{max-width:60em;margin:2em auto;padding:0 1em;font-family:Arial,Helvetica,sans-serif;font-size:10pt}"
    "table{border-collapse:collapse;margin:1em 0}"
    "td{padding:.1em .6em;text-align:right;vertical-align:bottom}td:first-child{text-align:left}"
    "</style>"
)
"""A table of text says nothing of looks; these make it readable."""
_TIME = re.compile(r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:\d\d)?\d\d|\d{4}[./-]\d\d[./-]\d\d")
_FIGURE = re.compile(r"[\s$€£¥(+−–—-]*(?:[A-Z]{3}\s*)?(?:\d[\d.,'’\s]*[\s)%A-Z]{0,5}|[—–-])")
_SPACE = 3  # points that a leading blank sets a label in by


def read(source: Source) -> Document:
    """Read delimited text. Rows with a label alone above a table are lines of text; a header begins a new table."""
    out = Emitter()
    out.tag(f"<!DOCTYPE html><html><head>{SHEET}</head><body>")
    found = rows(source.text)
    if not any(cell.says_something for row in found for cell in row):
        raise Refused(f"{source.name}: is empty")
    for table, part in _parts(found):
        if table:
            _write_table(part, out)
        else:
            for row in part:
                out.tag("<p>")
                row[0].write(out)
                out.tag("</p>")
    out.tag("</body></html>")
    markup, origin = out.finish()
    return document(source, markup, origin)


def _parts(found: Iterable[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """The tables (True) and the lines of text around them, in order.

    Blank rows part a table from what has a header of its own; between rows of figures they are only space.
    """
    table: list[Row] = []
    lines: list[Row] = []
    for blank, group in groupby(found, key=lambda row: not any(cell.says_something for cell in row)):
        block = list(group)
        first = next((index for index, row in enumerate(block) if not _is_line(row)), None)
        if blank:
            continue
        if first is None:
            lines += block
        elif table and _has_figures(block[first]):
            table += [*lines, *block]
            lines = []
        else:
            yield from _said(True, table)
            yield from _said(False, [*lines, *block[:first]])
            table, lines = block[first:], []
    yield from _said(True, table)
    yield from _said(False, lines)


def _said(table: bool, part: list[Row]) -> Iterator[tuple[bool, list[Row]]]:
    if part:
        yield table, part


def _is_line(row: Row) -> bool:
    """Whether nothing but the first cell says something."""
    return row[0].says_something and not any(cell.says_something for cell in row[1:])


def _has_figures(row: Row) -> bool:
    """Whether a row has a figure behind its label that is no year or date."""
    return any(_FIGURE.fullmatch(said) and not _TIME.fullmatch(said) for cell in row[1:] if (said := cell.text.strip()))


def _write_table(part: list[Row], out: Emitter) -> None:
    heads = next((index for index, row in enumerate(part) if _has_figures(row)), 0)
    width = max(map(len, part))
    out.tag("<table><tbody>")
    for index, row in enumerate(part):
        out.tag("<tr>")
        column = 0
        while column < len(row):
            span = _span(row, column, width) if index < heads else 1
            cell = row[column]
            indent = len(cell.text) - len(cell.text.lstrip(" ")) if column == 0 else 0
            styled = f' style="text-indent:{indent * _SPACE}pt"' if indent and cell.says_something else ""
            out.tag(f'<td colspan="{span}" style="text-align:center">' if span > 1 else f"<td{styled}>")
            cell.write(out)
            out.tag("</td>")
            column += span
        out.tag("</tr>")
    out.tag("</tbody></table>")


def _span(row: Row, column: int, width: int) -> int:
    """How many columns a header stands over: those without one of their own behind it, as merged cells are saved."""
    if not column or not row[column].says_something:
        return 1
    following = next((at for at in range(column + 1, len(row)) if row[at].says_something), width)
    return following - column
