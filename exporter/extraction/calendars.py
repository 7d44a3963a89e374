"""Calendars as pure functions of dates: month ends, weeks, and where a period of so many months or weeks begins.

Both dates of a period are inclusive here.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
_WEEKS_IN = {1: 4, 2: 8, 3: 13, 6: 26, 9: 39, 12: 52}
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
    back = (month_end.weekday() - reference.weekday()) % 7
    last = month_end - timedelta(days=back)
    nearest_rule = abs((reference - anchor).days) <= 3
    return last + timedelta(weeks=1) if nearest_rule and back > 3 else last


def _nearest_month_end(day: date) -> date:
    this = last_day(day.year, day.month)
    before = day.replace(day=1) - DAY
    return before if day - before < this - day else this


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalCalendar:
    """What is known of a calendar: the ends of periods seen, and the month and day its years end on, if given."""

    ends: tuple[date, ...] = ()
    year_end: tuple[int, int] | None = None

    def goes_by_weeks(self, end: date) -> bool:
        """Whether a period that ends on `end` is counted in weeks.

        Ends of such calendars fall on one weekday while their date moves from year to year.
        """
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
        return known or same_weekday_year_end(end, -1)

    def _after_year_end(self, start: date) -> date:
        """The day after the fiscal year's end, if that is about when the period begins."""
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
