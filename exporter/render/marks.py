"""Marks in a Document's tree: stretches of its text set apart, so that a renderer can put something in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from exporter.document.document import Document, TextNode
from exporter.document.numeral import Span
from exporter.qname import XHTML

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = "mark-"  # no element of XHTML has that name
_MARKED = re.compile(rf'<{_MARK} n="(\d+)">.*?</{_MARK}>', re.DOTALL)
_VOID = frozenset(f"{{{XHTML}}}{name}" for name in "area base br col hr img input link meta param".split())


def marked(document: Document, spans: Sequence[Span]) -> _Element:
    """A copy of the Document's tree in which each span, none of which may overlap, is one mark where it stands.

    Elements without content are to be written with an end tag, `<td></td>`: viewers that take the file for HTML would
    read `<td/>` as a start tag.
    """
    tree = deepcopy(document.tree)
    twin = dict(zip(document.tree.iter(), tree.iter(), strict=True))
    nodes = document.nodes
    index = len(nodes) - 1
    # Last first, so that what is still to be cut keeps its offsets.
    for n in sorted(range(len(spans)), key=lambda n: spans[n], reverse=True):
        start, end = spans[n]
        while nodes[index].start >= end:
            index -= 1
        last = index
        while nodes[index].start > start:
            index -= 1
        # A stretch that reaches over several elements is drawn together in the first of them.
        for node in reversed(nodes[index + 1 : last + 1]):
            _cut(twin[node.element], node, node.start, min(end, node.start + node.length))
        mark = etree.Element(_MARK, n=str(n))
        mark.text = document.text[start:end]
        _cut(twin[nodes[index].element], nodes[index], start, min(end, nodes[index].start + nodes[index].length), mark)
    for element in tree.iter(f"{{{XHTML}}}*"):
        if element.text is None and len(element) == 0 and element.tag not in _VOID:
            element.text = ""
    return tree


def _cut(element: _Element, node: TextNode, start: int, end: int, mark: _Element | None = None) -> None:
    """Take the text from `start` to `end` out of a text node, and put the mark in its place."""
    text = (element.tail if node.is_tail else element.text) or ""
    before, after = text[: start - node.start], text[end - node.start :]
    if mark is None:
        before, after = before + after, ""
    if node.is_tail:
        element.tail = before
    else:
        element.text = before
    if mark is not None:
        if node.is_tail:
            element.addnext(mark)
        else:
            element.insert(0, mark)
        mark.tail = after


def markup(element: _Element) -> str:
    """An element as markup, its namespace taken as declared around it."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(f' xmlns="{XHTML}"', "", 1)


def pieces(text: str) -> Iterator[tuple[str, int | None]]:
    """Markup cut at its marks: each stretch, and which span's mark comes after it, None after the last."""
    parts = _MARKED.split(text.replace(f'<{_MARK} xmlns=""', f"<{_MARK}"))
    for i in range(0, len(parts), 2):
        yield parts[i], int(parts[i + 1]) if i + 1 < len(parts) else None
