"""Names of WordprocessingML, and how its properties are read (ECMA-376 Part 1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LENGTH = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?")
_OFF = frozenset(("0", "false", "off"))


def w(name: str) -> str:
    """The name in the namespace of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute of WordprocessingML; None where there is no such element."""
    return None if element is None else element.get(w(name))


def first(properties: Iterable[etree._Element], name: str) -> etree._Element | None:
    """What the first of some properties that say it say of a thing: those nearest to the text come first."""
    return next((found for each in properties if (found := each.find(w(name))) is not None), None)


def is_on(element: etree._Element | None) -> bool:
    """Whether a property that is either on or off is on (17.17.4)."""
    return element is not None and element.get(w("val"), "1") not in _OFF


def points(twips: str | None, parts: int = 20) -> str | None:
    """A length as CSS has it, from twentieths (or other `parts`) of a point; None where there is none (17.18.81)."""
    if twips is None or not _LENGTH.fullmatch(twips):
        return None
    return f"{(Decimal(twips) / parts).normalize():f}pt"


def css(declarations: dict[str, str | None]) -> str:
    """A style attribute from declarations; those without a value are left out."""
    return ";".join(f"{name}:{said}" for name, said in declarations.items() if said is not None)
