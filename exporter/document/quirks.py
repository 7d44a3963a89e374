"""The layout of quirks mode, said in CSS, for documents that browsers laid out that way and XHTML never is.

Source: Quirks Mode Living Standard, 3.5 (what tables inherit) and 3.9 (margins). The height of lines is said in
lines.py, lengths and colours in css.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from exporter.document.doctype import Mode
from exporter.document.stylesheet import StyleSheet
from exporter.document.vocabulary import INLINE, PREFIX, WHITE, local

_TABLES = (
    "font-size:medium;font-weight:normal;font-style:normal;font-variant:normal;line-height:normal;"
    "white-space:normal;text-align:start"
)
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_OPEN = frozenset("div li center ins del".split()) | INLINE
_BOTTOM_MARGINS = frozenset(("p", "pre"))
_MARGINS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre".split())
_SEPARATE = re.compile(r"(?:^|;)\s*(?:margin|padding|border|display|float|position|overflow)", re.IGNORECASE)


def keep_quirks(root: etree._Element, mode: Mode, sheet: StyleSheet) -> None:
    """Add to a tree, before it is arranged, the CSS that makes standards mode lay it out as quirks mode. In place."""
    if mode is not Mode.QUIRKS:
        return
    if root.find(f".//{PREFIX}table") is not None:
        _inherit_into_tables(root, sheet)
    swallowed = [
        (child, css)
        for name in ("td", "th", "body")
        for element in root.iter(PREFIX + name)
        for css in (("margin-top:0", "margin-bottom:0") if name != "body" else ("margin-top:0",))
        for child in _swallowed(element, top=css == "margin-top:0")
    ]
    for child, css in swallowed:
        sheet.hint(child, css)
    for item in root.iter(PREFIX + "li"):
        parent = item.getparent()
        if parent is not None and local(parent.tag) not in ("ul", "ol"):
            sheet.hint(item, "list-style-position:inside")
            sheet.rule(":where(ul,ol)", "list-style-position:outside")


def _inherit_into_tables(root: etree._Element, sheet: StyleSheet) -> None:
    body = root.find(f"{PREFIX}body")
    found = _COLOUR.search(body.get("style", "")) if body is not None else None
    if found is None and sheet.has_own:
        sheet.rule(":where(table)", _TABLES)
    else:
        sheet.rule(":where(table)", f"{_TABLES};color:{found[1].strip() if found else 'initial'}")


def _swallowed(holder: etree._Element, *, top: bool) -> Iterator[etree._Element]:
    """The elements at the top or bottom of a cell or the body whose default margins it swallows."""
    element = holder
    while len(element):
        child = element[0 if top else -1]
        if ((element.text if top else child.tail) or "").strip(WHITE):
            return
        name, style = local(child.tag), child.get("style", "")
        if name not in _MARGINS and name not in _OPEN:
            return
        separate = _SEPARATE.search(style)
        if name in (_MARGINS if top else _BOTTOM_MARGINS) and not separate:
            yield child
        if separate or name in ("p", "pre"):
            return
        element = child
