"""Where a document leads and what it is called by: links, images, identifiers."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, unquote, urljoin

from lxml import etree

from exporter.document.removals import Tally
from exporter.document.vocabulary import PREFIX

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_FOLLOWED: Final = frozenset(("http", "https", "mailto", "tel", "ftp"))
_IGNORED = re.compile("[\t\n\r]")
_CONTROLS = "".join(map(chr, range(33))) + "\ufffd"  # the parser puts U+FFFD for control characters
_URI = "!#$%&'()*+,-./:;=?@_~"
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IMAGE = re.compile(r"data:image/([a-z0-9.+-]+)\s*((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)
_ACTIVE = re.compile(
    rb"<\s*script|<\s*foreignobject|javascript:|\son\w+\s*=|<!entity|href\s*=\s*[\"']?\s*(?!#|data:image|[\"'\s#])",
    re.IGNORECASE,
)
_NCNAME = re.compile(r"[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff][\w.\u00b7-]*")
_NOT_IN_NCNAME = re.compile(r"[^A-Za-z0-9_.-]")


def followed(href: str, base: str | None) -> str | None:
    """A link as XHTML takes it, resolved against the document's base; None for one that would run something."""
    target = _IGNORED.sub("", href.strip(_CONTROLS))
    scheme = _SCHEME.match(target)
    if scheme is None and base is not None and not target.startswith("#"):
        target = urljoin(base, target)
        scheme = _SCHEME.match(target)
    if scheme is not None and scheme[1].lower() not in _FOLLOWED:
        return None
    if target.startswith("#"):
        return target
    path, mark, fragment = target.partition("#")
    if scheme is None:
        first, slash, rest = path.partition("/")
        path = first.replace(":", "%3A") + slash + rest
    escaped = quote(_BAD_PERCENT.sub("%25", path.replace("\\", "/")), safe=_URI)
    return escaped + (mark and "#" + quote(_BAD_PERCENT.sub("%25", fragment), safe=_URI.replace("#", "")))


def carried(src: str) -> str | None:
    """The source of an image that the document carries within itself and that runs nothing, else None."""
    found = _IMAGE.fullmatch(src.strip(_CONTROLS))
    if found is None:
        return None
    data = re.sub(r"\s", "", found[3])
    if found[1].lower() == "svg+xml":
        try:
            drawn = base64.b64decode(unquote(data)) if "base64" in found[2].lower() else unquote(found[3]).encode()
        except (binascii.Error, ValueError):
            return None
        if _ACTIVE.search(drawn):
            return None
    parameters = re.sub(r"\s", "", found[2])
    return f"data:image/{found[1].lower()}{parameters},{quote(data, safe=_URI)}"


def identify(elements: Iterable[etree._Element], tally: Tally) -> None:
    """Make identifiers unique names as XML has them; the references within the document follow. In place."""
    known: dict[str, str] = {}
    taken: set[str] = set()
    anchors: list[etree._Element] = []
    for element in elements:
        identifier = element.get("id")
        if identifier is not None:
            name = identifier
            if identifier in known or not identifier.strip():
                del element.attrib["id"]
            else:
                if not _NCNAME.fullmatch(identifier):
                    name = "id." + _NOT_IN_NCNAME.sub("_", identifier)
                while name in taken:
                    name += "_"
                known[identifier] = name
                taken.add(name)
                element.set("id", name)
        if element.tag == PREFIX + "a" and element.get("href", "").startswith("#"):
            anchors.append(element)
    for anchor in anchors:
        target = anchor.get("href", "")[1:]
        name = known.get(target) or known.get(unquote(target)) or target
        anchor.set("href", "#" + quote(_BAD_PERCENT.sub("%25", name), safe=_URI.replace("#", "")))
