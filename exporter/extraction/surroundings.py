"""What stands around a table: the texts above it, nearest first, and what the whole document says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporter.document.document import Block, Document
from exporter.document.table import Table
from exporter.extraction.currencies import named_in

_REACH = 12
_LONGEST = 600
_VERY_LONG = 5000
_SENTENCE = 400  # characters to either side of a word in which its sentence is looked for
_PROSE = 250  # a paragraph that long is text, not page furniture
_PRESENTED = re.compile("expressed|stated|presented|reported|reporting|amounts|figures|denominated|prepared")
_ALL_IN = re.compile(r"\b(?:all|unless|except|expressed|presented|reporting|reported|stated)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The texts above a table, nearest first, and the currency the document states for all its amounts, if any.

    `has_prose` is true when paragraphs of running text stand between the table and the one before. `head` are the
    texts above the first table of the same sheet of a workbook, for every other one of its tables: what they say of
    scale and currency holds for the whole sheet.
    """

    above: tuple[str, ...]
    head: tuple[str, ...] = ()
    currency: str = ""
    has_prose: bool = False


class Scene:
    """A document's blocks outside tables, laid out to be looked up by place."""

    __slots__ = ("_blocks", "_document", "_ends", "_heads", "_sheets", "_tables", "currency")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks: list[Block] = [block for block in document.blocks if block.table is None]
        self._ends = [block.span.end for block in self._blocks]
        self._tables = sorted(table.span.end for table in document.tables)
        self._sheets = list(_sheets(document, self._blocks))
        self._heads: dict[int, tuple[int, tuple[str, ...]]] = {}  # sheet -> its first table and the texts above that
        self.currency = _stated_currency(document)
        for table in document.tables if self._sheets else ():
            self._heads.setdefault(self._sheet(table), (table.index, self.around(table).above))

    def _sheet(self, table: Table) -> int:
        """Where the table's sheet begins in the text; 0 in what has no sheets."""
        index = bisect_right(self._sheets, table.span.start)
        return self._sheets[index - 1] if index else 0

    def around(self, table: Table) -> Surroundings:
        """The surroundings of a table: what stands between it and the table before, a bounded way up."""
        last = bisect_right(self._ends, table.span.start)
        before = bisect_right(self._tables, table.span.start)
        sheet = self._sheet(table)
        floor = max(sheet, self._tables[before - 1] if before else 0)
        first, head = self._heads.get(sheet, (table.index, ()))
        near = [block for block in self._blocks[max(0, last - _REACH) : last] if block.span.start >= floor]
        brief = [block for block in reversed(near) if block.span.end - block.span.start <= _VERY_LONG]
        between = [self._document.read(block.span) for block in brief]
        return Surroundings(
            above=tuple(text for text in between if len(text) <= _LONGEST),
            head=head if first != table.index else (),
            currency=self.currency,
            has_prose=len(brief) < len(near) or any(len(text) > _PROSE for text in between),
        )


def _sheets(document: Document, blocks: Iterable[Block]) -> Iterator[int]:
    """Where each sheet of a workbook begins in the text: with its name. Nothing for what has no sheets."""
    sheet = None
    for block in blocks:
        found = document.place(block.span).sheet
        if found is None:
            return
        if found != sheet:
            yield block.span.start
        sheet = found


def _stated_currency(document: Document) -> str:
    """The currency that a sentence of the document states for its amounts ("all amounts are in Canadian dollars")."""
    text = document.text
    seen = 0
    for match in _PRESENTED.finditer(_small(text)):
        if match.start() < seen:
            continue
        low, high = max(0, match.start() - _SENTENCE), min(len(text), match.end() + _SENTENCE)
        start = max(text.rfind("\n", low, match.start()), text.rfind(". ", low, match.start()), low - 1) + 1
        end = text.find("\n", match.end(), high)
        sentence = _SENTENCE_END.split(text[start : end if end >= 0 else high], maxsplit=1)[0]
        seen = start + len(sentence)
        if _ALL_IN.search(sentence):
            names = named_in(sentence)
            if len(names) == 1:
                return names[0]
    return ""


def _small(text: str) -> str:
    """The text in small letters, each in its place; a few letters would become two. Patterns find those much faster."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
