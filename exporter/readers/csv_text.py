"""The cells of delimited text with their places in it (RFC 4180, and what spreadsheets make of it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.readers.emitter import Emitter

DELIMITERS = "\t;,|"
"""What may stand between cells. Of two that divide as many lines the first is taken: numbers hold commas."""
_DECLARED = re.compile(r"sep=(.)\n", re.IGNORECASE)  # a line that spreadsheets write and read


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCell:
    """A cell: what it says, and where each of its characters stands in the text.

    `start` is where the cell begins, its quote included; `doubled` are the characters that stand there twice.
    """

    text: str
    offsets: tuple[int, ...]
    start: int
    doubled: frozenset[int] = frozenset()

    @property
    def says_something(self) -> bool:
        """Whether it is not blank."""
        return bool(self.text.strip())

    def write(self, out: Emitter) -> None:
        """Write it as markup that leads back to its characters; line breaks as such."""
        index = 0
        while index < len(self.text):
            if self.text[index] == "\n":
                out.tag("<br>")
                index += 1
                continue
            if index in self.doubled:
                out.decoded(self.text[index], self.offsets[index], 2)
                index += 1
                continue
            end = index + 1
            while end < len(self.text) and self._goes_on(end):
                end += 1
            out.text(self.text[index:end], self.offsets[index])
            index = end

    def _goes_on(self, index: int) -> bool:
        """Whether a character stands right behind the one before it."""
        beside = self.offsets[index] == self.offsets[index - 1] + 1
        return beside and self.text[index] != "\n" and index not in self.doubled


def rows(text: str) -> tuple[tuple[TextCell, ...], ...]:
    """The rows of a delimited text; a blank line is a row of one blank cell."""
    declared = _DECLARED.match(text)
    start = declared.end() if declared else 0
    delimiter = declared[1] if declared else _delimiter(text)
    return tuple(_rows(text, start, delimiter))


def _delimiter(text: str) -> str:
    """What divides the most rows into cells."""
    divided = {each: sum(len(row) > 1 for row in _rows(text, 0, each)) for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: divided[each])


def _rows(text: str, position: int, delimiter: str) -> Iterator[tuple[TextCell, ...]]:
    plain = re.compile(rf"[^{re.escape(delimiter)}\n]*")
    row: list[TextCell] = []
    while position < len(text):
        cell, position = _cell(text, position, plain)
        row.append(cell)
        if position < len(text) and text[position] == delimiter:
            position += 1
            if position < len(text):
                continue
            row.append(TextCell(text="", offsets=(), start=position))
        yield tuple(row)
        row = []
        position += 1


def _cell(text: str, start: int, plain: re.Pattern[str]) -> tuple[TextCell, int]:
    """The cell that begins at an offset, and where it ends. A quote that is never closed is a character like others."""
    offsets: list[int] = []
    doubled: set[int] = set()
    position = start
    if text.startswith('"', start) and (close := _closing(text, start + 1)) is not None:
        inside = start + 1
        while inside < close:
            if text[inside] == '"':
                doubled.add(len(offsets))
            offsets.append(inside)
            inside += 2 if text[inside] == '"' else 1
        position = close + 1
    match = plain.match(text, position)
    end = match.end() if match else position
    offsets += range(position, end)
    said = "".join(text[at] for at in offsets)
    return TextCell(text=said, offsets=tuple(offsets), start=start, doubled=frozenset(doubled)), end


def _closing(text: str, position: int) -> int | None:
    """The quote that ends a quoted cell: the first that is not doubled."""
    while (at := text.find('"', position)) >= 0:
        if not text.startswith('"', at + 1):
            return at
        position = at + 2
    return None
