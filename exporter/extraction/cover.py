"""What the cover and the first lines of a document say of it and of whoever reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.extraction.currencies import spelled_in
from exporter.extraction.dated import Role, dated
from exporter.extraction.days import DATE, day_of, month_day_of
from exporter.extraction.facts import Statement
from exporter.extraction.reporter import lines, reporter


class CoverItem(StrEnum):
    """What a cover fact states; the values are the names that taxonomies commonly give the concepts."""

    ENTITY_NAME = "EntityName"
    DOCUMENT_TYPE = "DocumentType"
    PERIOD_END = "DocumentPeriodEndDate"
    DOCUMENT_DATE = "DocumentDate"
    SIGNATURE_DATE = "SignatureDate"
    FISCAL_YEAR_END = "EntityFiscalYearEnd"
    CURRENCY = "ReportingCurrency"
    EXCHANGE = "SecurityExchangeName"
    SYMBOL = "TradingSymbol"
    ADDRESS = "EntityAddress"
    STREET = "EntityAddressStreet"
    CITY = "EntityAddressCity"
    REGION = "EntityAddressRegion"
    POSTAL_CODE = "EntityAddressPostalCode"
    PHONE = "ContactPhone"
    EMAIL = "ContactEmail"
    WEBSITE = "EntityWebsite"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFact:
    """A statement about the document or the entity, and where it is printed.

    `value` is in XBRL's own form: a date as 2006-11-30, a month and day as --05-31, a currency by its ISO 4217 code,
    text as printed. `listing` is the exchange that a symbol or an exchange belongs to, as printed.
    """

    item: CoverItem
    value: str
    span: Span
    reason: str
    listing: str | None = None


_FORM = re.compile(r"^\s*FORM\s+((?:6|8|10|20|40)-?[KQF](?:/A)?)\b", re.IGNORECASE)
_YEAR_END = re.compile(rf"\b(?:fiscal|financial)\s+year\s+(?:ended|ending|ends)\s+(?:on\s+)?({DATE})", re.IGNORECASE)
_LISTING = re.compile(
    r"\b(TSX(?:[-:]?V|\sVenture)?|NYSE(?:\s(?:American|Arca|MKT))?|AMEX|NASDAQ(?:\s?(?:GS|GM|CM))?|LSE|AIM|OTC(?:QB|QX|BB)?"
    r"|CSE|ASX|SEHK|HKEX|AEX|SIX|TASE|Euronext(?:\s[A-Z][a-z]+)?)\s*:\s*([A-Z]{1,6}(?:\.[A-Z]{1,2})?)\b",
    re.IGNORECASE,
)
_ADDRESS_NOTE = re.compile(r"\(address of (?:registrant.s )?principal executive offices?", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?P<street>[^,]+),\s*(?P<city>[^,\d]+),\s*(?P<region>[A-Za-z][A-Za-z. ]*?),?\s+"
    r"(?P<postal>[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{5}(?:-\d{4})?)"
)
_PHONE = re.compile(r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?:,?\s*(?:ext\.?|x)\s*\d+)?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE = re.compile(r"(?:https?://)?www\.[\w-]+(?:\.[\w-]+)+")
_WRITTEN = {
    Role.DATELINE: (CoverItem.DOCUMENT_DATE, "the date line of the release"),
    Role.SIGNATURE: (CoverItem.SIGNATURE_DATE, "the date beside the signature"),
}
_CURRENCY_SENTENCE = re.compile(
    r"\b(?:amounts?|dollars?|figures?|expressed|stated|reported|presented)\b", re.IGNORECASE
)


def cover(document: Document, statements: Sequence[Statement]) -> tuple[CoverFact, ...]:
    """The cover facts of a document with statements, each item once (listings: once an exchange), none overlapping."""
    found: dict[tuple[CoverItem, str | None], CoverFact] = {}
    taken: list[Span] = []
    for fact in _all(document, statements):
        key = fact.item, fact.listing
        free = all(fact.span.end <= other.start or other.end <= fact.span.start for other in taken)
        if key not in found and free and _in_one_node(document, fact.span):
            found[key] = fact
            taken.append(fact.span)
    return tuple(sorted(found.values(), key=lambda fact: fact.span))


def _all(document: Document, statements: Sequence[Statement]) -> Iterator[CoverFact]:
    named = reporter(document)
    if named is not None:
        name, span = named
        yield CoverFact(item=CoverItem.ENTITY_NAME, value=name, span=span, reason="the reporter's name")
    text = lines(document)
    yield from _form(text)
    yield from _address(text)
    ends = [fact.end for statement in statements for fact in statement.facts()]
    if ends:
        yield from _period_end(text, max(ends))
    yield from _written(document)
    yield from _fiscal_year_end(text)
    yield from _listings(text)
    if statements:
        yield from _currency(text, statements[0].currency)
    yield from _plain(text, _PHONE, CoverItem.PHONE, "the first telephone number")
    yield from _plain(text, _EMAIL, CoverItem.EMAIL, "the first electronic address")
    yield from _plain(text, _WEBSITE, CoverItem.WEBSITE, "the first web site")


Lines = Sequence[tuple[str, Span]]


def _form(text: Lines) -> Iterator[CoverFact]:
    for line, span in text:
        if match := _FORM.match(line):
            yield _fact(CoverItem.DOCUMENT_TYPE, match[1].upper(), span, match.span(1), "the form's own title")


def _address(text: Lines) -> Iterator[CoverFact]:
    for (line, span), (note, _) in pairwise(text):
        if not _ADDRESS_NOTE.match(note):
            continue
        why = "the line above the note that says it is the address"
        parts = _ADDRESS.fullmatch(line)
        if parts is None:
            yield _fact(CoverItem.ADDRESS, line, span, (0, len(line)), why)
            continue
        for item, group in (
            (CoverItem.STREET, "street"),
            (CoverItem.CITY, "city"),
            (CoverItem.REGION, "region"),
            (CoverItem.POSTAL_CODE, "postal"),
        ):
            yield _fact(item, parts[group], span, parts.span(group), why)


def _period_end(text: Lines, end: date) -> Iterator[CoverFact]:
    for line, span in text:
        for match in re.finditer(DATE, line):
            if day_of(match[0]) == end:
                why = "the last day of the statements' periods, as the text first says it"
                yield _fact(CoverItem.PERIOD_END, end.isoformat(), span, match.span(), why)


def _written(document: Document) -> Iterator[CoverFact]:
    """The dates of the release and of the signature, where they are written out with the month's name."""
    for one in dated(document):
        match = re.search(DATE, document.text[one.span.start : one.span.end])
        day = day_of(match[0]) if match else None
        if match is not None and day is not None and one.role in _WRITTEN:
            item, why = _WRITTEN[one.role]
            yield _fact(item, day.isoformat(), one.span, match.span(), why)


