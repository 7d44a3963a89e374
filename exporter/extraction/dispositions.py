"""What the numerals of a table are that are no facts: dates, years, lengths, scales, notes, footnote marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.document.table import Cell
from exporter.extraction.facts import Statement
from exporter.extraction.layout import Layout
from exporter.extraction.periods import time_spans
from exporter.extraction.rows import Line, RowKind
from exporter.extraction.tokens import TokenKind

_CHANGE = "change"
_LONGEST = 5000  # characters of a cell that are looked at
_PATTERNS = (
    ("note", re.compile(r"\bnotes?\s+[\d,\s&and]*\d", re.IGNORECASE)),
    ("scale", re.compile(r"['’‘]?\b0{3}(?:['’]?s)?\b|\b1,000s?\b")),
    ("footnote", re.compile(r"\(\d{1,2}\)|\[\d{1,2}\]")),
    ("form", re.compile(r"\bform\s+[\w-]*\d[\w-]*", re.IGNORECASE)),
)


def dispose(document: Document, layout: Layout, statement: Statement | None) -> Iterator[tuple[Span, str]]:
    """The numerals of a table that are no facts, each with its kind.

    Of a table that is no statement only those are named that plainly are something else.
    """
    facts = {fact.span.end for fact in statement.facts()} if statement else set()
    values = {t.span.end for line in layout.lines() for t in line.others if t.kind is TokenKind.VALUE}
    changes = {slot for block in layout.blocks for slot in block.changes}
    for cell, line in _cells(layout):
        inside = [n for n in _numerals(document, cell.span) if n.end not in facts]
        if inside:
            fallback = _by_place(cell, line, changes) if statement else None
            yield from _of_cell(document, cell, inside, values, fallback)


def _cells(layout: Layout) -> Iterator[tuple[Cell, Line | None]]:
    """Each cell with the line it stands in; where tables stand side by side a row has several."""
    lines: dict[int, list[Line]] = {}
    for line in layout.lines():
        lines.setdefault(line.index % len(layout.table.rows), []).append(line)
    for index, row in enumerate(layout.table.rows):
        several = lines.get(index, [])
        for cell in row:
            own = (line for line in several if any(t.cell is cell for t in (*line.label, *line.others)))
            yield cell, several[0] if len(several) == 1 else next(own, None)


def _numerals(document: Document, span: Span) -> list[Span]:
    low = bisect_left(document.numerals, Span(span.start, 0))
    high = bisect_left(document.numerals, Span(span.end, 0), lo=low)
    return list(document.numerals[low:high])


def _of_cell(
    document: Document, cell: Cell, inside: list[Span], values: set[int], fallback: str | None
) -> Iterator[tuple[Span, str]]:
    """What the words around a cell's numerals say they are, else what their place says: of `values` that alone."""
    text = document.text[cell.span.start : cell.span.end]
    covered = _named(text) if len(text) <= _LONGEST else ()
    for numeral in inside:
        low, high = numeral.start - cell.span.start, numeral.end - cell.span.start
        said = next((kind for start, end, kind in covered if start <= low and high <= end), fallback)
        kind = fallback if fallback == _CHANGE or numeral.end in values else said
        if kind is not None:
            yield numeral, kind


@lru_cache(maxsize=1 << 12)
def _named(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text says what a numeral is, and what."""
    others = ((match.start(), match.end(), kind) for kind, pattern in _PATTERNS for match in pattern.finditer(text))
    return (*time_spans(text), *others)


def _by_place(cell: Cell, line: Line | None, changes: set[int]) -> str | None:
    """What a numeral is by where it stands; None for a number among the values that has no period."""
    if line is None:
        return "header"
    if any(token.cell is cell for token in line.label) or line.kind is RowKind.SECTION:
        return "label number"
    for token, slot in zip(line.others, line.slots, strict=True):
        if token.cell is not cell:
            continue
        if slot in changes:
            return _CHANGE
        if token.kind is not TokenKind.VALUE:
            return "remark"
        return "footnote" if slot is None and token.negative else None
    return "note"
