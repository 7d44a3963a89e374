"""The Document: a source as an XHTML tree, with what a reader sees in it as one text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from exporter.document.numeral import Span
from exporter.document.source import Offsets, Source
from exporter.document.table import Table
from exporter.messages import Message, Place

if TYPE_CHECKING:
    from lxml.etree import _Element


class TextNode(NamedTuple):
    """A text node of the tree (an element's text, or its tail) and where it begins in the Document's text."""

    element: _Element
    is_tail: bool
    start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item or table cell: text that is read in one go.

    `kind` is the local name of the block-level element it stands in; `table` the index of its table, None outside.
    """

    span: Span
    kind: str
    table: int | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """A source, read. Everything found in it is a Span of `text`.

    `text` holds what a reader sees, in the order of the tree, with a line feed wherever one block ends and the next
    begins; those line feeds belong to no text node. `nodes` leads from the text to the tree, `offsets` to the source.
    The tree belongs to the Document and is not to be changed.
    """

    source: Source
    tree: _Element
    text: str
    nodes: tuple[TextNode, ...]
    offsets: Offsets
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    numerals: tuple[Span, ...]
    messages: tuple[Message, ...] = ()

    def saying(self, *more: Message) -> Document:
        """The same Document with more to say."""
        return replace(self, messages=(*self.messages, *more))

    @property
    def name(self) -> str:
        """The source's file name."""
        return self.source.name

    def read(self, span: Span) -> str:
        """What a reader sees in the span, white space collapsed."""
        return " ".join(self.text[span.start : span.end].split())

    def place(self, span: Span) -> Place:
        """Where the span stands in the source; one made up on the way stands where its neighbours do."""
        quote = self.read(span)
        inside = range(span.start, span.end)
        first = next((at for i in inside if (at := self.offsets.at(i)) is not None), None)
        last = next((at for i in reversed(inside) if (at := self.offsets.after(i)) is not None), None)
        if first is None or last is None:
            before = next((at for i in range(span.start, -1, -1) if (at := self.offsets.after(i)) is not None), 0)
            return self.source.place(before, before, quote)
        return self.source.place(first, last, quote)

    def trim(self, span: Span) -> Span:
        """The span without the white space at its ends."""
        start, end = span
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def before(self, table: Table) -> tuple[Block, ...]:
        """The blocks outside tables that come before the table, nearest last."""
        return tuple(b for b in self.blocks if b.table is None and b.span.end <= table.span.start)
