"""The cells of delimited text with their places in it (RFC 4180, and what spreadsheets make of it)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.readers.quote import Quote

DELIMITERS = "\t;,|"
"""What may stand between cells. Of two that divide as many lines the first is taken: numbers hold commas."""
_DECLARED = re.compile(r"sep=(.)\n", re.IGNORECASE)  # a line that spreadsheets write and read


def rows(text: str) -> tuple[tuple[Quote, ...], ...]:
    """The rows of a delimited text; a blank line is a row of one blank cell."""
    declared = _DECLARED.match(text)
    start = declared.end() if declared else 0
    delimiter = declared[1] if declared else _delimiter(text)
    return tuple(_rows(text, start, delimiter))


def _delimiter(text: str) -> str:
    """What divides the most rows into cells."""
    divided = {each: sum(len(row) > 1 for row in _rows(text, 0, each)) for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: divided[each])


def _rows(text: str, position: int, delimiter: str) -> Iterator[tuple[Quote, ...]]:
    plain = re.compile(rf"[^{re.escape(delimiter)}\n]*")
    row: list[Quote] = []
    while position < len(text):
        cell, position = _cell(text, position, plain)
        row.append(cell)
        if position < len(text) and text[position] == delimiter:
            position += 1
            if position < len(text):
                continue
            row.append(Quote.plain("", position))
        yield tuple(row)
        row = []
        position += 1


def _cell(text: str, start: int, plain: re.Pattern[str]) -> tuple[Quote, int]:
    """The cell that begins at an offset, and where it ends. A quote that is never closed is a character like others."""
    starts: list[int] = []
    ends: list[int] = []
    position = start
    if text.startswith('"', start) and (close := _closing(text, start + 1)) is not None:
        inside = start + 1
        while inside < close:
            starts.append(inside)
            inside += 2 if text[inside] == '"' else 1
            ends.append(inside)
        position = close + 1
    match = plain.match(text, position)
    end = match.end() if match else position
    starts += range(position, end)
    ends += range(position + 1, end + 1)
    return Quote(text="".join(text[at] for at in starts), starts=tuple(starts), ends=tuple(ends)), end


def _closing(text: str, position: int) -> int | None:
    """The quote that ends a quoted cell: the first that is not doubled."""
    while (at := text.find('"', position)) >= 0:
        if not text.startswith('"', at + 1):
            return at
        position = at + 2
    return None
