"""What stands in the cells of a table: values, dashes, years and text, decided once and for all here.

Signs that filers put into cells of their own (a currency sign, a parenthesis, a per cent sign) are part of the value
they belong to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from exporter.document.document import Document
from exporter.document.numeral import Span, numerals
from exporter.document.table import Cell, Table
from exporter.extraction.currencies import CURRENCY, PER_UNIT

DASHES = "-‐‑‒–—―−"
_MINUS = "[-‐‑‒–−]"
_MARK = r"\((?:\d{1,2}|[a-z]{1,3})\)|[*†‡§#¹²³⁴⁵⁶⁷⁸⁹]+|\b[a-z]\)|\[\w{1,2}\]"
_BEFORE = re.compile(
    rf"\s*(?P<outer>\(|{_MINUS})?\s*(?P<currency>{CURRENCY})?\s*(?P<inner>\(|{_MINUS})?\s*(?P<point>[.,])?", re.UNICODE
)
_AFTER = re.compile(
    rf"\s*(?P<percent>%)?\s*(?P<close>\))?\s*(?P<percent_after>%)?\s*(?P<currency>{CURRENCY})?{PER_UNIT}?\s*"
    rf"(?P<minus>{_MINUS}(?=\s*\Z))?(?P<marks>(?:\s*,?\s*(?:{_MARK}))*)\s*",
    re.UNICODE,
)
_DASH = re.compile(
    rf"\s*\(?\s*(?:{CURRENCY})?\s*\(?\s*(?P<dash>[{DASHES}]{{1,3}})\s*\)?\s*%?\s*\)?\s*(?:{CURRENCY})?\s*"
)
_SIGN_BEFORE = re.compile(rf"\s*(?P<outer>\(|{_MINUS})?\s*(?P<currency>{CURRENCY})?\s*(?P<inner>\(|{_MINUS})?\s*")
_SIGN_AFTER = re.compile(
    rf"\s*(?P<percent>%)?\s*\)?\s*(?P<percent_after>%)?\s*(?P<currency>{CURRENCY})?\s*(?:{_MARK})?\s*"
)
_YEAR = re.compile(rf"\s*(?:19|20)\d\d\s*(?:{_MARK})?\s*")
_NUMERIC_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)")
_LONGEST = 200  # characters of a cell that may hold a number, white space of its layout included


class TokenKind(StrEnum):
    """What a cell says."""

    VALUE = "value"
    DASH = "dash"
    YEAR = "year"
    TEXT = "text"
    SIGN = "sign"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What one cell says, with the cells of its signs.

    `left` and `right` (exclusive) are grid columns; for rows separated by TABs they count cells. `span` is the numeral,
    the dash, or the whole text. `currency` is the sign or code as printed, empty when there is none.
    """

    kind: TokenKind
    row: int
    left: int
    right: int
    span: Span
    text: str
    cell: Cell
    negative: bool = False
    percent: bool = False
    currency: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it stands for a number: a value, or a dash for zero."""
        return self.kind in (TokenKind.VALUE, TokenKind.DASH)


def tokenise(document: Document, table: Table) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each row of a table. Empty cells have none."""
    return tuple(_join(tuple(_token(document, cell) for cell in row if cell.text)) for row in table.rows)


def _token(document: Document, cell: Cell) -> Token:
    start, end = document.trim(cell.span)
    text = document.text
    token = Token(
        kind=TokenKind.TEXT,
        row=cell.row,
        left=cell.column,
        right=cell.column + cell.colspan,
        span=Span(start, end),
        text=cell.text,
        cell=cell,
    )
    if end - start > _LONGEST:
        return token
    if found := _DASH.fullmatch(text, start, end):
        currency = re.search(CURRENCY, cell.text)
        return replace(
            token,
            kind=TokenKind.DASH,
            span=Span(*found.span("dash")),
            text=found["dash"],
            percent="%" in cell.text,
            currency=currency[0] if currency else "",
        )
    if _YEAR.fullmatch(text, start, end):
        return replace(token, kind=TokenKind.YEAR, span=Span(start, start + 4), text=text[start : start + 4])
    return _value(token, text) or _sign(token, text) or token


def _value(token: Token, text: str) -> Token | None:
    start, end = token.span
    numeral = next(numerals(text, start, end), None)
    if numeral is None or _NUMERIC_DATE.fullmatch(text, *numeral):
        return None
    before = _BEFORE.fullmatch(text, start, numeral.start)
    after = _AFTER.fullmatch(text, numeral.end, end)
    if before is None or after is None:
        return None
    # A decimal fraction may be printed without the zero before its point.
    if before["point"]:
        numeral = Span(before.start("point"), numeral.end)
    return replace(
        token,
        kind=TokenKind.VALUE,
        span=numeral,
        text=text[numeral.start : numeral.end],
        negative=bool(token.cell.negative or before["outer"] or before["inner"] or after["minus"]),
        percent=bool(after["percent"] or after["percent_after"]),
        currency=before["currency"] or after["currency"] or "",
    )


def _sign(token: Token, text: str) -> Token | None:
    if any(pattern.fullmatch(text, *token.span) for pattern in (_SIGN_BEFORE, _SIGN_AFTER)):
        return replace(token, kind=TokenKind.SIGN)
    return None


def _join(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give signs in cells of their own to the number they belong to. A sign that belongs to none is text."""
    joined: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.SIGN:
            joined.append(token)
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if (
            joined
            and joined[-1].is_number
            and (after := _SIGN_AFTER.fullmatch(token.text))
            and not _opens(token, following)
        ):
            joined[-1] = replace(
                joined[-1],
                right=token.right,
                percent=joined[-1].percent or bool(after["percent"] or after["percent_after"]),
                currency=joined[-1].currency or after["currency"] or "",
            )
        elif not (following and (following.is_number or following.kind is TokenKind.SIGN)):
            joined.append(replace(token, kind=TokenKind.TEXT))
        else:
            joined.append(token)
    return tuple(_absorb(joined))


def _opens(token: Token, following: Token | None) -> bool:
    """Whether a currency sign belongs to the number after it, as it does in all but a few countries."""
    return following is not None and following.is_number and _SIGN_BEFORE.fullmatch(token.text) is not None


def _absorb(tokens: list[Token]) -> list[Token]:
    """Give the signs before a number to it."""
    kept: list[Token] = []
    for token in tokens:
        while token.is_number and kept and kept[-1].kind is TokenKind.SIGN:
            sign = kept.pop()
            found = _SIGN_BEFORE.fullmatch(sign.text)
            token = replace(
                token,
                left=sign.left,
                negative=token.negative or bool(found and (found["outer"] or found["inner"])),
                currency=token.currency or (found["currency"] if found else None) or "",
            )
        kept.append(token)
    return [replace(t, kind=TokenKind.TEXT) if t.kind is TokenKind.SIGN else t for t in kept]
