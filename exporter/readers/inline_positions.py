"""Where in its text each piece of a Markdown paragraph begins: the parser itself does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def positions_of(parser: MarkdownIt, content: str, children: list[Token]) -> Iterator[int]:
    """Where in an inline token's content each of its children begins."""
    at = 0
    for child in children:
        if child.type in ("text", "html_inline"):
            yield at
            at += len(child.content)
        elif child.type == "text_special":
            yield at
            at += len(child.markup)
        elif child.type == "code_inline":
            raw_end = content.index(child.markup, at + len(child.markup))
            inner = content[at + len(child.markup) : raw_end]
            yield at + (len(inner) - len(child.content)) // 2
            at = raw_end + len(child.markup)
        elif child.type in ("softbreak", "hardbreak"):
            yield at
            at = content.index("\n", at) + 1
            while at < len(content) and content[at] in " \t":
                at += 1
        elif child.type == "link_open":
            yield at
            at += 1
        elif child.type == "link_close":
            yield at
            at = at + 1 if child.markup == "autolink" else _link_end(parser, content, at)
        elif child.type == "image":
            yield at
            at = _link_end(parser, content, _bracket_end(content, at + len("![")))
        else:
            yield at
            at += len(child.markup)


def _bracket_end(content: str, at: int) -> int:
    """The bracket that closes the one opened just before `at`."""
    depth = 0
    while at < len(content):
        if content[at] == "\\":
            at += 1
        elif content[at] == "[":
            depth += 1
        elif content[at] == "]":
            if not depth:
                return at
            depth -= 1
        at += 1
    return at


def _link_end(parser: MarkdownIt, content: str, at: int) -> int:
    """Where a link ends whose text ends with the bracket at `at` (CommonMark 6.3: all four kinds of link)."""
    helpers, end = parser.helpers, len(content)
    after = at + 1
    if after < end and content[after] == "(":
        position = _blank(content, after + 1)
        target = helpers.parseLinkDestination(content, position, end)
        if target.ok:
            position = _blank(content, target.pos)
            title = helpers.parseLinkTitle(content, position, end)
            if title.ok:
                position = _blank(content, title.pos)
        if position < end and content[position] == ")":
            return position + 1
    if after < end and content[after] == "[":
        return _bracket_end(content, after + 1) + 1
    return after


def _blank(content: str, at: int) -> int:
    while at < len(content) and content[at] in " \t\n":
        at += 1
    return at
