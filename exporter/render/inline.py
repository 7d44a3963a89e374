"""Writes a report as Inline XBRL in the source's own layout (Inline XBRL 1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lxml import etree

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.oim.fact import Fact
from exporter.oim.report import Report
from exporter.qname import IX, XHTML
from exporter.render.environment import environment
from exporter.render.marks import marked, markup, pieces
from exporter.render.printed import PrintedFact, PrintedReport, printed
from exporter.render.transformation import REGISTRY_4, REGISTRY_5, taggable, text_transformation, transformation

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A fact and what is printed of it: a numeral or dash, `scale` being the power of ten between the two, or text."""

    span: Span
    fact: Fact
    scale: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the body as the template prints it: ready markup, or a fact with the text a reader sees.

    A `hidden` fact says what the text means but no transformation can turn it into; the text refers to it.
    """

    markup: str = ""
    fact: PrintedFact | None = None
    text: str = ""
    scale: int = 0
    negative: bool = False
    format: str = ""
    hidden: bool = False


def has_transformation(text: str, printed: Decimal) -> bool:
    """Whether a numeral can be tagged where it stands, `printed` being what it says."""
    return transformation(taggable(text), abs(printed)) is not None


def inline(document: Document, report: Report, tags: tuple[Tag, ...], *, language: str, title: str) -> bytes:
    """The Inline XBRL document, UTF-8: the Document's tree with each tag's numeral wrapped where it stands.

    What a reader sees is what the source shows: signs, parentheses, currency signs and per cent signs stay outside the
    elements, and only they carry scale and sign. Every fact of the report must have one tag.
    """
    ready = printed(report, (IX, REGISTRY_4, REGISTRY_5))
    tree = marked(document, [tag.span for tag in tags])
    head = tree.find(f"{{{XHTML}}}head")
    body = tree.find(f"{{{XHTML}}}body")
    body_tag, _, inner = markup(body).partition(">")
    body_pieces = tuple(_pieces(inner.removesuffix("</body>"), document, tags, ready))
    from markupsafe import Markup

    text = (
        environment()
        .get_template("inline/report.xhtml.jinja")
        .render(
            report=ready,
            language=language,
            head=Markup(markup(_titled(head, title))),
            body_tag=Markup(body_tag + ">"),
            body=body_pieces,
            hidden=[piece.fact for piece in body_pieces if piece.hidden],
        )
    )
    return text.encode()


def _titled(head: _Element, title: str) -> _Element:
    """The head with a title that says something (XHTML requires one)."""
    element = head.find(f"{{{XHTML}}}title")
    if element is None:
        element = etree.SubElement(head, f"{{{XHTML}}}title")
        head.insert(0, element)
    if not (element.text or "").strip():
        element.text = title
    return head


def _pieces(text: str, document: Document, tags: tuple[Tag, ...], ready: PrintedReport) -> Iterator[Piece]:
    from markupsafe import Markup

    for before, n in pieces(text):
        if before:
            yield Piece(markup=Markup(before))
        if n is not None:
            yield _piece(document.text[tags[n].span.start : tags[n].span.end], tags[n], ready.facts[tags[n].fact.id])


def _piece(text: str, tag: Tag, fact: PrintedFact) -> Piece:
    value = tag.fact.value
    if not isinstance(value, Decimal):
        how = text_transformation(text, fact.value or "")
        return Piece(fact=fact, text=text, format=how or "", hidden=how is None)
    numeral = taggable(text)
    name = transformation(numeral, abs(value).scaleb(-tag.scale))
    assert name is not None, f"{numeral!r} does not say {value}"
    return Piece(fact=fact, text=numeral, scale=tag.scale, negative=value < 0, format=name)
