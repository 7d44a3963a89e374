"""Markup in text blocks: which of it can stand as markup in an Inline document, and come back as the same text."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from lxml import etree

from exporter.document.vocabulary import ATTRIBUTES, BLOCK, COMMON, EDIT, INLINE, PARTS, PREFIX, XML_LANG
from exporter.qname import XHTML

_VOID = frozenset(("br", "col", "hr", "img"))
_ALONE = frozenset(("table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "colgroup"))
_LINES = frozenset("p h1 h2 h3 h4 h5 h6 pre address".split()) | INLINE
_ADDRESS = re.compile(r"https?:[^\s%]*|mailto:[^\s%]*")
_NAMES = INLINE | BLOCK | EDIT | PARTS.keys()


class Fragments:
    """The markup of one document. An `id` must be there once: a fragment that has a taken one stays text."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken

    def as_markup(self, value: str) -> str | None:
        """The value as markup that reads back as the same text (Inline XBRL 1.1, 4.3: escape); None where it cannot.

        It has to be XHTML that Inline XBRL takes in a block, all its addresses absolute, and already be written the way
        a processor writes it when it makes text of markup.
        """
        if "<" not in value or "\r" in value:
            return None
        try:
            root = etree.fromstring(f'<div xmlns="{XHTML}">{value}</div>', _PARSER)
        except (etree.XMLSyntaxError, ValueError):
            return None
        ids = [str(element.get("id")) for element in root.iter() if element.get("id") is not None]
        fits = _content(root) == value and all(_fits(element) for element in root.iter() if element is not root)
        if not fits or len(set(ids)) < len(ids) or self._taken & set(ids):
            return None
        self._taken |= set(ids)
        return value


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _fits(element: etree._Element) -> bool:
    """Whether XHTML allows an element where it stands, with its attributes and its own text."""
    parent = element.getparent()
    if not isinstance(element.tag, str) or not element.tag.startswith(PREFIX) or parent is None:
        return False
    name, within = element.tag.removeprefix(PREFIX), str(parent.tag).removeprefix(PREFIX)
    if name not in _NAMES or not set(map(str, element.attrib)) <= ATTRIBUTES.get(name, COMMON) - {XML_LANG}:
        return False
    if name in PARTS:
        stands = within in PARTS[name]
    else:
        stands = within not in _ALONE and (name in INLINE or within not in _LINES)
    text = [element.text or "", *((child.tail or "") for child in element)]
    blank = name not in _ALONE | {"blockquote"} or not "".join(text).strip()
    return stands and blank and _links_out(element) and not (name == "a" and _within_link(element))


def _links_out(element: etree._Element) -> bool:
    addresses = [element.get(name) for name in ("href", "src", "cite") if element.get(name) is not None]
    return all(_ADDRESS.fullmatch(str(address)) for address in addresses)


def _within_link(element: etree._Element) -> bool:
    return any(ancestor.tag == f"{PREFIX}a" for ancestor in element.iterancestors())


def _content(element: etree._Element) -> str:
    """Content as processors make text of it: attributes sorted, double quotes, empty elements closed at once."""
    parts = [escape(element.text or "")]
    for child in element:
        name = str(child.tag).removeprefix(PREFIX)
        attributes = "".join(f' {key}="{_quoted(str(value))}"' for key, value in sorted(child.attrib.items()))
        content = _content(child)
        empty = not content and name in _VOID
        parts.append(f"<{name}{attributes}/>" if empty else f"<{name}{attributes}>{content}</{name}>")
        parts.append(escape(child.tail or ""))
    return "".join(parts)


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
