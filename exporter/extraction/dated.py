"""Full dates wherever they stand, with what the words around make of each: signature, date line, end of a period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exporter.document.document import Block, Document
from exporter.document.numeral import Span


class Role(StrEnum):
    """What a date is the date of. COVER_YEAR and COVER_PERIOD stand in a form's own line, "For the ... ended"."""

    SIGNATURE = "signature"
    DATELINE = "date line"
    REPORT = "date of report"
    COVER_YEAR = "year on the cover"
    COVER_PERIOD = "period on the cover"
    ENDED = "end of a period"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as printed, with all of day, month and year; the calendar need not have it.

    `weekday` is the one printed beside it, Monday being 0; the span takes that in.
    """

    span: Span
    year: int
    month: int
    day_of_month: int
    role: Role = Role.OTHER
    weekday: int | None = None

    @property
    def day(self) -> date | None:
        """The date; None where the calendar has none such."""
        try:
            return date(self.year, self.month, self.day_of_month)
        except ValueError:
            return None


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|[.,/-]\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH}\s+{_DAY}(?:\s*,\s*|\s+){_YEAR}",
        rf"(?<![\w.,/$€£-]){_DAY}\s+(?:day\s+)?(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\w-])",
        r"(?<![\w/.])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\w/])",
        r"(?<![\w.])(?P<day>[0-3]?\d)\.(?P<number>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?!\w|\.\d)",
    )
)
# "Table 31 June 2020" holds no 31st of June.
_NUMBERED = re.compile(
    r"\b(?:notes?|tables?|sections?|pages?|items?|figures?|rules?|chapters?|no\.?)\s*$", re.IGNORECASE
)
_WEEKDAY = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:(?:s|nes|r|rs|ur)?day|s|r|rs)?"
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY}\.?,?\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(rf"\s+\({_WEEKDAY}\)", re.IGNORECASE)

_REACH = 120  # characters to either side that tell a date's role
_NO_PLACE = frozenset(
    "as at on in for from since until by balance balances date dated effective form note exhibit page between during"
    " after before to through".split()
)
_SMALL = frozenset("and da de del do la le of on the upon via".split())  # words inside names of places
_PLACE_ENDS = re.compile(r"[,–—-]\s*$")
_BETWEEN_NAMES = re.compile(r"[^\w.'’&]+")
_MOST_NAMES = 8
_DATELINE_ENDS = re.compile(r"\s*(?:[–—/-]|\.(?:\s|$)|:|\((?=[^)]*(?:wire|news|press)))", re.IGNORECASE)
_RELEASED = re.compile(r"\bfor\s+immediate\s+release\s*[:–—-]?\s*$", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:^|\n)[^\w\n]*(?:date|dated)(?:\s+signed)?(?:\s+this)?\s*:?\s*$|\bduly\s+authori[sz]ed\b[^.\n]{0,60}\bon\s+$",
    re.IGNORECASE,
)
_SIGNED_ENDS = re.compile(
    r"[ \t\xa0]*(?:\n|$|\.|by\b|/s/|name\b|signature)(?!\s*(?:time|where|place|location|dial)\b)", re.IGNORECASE
)
_REPORTED = re.compile(r"\bdate\s+of\s+(?:report|earliest\s+event\s+reported)\b[^\d\n]{0,60}$", re.IGNORECASE)
_COVER = re.compile(
    r"(?:^|\n)[^\w\n]*for\s+the\s+(?:(?P<annual>(?:fiscal\s+|financial\s+)?year)|(?:quarterly\s+|fiscal\s+)*(?:period|quarter))"
    r"\s+ended\s*:?\s*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\b(?:months?|weeks?|quarters?|periods?|years?)\s+ended\s*:?\s*$", re.IGNORECASE)


def dated(document: Document) -> tuple[Dated, ...]:
    """Every full date of a document that stands in one block, in the order of the text.

    A date of three numbers is among them only where the order of day and month is plain.
    """
    return tuple(one for block in document.blocks for one in _of_block(document, block))


def _of_block(document: Document, block: Block) -> Iterator[Dated]:
    text = document.text[block.span.start : block.span.end]
    matches = sorted((m for pattern in _PATTERNS for m in pattern.finditer(text)), key=lambda m: (m.start(), -m.end()))
    end = 0
    for match in matches:
        if match.start() < end or _NUMBERED.search(text, max(0, match.start() - 12), match.start()):
            continue
        end = match.end()
        parts = _numbers(match)
        if parts is not None:
            yield _dated(document, block, match, *parts)


def _numbers(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day as they are written; None where day and month could each be the other."""
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        month, day = int(parts["first"]), int(parts["second"])
        if month != day and max(month, day) <= 12:
            return None
        return (year, day, month) if month > 12 >= day else (year, month, day)
    named = parts.get("month")
    return year, _MONTHS.index(named[:3].lower()) + 1 if named else int(parts["number"]), int(parts["day"])


def _dated(document: Document, block: Block, match: re.Match[str], year: int, month: int, day: int) -> Dated:
    start, end = block.span.start + match.start(), block.span.start + match.end()
    before = _WEEKDAY_BEFORE.search(document.text, max(block.span.start, start - 20), start)
    after = _WEEKDAY_AFTER.match(document.text, end, block.span.end)
    weekday = before or after
    return Dated(
        span=Span(before.start() if before else start, after.end() if after and not before else end),
        year=year,
        month=month,
        day_of_month=day,
        role=_role(document.text, start, end, on_weekday=weekday is not None),
        weekday=_WEEKDAYS.index(weekday[1].lower()) if weekday else None,
    )


def _role(text: str, start: int, end: int, *, on_weekday: bool) -> Role:
    """What the words around a date make of it. A date with its weekday invites to something, and signs nothing."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    line = before.rpartition("\n")[2]
    if _RELEASED.search(before) or (_is_place(line) and _DATELINE_ENDS.match(after)):
        return Role.DATELINE
    if not on_weekday and _SIGNED.search(before) and _SIGNED_ENDS.match(after):
        return Role.SIGNATURE
    if _REPORTED.search(before):
        return Role.REPORT
    if cover := _COVER.search(before):
        return Role.COVER_YEAR if cover["annual"] else Role.COVER_PERIOD
    return Role.ENDED if _ENDED.search(before) else Role.OTHER


def _is_place(line: str) -> bool:
    """Whether what stands in a line before a date is a place, as in "TORONTO, Canada – ", or has an agency's name."""
    names = [name for name in _BETWEEN_NAMES.split(line) if name]
    return (
        _PLACE_ENDS.search(line) is not None
        and 0 < len(names) <= _MOST_NAMES
        and names[0].lower() not in _NO_PLACE
        and all(name[0].isupper() or name in _SMALL for name in names)
    )
