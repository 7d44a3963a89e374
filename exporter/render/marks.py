"""Marks in a Document's tree: stretches of its text set apart, so that a renderer can put something in their place."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    for node, cuts in _cuts(document, spans).items():
        _set_apart(twin[node.element], node, cuts)
    for element in tree.iter(f"{{{XHTML}}}*"):
        if element.text is None and len(element) == 0 and element.tag not in _VOID:
            element.text = ""
    return tree


def _cuts(document: Document, spans: Sequence[Span]) -> dict[TextNode, list[tuple[Span, _Element | None]]]:
    """For each text node, what is to be cut out of it, in order, and the mark that comes in its place, if one does.

    A stretch that reaches over several elements is drawn together in the first of them.
    """
    nodes = document.nodes
    starts = [node.start for node in nodes]
    found: dict[TextNode, list[tuple[Span, _Element | None]]] = {}
    for n in sorted(range(len(spans)), key=lambda n: spans[n]):
        start, end = spans[n]
        made = etree.Element(_MARK, n=str(n))
        made.text = document.text[start:end]
        mark: _Element | None = made
        for index in range(bisect_right(starts, start) - 1, len(nodes)):
            node = nodes[index]
            if node.start >= end:
                break
            part = Span(max(start, node.start), min(end, node.start + node.length))
            found.setdefault(node, []).append((part, mark))
            mark = None
    return found


def _set_apart(element: _Element, node: TextNode, cuts: Sequence[tuple[Span, _Element | None]]) -> None:
    """Cut a text node and put the marks where they belong."""
    text = (element.tail if node.is_tail else element.text) or ""
    marks: list[_Element] = []
    kept = [""]  # before the first mark, then behind each
    position = 0
    for span, mark in cuts:
        kept[-1] += text[position : span.start - node.start]
        position = span.end - node.start
        if mark is not None:
            marks.append(mark)
            kept.append("")
    kept[-1] += text[position:]
    if node.is_tail:
        element.tail = kept[0]
    else:
        element.text = kept[0]
    for mark, after in zip(reversed(marks), reversed(kept), strict=False):
        mark.tail = after
        if node.is_tail:
            element.addnext(mark)
        else:
            element.insert(0, mark)


def markup(element: _Element) -> str:
    """An element as markup, its namespace taken as declared around it."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(f' xmlns="{XHTML}"', "", 1)


def pieces(text: str) -> Iterator[tuple[str, int | None]]:
    """Markup cut at its marks: each stretch, and which span's mark comes after it, None after the last."""
    parts = _MARKED.split(text.replace(f'<{_MARK} xmlns=""', f"<{_MARK}"))
    for i in range(0, len(parts), 2):
        yield parts[i], int(parts[i + 1]) if i + 1 < len(parts) else None
