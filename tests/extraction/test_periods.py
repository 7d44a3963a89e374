"""What texts say of time."""

from datetime import date

import pytest

from exporter.extraction.periods import is_day_first, is_only_time, read_time, time_spans


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("December 31, 2023", "2023-12-31"),
        ("Nov 30, 2006", "2006-11-30"),
        ("Sept. 30, 2023", "2023-09-30"),
        ("June 302025", "2025-06-30"),
        ("Three Months EndedJune 30,2025", "2025-06-30"),
        ("30 June 2023", "2023-06-30"),
        ("31st March, 2024", "2024-03-31"),
        ("28-Jul-2023", "2023-07-28"),
        ("28-Jul-23", "2023-07-28"),
        ("2023-06-30", "2023-06-30"),
        ("31.12.2023", "2023-12-31"),
        ("9/9/2023", "2023-09-09"),
        ("12/31/23", "2023-12-31"),
        ("31/12/2023", "2023-12-31"),
        ("March 2024", "2024-03-31"),
        ("DECEMBER 31, 2023", "2023-12-31"),
    ],
)
def test_dates(text: str, end: str) -> None:
    (found,) = read_time(text).dates
    assert found.full == date.fromisoformat(end)


@pytest.mark.parametrize(
    "text",
    [
        "Adjustments to reconcile net income",
        "Prepaid expenses and separation costs",
        "Marketing, decreased",
        "may be redeemed",
        "5,023",
        "Section 2023.1",
    ],
)
def test_words_and_numbers_that_are_no_dates(text: str) -> None:
    assert not read_time(text).dates


@pytest.mark.parametrize(
    ("text", "year"), [("2023", 2023), ("FY2024", 2024), ("FY24", 2024), ("Fiscal 2023", 2023), ("2023(1)", 2023)]
)
def test_years(text: str, year: int) -> None:
    (found,) = read_time(text).dates
    assert (found.year, found.month) == (year, None)


def test_a_day_without_a_year() -> None:
    (found,) = read_time("Three months ended 30 June").dates
    assert (found.year, found.month, found.day) == (None, 6, 30)
    assert found.full is None
    assert found.with_year(2023) == date(2023, 6, 30)


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Three Months Ended", [(3, 0)]),
        ("Six-month period ended", [(6, 0)]),
        ("Twelve months", [(12, 0)]),
        ("13 Weeks Ended", [(0, 13)]),
        ("thirty-nine weeks ended", [(0, 39)]),
        ("Years ended December 31", [(12, 0)]),
        ("Fiscal 2023", []),
        ("Quarter ended", [(3, 0)]),
        ("Q2 2024", [(3, 0)]),
        ("H1 2024", [(6, 0)]),
        ("Three Months Ended Six Months Ended", [(3, 0), (6, 0)]),
        ("As of December 31, 2023", []),
        ("securities of more than 53 basis points", []),
    ],
)
def test_lengths(text: str, lengths: list[tuple[int, int]]) -> None:
    assert [length.key for length in read_time(text).lengths] == lengths


def test_a_year_called_by_its_name() -> None:
    assert read_time("Fiscal 2023").names_year
    assert read_time("FY24").names_year
    assert not read_time("2023").names_year


def test_moments() -> None:
    assert read_time("As of June 30, 2023").moment
    assert read_time("At December 31").moment
    assert not read_time("Three months ended June 30").moment


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("For the three months ended June 30, 2023", True),
        ("2023", True),
        ("Years Ended", True),
        ("Shares outstanding - June 30, 2023: 551,992,430", False),
        ("Cash at December 31", False),
    ],
)
def test_what_speaks_of_time_alone(text: str, only: bool) -> None:
    assert is_only_time(text) is only


def test_one_date_shows_the_order_of_all() -> None:
    assert is_day_first(["30/06/2023", "01/07/2022"])
    assert not is_day_first(["06/30/2023", "07/01/2022"])
    (found,) = read_time("01/07/2022", day_first=True).dates
    assert found.full == date(2022, 7, 1)


def test_where_time_stands() -> None:
    text = "Six months ended June 30, 2023"
    found = {(text[start:end], kind) for start, end, kind in time_spans(text)}
    assert {("June 30, 2023", "date"), ("Six months", "duration")} <= found