def _fiscal_year_end(text: Lines) -> Iterator[CoverFact]:
    for line, span in text:
        if (match := _YEAR_END.search(line)) and (found := month_day_of(match[1])) is not None:
            (month, day), (start, end) = found
            at = match.start(1)
            why = "the date the fiscal year is said to end on"
            yield _fact(CoverItem.FISCAL_YEAR_END, f"--{month:02}-{day:02}", span, (at + start, at + end), why)


def _listings(text: Lines) -> Iterator[CoverFact]:
    for line, span in text:
        for match in _LISTING.finditer(line):
            why = "exchange and symbol beside each other"
            for item, group in ((CoverItem.EXCHANGE, 1), (CoverItem.SYMBOL, 2)):
                yield _fact(item, match[group], span, match.span(group), why, listing=match[1].upper())


def _currency(text: Lines, code: str) -> Iterator[CoverFact]:
    for line, span in text:
        for start, end, named in spelled_in(line):
            if named == code and _CURRENCY_SENTENCE.search(line):
                why = "the currency the document says its amounts are in"
                yield _fact(CoverItem.CURRENCY, code, span, (start, end), why)


def _plain(text: Lines, pattern: re.Pattern[str], item: CoverItem, why: str) -> Iterator[CoverFact]:
    for line, span in text:
        for match in pattern.finditer(line):
            yield _fact(item, match[0], span, match.span(), why)


def _fact(
    item: CoverItem, value: str, line: Span, part: tuple[int, int], why: str, listing: str | None = None
) -> CoverFact:
    span = Span(line.start + part[0], line.start + part[1])
    return CoverFact(item=item, value=value, span=span, reason=why, listing=listing)


def _in_one_node(document: Document, span: Span) -> bool:
    """Whether the span lies in one text node, so that it can be set apart without touching the markup."""
    return any(node.start <= span.start and span.end <= node.start + node.length for node in document.nodes)
