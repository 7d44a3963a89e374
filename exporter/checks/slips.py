"""Slips of the pen in dates: one field of day, month and year that is wrong, and what is likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from exporter.extraction.calendars import add_months

_MONTHS = "January February March April May June July August September October November December".split()
_FIELDS = ("year", "month", "day")


def long_date(day: date) -> str:
    """A date as messages say it: December 29, 2006."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def month_name(month: int) -> str:
    """The English name of a month, 1 to 12."""
    return _MONTHS[month - 1]


def year_after(day: date) -> date:
    """The same day a year later."""
    return add_months(day, 12)


def mend(day: date, low: date, high: date) -> date | None:
    """The one date from `low` to `high` that differs from `day` in its year alone, or else its month, or its day.

    A slip of the pen changes one field; None where no field, or more than one value of it, would do.
    """
    years = [(year, day.month, day.day) for year in range(low.year, high.year + 1)]
    months = [(day.year, month, day.day) for month in range(1, 13)]
    days = [(day.year, day.month, number) for number in range(1, 32)]
    for changed in (years, months, days):
        fitting = [other for fields in changed if (other := _date(*fields)) and other != day and low <= other <= high]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def meant(day: date, likely: date | None, why: str) -> str:
    """The end of a message that says which field of a date is likely wrong, empty where nothing is known to be better.

    `likely` differs in one field; `why` goes on from the better date: "lies after the end of the period".
    """
    if likely is None:
        return ""
    field = next(field for field in _FIELDS if getattr(day, field) != getattr(likely, field))
    return f"; likely the {field} is wrong: {long_date(likely)} {why}"


def is_slip(one: date, other: date) -> bool:
    """Whether two dates differ in one field alone."""
    return [getattr(one, field) == getattr(other, field) for field in _FIELDS].count(False) == 1


def long_dates(days: Iterable[date]) -> str:
    """Several dates as messages say them."""
    return " and ".join(map(long_date, days))
