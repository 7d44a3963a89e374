"""Calendars as pure functions of dates: month ends, weeks, and where a period of so many months or weeks begins.

Both dates of a period are inclusive here.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEKS_IN = {1: 4, 2: 8, 3: 13, 6: 26, 9: 39, 12: 52}
"""How many weeks stand for so many months in a calendar of 52 or 53 weeks."""


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
    """The same day so many months later (earlier when negative), or the month's last where that is earlier."""
    index = day.year * 12 + day.month - 1 + months
    return day_in(index // 12, index % 12 + 1, day.day)


def months_before(end: date, months: int) -> date:
    """Where a period of whole months begins that ends on `end`.

    Periods that end with a month begin with one; others begin on the day after the same day of an earlier month.
    """
    if is_month_end(end):
        return add_months(end.replace(day=1), 1 - months)
    return add_months(end, -months) + DAY


def weeks_before(end: date, weeks: int) -> date:
    """Where a period of whole weeks begins that ends on `end`."""
    return end - timedelta(weeks=weeks) + DAY


def is_weekly(end: date, others: tuple[date, ...]) -> bool:
    """Whether `end` belongs to a calendar of 52 or 53 weeks, seen from the other period ends that are known.

    Such ends are not the last day of their month in each year, and fall on one weekday, while their date moves.
    """
    near_month_end = is_month_end(end) or end.day <= 7 or end.day >= 22
    kin = [other for other in others if other != end and abs(_months_apart(other, end)) in (12, 24, 36)]
    if any(other.weekday() == end.weekday() and (other.month, other.day) != (end.month, end.day) for other in kin):
        return True
    if is_month_end(end) or any((other.month, other.day) == (end.month, end.day) for other in kin):
        return False
    return near_month_end


def _months_apart(a: date, b: date) -> int:
    return round((b - a).days / 30.44)


def start_of(end: date, *, months: int = 0, weeks: int = 0, others: tuple[date, ...] = ()) -> date:
    """Where a period begins that ends on `end` and lasts so many months, or weeks.

    `others` are the other period ends known: a year begins on the day after the year before it ended, whether it had
    52 weeks or 53, and they show whether a calendar goes by weeks at all.
    """
    if weeks:
        before = _year_end_before(end, others) if weeks in (52, 53) else None
        return before + DAY if before else weeks_before(end, weeks)
    if not is_weekly(end, others):
        return months_before(end, months)
    if months == 12 and (before := _year_end_before(end, others)):
        return before + DAY
    if months in WEEKS_IN:
        return weeks_before(end, WEEKS_IN[months])
    return weeks_before(end, round(months * 365.25 / 12 / 7))


def _year_end_before(end: date, others: tuple[date, ...]) -> date | None:
    """The known end of the year before the one that ends on `end`."""
    return max((other for other in others if 357 <= (end - other).days <= 378), default=None)


def weekly_year_end(reference: date, year: int) -> date:
    """The end of the 52- or 53-week year `year`, of a calendar in which one year ended on `reference`.

    Years end on one weekday, either the one nearest the end of a month or the last one in it. A reference in the first
    days of a month shows the former, and so does one that is not the last of its weekday in the month.
    """
    target = reference.year + (year - reference.year)
    nearest = reference.day <= 7
    month_start = add_months(reference.replace(day=1), -1) if nearest else reference.replace(day=1)
    index = target * 12 + month_start.month - 1 - (12 if nearest and reference.month == 1 else 0)
    month_end = last_day(index // 12, index % 12 + 1)
    back = (month_end.weekday() - reference.weekday()) % 7
    last = month_end - timedelta(days=back)
    return last + timedelta(weeks=1) if nearest and back > 3 else last
