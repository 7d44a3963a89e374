"""Writes a report as Inline XBRL in the source's own layout (Inline XBRL 1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lxml import etree

from exporter.document.document import Document, TextNode
from exporter.document.numeral import Span
from exporter.oim.fact import Fact
from exporter.oim.report import Report
from exporter.qname import XHTML
from exporter.render.environment import environment
from exporter.render.printed import PrintedFact, PrintedReport, printed
from exporter.render.transformation import REGISTRY_4, REGISTRY_5, taggable, transformation

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = "fact"  # no element of XHTML has that name
_PIECES = re.compile(rf'<{_MARK} n="(\d+)">(.*?)</{_MARK}>', re.DOTALL)
_VOID = frozenset(f"{{{XHTML}}}{name}" for name in "area base br col hr img input link meta param".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A fact and the printed numeral, or dash, that states it; `scale` is the power of ten between the two."""

    span: Span
    fact: Fact
    scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the body as the template prints it: ready markup, or a fact with the text a reader sees."""

    markup: str = ""
    fact: PrintedFact | None = None
    text: str = ""
    scale: int = 0
    negative: bool = False
    format: str = ""


def has_transformation(text: str, printed: Decimal) -> bool:
    """Whether a numeral can be tagged where it stands, `printed` being what it says."""
    return transformation(taggable(text), abs(printed)) is not None


def inline(document: Document, report: Report, tags: tuple[Tag, ...], *, language: str, title: str) -> bytes:
    """The Inline XBRL document, UTF-8: the Document's tree with each tag's numeral wrapped where it stands.

    What a reader sees is what the source shows: signs, parentheses, currency signs and per cent signs stay outside the
    elements, and only they carry scale and sign. Every fact of the report must have one tag.
    """
    ready = printed(report)
    tree = deepcopy(document.tree)
    _wrap(document, tree, tags)
    _keep_end_tags(tree)
    head = tree.find(f"{{{XHTML}}}head")
    body = tree.find(f"{{{XHTML}}}body")
    body_tag, _, inner = _markup(body).partition(">")
    pieces = tuple(_pieces(inner.removesuffix("</body>"), document, tags, ready))
    from markupsafe import Markup

    text = (
        environment()
        .get_template("inline/report.xhtml.jinja")
        .render(
            namespaces=_namespaces(ready, pieces),
            schemas=ready.schemas,
            contexts=ready.contexts,
            units=ready.units,
            language=language,
            head=Markup(_markup(_titled(head, title))),
            body_tag=Markup(body_tag + ">"),
            body=pieces,
        )
    )
    return text.encode()


def _namespaces(ready: PrintedReport, pieces: tuple[Piece, ...]) -> tuple[tuple[str, str], ...]:
    used = {piece.format.partition(":")[0] for piece in pieces if piece.format}
    registries = (("ixt", REGISTRY_4), ("ixt5", REGISTRY_5))
    return (*ready.namespaces, *((prefix, uri) for prefix, uri in registries if prefix in used))


def _titled(head: _Element, title: str) -> _Element:
    """The head with a title that says something (XHTML requires one)."""
    element = head.find(f"{{{XHTML}}}title")
    if element is None:
        element = etree.SubElement(head, f"{{{XHTML}}}title")
        head.insert(0, element)
    if not (element.text or "").strip():
        element.text = title
    return head


def _wrap(document: Document, tree: _Element, tags: tuple[Tag, ...]) -> None:
    """Put a mark around the text of each tag, last first, so that what is still to be cut keeps its offsets."""
    twin = dict(zip(document.tree.iter(), tree.iter(), strict=True))
    order = sorted(range(len(tags)), key=lambda n: tags[n].span, reverse=True)
    nodes = document.nodes
    index = len(nodes) - 1
    for n in order:
        start, end = tags[n].span
        while nodes[index].start >= end:
            index -= 1
        last = index
        while nodes[index].start > start:
            index -= 1
        # A numeral whose digits stand in several elements is drawn together in the first of them.
        for node in reversed(nodes[index + 1 : last + 1]):
            _cut(twin[node.element], node, node.start, min(end, node.start + node.length))
        mark = etree.Element(_MARK, n=str(n))
        mark.text = document.text[start:end]
        _cut(twin[nodes[index].element], nodes[index], start, min(end, nodes[index].start + nodes[index].length), mark)


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


def _keep_end_tags(tree: _Element) -> None:
    """Write `<td></td>`, not `<td/>`: viewers that take the file for HTML would read the latter as a start tag."""
    for element in tree.iter(f"{{{XHTML}}}*"):
        if element.text is None and len(element) == 0 and element.tag not in _VOID:
            element.text = ""


def _markup(element: _Element) -> str:
    """An element as markup, its namespace taken as declared around it."""
    markup: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return markup.replace(f' xmlns="{XHTML}"', "", 1)


def _pieces(markup: str, document: Document, tags: tuple[Tag, ...], ready: PrintedReport) -> Iterator[Piece]:
    from markupsafe import Markup

    parts = _PIECES.split(markup.replace(f'<{_MARK} xmlns=""', f"<{_MARK}"))
    for i in range(0, len(parts), 3):
        if parts[i]:
            yield Piece(markup=Markup(parts[i]))
        if i + 1 < len(parts):
            tag = tags[int(parts[i + 1])]
            assert isinstance(tag.fact.value, Decimal)
            text = taggable(document.text[tag.span.start : tag.span.end])
            name = transformation(text, abs(tag.fact.value).scaleb(-tag.scale))
            assert name is not None, f"{text!r} does not say {tag.fact.value}"
            yield Piece(
                fact=ready.facts[tag.fact.id],
                text=text,
                scale=tag.scale,
                negative=tag.fact.value < 0,
                format=name,
            )
