"""Phrases of time in running text: where they stand and what they say, before it is known which periods they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from exporter.extraction.periods import Length, PartialDate, read_time


class Reference(StrEnum):
    """How a phrase says which period it means."""

    ENDED = "ended"  # "the three months ended June 30, 2024"
    MOMENT = "moment"  # "as at May 31, 2006"
    NUMBERED = "numbered"  # "the second quarter of fiscal 2007"
    YEAR = "year"  # "fiscal 2024", "in 2023"
    EARLIER = "earlier"  # "the same period last year", "a year ago"
    BEFORE = "before"  # "the previous quarter"
    TO_DATE = "to date"  # "year to date", "the first six months"
    CURRENT = "current"  # "the quarter"
    EVENT = "event"  # "on March 7, 2025", "in November 2005"
    AHEAD = "ahead"  # "the next twelve months"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase:
    """A phrase of time, from `start` to `end` of its text.

    `lengths` and `dates` are in the order of the text; `years` those that are named. `ordinal` says which quarter or
    half is meant, 0 for none. `close` is true for "the end of the quarter".
    """

    start: int
    end: int
    text: str
    reference: Reference
    lengths: tuple[Length, ...] = ()
    dates: tuple[PartialDate, ...] = ()
    years: tuple[int, ...] = ()
    ordinal: int = 0
    close: bool = False


_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|twenty[\s-]six|thirty[\s-]nine"
    r"|fifty[\s-](?:two|three)|\d{1,2})"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
)
_Y = r"(?:19|20)\d\d"
_TH = r"(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:{_MONTH}\s*\d{{1,2}}{_TH}(?:\s*,?\s*{_Y}(?!\d))?"
    rf"|\d{{1,2}}{_TH}\.?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_Y}(?!\d))?|{_Y}-\d\d-\d\d)"
)
_AND = r"(?:\s*,?\s+and\s+|\s*,\s*)"
_DAYS = rf"{_DAY}(?:(?:{_AND}|\s+to\s+)(?:(?:fiscal\s+)?{_Y}(?![\d,.]*\d)|{_DAY}))*"
_YEARS = rf"{_Y}(?!\d)(?:{_AND}(?:fiscal\s+(?:year\s+)?)?{_Y}(?!\d))*"
_FISCAL = r"(?:(?:fiscal|financial|calendar)\s+)"
_UNIT = r"(?:months?|weeks?|quarters?|half(?:[\s-]year)?|years?|periods?)"
# "three-month period", "13-week fiscal quarter", "three and six months", "quarter", "fiscal year"
_LENGTH = (
    rf"(?:{_COUNT}[\s-]*(?:months?|weeks?)(?:\s*,|\s*,?\s+and)\s+)*"
    rf"(?:{_COUNT}(?:[\s-]*(?:,|and|to|-)*\s*{_COUNT})*[\s-]*)?{_FISCAL}?{_UNIT}"
    r"(?:[\s-]+(?:fiscal\s+)?(?:quarters?|periods?|years?))?"
)
_LIKE = (
    r"(?:same|comparable|corresponding|equivalent|similar|comparative|prior|previous|preceding|last"
    r"|year[\s-]ago|year[\s-]earlier)(?:[\s-]year(?:['’]s)?)?"
)
_LAST = r"(?:last|prior|previous|preceding)"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_NAMED_YEAR = rf"(?:(?:the\s+)?(?:fiscal|financial|calendar)?\s*(?:years?\s+)?{_Y}(?!\d)|FY\s?['’]?(?:{_Y}|\d\d)(?!\d))"
_LEAD = r"(?:(?:for|in|during|over|within|throughout|of)\s+)?(?:(?:the|its|our|this)\s+)?"
_FOR = r"(?:for|in|during|of)"
# What follows "the same period": "last year", "of 2023", "of the prior fiscal year", "a year ago".
_WHOSE = (
    r"(?:\s+(?:of|in|from|a|one|the|last|during|prior|previous|fiscal|year|before|earlier|ago)\b"
    r"(?:\s+(?:of|in|the|last|prior|previous|preceding|fiscal|financial|year(?:['’]s)?|before|earlier|ago|quarter"
    rf"|period)\b)*)?(?:\s*{_Y}(?!\d))?"
)
_CLOSED = rf"(?:quarters?|periods?|years?|months?|half)(?:\s+(?:of\s+)?{_NAMED_YEAR})?"

# In the order in which they are looked for: what says more goes before what says less.
_PATTERNS: tuple[tuple[Reference, re.Pattern[str]], ...] = tuple(
    (reference, re.compile(pattern, re.IGNORECASE))
    for reference, pattern in (
        (
            Reference.AHEAD,
            rf"{_LEAD}(?:next|coming|following|remaining|remainder\s+of)\s+(?:the\s+)?(?:{_NAMED_YEAR}|{_LENGTH})",
        ),
        (
            Reference.ENDED,
            rf"{_FOR}?\s*(?:each\s+of\s+)?(?:the\s+|a\s+|our\s+)?(?:{_LIKE}\s+)?"
            rf"(?:(?:fiscal|financial|calendar|current|latest)\s+)?(?:{_ORDINAL}\s+)?{_LENGTH}\s*"
            rf"(?:then\s+)?(?:ended|ending|to)\s+(?:on\s+)?{_DAYS}",
        ),
        (Reference.EARLIER, rf"{_LEAD}{_LIKE}\s+{_FISCAL}?(?:{_ORDINAL}\s+)?(?:{_LENGTH}|date|time){_WHOSE}"),
        (
            Reference.EARLIER,
            rf"{_LEAD}(?:{_ORDINAL}\s+)?(?:quarter\s+|period\s+)?(?:of\s+|in\s+)?(?:the\s+)?{_LAST}\s+{_FISCAL}?"
            rf"year(?:['’]s\s+(?:{_ORDINAL}\s+)?(?:quarter|period))?"
            r"|(?:a|one)\s+year\s+(?:earlier|ago|before|prior|previously)|(?:the\s+)?year\s+(?:before|earlier)"
            r"|year[\s-](?:over|on)[\s-]year|year[\s-]ago",
        ),
        (
            Reference.MOMENT,
            rf"(?:as\s+(?:at|of)|at)\s+(?:the\s+)?(?:(?:end|close)\s+of\s+(?:the\s+)?(?:{_LIKE}\s+)?"
            rf"(?:(?:{_ORDINAL}|fiscal|current)\s+)*{_CLOSED}|(?:end|close)\s+of\s+{_NAMED_YEAR}"
            rf"|(?:quarter|year|period|month)[\s-]end(?:\s+{_Y})?)",
        ),
        (
            Reference.TO_DATE,
            rf"{_LEAD}(?:year[\s-]to[\s-]date|YTD)(?:\s+periods?)?"
            rf"|{_LEAD}first\s+(?:half|{_COUNT}\s+(?:months|weeks|quarters))"
            rf"(?:\s+(?:of|in)\s+{_NAMED_YEAR}|\s+of\s+the\s+(?:fiscal\s+)?year)?",
        ),
        (
            Reference.NUMBERED,
            rf"{_LEAD}(?:{_NAMED_YEAR}(?:['’]s)?\s+)?"
            rf"(?:{_ORDINAL}[\s-](?:fiscal\s+)?(?:quarter|half)|(?:[QH][1-4]|[1-4]Q))(?:['’]s)?"
            rf"(?:\s*(?:of|in|,)?\s*{_NAMED_YEAR}(?:\s+and\s+(?:fiscal\s+)?{_Y})?|\s+(?:of|in)\s+{_LIKE}\s*(?:year)?)?",
        ),
        (Reference.MOMENT, rf"(?:as\s+at|as\s+of|at)\s+{_DAYS}"),
        (Reference.EVENT, rf"(?:on|dated|effective|since|until|through|before|after|by)\s+{_DAYS}"),
        (Reference.EVENT, rf"(?:in|since|during|by|until|through|early|late|mid)[\s-]+{_MONTH}\s+{_Y}(?!\d)"),
        (
            Reference.EVENT,
            r"(?:since|until|through|before|after|by|beyond)\s+(?:the\s+end\s+of\s+)?(?:fiscal\s+)?(?:year\s+)?"
            rf"{_Y}(?!\d)",
        ),
        (
            Reference.YEAR,
            rf"{_FOR}?\s*(?:the\s+)?(?:full[\s-]+)?(?:(?:fiscal|financial|calendar)\s*(?:years?\s+)?|years?\s+|FY\s?)"
            rf"{_YEARS}",
        ),
        (Reference.YEAR, rf"{_FOR}\s+{_YEARS}|(?<![\d.,$€£/-]){_YEARS}(?![\d%]|[.,/]\d)"),
        (Reference.EVENT, _DAYS),
        (
            Reference.BEFORE,
            rf"{_LEAD}{_LAST}\s+(?:fiscal\s+)?(?:quarter|month|half|period)"
            r"|sequentially|quarter[\s-](?:over|on)[\s-]quarter",
        ),
        (
            Reference.CURRENT,
            r"(?:(?:for|in|during|over)\s+)?(?:the|this|our)\s+"
            rf"(?:(?:current|latest|most\s+recent|reported|entire|full)\s+)?{_FISCAL}?"
            rf"(?:{_COUNT}[\s-]months?(?:\s+periods?)?|{_COUNT}[\s-]weeks?(?:\s+periods?)?|quarter|half(?:[\s-]year)?"
            r"|period|year)(?![\s-]*(?:end|over|on|to|earlier|before))",
        ),
    )
)
_ENDING = re.compile(r"\b(?:end|close)\b", re.IGNORECASE)
_PREVIOUS = re.compile(rf"\b{_LAST}\s+(?:fiscal\s+)?(?:quarter|month|half)\b", re.IGNORECASE)
_HINT = re.compile(r"\d|year|quarter|period|month|week|half|date|YTD|sequential|next|Q[1-4]|H[12]", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"FY\s?['’]?(\d\d)(?!\d)", re.IGNORECASE)
_NUMBER_OF = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_ORDINALS = re.compile(rf"({_ORDINAL})[\s-]+(?:fiscal\s+)?(?:quarter|half)|[QH]([1-4])|([1-4])Q", re.IGNORECASE)
_LISTED = re.compile(
    rf"({_COUNT})(?=[\s-]*(?:,|and|to|-)[\s-]*(?:{_COUNT}[\s-]*(?:,|and)?[\s-]*)*{_COUNT}[\s-]*(month|week))",
    re.IGNORECASE,
)


def phrases(text: str) -> Iterator[TimePhrase]:
    """The phrases of time in a text, in its order, none overlapping; the more telling kinds of phrase come first."""
    if not _HINT.search(text):
        return
    found: list[TimePhrase] = []
    rest = text
    for reference, pattern in _PATTERNS:
        for match in pattern.finditer(rest):
            if match[0].strip():
                found.append(_phrase(match, reference))
        for phrase in found:
            rest = rest[: phrase.start] + "\0" * (phrase.end - phrase.start) + rest[phrase.end :]
    yield from sorted(found, key=lambda phrase: phrase.start)


def _phrase(match: re.Match[str], reference: Reference) -> TimePhrase:
    text = match[0]
    start = match.start() + len(text) - len(text.lstrip())
    time = read_time(text)
    if reference is Reference.EARLIER and _PREVIOUS.search(text) and not re.search("year", text, re.IGNORECASE):
        reference = Reference.BEFORE
    years = tuple(d.year for d in time.dates if d.year is not None)
    if short := _SHORT_YEAR.search(text):
        years = (2000 + int(short[1]),)
    return TimePhrase(
        start=start,
        end=match.end(),
        text=" ".join(text.split()),
        reference=reference,
        lengths=(*_listed(text), *time.lengths),
        dates=time.dates,
        years=years,
        ordinal=_ordinal(text),
        close=_ENDING.search(text) is not None,
    )


def _listed(text: str) -> tuple[Length, ...]:
    """The counts in front of the last one, which alone has the word: three in "three and six months"."""
    found: list[Length] = []
    for match in _LISTED.finditer(text):
        length = read_time(f"{match[1]} {match[2]}s").lengths
        found += length
    return tuple(found)


def _ordinal(text: str) -> int:
    match = _ORDINALS.search(text)
    if match is None:
        return 0
    return _NUMBER_OF[match[1].lower()] if match[1] else int(match[2] or match[3])
