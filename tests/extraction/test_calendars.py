"""Calendars: month ends, weeks, years of 52 and 53 weeks, and where periods begin."""

from datetime import date

import pytest

from exporter.extraction.calendars import (
    FiscalCalendar,
    add_months,
    day_in,
    months_before,
    same_day,
    same_weekday_year_end,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("end", "months", "start"),
    [
        ("2006-11-30", 3, "2006-09-01"),
        ("2006-11-30", 6, "2006-06-01"),
        ("2024-02-29", 12, "2023-03-01"),
        ("2023-02-28", 3, "2022-12-01"),
        ("2023-06-15", 3, "2023-03-16"),
        ("2023-12-31", 24, "2022-01-01"),
    ],
)
def test_periods_of_months(end: str, months: int, start: str) -> None:
    assert months_before(day(end), months) == day(start)


def test_month_ends_stay_month_ends() -> None:
    assert add_months(day("2024-02-29"), 12) == day("2025-02-28")
    assert add_months(day("2023-02-28"), 12) == day("2024-02-29")
    assert add_months(day("2023-08-31"), -6) == day("2023-02-28")
    assert day_in(2023, 2, 29) == day("2023-02-28")


@pytest.mark.parametrize(
    ("reference", "years", "end"),
    [
        # the Sunday nearest the end of December
        ("2024-12-29", -1, "2023-12-31"),
        ("2024-12-29", -2, "2023-01-01"),
        # the Sunday nearest the end of January, past it
        ("2025-02-02", -1, "2024-01-28"),
        ("2025-02-02", -2, "2023-01-29"),
        # the last Saturday of September
        ("2022-09-24", 1, "2023-09-30"),
        ("2022-09-24", 2, "2024-09-28"),
    ],
)
def test_years_of_weeks_end_on_one_weekday(reference: str, years: int, end: str) -> None:
    assert same_weekday_year_end(day(reference), years) == day(end)


def test_a_month_end_answers_to_a_month_end() -> None:
    assert same_day(day("2023-06-30"), -1) == day("2022-06-30")
    assert same_day(day("2023-06-15"), -1) == day("2022-06-15")
    assert same_day(day("2023-07-01"), -1) == day("2022-07-02")


@pytest.mark.parametrize(
    ("end", "others", "months", "weeks", "start"),
    [
        # a year begins the day after the one before it ended, 53 weeks or not
        ("2023-09-30", ("2022-09-24",), 12, 0, "2022-09-25"),
        ("2024-09-28", ("2023-09-30",), 12, 0, "2023-10-01"),
        ("2024-11-02", ("2023-10-28",), 0, 13, "2024-08-04"),
        # a quarter of a calendar by weeks has thirteen of them
        ("2023-07-01", ("2022-07-02",), 3, 0, "2023-04-02"),
        # ... also where it ends with a month, as the other year shows
        ("2023-06-30", ("2022-07-01",), 3, 0, "2023-04-01"),
        # fixed days that are no month's end go by months
        ("2023-06-25", ("2022-06-25",), 3, 0, "2023-03-26"),
        ("2023-12-31", ("2022-12-31",), 12, 0, "2023-01-01"),
    ],
)
def test_where_periods_begin(end: str, others: tuple[str, ...], months: int, weeks: int, start: str) -> None:
    calendar = FiscalCalendar(ends=(day(end), *map(day, others)))
    assert calendar.start_of(day(end), months=months, weeks=weeks) == day(start)


def test_year_to_date_begins_after_the_fiscal_year_end() -> None:
    """Quarters that end on a Friday, in years that end with December: 26 weeks are not half a year."""
    calendar = FiscalCalendar(ends=(day("2025-06-27"), day("2024-06-28")), year_end=(12, 31))
    assert calendar.start_of(day("2025-06-27"), months=6) == day("2025-01-01")
    assert calendar.start_of(day("2025-06-27"), months=3) == day("2025-03-29")
