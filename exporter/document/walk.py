"""One walk over the XHTML tree: its visible text, its blocks and its tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from exporter.document.document import Block, TextNode
from exporter.document.numeral import Span
from exporter.document.table import Cell, Table
from exporter.document.unprinted import is_negative, scale_of
from exporter.qname import XHTML

if TYPE_CHECKING:
    from lxml.etree import _Element

TAB_SEPARATED = "tab-separated"
"""The class of a table whose rows were only separated by TABs: its columns are counts, not places."""

_BLOCKS = frozenset(
    "html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th pre blockquote hr "
    "address center section article header footer main nav figure".split()
)
_TABLE_PARTS = frozenset("table tr td th".split())
_RAISING = frozenset("sup sub".split())
_UNSEEN = frozenset("head script style template title noscript".split())
_BOLD = frozenset("b strong th h1 h2 h3 h4 h5 h6".split())
_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.IGNORECASE)
_RAISED = re.compile(
    r"vertical-align\s*:\s*(?:super|sub|text-top|text-bottom)|position\s*:\s*relative[^\"]*?top\s*:\s*-?[\d.]*[1-9]",
    re.IGNORECASE,
)
_INDENT = re.compile(r"(?:padding|margin)-left\s*:\s*(-?[\d.]+)(pt|px|em|in)|text-indent\s*:\s*(-?[\d.]+)(pt|px|em|in)")
_DIGITS = re.compile(r"\s*(\d{1,6})")
_POINTS = {"pt": 1.0, "px": 0.75, "em": 10.0, "in": 72.0}
_MOST_COLUMNS = 1000


class _Look(NamedTuple):
    """What a style attribute says of its element: whether it is seen, bold or light, raised, and how far set in."""

    hidden: bool
    bold: bool
    light: bool
    raised: bool
    indent: float


@lru_cache(maxsize=1 << 12)
def _look(style: str) -> _Look:
    """A style attribute, read. A document has few different ones."""
    return _Look(
        hidden=_HIDDEN.search(style) is not None,
        bold=_BOLD_STYLE.search(style) is not None,
        light=_LIGHT_STYLE.search(style) is not None,
        raised=_RAISED.search(style) is not None,
        indent=_indent(style),
    )


@dataclass(slots=True)
class _OpenTable:
    """A table whose end has not been reached."""

    index: int
    start: int
    aligned: bool
    rows: list[list[Cell]] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)  # column -> first row that is free again below a row span
    has_table: bool = False
    first_block: int = 0


@dataclass(slots=True)
class _OpenCell:
    element: _Element
    start: int
    indent: float


@dataclass(slots=True)
class Walk:
    """What one walk over a tree gathers, in the order of the text. See Document for the meaning of each part.

    `raised` is where text that is set higher or lower begins and ends: a numeral stops there.
    """

    parts: list[str] = field(default_factory=list)
    nodes: list[TextNode] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0
    raised: list[int] = field(default_factory=list)
    _block_start: int = 0
    _block_kind: str = "body"
    _block_text: bool = False
    _block_bold: bool = True
    _kinds: list[str] = field(default_factory=lambda: ["body"])
    _bold: list[bool] = field(default_factory=lambda: [False])
    _open: list[_OpenTable] = field(default_factory=list)
    _cells: list[_OpenCell] = field(default_factory=list)
    _count: int = 0

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(self.parts)

    def text_node(self, element: _Element, is_tail: bool, text: str | None) -> None:
        """Add a text node as it is, white space and all."""
        if not text:
            return
        self.nodes.append(TextNode(element, is_tail, self.length, len(text)))
        self.parts.append(text)
        self.length += len(text)
        if not text.isspace():
            if not self._block_text:
                self._block_kind, self._block_text, self._block_bold = self._kinds[-1], True, True
            self._block_bold = self._block_bold and self._bold[-1]

    def line_feed(self) -> None:
        """A break a reader sees that is no text of the tree's."""
        if self.parts and self.parts[-1][-1] != "\n":
            self.parts.append("\n")
            self.length += 1

    def end_block(self) -> None:
        """Close the block that is being read, if it says anything."""
        if self._block_text:
            table = self._open[-1].index if self._open else None
            span = Span(self._block_start, self.length)
            self.blocks.append(Block(span=span, kind=self._block_kind, table=table, bold=self._block_bold))
        self.line_feed()
        self._block_start, self._block_text = self.length, False

    def enter(self, element: _Element, name: str) -> bool:
        """Begin an element; False when a reader sees nothing of it."""
        look = _look(element.get("style", ""))
        if name in _UNSEEN or look.hidden or element.get("hidden") is not None:
            return False
        self._bold.append((name in _BOLD or self._bold[-1] or look.bold) and not look.light)
        if name in _BLOCKS:
            self.end_block()
            self._kinds.append(name)
            if name in _TABLE_PARTS:
                self._enter_table_part(element, name, look)
        elif name == "br":
            self.line_feed()
        if look.raised or name in _RAISING:
            self.raised.append(self.length)
        if look.indent and self._cells and not self._block_text and name not in ("td", "th"):
            self._cells[-1].indent += look.indent
        self.text_node(element, False, element.text)
        return True

    def leave(self, element: _Element, name: str) -> None:
        """End an element that was entered."""
        self._bold.pop()
        if name in _RAISING or _look(element.get("style", "")).raised:
            self.raised.append(self.length)
        if name in _BLOCKS:
            self.end_block()
            self._kinds.pop()
            if name in ("td", "th"):
                self._leave_cell()
            elif name == "table":
                self._leave_table()

    def _enter_table_part(self, element: _Element, name: str, look: _Look) -> None:
        if name == "table":
            for outer in self._open:
                outer.has_table = True
            aligned = TAB_SEPARATED not in element.get("class", "").split()
            self._open.append(_OpenTable(self._count, self.length, aligned, first_block=len(self.blocks)))
            self._count += 1
        elif name == "tr" and self._open:
            self._open[-1].rows.append([])
        elif name in ("td", "th"):
            self._cells.append(_OpenCell(element, self.length, look.indent))

    def _leave_cell(self) -> None:
        cell = self._cells.pop()
        if not self._open or not self._open[-1].rows:
            return
        table = self._open[-1]
        row, taken = len(table.rows) - 1, table.taken
        colspan = min(max(1, _number(cell.element.get("colspan"))), _MOST_COLUMNS)
        rowspan = max(1, _number(cell.element.get("rowspan")))
        column = table.rows[-1][-1].column + table.rows[-1][-1].colspan if table.rows[-1] else 0
        while taken.get(column, 0) > row:
            column += 1
        if rowspan > 1:
            taken.update(dict.fromkeys(range(column, column + colspan), row + rowspan))
        text = "".join(self._since(cell.start))
        lead = len(text) - len(text.lstrip(" \u00a0\u2003\n"))
        indent = cell.indent + 3.0 * text[:lead].count("\u00a0")
        said, classes = bool(text.strip()), cell.element.get("class", "")
        table.rows[-1].append(
            Cell(
                row=row,
                column=column,
                rowspan=rowspan,
                colspan=colspan,
                span=Span(cell.start, self.length),
                text=" ".join(text.split()),
                header=cell.element.tag == f"{{{XHTML}}}th",
                bold=said and all(b.bold for b in self._blocks_since(cell.start)),
                indent=indent,
                scale=scale_of(classes),
                negative=is_negative(classes),
            )
        )

    def _since(self, start: int) -> list[str]:
        """The parts of the text that begin at or after an offset which begins a part."""
        length, index = self.length, len(self.parts)
        while index and length > start:
            index -= 1
            length -= len(self.parts[index])
        return self.parts[index:]

    def _blocks_since(self, start: int) -> list[Block]:
        index = len(self.blocks)
        while index and self.blocks[index - 1].span.start >= start:
            index -= 1
        return self.blocks[index:]

    def _leave_table(self) -> None:
        table = self._open.pop()
        if table.has_table:  # a table around tables is layout: what it says beside them is ordinary text
            for i in range(table.first_block, len(self.blocks)):
                block = self.blocks[i]
                if block.table == table.index:
                    self.blocks[i] = Block(span=block.span, kind=block.kind, bold=block.bold)
            return
        rows = tuple(tuple(row) for row in table.rows)
        width = max((cell.column + cell.colspan for row in rows for cell in row), default=0)
        self.tables.append(
            Table(
                index=table.index,
                rows=rows,
                width=width,
                span=Span(table.start, self.length),
                aligned=table.aligned,
            )
        )


def _indent(style: str) -> float:
    return sum(
        float(a or c) * _POINTS[b or d]
        for a, b, c, d in _INDENT.findall(style)
        if (a or c).strip("-.").replace(".", "", 1)
    )


def _number(text: str | None) -> int:
    digits = _DIGITS.match(text) if text else None
    return int(digits[1]) if digits else 1


def walk(tree: _Element) -> Walk:
    """Gather what a reader sees in an XHTML tree. Runs in linear time and without recursion, however deep the tree."""
    state = Walk()
    prefix = len(f"{{{XHTML}}}")
    skipped: _Element | None = None
    events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event == "start":
            if not state.enter(element, element.tag[prefix:]):
                skipped = element
                events.skip_subtree()
            continue
        if event == "end":
            if element is skipped:
                skipped = None
            else:
                state.leave(element, element.tag[prefix:])
        if element is not tree:
            state.text_node(element, True, element.tail)
    state.end_block()
    return state
