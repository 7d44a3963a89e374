"""What stands around a table: the texts above it, nearest first, and what the whole document says."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from exporter.document.document import Block, Document
from exporter.document.table import Table
from exporter.extraction.currencies import named_in

_REACH = 12
_LONGEST = 600
_PRESENTED = re.compile(
    r"[^.\n]*\b(?:expressed|stated|presented|reported|reporting|amounts?|figures|denominated|functional\s+currency|prepared)\b[^.\n]*",
    re.IGNORECASE,
)
_ALL_IN = re.compile(r"\b(?:all|unless|except|express|present|report|stated)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The texts above a table, nearest first, and the currency the document states for all its amounts, if any."""

    above: tuple[str, ...]
    currency: str = ""


class Scene:
    """A document's blocks outside tables, laid out to be looked up by place."""

    __slots__ = ("_blocks", "_document", "_ends", "_tables", "currency")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks: list[Block] = [block for block in document.blocks if block.table is None]
        self._ends = [block.span.end for block in self._blocks]
        self._tables = sorted(table.span.end for table in document.tables)
        self.currency = _stated_currency(document)

    def around(self, table: Table) -> Surroundings:
        """The surroundings of a table: what stands between it and the table before, a bounded way up."""
        last = bisect_right(self._ends, table.span.start)
        before = bisect_right(self._tables, table.span.start)
        floor = self._tables[before - 1] if before else 0
        texts = [
            text
            for block in reversed(self._blocks[max(0, last - _REACH) : last])
            if block.span.start >= floor and len(text := self._document.read(block.span)) <= _LONGEST
        ]
        return Surroundings(above=tuple(texts), currency=self.currency)


def _stated_currency(document: Document) -> str:
    """The currency that a sentence of the document states for its amounts ("all amounts are in Canadian dollars")."""
    for match in _PRESENTED.finditer(document.text):
        if _ALL_IN.search(match[0]):
            names = named_in(match[0])
            if len(names) == 1:
                return names[0]
    return ""
