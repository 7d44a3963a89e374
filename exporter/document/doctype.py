"""In which mode a browser lays a source out, told from its document type declaration."""

from __future__ import annotations

import re
from enum import StrEnum


class Mode(StrEnum):
    """The three document modes of HTML (DOM standard, 4.5, "mode")."""

    STANDARDS = "standards"
    LIMITED_QUIRKS = "limited-quirks"
    QUIRKS = "quirks"


_DOCTYPE = re.compile(
    r"(?>\s|\ufeff|<!--.*?-->|<\?[^>]*>)*+<!doctype(?:\s+(?P<name>[^\s>]+))?(?P<ids>[^>]*)>", re.IGNORECASE | re.DOTALL
)
_PUBLIC = re.compile(r"\s*public\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# HTML standard, 13.2.6.4.1 "The initial insertion mode".
_QUIRKS_EXACT = frozenset(("-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"))
_QUIRKS_MAKERS = (
    "+//silmaril//", "-//as//", "-//advasoft ltd//", "-//metrius//", "-//microsoft//", "-//netscape comm. corp.//",
    "-//o'reilly and associates//", "-//sq//", "-//softquad software//", "-//softquad//", "-//spyglass//",
    "-//sun microsystems corp.//", "-//webtechs//", "-//w3o//",
)  # fmt: skip
_QUIRKS_VERSIONS = re.compile(
    r"-//w3c//dtd (?:html (?:3 1995-03-24|3\.2|3\.2s|4\.0 (?:frameset|transitional)|experimental)|w3 html)"
    r"|-//ietf//dtd html"
)
_TRANSITIONAL_4_01 = re.compile(r"-//w3c//dtd html 4\.01 (?:frameset|transitional)//")
_TRANSITIONAL_XHTML = re.compile(r"-//w3c//dtd xhtml 1\.0 (?:frameset|transitional)//")
_QUIRKS_SYSTEM = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"


def mode(html: str) -> Mode:
    """The mode of a document. One without a declaration, or with anything but comments before it, is in quirks mode."""
    found = _DOCTYPE.match(html)
    if found is None or (found["name"] or "").lower() != "html":
        return Mode.QUIRKS
    public = _PUBLIC.match(found["ids"])
    name = (public[1] or public[2] or "").lower() if public else ""
    quoted = [text[1:-1].lower() for text in _QUOTED.findall(found["ids"])]
    system = quoted[1 if public else 0] if len(quoted) > bool(public) else None
    if (
        name in _QUIRKS_EXACT
        or name.startswith(_QUIRKS_MAKERS)
        or _QUIRKS_VERSIONS.match(name)
        or system == _QUIRKS_SYSTEM
    ):
        return Mode.QUIRKS
    if _TRANSITIONAL_4_01.match(name):
        return Mode.QUIRKS if system is None else Mode.LIMITED_QUIRKS
    return Mode.LIMITED_QUIRKS if _TRANSITIONAL_XHTML.match(name) else Mode.STANDARDS
