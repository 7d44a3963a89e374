"""Years of 52 and 53 weeks, told in the settings."""

from datetime import date

from exporter.extraction.calendars import YearsOfWeeks

RETAIL = YearsOfWeeks(weekday=6, month=1, nearest=True, named_by_start=True)
YEARS = """# Statement of income

| | {} | {} |
|---|--:|--:|
| Revenue | $500 | $480 |
| Cost of sales | 300 | 290 |
| Gross profit | 200 | 190 |
"""


def test_ends_of_years() -> None:
    assert [RETAIL.end_of(year) for year in (2022, 2023, 2024)] == [
        date(2023, 1, 29),
        date(2024, 1, 28),
        date(2025, 2, 2),
    ]
    last = YearsOfWeeks(weekday=5, month=9)
    assert [last.end_of(year) for year in (2022, 2023, 2024)] == [
        date(2022, 9, 24),
        date(2023, 9, 30),
        date(2024, 9, 28),
    ]


def test_a_53rd_week_falls_into_the_last_quarter() -> None:
    assert RETAIL.end_of_part(2024, 3, 3) == date(2024, 10, 27)
    assert RETAIL.end_of_part(2024, 4, 3) == RETAIL.end_of_part(2024, 2, 6) == date(2025, 2, 2)
    assert RETAIL.end_of_part(2024, 1, 6) == date(2024, 7, 28)


def test_bare_years_take_their_dates_from_it(read, facts) -> None:
    text = YEARS.format("2024", "2023")
    assert {fact[2:4] for fact in facts(text, calendar=RETAIL)} == {
        ("2024-01-29", "2025-02-02"),
        ("2023-01-30", "2024-01-28"),
    }
    assert read(text, calendar=RETAIL).messages == ()
    assert [m.code for m in read(text).messages] == ["table.period-inferred"]


def test_a_printed_date_is_what_counts(facts) -> None:
    text = YEARS.format("Year ended January 28, 2024", "Year ended January 29, 2023")
    assert {fact[3] for fact in facts(text, calendar=RETAIL)} == {"2024-01-28", "2023-01-29"}


def test_quarters_by_number(facts) -> None:
    text = YEARS.format("Q3 2024", "Q3 2023")
    assert {fact[2:4] for fact in facts(text, calendar=RETAIL)} == {
        ("2024-07-29", "2024-10-27"),
        ("2023-07-31", "2023-10-29"),
    }


def test_half_a_year_begins_behind_the_years_end(facts) -> None:
    text = YEARS.format("Six months ended July 28, 2024", "Six months ended July 30, 2023")
    assert {fact[2:4] for fact in facts(text, calendar=RETAIL)} == {
        ("2024-01-29", "2024-07-28"),
        ("2023-01-30", "2023-07-30"),
    }
