"""Calendars as pure functions of dates: month ends, weeks, and where a period of so many months or weeks begins.

Both dates of a period are inclusive here.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
_WEEKS_IN = {1: 4, 2: 8, 3: 13, 6: 26, 9: 39, 12: 52}
_YEAR = 12  # months
_NEAR = 10  # days by which a year's end may differ from where whole weeks lead


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def is_month_end(day: date) -> bool:
    """Whether the day is its month's last."""
    return (day + DAY).day == 1


def day_in(year: int, month: int, day: int) -> date:
    """The day in that month, its last one where the month is too short (29 February of other years)."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, months: int) -> date:
    """The same day so many months later (earlier when negative); a month's last day stays one."""
    index = day.year * 12 + day.month - 1 + months
    return day_in(index // 12, index % 12 + 1, 31 if is_month_end(day) else day.day)


def months_before(end: date, months: int) -> date:
    """Where a period of whole months begins that ends on `end`.

    Periods that end with a month begin with one; others begin on the day after the same day of an earlier month.
    """
    return add_months(end, -months) + DAY


def weeks_before(end: date, weeks: int) -> date:
    """Where a period of whole weeks begins that ends on `end`."""
    return end - timedelta(weeks=weeks) + DAY


def same_weekday_year_end(reference: date, years: int) -> date:
    """The end of the year so many years later (earlier when negative) in a calendar of 52 or 53 weeks.

    Such years end on one weekday: the one nearest the end of a month if the reference fits that, else its last.
    """
    anchor = _nearest_month_end(reference)
    month_end = last_day(anchor.year + years, anchor.month)
    return _on_weekday(month_end, reference.weekday(), nearest=abs((reference - anchor).days) <= 3)


def _on_weekday(month_end: date, weekday: int, *, nearest: bool) -> date:
    """The weekday nearest the end of a month, or the last one in the month."""
    back = (month_end.weekday() - weekday) % 7
    last = month_end - timedelta(days=back)
    return last + timedelta(weeks=1) if nearest and back > 3 else last


def _nearest_month_end(day: date) -> date:
    this = last_day(day.year, day.month)
    before = day.replace(day=1) - DAY
    return before if day - before < this - day else this


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsOfWeeks:
    """A calendar whose years have 52 or 53 weeks and end on one weekday (0 is Monday) at the end of a month.

    That is the weekday nearest the month's end, or else the last in the month. A year is named after the calendar year
    it ends in, or, with `named_by_start`, after the one before.
    """

    weekday: int
    month: int
    nearest: bool = False
    named_by_start: bool = False

    def end_of(self, year: int) -> date:
        """The last day of the year of that name."""
        return _on_weekday(last_day(year + self.named_by_start, self.month), self.weekday, nearest=self.nearest)

    def end_of_part(self, year: int, ordinal: int, months: int) -> date:
        """The last day of a quarter (of 3 months) or half (of 6); a 53rd week falls into the year's last."""
        if ordinal * months == _YEAR:
            return self.end_of(year)
        return self.end_of(year - 1) + timedelta(weeks=ordinal * _WEEKS_IN[months])

    def year_end_before(self, day: date) -> date:
        """The last year's end before a day."""
        return max(end for year in range(day.year - 2, day.year + 2) if (end := self.end_of(year)) < day)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalCalendar:
    """What is known of a calendar: the ends of periods seen; where given, the day its years end on, or its weeks."""

    ends: tuple[date, ...] = ()
    year_end: tuple[int, int] | None = None
    weeks: YearsOfWeeks | None = None

    def goes_by_weeks(self, end: date) -> bool:
        """Whether a period that ends on `end` is counted in weeks.

        Ends of such calendars fall on one weekday while their date moves from year to year.
        """
        if self.weeks is not None:
            return end.weekday() == self.weeks.weekday
        kin = [other for other in self.ends if other != end and _whole_years(other, end)]
        if any(o.weekday() == end.weekday() and (o.month, o.day) != (end.month, end.day) for o in kin):
            return True
        if is_month_end(end) or any((o.month, o.day) == (end.month, end.day) for o in kin):
            return False
        return _may_be_weekly(end)

    def start_of(self, end: date, *, months: int = 0, weeks: int = 0) -> date:
        """Where a period begins that ends on `end` and lasts so many months, or weeks."""
        if weeks in (52, 53) or (months == 12 and self.goes_by_weeks(end)):
            return self.year_end_before(end) + DAY
        if weeks:
            return weeks_before(end, weeks)
        if self.goes_by_weeks(end):
            start = weeks_before(end, _WEEKS_IN.get(months) or round(months * 365.25 / 12 / 7))
            return self._after_year_end(start) if months >= 6 else start
        return months_before(end, months)

    def year_end_before(self, end: date) -> date:
        """The end of the year before the one that ends on `end`, in a calendar of 52 or 53 weeks."""
        known = max((other for other in self.ends if 357 <= (end - other).days <= 378), default=None)
        if known is None and self.weeks is not None:
            return self.weeks.year_end_before(end)
        return known or same_weekday_year_end(end, -1)

    def _after_year_end(self, start: date) -> date:
        """The day after the fiscal year's end, if that is about when the period begins."""
        if self.weeks is not None:
            year_end = self.weeks.year_end_before(start + timedelta(days=_NEAR))
            return year_end + DAY if abs((start - DAY - year_end).days) <= _NEAR else start
        if self.year_end is None:
            return start
        latest = max(self.ends, default=start)
        given = (day_in(latest.year + n, *self.year_end) for n in (0, 1))
        reference = next((day for day in given if day >= latest), latest)
        for years in range(-1, -6, -1):
            year_end = same_day(reference, years)
            if abs((start - DAY - year_end).days) <= _NEAR:
                return year_end + DAY
        return start


def same_day(reference: date, years: int) -> date:
    """The day so many years later that answers to `reference`: a month's end, or the end of a year of weeks."""
    if is_month_end(reference) or not _may_be_weekly(reference):
        return add_months(reference, 12 * years)
    return same_weekday_year_end(reference, years)


def _may_be_weekly(day: date) -> bool:
    return day.day <= 7 or day.day >= 22


def _whole_years(a: date, b: date) -> bool:
    return round((b - a).days / 30.44) % 12 == 0
