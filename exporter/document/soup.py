"""Tag soup, read as browsers read it, into a tree of XHTML elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from exporter.document.doctype import Mode, mode
from exporter.document.nesting import tamed
from exporter.qname import XHTML

MODE: Final = "data-mode"
"""The attribute of the root that names the mode a browser lays the source out in; conform takes it off."""
FLATTENED: Final = "data-flattened"
"""The attribute of the root that counts the elements given up because they nest too deep; conform takes it off."""
DEEPEST: Final = 200
"""How deep elements may nest. XML parsers refuse 256 unless told otherwise, and others add elements to the tree."""

_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
# What may hold neither text nor a paragraph: nothing is flattened directly into these.
_CLOSED = frozenset(
    "html head table thead tbody tfoot tr colgroup ul ol dl select optgroup script style title textarea".split()
)
# Lexbor serialises the text of these without escaping it, and escapes "<" everywhere else, in attributes too
# (HTML, 13.3 "Serialising HTML fragments").
_RAW = "|".join(
    rf"<{name}(?:\s[^>]*)?>.*?(?=</{name}>)" for name in ("script", "style", "xmp", "iframe", "noembed", "noframes")
)
_PART = re.compile(
    rf"(<!--.*?-->|<\?[^>]*>|<![^>]*>|{_RAW}|<plaintext(?:\s[^>]*)?>.*(?=</plaintext>)|<[^>]*>)", re.DOTALL
)
_NAME = re.compile(r"</?([^\s/>]+)")
_ATTRIBUTE = re.compile(r' (=?[^\s=/>]*)="([^"]*)"')
_XML_NAME = re.compile(r"(?!xmlns$)[A-Za-z_][A-Za-z0-9_.-]*|xml:lang")
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_.-]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(html: str) -> etree._Element:
    """The tree a browser makes of markup: `html` with `head` and `body` (or `frameset`), in the XHTML namespace.

    HTML knows no prefixes: an element `ix:header` comes out with the local name `ix.header`; attributes with a prefix
    other than `xml:lang`, which a reader sees nothing of, are left out. Characters XML cannot hold become U+FFFD.
    Scripts come out empty. Elements nested deeper than DEEPEST are given up, their text kept. Time and memory grow
    linearly with the markup.
    Tree construction is the HTML standard's (13.2.6), by Lexbor.
    """
    taken, given_up = tamed(html.removeprefix("\ufeff"))
    document = LexborHTMLParser(taken)
    for script in document.css("script"):  # nobody needs what it says, and it may hold what looks like its own end
        while (said := script.child) is not None:
            said.decompose()
    serialised = document.html or "<html><head></head><body></body></html>"
    serialised = _NOT_XML.sub("\ufffd", serialised.replace("\x0c", " ").replace("&nbsp;", "\u00a0"))
    writer = _Writer()
    markup = writer.write(serialised)
    root = etree.fromstring(markup, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))
    for name in (MODE, FLATTENED):
        root.attrib.pop(name, None)
    if (found := mode(html)) is not Mode.STANDARDS:
        root.set(MODE, found)
    if given_up + writer.given_up:
        root.set(FLATTENED, str(given_up + writer.given_up))
    return root


class _Writer:
    """Turns Lexbor's serialisation into well-formed XML, in one pass over the tags."""

    def __init__(self) -> None:
        self.given_up = 0

    def write(self, serialised: str) -> str:
        return "".join(self._parts(serialised))

    def _parts(self, serialised: str) -> Iterator[str]:
        parts = _PART.split(serialised)
        open_names: list[str] = []
        deeper = 0  # how many elements are open that were given up
        for index, part in enumerate(parts):
            if not index % 2:
                if part and open_names:
                    yield part
                continue
            kind, name, text = _tag(part)
            if kind == "start":
                if deeper or (len(open_names) >= DEEPEST and open_names[-1] not in _CLOSED):
                    deeper += 1
                    self.given_up += 1
                    yield " "  # what stood in two cells does not run together
                    continue
                if not open_names:
                    if name != "html":
                        continue
                    text = text.replace("<html", f'<html xmlns="{XHTML}"', 1)
                open_names.append(name)
                yield text
            elif kind == "end":
                if deeper:
                    deeper -= 1
                    yield " "
                elif open_names and open_names[-1] == name:
                    open_names.pop()
                    yield text
            elif open_names:
                yield text
        for name in reversed(open_names):
            yield f"</{name}>"


@lru_cache(maxsize=1 << 15)
def _tag(part: str) -> tuple[str, str, str]:
    """What a piece of markup is (start, end, alone), the name of its element, and the piece as XML."""
    if part.startswith(("<!", "<?")):
        return "alone", "", _comment(part)
    found = _NAME.match(part)
    if found is None:
        return "alone", "", ""
    name = _NOT_IN_A_NAME.sub("_", found[1].replace(":", "."))
    if not (name[0].isalpha() or name[0] == "_"):
        name = "_" + name
    if part.startswith("</"):
        return "end", name, f"</{name}>"
    head, _, raw = part.partition(">")
    # XML would read a line break in a value as a space: a browser's "java\nscript:" must not look harmless.
    head = head.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")
    attributes = "".join(
        f' {key}="{value}"' for key, value in _ATTRIBUTE.findall(head, found.end()) if _XML_NAME.fullmatch(key)
    )
    if name in _VOID:
        return "alone", name, f"<{name}{attributes}/>"
    return "start", name, f"<{name}{attributes}>" + raw.replace("&", "&amp;").replace("<", "&lt;")


def _comment(part: str) -> str:
    if not part.startswith("<!--"):
        return ""
    said = part[4:-3].replace("--", "- -")
    return f"<!--{said} -->" if said.endswith("-") else f"<!--{said}-->"
