"""Which elements and attributes Inline XBRL 1.1's XHTML has, and what browsers make of those it has not.

The sets follow the schema (Inline XBRL 1.1, xhtml-inlinexbrl-1_1.xsd, which is XHTML 1.1 without frames and with
`style` attributes); the CSS follows the HTML standard, chapter 15 "Rendering".
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from exporter.qname import XHTML

PREFIX: Final = f"{{{XHTML}}}"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

WHITE: Final = " \t\n\r\f"
"""The characters that HTML calls white space; a no-break space is none of them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE: Final = _words("a abbr acronym b big br cite code dfn em i img kbd q samp small span strong sub sup tt var")
"""Elements that stand in a line."""
BLOCK: Final = _words("address blockquote div dl fieldset h1 h2 h3 h4 h5 h6 hr ol p pre table ul")
"""Elements that stand as blocks."""
EDIT: Final = _words("ins del")
"""Elements that are what their content is."""
PARTS: Final = {
    "caption": _words("table"), "colgroup": _words("table"), "col": _words("colgroup table"),
    "thead": _words("table"), "tfoot": _words("table"), "tbody": _words("table"),
    "tr": _words("table thead tfoot tbody"), "td": _words("tr"), "th": _words("tr"),
    "li": _words("ul ol"), "dt": _words("dl"), "dd": _words("dl"), "legend": _words("fieldset"),
}  # fmt: skip
"""Elements that stand in certain parents alone, with those."""
KEPT: Final = INLINE | BLOCK | EDIT | PARTS.keys() | _words("html head title meta style body")
"""The elements that keep their names."""

COMMON: Final = _words(f"class dir id style title {XML_LANG}")
_ROWS = COMMON | _words("align valign")
_CELLS = _ROWS | _words("abbr colspan headers rowspan scope")
_COLUMNS = _ROWS | _words("span width")
_ROOT = _words(f"dir {XML_LANG}")
ATTRIBUTES: Final = {
    "a": COMMON | _words("accesskey href hreflang rel tabindex"),
    "br": _words("class id title"),
    "col": _COLUMNS, "colgroup": _COLUMNS,
    "head": _ROOT, "html": _ROOT, "title": _ROOT,
    "img": COMMON | _words("alt height src width"),
    "meta": _words("content name"), "style": _words("media title type"),
    "table": COMMON | _words("border cellpadding cellspacing frame rules summary width"),
    "tbody": _ROWS, "tfoot": _ROWS, "thead": _ROWS, "tr": _ROWS, "td": _CELLS, "th": _CELLS,
}  # fmt: skip
"""The attributes of an element, where they are not COMMON."""

RENAMED: Final = {
    "font": ("span", ""), "u": ("span", "text-decoration:underline"),
    "s": ("span", "text-decoration:line-through"), "strike": ("span", "text-decoration:line-through"),
    "nobr": ("span", "white-space:nowrap"), "mark": ("span", "background-color:yellow;color:black"),
    "bdi": ("span", "unicode-bidi:isolate"),
    "bdo": ("span", "unicode-bidi:isolate-override"), "wbr": ("span", "display:inline-block"),
    "ruby": ("span", "display:ruby"), "rt": ("span", "display:ruby-text;font-size:50%;text-align:start"),
    "marquee": ("span", "display:inline-block;overflow:hidden"),
    "center": ("div", "text-align:center;text-align:-moz-center;text-align:-webkit-center"),
    "figure": ("div", "margin:1em 40px"), "details": ("div", ""), "summary": ("div", ""), "form": ("div", ""),
    "dialog": ("div", "display:none"),
    "optgroup": ("div", ""),
    **dict.fromkeys("article aside figcaption footer header hgroup main nav search section".split(), ("div", "")),
    "dir": ("ul", ""), "menu": ("ul", ""),
    "listing": ("pre", ""), "plaintext": ("pre", ""), "xmp": ("pre", ""),
}  # fmt: skip
"""What other elements become: a name, and the CSS that browsers lay them out with."""

_HEADING = "display:block;font-weight:bold;font-size:{};margin:{} 0"
STYLE: Final = {
    "p": "display:block;margin:1em 0", "div": "display:block",
    "h1": _HEADING.format("2em", ".67em"), "h2": _HEADING.format("1.5em", ".83em"),
    "h3": _HEADING.format("1.17em", "1em"), "h4": _HEADING.format("1em", "1.33em"),
    "h5": _HEADING.format(".83em", "1.67em"), "h6": _HEADING.format(".67em", "2.33em"),
    "pre": "display:block;white-space:pre;font-family:monospace;margin:1em 0",
    "address": "display:block;font-style:italic", "blockquote": "display:block;margin:1em 40px",
    "ul": "display:block;list-style-type:disc;margin:1em 0;padding-left:40px",
    "ol": "display:block;list-style-type:decimal;margin:1em 0;padding-left:40px",
    "dl": "display:block;margin:1em 0", "dt": "display:block", "dd": "display:block;margin-left:40px",
    "li": "display:list-item", "hr": "display:block;border:1px inset;margin:.5em auto;color:gray",
    "fieldset": "display:block;border:2px groove;margin:0 2px;padding:.35em .75em .625em", "legend": "display:block",
    "table": "display:table", "caption": "display:table-caption;text-align:center", "tr": "display:table-row",
    "thead": "display:table-header-group", "tbody": "display:table-row-group", "tfoot": "display:table-footer-group",
    "td": "display:table-cell", "th": "display:table-cell;font-weight:bold;text-align:center",
    "colgroup": "display:table-column-group", "col": "display:table-column",
    "b": "font-weight:bolder", "strong": "font-weight:bolder",
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "font-style:italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "font-family:monospace"),
    "big": "font-size:larger", "small": "font-size:smaller",
    "sub": "vertical-align:sub;font-size:smaller", "sup": "vertical-align:super;font-size:smaller",
}  # fmt: skip
"""What browsers lay an element out with, for where another element must stand in its place."""


@lru_cache(maxsize=1 << 10)
def local(tag: str) -> str:
    """The local name of an element's tag in the XHTML namespace; another namespace's elements have none of ours."""
    return tag[len(PREFIX) :] if tag.startswith(PREFIX) else tag.rpartition("}")[2] or "span"
