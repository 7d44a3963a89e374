"""The periods a document reports on, as its statements show them, and the numbers it calls its years by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from exporter.extraction.calendars import FiscalCalendar, same_day
from exporter.extraction.facts import Statement
from exporter.extraction.prose.figures import Period
from exporter.extraction.prose.phrases import Reference, TimePhrase

_NEAR = 12
"""Days by which a period may differ from a whole number of months: calendars of weeks."""
_YEAR = 12
MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsShown:
    """The periods of a document's statements, latest first, and what it calls its years.

    `shift` is what to add to the year a fiscal year's reporting period ends in to get the number it is called by, None
    where the document does not show it. `ordinal` says which quarter the latest one is, 0 where that is not known.
    """

    spans: tuple[tuple[date, date], ...]
    moments: tuple[date, ...]
    ordinal: int = 0
    shift: int | None = None

    @property
    def end(self) -> date | None:
        """The day the latest period ends."""
        return max((end for _, end in self.spans), default=max(self.moments, default=None))

    def span(self, months: float, end: date) -> Period | None:
        """The span of about so many months that ends on a day or, in calendars of weeks, about then."""
        near = [
            (start, day) for start, day in self.spans if abs((day - end).days) <= _NEAR and lasts(start, day, months)
        ]
        if not near:
            return None
        start, day = min(near, key=lambda span: abs((span[1] - end).days))
        return Period(start=start, end=day)

    def current(self, months: float) -> Period | None:
        """The latest span of about so many months."""
        return None if self.end is None else self.span(months, self.end)

    def year_earlier(self, period: Period, years: int = 1) -> Period:
        """The period that answers to one so many years later."""
        end = same_day(period.end, -years)
        if period.start is None:
            known = next((day for day in self.moments if abs((day - end).days) <= _NEAR), end)
            return Period(start=None, end=known, stated=period.stated)
        months = months_of(period.start, period.end)
        known_span = self.span(months, end)
        if known_span is not None:
            return Period(start=known_span.start, end=known_span.end, stated=period.stated)
        start = FiscalCalendar(ends=(period.end, end)).start_of(end, months=round(months))
        return Period(start=start, end=end, stated=period.stated)


def months_of(start: date, end: date) -> float:
    """How many months a span lasts, on average ones."""
    return ((end - start).days + 1) / MONTH


def lasts(start: date, end: date, months: float) -> bool:
    """Whether a span is about so many months long."""
    return abs(((end - start).days + 1) - months * MONTH) <= _NEAR


def periods_shown(
    statements: Sequence[Statement], named: Iterable[TimePhrase], year_end: tuple[int, int] | None
) -> PeriodsShown:
    """The periods of some statements. `named` are the document's phrases that call quarters and years by a number."""
    columns = [column for statement in statements for column in statement.columns]
    spans = sorted({(c.start, c.end) for c in columns if c.start is not None}, key=lambda s: (s[1], s[0]), reverse=True)
    moments = tuple(sorted({c.end for c in columns if c.start is None}, reverse=True))
    bare = PeriodsShown(spans=tuple(spans), moments=moments)
    ordinal = _ordinal(bare, year_end)
    shift, called = _naming(bare, ordinal, tuple(named))
    return PeriodsShown(spans=bare.spans, moments=moments, ordinal=ordinal or called, shift=shift)


def _ordinal(shown: PeriodsShown, year_end: tuple[int, int] | None) -> int:
    """Which quarter the latest is: as many as the year to date has, or as the fiscal year's end tells; 0 if unknown."""
    if shown.end is None:
        return 0
    longest = max((months_of(start, end) for start, end in shown.spans if end == shown.end), default=0.0)
    if longest > 4:
        return round(longest / 3)
    if year_end is not None:
        months = (shown.end.month - year_end[0]) % 12 or 12
        return months // 3 if months % 3 == 0 else 0
    return 0


def _naming(shown: PeriodsShown, ordinal: int, named: Sequence[TimePhrase]) -> tuple[int | None, int]:
    """By how much the number of the latest year differs from the year it is in, and the number of the quarter.

    The first quarter that a document calls by its number is the one it reports on; of the fiscal years it names, the
    one it names most. A year that ends with the calendar's is called by its own number.
    """
    if shown.end is None:
        return None, 0
    for phrase in named:
        if phrase.reference is Reference.NUMBERED and phrase.years and phrase.ordinal == (ordinal or phrase.ordinal):
            shift = phrase.years[0] - shown.end.year
            if shift in (-1, 0, 1):
                return shift, phrase.ordinal
    if shown.end.month == _YEAR:
        return 0, 0
    years = Counter(year for p in named if p.reference is Reference.YEAR and is_fiscal(p) for year in p.years)
    if years:
        shift = max(years, key=lambda year: (years[year], year)) - shown.end.year
        return (shift, 0) if shift in (-1, 0, 1) else (None, 0)
    return None, 0


def is_fiscal(phrase: TimePhrase) -> bool:
    """Whether a phrase speaks of a fiscal year, which need not be the calendar's."""
    text = phrase.text.lower()
    return "fiscal" in text or "financial" in text or text.startswith("fy")
