"""The Document as the content of a shadow tree: its markup with slots where marks are, and its style sheets.

Why a shadow tree: the document's style sheets end at its border and the page's own do not get in, its identifiers are
a scope of their own, and the text is parsed once as part of the page, so that it prints, zooms, is searched and tabbed
through like the rest. An iframe would print as one unbreakable box, have no height of its own without a script, and
hold the document escaped a second time. Selectors prefixed for a scope would have to be trusted to be balanced.

What is marked stays outside, in the page's own tree, and shows in the slot that has its name: it is laid out and
inherits as if it stood there, yet the page's links lead to it and its style is the page's, with no script at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.qname import XHTML
from exporter.render.marks import marked, markup, pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

# HTML's parser drops tags of html and body inside a template: others stand for them, there and in selectors.
_STAND_INS = {"html": "doc-html", "body": "doc-body"}
_SELECTORS = re.compile(r"[^{};]+(?=\{)")
_FRAME = re.compile(r"""(?<![\w.#:\["'=-])(html|body)(?![\w-])|:root(?![\w-])""", re.IGNORECASE)
# A shadow tree's own selectors reach the page's element around it, and the marks; no document knows of either.
_OUTWARD = re.compile(r":(?:host|slotted)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The page's own order of focus, and its own keys, hold in the document too.
_DROPPED = ("tabindex", "accesskey")

FRAME_SHEET = ":where(doc-html,doc-body){display:block}:where(doc-body){margin:8px}"
"""What browsers lay html and body out with, for what stands for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A style sheet of the document's as a style element takes it, and its media query list, "" for all."""

    text: str
    media: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadow:
    """What goes into the template element of the shadow tree."""

    markup: str
    sheets: tuple[Sheet, ...]


def shadow(document: Document, marks: Mapping[str, Span]) -> Shadow:
    """The Document with a slot for each mark, by name. The spans must not overlap."""
    names = list(marks)
    tree = marked(document, [marks[name] for name in names])
    sheets = tuple(
        Sheet(text=_sheet(style.text or ""), media=style.get("media", ""))
        for style in tree.iter(f"{{{XHTML}}}style")
        if style.text
    )
    head = tree.find(f"{{{XHTML}}}head")
    if head is not None:
        tree.remove(head)
    _as_html(tree)
    text = "".join(
        before if n is None else f'{before}<slot name="{names[n]}"></slot>' for before, n in pieces(markup(tree))
    )
    return Shadow(markup=text, sheets=sheets)


def _as_html(tree: _Element) -> None:
    """Make the tree one whose XML markup reads the same to a parser of HTML. In place."""
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    for name, stand_in in _STAND_INS.items():
        for element in tree.iter(f"{{{XHTML}}}{name}"):
            element.tag = f"{{{XHTML}}}{stand_in}"
    for element in tree.iter(f"{{{XHTML}}}*"):
        for key in _DROPPED:
            element.attrib.pop(key, None)
        if language := element.attrib.pop(_XML_LANG, None):
            element.set("lang", language)
    for element in tree.iter(f"{{{XHTML}}}pre"):  # the parser takes one line feed away
        if (element.text or "").startswith("\n"):
            element.text = f"\n{element.text}"


def _sheet(text: str) -> str:
    """A sheet whose selectors of html and body find what stands for them, and which no end tag in it cuts short."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("</", "<\\/")
    return _SELECTORS.sub(_selectors, text)


def _selectors(found: re.Match[str]) -> str:
    if _OUTWARD.search(_ESCAPE.sub(_unescaped, found[0])):
        return ":not(*)"
    return _FRAME.sub(_stand_in, found[0])


def _unescaped(found: re.Match[str]) -> str:
    """The character a CSS escape stands for (CSS Syntax 3, 4.3.7)."""
    return chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else str(found[2])


def _stand_in(found: re.Match[str]) -> str:
    return _STAND_INS[(found[1] or "html").lower()]
