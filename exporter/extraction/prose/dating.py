"""Dating: which periods a phrase of time means, among those that a document reports on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from exporter.extraction.calendars import DAY, FiscalCalendar, add_months, same_day
from exporter.extraction.periods import Length, PartialDate
from exporter.extraction.prose.figures import Period
from exporter.extraction.prose.phrases import Reference, TimePhrase
from exporter.extraction.prose.shown import MONTH, PeriodsShown, is_fiscal, lasts, months_of

_YEAR = 12


def meant(phrase: TimePhrase, shown: PeriodsShown, before: Period | None) -> tuple[Period, ...]:
    """The periods that a phrase means, in the order of its words; none where that cannot be told.

    `before` is the period that was spoken of last.
    """
    if phrase.reference is Reference.ENDED:
        return tuple(_ended(phrase, shown))
    if phrase.reference is Reference.MOMENT:
        return tuple(_moments(phrase, shown, before))
    found: Period | None = None
    if phrase.reference is Reference.NUMBERED:
        return tuple(_numbered(phrase, shown))
    if phrase.reference is Reference.YEAR:
        return tuple(_years(phrase, shown, before))
    if phrase.reference is Reference.EARLIER:
        found = _earlier(phrase, shown, before)
    elif phrase.reference is Reference.BEFORE:
        found = _previous(shown, before)
    elif phrase.reference is Reference.TO_DATE:
        found = _to_date(phrase, shown)
    elif phrase.reference is Reference.CURRENT and phrase.lengths:
        found = _known(shown, _length_in_months(phrase.lengths[0]), before)
    return () if found is None else (found,)


def _known(shown: PeriodsShown, months: float, before: Period | None) -> Period | None:
    """What "the quarter" means: the one spoken of, if it is that long, else the latest."""
    if before is not None and before.start is not None and lasts(before.start, before.end, months):
        return before
    return shown.current(months)


def _length_in_months(length: Length) -> float:
    return length.months or length.weeks * 7 / MONTH


def _full(dates: Sequence[PartialDate], shown: PeriodsShown) -> list[date]:
    """Dates with what they leave out: "November 30, 2006 and 2005" has one day; without a year it is the latest."""
    found: list[date] = []
    named = next((d for d in dates if d.month), None)
    years = [d.year for d in dates if d.year]
    for partial in dates:
        one = partial if partial.month else named
        if one is None:
            continue
        year = partial.year or (years[-1] if years else shown.end.year if shown.end else None)
        if year is None:
            continue
        day = PartialDate(month=one.month, day=one.day).with_year(year)
        if day is not None and not partial.month and found:
            day = same_day(found[0], year - found[0].year)
        if day is not None:
            found.append(day)
    return found


def _ended(phrase: TimePhrase, shown: PeriodsShown) -> Iterable[Period]:
    ends = _full(phrase.dates, shown)
    calendar = FiscalCalendar(ends=tuple(dict.fromkeys((*(end for _, end in shown.spans), *ends))))
    lengths = phrase.lengths or ()
    for length in dict.fromkeys(length.key for length in lengths):
        months = length[0] or length[1] * 7 / MONTH
        for end in ends:
            known = shown.span(months, end)
            if known is not None and abs((known.end - end).days) <= 1:
                yield known
            else:
                yield Period(start=calendar.start_of(end, months=length[0], weeks=length[1]), end=end)


def _moments(phrase: TimePhrase, shown: PeriodsShown, before: Period | None) -> Iterable[Period]:
    if ends := _full(phrase.dates, shown) if any(d.month for d in phrase.dates) else []:
        yield from (Period(start=None, end=end) for end in ends)
    elif phrase.close and phrase.ordinal:
        yield from (Period(start=None, end=p.end) for p in _numbered(phrase, shown))
    elif phrase.close and phrase.years:
        yield from (Period(start=None, end=p.end) for p in _years(phrase, shown, None))
    elif phrase.close and shown.end is not None:
        end = before.end if before is not None else shown.end
        yield Period(start=None, end=end, stated=before is None)


def _numbered(phrase: TimePhrase, shown: PeriodsShown) -> Iterable[Period]:
    """A quarter or half by its number: counted from the latest one, whose number and year are known."""
    length = phrase.lengths[0].months if phrase.lengths else 3
    if shown.end is None or not phrase.ordinal or not shown.ordinal:
        return
    parts = 3 // (length // 3) if length == 6 else 1
    ordinal = phrase.ordinal * (2 if parts == 1 and length == 6 else 1)
    for year in phrase.years or (None,):
        if year is not None and shown.shift is None:
            continue
        back = 0 if year is None else shown.end.year + (shown.shift or 0) - year
        if year is None and ordinal != shown.ordinal:
            continue
        end = add_months(shown.end, 3 * (ordinal - shown.ordinal)) if ordinal != shown.ordinal else shown.end
        end = same_day(end, -back)
        known = shown.span(length, end)
        yield known or Period(start=FiscalCalendar(ends=(shown.end,)).start_of(end, months=length), end=end)


def _years(phrase: TimePhrase, shown: PeriodsShown, before: Period | None) -> Iterable[Period]:
    """A year by its number, where the statements show years; beside a shorter period, that period of the year."""
    if shown.end is None:
        return
    full = shown.current(_YEAR)
    for year in phrase.years:
        if full is not None and shown.shift is not None and (shown.shift == 0 or is_fiscal(phrase)):
            yield shown.year_earlier(full, shown.end.year + shown.shift - year)
        elif full is not None:
            same = [p for start, end in shown.spans if lasts(start, end, _YEAR) and (p := Period(start=start, end=end))]
            found = next((p for p in same if p.end.year == year), None)
            if found is not None:
                yield found
        elif before is not None and before.start is not None and before.end.year - year in (1, 2):
            shifted = shown.year_earlier(before, before.end.year - year)
            yield Period(start=shifted.start, end=shifted.end, stated=False)


def _earlier(phrase: TimePhrase, shown: PeriodsShown, before: Period | None) -> Period | None:
    if before is None:
        if not phrase.lengths or (latest := shown.current(_length_in_months(phrase.lengths[0]))) is None:
            return None
        before = latest
    if phrase.lengths and before.start is not None and not _fits(phrase.lengths[0], before):
        return None
    if phrase.years:
        back = before.end.year - phrase.years[0]
        if shown.shift and is_fiscal(phrase):
            back += shown.shift
        return shown.year_earlier(before, back) if back in (1, 2, 3) else None
    return shown.year_earlier(before)


def _fits(length: Length, period: Period) -> bool:
    """Whether a phrase's own length is that of the period; "year" is said of any ("the prior year")."""
    assert period.start is not None
    months = _length_in_months(length)
    return months == _YEAR or lasts(period.start, period.end, months)


def _previous(shown: PeriodsShown, before: Period | None) -> Period | None:
    """The period of the same length right before."""
    one = before or shown.current(3)
    if one is None or one.start is None:
        return None
    end = one.start - DAY
    months = months_of(one.start, one.end)
    return shown.span(months, end) or Period(
        start=FiscalCalendar(ends=(one.end,)).start_of(end, months=round(months)), end=end
    )


def _to_date(phrase: TimePhrase, shown: PeriodsShown) -> Period | None:
    """The year to date: the longest of the latest spans, of the length that is named, if one is."""
    if shown.end is None:
        return None
    latest = [Period(start=start, end=end) for start, end in shown.spans if end == shown.end]
    if "date" not in phrase.text.lower() and "ytd" not in phrase.text.lower() and phrase.lengths:
        latest = [p for p in latest if p.start and lasts(p.start, p.end, _length_in_months(phrase.lengths[0]))]
    found = min(latest, key=lambda p: p.start or p.end, default=None)
    if found is None or not phrase.years:
        return found
    if shown.shift is None:
        return None
    return shown.year_earlier(found, shown.end.year + shown.shift - phrase.years[0])
