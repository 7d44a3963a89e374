"""Numerals: the runs of digits a reader sees, each with the separators that stand inside one number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Thin, narrow and plain spaces group digits by threes in much of the world; elsewhere a space ends a number.
_SPACE = "[ \u00a0\u2009\u202f]"
_PATTERN = re.compile(
    rf"""
    (?<!\d) \d{{1,3}} (?:{_SPACE}\d{{3}})+ (?!\d) (?:[.,]\d+)?   # 1 234 567,89
    | \d+ (?:[.,'’]\d+)*                                         # 1,407  0.01  1'234.50  2006
    """,
    re.VERBOSE,
)


class Span(NamedTuple):
    """A stretch of a Document's text, end exclusive."""

    start: int
    end: int


def numerals(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The numerals of `text[start:end]`, in order. Every decimal digit there lies in exactly one of them."""
    for match in _PATTERN.finditer(text, start, len(text) if end is None else end):
        yield Span(match.start(), match.end())
