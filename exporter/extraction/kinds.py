"""What a numeral in running text is, where it plainly is no fact: part of a date, a name, an address, a reference.

Each kind is one pattern over the text around the numeral; the first that covers the numeral names it.
"""

from __future__ import annotations

import re

from exporter.document.document import Block, Document
from exporter.document.numeral import Span

_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_TH = r"(?:st|nd|rd|th)"
_STREET = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Square|Parkway|Pkwy|Plaza"
    r"|Highway|Hwy)\b\.?"
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("telephone", r"\(\d{3}\)\s?\d{3}[-.\s]\d{4}(?:\s?(?:,\s?)?ext\.?\s?\d+)?|\+\d{1,3}(?:[\s.(-]+\d{1,5}\)?){2,5}"),
    ("telephone", r"\b(?:1-)?\d{3}[-.]\d{3}[-.]\d{4}\b(?:\s?ext\.?\s?\d+)?|\bext(?:ension|\.)?\s?\d+"),
    ("date", rf"\b{_MONTH}\s*\d{{1,2}}{_TH}?(?:\s*,?\s*{_YEAR}\b)?"),
    ("date", rf"\b\d{{1,2}}{_TH}?\s+{_MONTH}(?:,?\s+{_YEAR}\b)?"),
    ("date", rf"\b{_MONTH},?\s+{_YEAR}\b|\b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:{_YEAR}|\d\d)\b"),
    ("time", r"\b\d{1,2}(?::\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)(?!\w)|\b\d{1,2}:\d\d\b"),
    ("quarter", r"\bQ[1-4]\b|\b[1-4]Q\b"),
    ("year", rf"\b(?i:fiscal|FY|year|quarters?(?:\s+of)?|©|copyright)\s?['’]?(?:{_YEAR}|\d\d)\b"),
    ("year", rf"\b{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?(?=\s+(?:fiscal|annual|first|second|third|fourth))"),
    ("form", r"\bForms?\s+(?:\d{1,2}-?[A-Z]{1,2}|[A-Z]{1,2}-?\d{1,2})(?:/A)?\b|\b(?:6-K|8-K|10-[KQ]|20-F|40-F)\b"),
    (
        "rule",
        r"\b(?:Rules?|Sections?|Items?|Regulation|Parts?|Article|Act of|§+)"
        r"\s+(?:[\dA-Z]+[-.]?\d*[\w()-]*(?:\s*(?:,|or|and)\s*)?)+",
    ),
    ("rule", r"\b\d+[a-z]?\d*-\d+(?:\([a-z0-9]+\))*|\b(?:Act|Code) of \d{4}\b"),
    ("file number", r"\b(?:Commission|Registration|File)\s+(?:File\s+)?(?:Number|No\.?)\s*:?\s*[\d-]+"),
    ("file number", r"\b\d{1,3}-(?=\s|$)"),
    ("exhibit", r"\b(?:Exhibits?|Annex|Schedule|Appendix|Note|Notes|Table|Figure|Page)\s+\d+(?:\.\d+)*"),
    ("address", r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b(?:D\.?C\.?|[A-Z]{2})\s+\d{5}(?:-\d{4})?\b"),
    ("address", rf"\b\d{{1,6}}(?:[-–]\d+)?\s+(?:[A-Z][\w.'’]*\s+){{1,4}}{_STREET}"),
    ("address", rf"\b(?:Suite|Floor|Room|P\.?O\.? Box|Unit)\s+\d+\w?|\b\d{{1,3}}{_TH}\s+Floor"),
    ("address", r"(?:https?://|www\.)\S+|\S+@\S+\.\w+"),
    ("phase", r"\bPhase\s+(?:\d+\w?(?:/\d+\w?)?)"),
    ("multiple", r"\b\d+(?:\.\d+)?[\s-](?:times|fold)\b"),
    ("ordinal", rf"\b\d{{1,3}}{_TH}\b"),
    ("name", r"\b[A-Za-z][A-Za-z.]*-\d+(?:[-.]\w+)*\b|\b\d+-[A-Za-z]{1,3}\b(?!\w)"),
    ("name", r"\b(?=\w*[A-Za-z])(?=\w*\d)[A-Za-z]\w*\b"),
    ("duration", r"\b\d{1,3}[-\s](?:month|week|day|year|hour|minute)s?\b"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
# A year alone is only taken for one when nothing about it says amount.
_BARE_YEAR = re.compile(rf"(?<![$€£¥\d.,]){_YEAR}(?![\d,.]*\d)(?!\s*(?:%|per\s?cent|shares|million|thousand|billion))")
_LIST_NUMBER = re.compile(r"^\s*\(?(\d{1,3}(?:\.\d{1,2})*)(?:[.)]\s|\s+(?=[A-Z]))")
_ALONE = re.compile(r"^\s*[-–—(]?\s*(\d{1,3})\s*[-–—)]?\s*$")
# A page break may part a month from its day.
_MONTH_LAST = re.compile(rf"\b{_MONTH}\s*$")
_DAY_FIRST = re.compile(rf"^\s*(\d{{1,2}}(?:{_TH})?,?(?:\s+{_YEAR})?)\b")


def kinds(document: Document) -> dict[Span, str]:
    """The numerals outside tables that plainly are no facts, each with its kind."""
    found: dict[Span, str] = {}
    spans = iter(document.numerals)
    span = next(spans, None)
    before = ""
    for block in document.blocks:
        inside: list[Span] = []
        while span is not None and span.end <= block.span.end:
            if span.start >= block.span.start:
                inside.append(span)
            span = next(spans, None)
        if block.table is not None:
            continue
        if inside:
            found.update(_of_block(document, block, inside, _MONTH_LAST.search(before) is not None))
        before = document.text[block.span.start : block.span.end]
    return found


def _of_block(document: Document, block: Block, numerals: list[Span], after_month: bool) -> dict[Span, str]:
    start = block.span.start
    text = document.text[start : block.span.end]
    covered: list[tuple[int, int, str]] = [
        (match.start() + start, match.end() + start, kind)
        for kind, pattern in _COMPILED
        for match in pattern.finditer(text)
    ]
    if after_month and (match := _DAY_FIRST.match(text)):
        covered.append((match.start(1) + start, match.end(1) + start, "date"))
    if match := _LIST_NUMBER.match(text):
        covered.append((match.start(1) + start, match.end(1) + start, "list number"))
    if match := _ALONE.match(text):
        covered.append((match.start(1) + start, match.end(1) + start, "page number"))
    covered += [(match.start() + start, match.end() + start, "year") for match in _BARE_YEAR.finditer(text)]
    found: dict[Span, str] = {}
    for numeral in numerals:
        kind = next((k for low, high, k in covered if low <= numeral.start and numeral.end <= high), None)
        if kind is not None:
            found[numeral] = kind
    return found
