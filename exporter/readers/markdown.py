"""Markdown (CommonMark with pipe tables, raw HTML and TAB-separated rows) to Document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.document.source import Source
from exporter.document.walk import TAB_SEPARATED
from exporter.readers.emitter import Emitter
from exporter.readers.inline_positions import positions_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

# Markdown says nothing of looks: these make a statement readable, and a reader's own sheet can take over.
_STYLE = (
    "<style>"
    "body{max-width:60em;margin:2em auto;padding:0 1em;font-family:Georgia,'Times New Roman',serif;line-height:1.45}"
    "table{border-collapse:collapse;margin:1em 0}"
    "td,th{padding:.15em .6em;text-align:right;vertical-align:bottom;font-weight:inherit}"
    "td:first-child,th:first-child{text-align:left}"
    "thead th{font-weight:bold;border-bottom:1px solid #444}"
    "</style>"
)


def read(source: Source) -> Document:
    """Read Markdown. Its own rendering is kept: the Document's text is that of the plain CommonMark rendering.

    Rows that converters of old filings left as lines with TABs between the cells become a table, which adds no text
    and takes none away.
    """
    from markdown_it import MarkdownIt

    # Text that an escape stands for is kept apart, since its length differs from that of its source.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    parser.block.ruler.at("code", _code_but_rows, {"alt": ["paragraph"]})
    out = Emitter()
    out.tag(f"<!DOCTYPE html><html><head>{_STYLE}</head><body>")
    _Writer(parser, source, out).blocks(list(_rejoined(parser, parser.parse(source.text))))
    out.tag("</body></html>")
    markup, origin = out.finish()
    return document(source, markup, origin)


class _Writer:
    """Writes tokens as HTML, as markdown-it's own renderer does, and notes where each character came from."""

    def __init__(self, parser: MarkdownIt, source: Source, out: Emitter) -> None:
        self.parser, self.renderer, self.source, self.out = parser, cast("RendererHTML", parser.renderer), source, out
        self.lines = source.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.row_cursor = 0  # where the next cell of a pipe table's row is looked for

    def blocks(self, tokens: list[Token]) -> None:
        rendered = self.renderer.renderToken
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._inline(tokens, index)
            elif token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type == "html_block":
                self._lines(token.content, token.map[0] if token.map else 0, verbatim=True)
            elif token.type == "paragraph_open" and _is_tabular(tokens[index + 1]):
                self.out.tag(f'<table class="{TAB_SEPARATED}"><tbody>')
            elif token.type == "paragraph_close" and _is_tabular(tokens[index - 1]):
                self.out.tag("</tbody></table>\n")
            else:
                if token.type == "tr_open" and token.map:
                    self.row_cursor = self.starts[token.map[0]]
                self.out.tag(rendered(tokens, index, self.parser.options, {}))

    def _code(self, token: Token) -> None:
        first = token.map[0] if token.map else 0
        self.out.tag("<pre><code>")
        self._lines(token.content, first + (token.type == "fence"), verbatim=False)
        self.out.tag("</code></pre>\n")

    def _lines(self, content: str, first: int, *, verbatim: bool) -> None:
        """Lines that stand in the source behind an indent or a quote's mark."""
        for i, line in enumerate(content.split("\n")):
            if i:
                self.out.tag("\n")
            whole = self.lines[first + i] if first + i < len(self.lines) else ""
            column = whole.rfind(line) if line else -1
            if not line:
                continue
            if column < 0:  # a TAB of the indent that was only in part taken away
                bare = line.lstrip(" ")
                self.out.tag(line[: len(line) - len(bare)])
                line, column = bare, whole.rfind(bare)
            offset = self.starts[first + i] + max(0, column)
            (self.out.verbatim if verbatim else self.out.text)(line, offset)

    def _inline(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        children = token.children or []
        origin = list(self._origin(token, in_row=tokens[index - 1].type in ("td_open", "th_open")))
        positions = list(positions_of(self.parser, token.content, children))
        if _is_tabular(token):
            self._rows(token, positions, origin)
            return
        for child_index in range(len(children)):
            self._child(children, child_index, positions, origin)

    def _origin(self, token: Token, *, in_row: bool) -> Iterator[int]:
        """The source offset of each character of an inline token's content."""
        first = token.map[0] if token.map else 0
        if in_row:
            content = token.content
            at = self.source.text.find(content, self.row_cursor) if content else self.row_cursor
            if at < 0 or at > self.starts[first + 1]:  # an escaped pipe: the content is shorter than its source
                yield from self._escaped_cell(content)
                return
            self.row_cursor = at + len(content)
            yield from range(at, at + len(content) + 1)
            return
        for i, line in enumerate(token.content.split("\n")):
            whole = self.lines[first + i] if first + i < len(self.lines) else ""
            start = self.starts[first + i] + max(0, whole.rfind(line.strip())) - (len(line) - len(line.lstrip()))
            yield from range(start, start + len(line) + 1)

    def _escaped_cell(self, content: str) -> Iterator[int]:
        at = self.row_cursor
        for character in content:
            at = self.source.text.index(character, at)
            yield at
            at += 1
        self.row_cursor = at
        yield at

    def _child(self, children: list[Token], index: int, positions: list[int], origin: list[int]) -> None:
        child = children[index]
        at = origin[min(positions[index], len(origin) - 1)]
        if child.type == "text":
            self._text(child.content, positions[index], origin)
        elif child.type == "text_special":
            self.out.decoded(child.content, at, len(child.markup))
        elif child.type == "code_inline":
            self.out.tag("<code>")
            self.out.text(child.content, at + len(child.markup))
            self.out.tag("</code>")
        elif child.type == "html_inline":
            self.out.verbatim(child.content, at)
        elif child.type == "softbreak":
            self.out.tag("\n")
        elif child.type == "hardbreak":
            self.out.tag("<br />\n")
        else:
            rules = self.renderer.rules
            render = rules.get(child.type)
            self.out.tag(
                render(children, index, self.parser.options, {})
                if render
                else self.renderer.renderToken(children, index, self.parser.options, {})
            )

    def _text(self, text: str, at: int, origin: list[int]) -> None:
        """Text of an inline token's content from `at` on; where a pipe was escaped, its source has a gap."""
        begin = 0
        for i in range(1, len(text) + 1):
            if i == len(text) or origin[at + i] != origin[at + i - 1] + 1:
                self.out.text(text[begin:i], origin[at + begin])
                begin = i

    def _rows(self, token: Token, positions: list[int], origin: list[int]) -> None:
        """A paragraph of TAB-separated lines as table rows; markup open where a cell ends goes on in the next."""
        out, open_tags = self.out, list[int]()
        children = token.children or []
        renderer = self.renderer
        lines = _cell_counts(children)
        first = token.map[0] if token.map else 0
        widest, line = max(lines), 0

        def begin_row() -> None:
            whole = self.lines[first + line]
            leading = len(whole) - len(whole.lstrip("\t"))
            out.tag("<tr>" + "<td></td>" * leading)
            begin_cell(alone=not leading and lines[line] == 1)

        def begin_cell(*, alone: bool) -> None:
            out.tag(f'<td colspan="{widest}">' if alone else "<td>")
            for i in open_tags:
                out.tag(renderer.renderToken(children, i, self.parser.options, {}))

        def end_cell() -> None:
            for i in reversed(open_tags):
                out.tag(f"</{children[i].tag}>")
            out.tag("</td>")

        begin_row()
        for index, child in enumerate(children):
            if child.type in ("softbreak", "hardbreak"):
                line += 1
                end_cell()
                out.tag("</tr>\n")
                begin_row()
            elif child.type == "text" and "\t" in child.content:
                at = positions[index]
                for i, piece in enumerate(child.content.split("\t")):
                    if i:
                        end_cell()
                        begin_cell(alone=False)
                    self._text(piece, at, origin)
                    at += len(piece) + 1
            else:
                if child.nesting == 1:
                    open_tags.append(index)
                elif child.nesting == -1 and open_tags:
                    open_tags.pop()
                self._child(children, index, positions, origin)
        end_cell()
        out.tag("</tr>\n")


def _code_but_rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Indented code (CommonMark 4.4), unless the line is a row of cells whose first one is empty."""
    from markdown_it.rules_block import code

    line = state.src[state.bMarks[start] : state.eMarks[start]]
    return "\t" not in line.strip() and code(state, start, end, silent)


def _rejoined(parser: MarkdownIt, tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with rows of cells that begin with a hyphen ("- Basic") joined to the rows above them.

    To CommonMark they are a list, which ends the paragraph (5.2); the hyphen is no text then, and none of it is lost.
    """
    index = 0
    while index < len(tokens):
        token, end = tokens[index], index + 3
        if token.type == "paragraph_open" and _is_tabular(tokens[index + 1]) and _lists_rows(token, tokens[end:]):
            rows = tokens[index + 1]
            while tokens[end].type != "bullet_list_close" or tokens[end].level != token.level:
                if tokens[end].type == "inline":
                    rows.content += f"\n{tokens[end].content}"
                end += 1
            rows.children = parser.parseInline(rows.content)[0].children
            yield from tokens[index : index + 3]
            index = end + 1
        else:
            yield token
            index += 1


def _lists_rows(paragraph: Token, after: list[Token]) -> bool:
    """Whether what follows a paragraph line upon line is a list of rows of cells, and nothing else."""
    if not (after and after[0].type == "bullet_list_open" and paragraph.map and after[0].map):
        return False
    if after[0].map[0] != paragraph.map[1]:
        return False
    for token in after[1:]:
        if token.type == "bullet_list_close":
            return True
        if token.type == "inline" and "\t" not in token.content.partition("\n")[0]:
            return False
        if token.type not in ("list_item_open", "list_item_close", "paragraph_open", "paragraph_close", "inline"):
            return False
    return False


def _cell_counts(children: list[Token]) -> list[int]:
    """The number of cells in each line of a paragraph."""
    counts = [1]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            counts.append(1)
        elif child.type == "text":
            counts[-1] += child.content.count("\t")
    return counts


def _is_tabular(token: Token) -> bool:
    """Whether a paragraph is rows of a table: most lines have TABs, and one of them digits behind a TAB."""
    if token.type != "inline" or "\t" not in token.content or not token.children:
        return False
    counts = _cell_counts(token.children)
    tabbed = sum(count > 1 for count in counts)
    return tabbed >= 2 and 2 * tabbed >= len(counts) and re.search(r"\t[^\n]*\d", token.content) is not None
