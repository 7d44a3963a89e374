"""Themes: what a filing speaks of anywhere, which tells whose industry and which of two kindred concepts its rows mean.

A group that names non-controlling interests anywhere means the result with their share where it says net income in its
cash flows; one that names no restricted cash does not mean cash with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from exporter.mapping.ranking.marks import OTHER_OWNERS

_PATTERNS = {
    "non-controlling": OTHER_OWNERS,
    "restricted cash": r"restricted cash",
    "preferred": r"\bpreferred\b|\bpreference\b",
    "discontinued": r"discontinued",
    "attributable": r"attributable to",
    "continuing": r"continuing operations",
    "redeemable": r"redeemable|mezzanine|temporary equity",
    "treasury": r"treasury",
    "classes of shares": r"\bclass [ab]\b",
    "partners": r"\bpartners?\b|\bmembers?\b",
    "equity method": r"equity method|affiliates|associates",
    "gross profit": r"gross (?:profit|margin)",
    "operating income": r"operating (?:income|profit|loss|earnings)|(?:income|loss|profit) from operations",
    "current assets": r"total current assets",
    "costs": r"cost of",
    "products": r"\bproducts?\b",
    "services": r"\bservices?\b",
    "operating leases": r"operating lease",
    "research": r"research and development",
    "deposits": r"\bdeposits\b",
    "loans": r"\bloans\b",
    "net interest": r"net interest income",
    "premiums": r"\bpremiums?\b|policyholder",
    "oil and gas": r"\boil\b|\bgas\b|exploration",
    "regulated": r"regulatory",
}
_MARKS = {theme: re.compile(pattern, re.IGNORECASE) for theme, pattern in _PATTERNS.items()}
TELLING = ("non-controlling", "restricted cash", "preferred", "discontinued", "attributable")
"""Those whose absence tells something too."""


def themes(texts: Iterable[str]) -> tuple[str, ...]:
    """The themes that labels and headings of a filing name, in the order of the list."""
    texts = tuple(dict.fromkeys(texts))
    return tuple(theme for theme, mark in _MARKS.items() if any(mark.search(text) for text in texts))
