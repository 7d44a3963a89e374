"""Phrases of time, and the periods they mean among those of the statements."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.extraction.facts import Column, Statement, StatementKind
from exporter.extraction.prose.dating import meant
from exporter.extraction.prose.figures import Period
from exporter.extraction.prose.phrases import phrases
from exporter.extraction.prose.shown import PeriodsShown, periods_shown


def statement(*columns: tuple[str | None, str]) -> Statement:
    return Statement(
        table=0, kind=StatementKind.INCOME, title="", currency="USD", scale=3, rows=(),
        columns=tuple(
            Column(index=n, start=start and date.fromisoformat(start), end=date.fromisoformat(end))
            for n, (start, end) in enumerate(columns)
        ),
    )  # fmt: skip


QUARTERS = statement(
    ("2012-07-01", "2012-09-30"), ("2011-07-01", "2011-09-30"), ("2012-04-01", "2012-09-30"),
    ("2011-04-01", "2011-09-30"), (None, "2012-09-30"), (None, "2012-03-31"),
)  # fmt: skip
WEEKS = statement(
    ("2013-08-04", "2013-11-02"),
    ("2012-07-29", "2012-10-27"),
    ("2013-02-03", "2013-11-02"),
    ("2012-01-29", "2012-10-27"),
)
YEARS = statement(
    ("2015-01-01", "2015-12-31"), ("2014-01-01", "2014-12-31"), (None, "2015-12-31"), (None, "2014-12-31")
)
NOW = Period(start=date(2012, 7, 1), end=date(2012, 9, 30))


def line(found: Statement, *named: str) -> PeriodsShown:
    return periods_shown((found,), [p for text in named for p in phrases(text) if p.years], None)


def dates(text: str, of: PeriodsShown, before: Period | None = NOW) -> list[str]:
    (phrase,) = phrases(text)
    return [f"{p.start or ''}..{p.end}" for p in meant(phrase, of, before)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the three months ended September 30, 2012", ["2012-07-01..2012-09-30"]),
        ("for the quarter ended September 30, 2011", ["2011-07-01..2011-09-30"]),
        ("the six-month period ended September 30, 2012", ["2012-04-01..2012-09-30"]),
        (
            "for the three and six months ended September 30, 2012",
            ["2012-07-01..2012-09-30", "2012-04-01..2012-09-30"],
        ),
        ("the three months ended September 30, 2012 and 2011", ["2012-07-01..2012-09-30", "2011-07-01..2011-09-30"]),
        ("in the same period last year", ["2011-07-01..2011-09-30"]),
        ("for the comparable period of the prior year", ["2011-07-01..2011-09-30"]),
        ("a year earlier", ["2011-07-01..2011-09-30"]),
        ("the prior-year quarter", ["2011-07-01..2011-09-30"]),
        ("in the corresponding period of 2011", ["2011-07-01..2011-09-30"]),
        ("the previous quarter", ["2012-04-01..2012-06-30"]),
        ("year to date", ["2012-04-01..2012-09-30"]),
        ("the first six months", ["2012-04-01..2012-09-30"]),
        ("the quarter", ["2012-07-01..2012-09-30"]),
        ("the second quarter of fiscal 2013", ["2012-07-01..2012-09-30"]),
        ("the second quarter of fiscal 2012", ["2011-07-01..2011-09-30"]),
        ("the first quarter of fiscal 2013", ["2012-04-01..2012-06-30"]),
        ("as at March 31, 2012", ["..2012-03-31"]),
        ("at the end of the quarter", ["..2012-09-30"]),
        ("on August 3, 2012", []),
        ("in November 2011", []),
        ("in 2004", []),
        ("the first half of fiscal 2013", ["2012-04-01..2012-09-30"]),
        ("H1 of fiscal 2012", ["2011-04-01..2011-09-30"]),
        ("the year", []),
        ("in fiscal 2012", []),
        ("at the end of the first quarter of fiscal 2013", ["..2012-06-30"]),
        ("as of the same date last year", ["2011-07-01..2011-09-30"]),
        ("the third quarter of fiscal 2013", ["2012-10-01..2012-12-31"]),
        ("the next six months", []),
    ],
)
def test_quarters_of_a_year_that_ends_in_march(text: str, expected: list[str]) -> None:
    assert dates(text, line(QUARTERS, "the second quarter of fiscal 2013")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 13-week fiscal quarter ended November 2, 2013", ["2013-08-04..2013-11-02"]),
        (
            "the 13-week and 39-week periods ended November 2, 2013",
            ["2013-08-04..2013-11-02", "2013-02-03..2013-11-02"],
        ),
        ("the prior year 13-week fiscal quarter ended October 27, 2012", ["2012-07-29..2012-10-27"]),
        ("the third quarter of fiscal 2012", ["2012-07-29..2012-10-27"]),
        ("the 13-week period ended November 3, 2012", ["2012-08-05..2012-11-03"]),
    ],
)
def test_a_calendar_of_weeks(text: str, expected: list[str]) -> None:
    assert dates(text, line(WEEKS, "the third quarter of fiscal 2013"), None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2014", ["2014-01-01..2014-12-31"]),
        ("in 2015 and 2014", ["2015-01-01..2015-12-31", "2014-01-01..2014-12-31"]),
        ("the year ended December 31, 2015", ["2015-01-01..2015-12-31"]),
        ("at the end of 2014", ["..2014-12-31"]),
        ("the fourth quarter of 2015", ["2015-10-01..2015-12-31"]),
    ],
)
def test_years(text: str, expected: list[str]) -> None:
    assert dates(text, line(YEARS), None) == expected


def test_a_year_beside_a_shorter_period_is_that_period_of_the_year_and_not_sure() -> None:
    (phrase,) = phrases("in 2011")
    (found,) = meant(phrase, line(QUARTERS), NOW)
    assert (str(found.start), str(found.end), found.stated) == ("2011-07-01", "2011-09-30", False)


def test_a_fiscal_year_is_called_as_the_document_calls_it_most() -> None:
    years = statement(("2012-02-01", "2013-01-31"), ("2011-02-01", "2012-01-31"))
    shown = line(years, "fiscal 2012", "fiscal 2012", "fiscal 2011")
    assert dates("in fiscal 2012", shown, None) == ["2012-02-01..2013-01-31"]
    assert dates("in fiscal 2011", shown, None) == ["2011-02-01..2012-01-31"]


def test_without_statements_nothing_is_meant_that_is_not_printed_out() -> None:
    bare = line(statement())
    assert bare.end is None
    for text in ("the quarter", "year to date", "the second quarter", "in 2011", "at year-end", "a year earlier"):
        assert dates(text, bare, None) == []


def test_without_a_name_for_its_years_a_numbered_quarter_of_a_year_means_nothing() -> None:
    assert dates("the second quarter of fiscal 2013", line(QUARTERS)) == []
    assert dates("the second quarter", line(QUARTERS)) == ["2012-07-01..2012-09-30"]
