"""The values that the attributes of Inline XBRL's XHTML take, and what browsers read in others."""

from __future__ import annotations

import re
from collections.abc import Callable

from exporter.document.presentation import length

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_NMTOKEN = re.compile(r"[\w.:\u00b7-]+")
_DIGITS = re.compile(r"\s*\+?(\d{1,9})")
_MULTILENGTH = re.compile(r"\d*\*")

Reader = Callable[[str], str | None]


def _one_of(text: str) -> Reader:
    values = frozenset(text.split())

    def read(value: str) -> str | None:
        value = value.strip().lower()
        return value if value in values else None

    return read


def _text(value: str) -> str | None:
    return value


def language(value: str) -> str | None:
    """A language tag, or None."""
    value = value.strip().replace("_", "-")
    return value if _LANGUAGE.fullmatch(value) else None


def tokens(value: str) -> str | None:
    """The name tokens among words, joined by spaces; None when there are none."""
    return " ".join(word for word in value.split() if _NMTOKEN.fullmatch(word)) or None


def _number(value: str) -> str | None:
    found = _DIGITS.match(value)
    return str(int(found[1])) if found else None


def _length(value: str) -> str | None:
    """A length that the schema takes: whole pixels, or a percentage."""
    css = length(value)
    if css is None:
        return None
    return css if css.endswith("%") else css[:-2] if css[:-2].isdigit() else None


def _multilength(value: str) -> str | None:
    return value.strip() if _MULTILENGTH.fullmatch(value.strip()) else _length(value)


def _border(value: str) -> str | None:
    return _number(value) or "1"


def _character(value: str) -> str | None:
    return value if len(value) == 1 else None


_ALIGN = _one_of("left center right justify")
_VALIGN = _one_of("top middle bottom baseline")

READERS: dict[str, Reader] = {
    "abbr": _text, "accesskey": _character, "align": _ALIGN, "alt": _text, "border": _border, "cellpadding": _length,
    "cellspacing": _length, "class": tokens, "colspan": _number, "content": _text, "dir": _one_of("ltr rtl"),
    "frame": _one_of("void above below hsides lhs rhs vsides box border"), "headers": tokens, "height": _length,
    "hreflang": language, "id": _text, "media": _text, "name": _text, "rel": tokens, "rowspan": _number,
    "rules": _one_of("none groups rows cols all"), "scope": _one_of("row col rowgroup colgroup"), "span": _number,
    "summary": _text, "tabindex": _number, "title": _text, "type": _text, "valign": _VALIGN, "width": _multilength,
}  # fmt: skip
"""What a permitted attribute's value is read as; None says the attribute goes. Links and styles are read elsewhere."""
