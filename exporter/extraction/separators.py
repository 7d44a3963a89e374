"""Separators: whether a comma or a point marks the decimals, decided once for a table from all its numerals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal


def decimal_mark(numerals: Iterable[str]) -> str:
    """`.` or `,`, whichever the numerals show to stand before decimals; `.` when they show nothing.

    Both marks in one numeral: the last is the decimal mark. One mark twice: it groups. A mark that is not followed by
    three digits stands before decimals. Numerals like `1,234` are evidence of grouping where nothing contradicts.
    """
    votes = {".": 0, ",": 0}
    for text in numerals:
        marks = [c for c in text if c in ".,"]
        if len(set(marks)) == 2:
            votes[marks[-1]] += 3
        elif len(marks) > 1:
            votes["," if marks[0] == "." else "."] += 3
        elif marks:
            mark = marks[0]
            other = "," if mark == "." else "."
            tail = text.rsplit(mark, 1)[1]
            if len(tail) == 3 and not text.startswith(("0", mark)):
                votes[other] += 1
            else:
                votes[mark] += 2
    return "," if votes[","] > votes["."] else "."


def parse(text: str, mark: str) -> tuple[Decimal, int]:
    """The number a numeral prints, and how many decimals it prints, given its table's decimal mark."""
    whole, _, fraction = text.rpartition(mark) if text.count(mark) == 1 else (text, "", "")
    digits = "".join(c for c in whole if c.isdigit()) or "0"
    return Decimal(f"{digits}.{fraction}" if fraction else digits), len(fraction)
