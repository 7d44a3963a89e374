"""Number format codes as sections of parts (ECMA-376 Part 1, 18.8.31 "numFmts")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)(?:"|\Z)'
    r"|\\(?P<escaped>.)"
    r"|_(?P<space>.)"
    r"|\*(?P<fill>.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General)"
    r"|(?P<half>AM/PM|A/P)"
    r"|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+)"
    r"|(?P<digit>[0#?])"
    r"|(?P<mark>[.,%@/;])"
    r"|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOURS = frozenset("black blue cyan green magenta red white yellow".split())
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_GENERAL = "General"


class Kind(Enum):
    """What a part of a section is for."""

    LITERAL = auto()
    SPACE = auto()
    FILL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    SLASH = auto()
    EXPONENT = auto()
    GENERAL = auto()
    TEXT = auto()
    DATE = auto()
    ELAPSED = auto()
    HALF_DAY = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a section: `text` is what it prints (LITERAL), or the letters of its code."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of a code. `condition` is a comparison and its other side, `colour` the name of a colour or empty."""

    parts: tuple[Part, ...]
    condition: tuple[str, Decimal] | None = None
    colour: str = ""

    def has(self, *kinds: Kind) -> bool:
        """Whether it has a part of one of the kinds."""
        return any(part.kind in kinds for part in self.parts)

    def takes(self, value: Decimal) -> bool:
        """Whether its condition, if it has one, holds for a value."""
        if self.condition is None:
            return False
        sign, limit = self.condition
        return {
            "<": value < limit, "<=": value <= limit, ">": value > limit,
            ">=": value >= limit, "=": value == limit, "<>": value != limit,
        }[sign]  # fmt: skip


def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code, at least one; an empty code is General."""
    found: list[list[Part]] = [[]]
    brackets: list[list[str]] = [[]]
    for match in _PARTS.finditer(code or _GENERAL):
        if match["mark"] == ";":
            found.append([])
            brackets.append([])
        elif match["bracket"] is not None:
            brackets[-1].append(match["bracket"])
            found[-1].extend(_bracket(match["bracket"]))
        else:
            found[-1].append(_part(match))
    return tuple(
        Section(parts=tuple(parts), condition=_condition(said), colour=_colour(said))
        for parts, said in zip(found, brackets, strict=True)
    )


_MARKS = {".": Kind.POINT, ",": Kind.COMMA, "%": Kind.PERCENT, "@": Kind.TEXT, "/": Kind.SLASH}
_BY_NAME = {
    "quoted": Kind.LITERAL, "escaped": Kind.LITERAL, "literal": Kind.LITERAL, "space": Kind.SPACE, "fill": Kind.FILL,
    "general": Kind.GENERAL, "half": Kind.HALF_DAY, "exponent": Kind.EXPONENT, "date": Kind.DATE, "digit": Kind.DIGIT,
}  # fmt: skip


def _part(match: re.Match[str]) -> Part:
    if match["mark"]:
        return Part(_MARKS[match["mark"]], match["mark"])
    name = match.lastgroup or ""
    return Part(_BY_NAME[name], match[name])


def _bracket(text: str) -> Iterator[Part]:
    """What a bracket prints: elapsed time, or the currency of `[$€-407]`; colours, conditions and locales nothing."""
    if _ELAPSED.fullmatch(text):
        yield Part(Kind.ELAPSED, text.lower())
    elif text.startswith("$") and (symbol := text[1:].partition("-")[0]):
        yield Part(Kind.LITERAL, symbol)


def _condition(brackets: list[str]) -> tuple[str, Decimal] | None:
    found = next((match for text in brackets if (match := _CONDITION.fullmatch(text.strip()))), None)
    return (found[1], Decimal(found[2])) if found else None


def _colour(brackets: list[str]) -> str:
    names = (text.strip().lower() for text in brackets)
    return next((name for name in names if name in _COLOURS or re.fullmatch(r"color\s?\d{1,2}", name)), "")
