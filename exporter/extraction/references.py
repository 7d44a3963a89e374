"""References: numbers of notes and footnote marks, which stand in columns like values and are none."""

from __future__ import annotations

import re
from dataclasses import replace

from exporter.extraction.tokens import Token, TokenKind

_NOTE_HEAD = re.compile(
    r"\s*(?:foot)?(?:notes?|refs?|references?)(?:\s+(?:no\.?|nos\.?|number|ref\.?))?\s*[.:]?\s*", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:notes?\s*)?\d{1,2}(?:\.\d{1,2})?(?:\s*\(?[a-z]\)?)?(?:\s*(?:,|&|;|and|-|–)\s*\d{1,2}(?:\.\d{1,2})?(?:\s*\(?[a-z]\)?)?)*",
    re.IGNORECASE,
)
_HIGHEST_MARK = 20

Rows = tuple[tuple[Token, ...], ...]


def set_aside(rows: Rows, *, gridded: bool) -> Rows:
    """The rows with numbers of notes and footnote marks turned into tokens of the kind NOTE."""
    head = next((token for row in rows for token in row if _NOTE_HEAD.fullmatch(token.cell.text)), None)
    if head is not None:
        rows = _notes_in_grid(rows, head) if gridded else _notes_by_count(rows)
        rows = tuple(tuple(_aside(token) if token is head else token for token in row) for row in rows)
    return _marks(rows) if gridded else rows


def _notes_in_grid(rows: Rows, head: Token) -> Rows:
    """What stands under the header "Note" and looks like one."""
    return tuple(
        tuple(
            _aside(token) if token.row > head.row and _under(token, head) and _is_note(token) else token
            for token in row
        )
        for row in rows
    )


def _under(token: Token, head: Token) -> bool:
    return token.left < head.right and token.right > head.left


def _notes_by_count(rows: Rows) -> Rows:
    """The first number of rows that have one more than others, where a header speaks of notes."""
    counts = [sum(token.is_number for token in row) for row in rows]
    most = max(counts, default=0)
    result = []
    for row, count in zip(rows, counts, strict=True):
        first = next((i for i, token in enumerate(row) if token.is_number), None)
        if count == most > 1 and first is not None and _is_note(row[first]):
            row = (*row[:first], _aside(row[first]), *row[first + 1 :])
        result.append(
            tuple(
                _aside(token) if token.kind is TokenKind.TEXT and i and _is_note(token) else token
                for i, token in enumerate(row)
            )
        )
    return tuple(result)


def _is_note(token: Token) -> bool:
    return (
        token.kind in (TokenKind.VALUE, TokenKind.TEXT)
        and not token.currency
        and bool(_NOTE.fullmatch(token.cell.text))
    )


def _marks(rows: Rows) -> Rows:
    """Small numbers in parentheses, alone in their grid columns and always just behind a number, are footnote marks."""
    suspects: dict[int, list[Token]] = {}
    others: set[int] = set()
    for row in rows:
        for i, token in enumerate(row):
            if not token.is_number:
                continue
            if i and row[i - 1].is_number and row[i - 1].right == token.left and _is_mark(token):
                suspects.setdefault(token.left, []).append(token)
            else:
                others.update(range(token.left, token.right))
    marks = {id(token) for left, tokens in suspects.items() if left not in others for token in tokens}
    if not marks:
        return rows
    return tuple(tuple(_aside(token) if id(token) in marks else token for token in row) for row in rows)


def _is_mark(token: Token) -> bool:
    return bool(re.fullmatch(r"\(\d{1,2}\)", token.cell.text)) and int(token.text) <= _HIGHEST_MARK


def _aside(token: Token) -> Token:
    return replace(token, kind=TokenKind.NOTE)
