"""Tables printed side by side in one: the labels of a second one stand between the numbers of the rows.

A statement of position in account form has its assets to the left and its liabilities to the right; a release may set a
quarter beside a year, each with its labels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from exporter.extraction.periods import is_only_time
from exporter.extraction.tokens import Token, TokenKind

Rows = tuple[tuple[Token, ...], ...]

_FEWEST = 3
"""How many rows must have a label there, each its own."""
_WORDS = re.compile(r"[^\W\d_]{3}")


def sides(rows: Rows) -> tuple[Rows, ...]:
    """The rows of each table of those that stand side by side in a grid, left to right; mostly there is but one."""
    cuts = _cuts(rows)
    if not cuts:
        return (rows,)
    edges = [0, *cuts, max(token.right for row in rows for token in row)]
    return tuple(
        tuple(tuple(token for token in row if low <= token.left < high) for row in rows)
        for low, high in pairwise(edges)
    )


def _cuts(rows: Rows) -> list[int]:
    """The grid columns in which labels begin that have numbers on both sides, and over which no number stands."""
    labels: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        numbers = [index for index, token in enumerate(row) if token.is_number]
        for index in range(numbers[0] + 1, numbers[-1]) if numbers else ():
            token = row[index]
            if token.kind is TokenKind.TEXT and _WORDS.search(token.text) and not is_only_time(token.text):
                labels[token.left].append(token.cell.text)
    numbered = sum(any(token.is_number for token in row) for row in rows)
    return [
        column
        for column, texts in sorted(labels.items())
        if len(set(texts)) >= _FEWEST
        and 2 * len(texts) >= numbered
        and not any(t.is_number and t.left <= column < t.right for row in rows for t in row)
    ]
