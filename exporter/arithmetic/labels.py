"""Labels: what the words and the layout of a row say about its being a total, in bits."""

from __future__ import annotations

import re

from exporter.arithmetic.rows import Row

_TOTAL = re.compile(r"^(sub-?)?totals?\b|\btotal\b", re.IGNORECASE)
_RESULT = re.compile(
    r"^(net|gross|operating|comprehensive|consolidated)\b.*\b(income|loss|profit|margin|earnings|cash|change|increase|"
    r"decrease|sales|revenues?)\b|\b(income|loss|profit|earnings)\b.*\b(before|from|for the|attributable|after)\b|"
    r"^(increase|decrease)\b.*\bcash\b|\bcash\b.*\bend of\b",
    re.IGNORECASE,
)


def total_cue(row: Row) -> int:
    """Bits in favour of the row being a total."""
    if _TOTAL.search(row.label):
        return 8
    if _RESULT.search(row.label):
        return 7
    return 0
