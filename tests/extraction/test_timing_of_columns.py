"""The periods of columns: the chain of evidence, and what is said of it."""

from datetime import date

import pytest

ROWS = "| Sales | $1,200 | $1,100 |\n| Gross profit | 500 | 450 |\n| Income taxes | 70 | 65 |\n"


def table(*heads: str, above: str = "") -> str:
    lines = [f"| {head} |" for head in heads]
    lines.insert(1, "|---|---|---|")
    return f"{above}\n\n" + "\n".join(lines) + "\n" + ROWS


@pytest.fixture
def periods(read):
    def of(text: str, **settings: object) -> list[tuple[str | None, str]]:
        (statement,) = read(text, **settings).statements
        return [(c.start and str(c.start), str(c.end)) for c in statement.columns]

    return of


YEARS = [("2023-01-01", "2023-12-31"), ("2022-01-01", "2022-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        table(" | Years ended | Years ended", " | December 31, 2023 | December 31, 2022"),
        table(" | Years ended December 31, | Years ended December 31,", " | 2023 | 2022"),
        table("Years ended December 31 (in millions) | 2023 | 2022"),
        table(" | Year ended December 31, 2023 | 2022"),
        table(" | 2023 | 2022", above="Statements of income for the years ended December 31, 2023 and 2022"),
        table(" | 12 months ended 31 December 2023 | 12 months ended 31 December 2022"),
        table(" | 2023-01-01 to 2023-12-31 | 2022-01-01 to 2022-12-31"),
        table(" | FY2023 | FY2022", above="Income statement, years ended 31 December 2023 and 2022"),
    ],
)
def test_two_years(periods, text: str) -> None:
    assert periods(text) == YEARS


def test_columns_need_not_be_in_order(periods) -> None:
    assert periods(table(" | Year ended June 30, 2022 | Year ended June 30, 2023")) == [
        ("2021-07-01", "2022-06-30"),
        ("2022-07-01", "2023-06-30"),
    ]


def test_a_position_has_moments_whatever_stands_over_it(facts) -> None:
    text = (
        "Balance sheets\n\n|  | 2023 | 2022 |\n|---|---|---|\n| Assets at December 31 |  |  |\n"
        "| Total assets | $5 | $4 |\n| Total liabilities | 2 | 2 |\n"
    )
    assert {(start, end) for _, _, start, end, _ in facts(text, period_end=date(2023, 12, 31))} == {
        (None, "2023-12-31"),
        (None, "2022-12-31"),
    }


def test_a_given_period_end_dates_bare_years_and_is_warned_of(read) -> None:
    """Years of weeks: each ends on the Sunday nearest the end of January."""
    extraction = read(table(" | Fiscal 2024 | Fiscal 2023"), period_end=date(2025, 2, 2))
    (statement,) = extraction.statements
    assert [(str(c.start), str(c.end)) for c in statement.columns] == [
        ("2024-01-29", "2025-02-02"),
        ("2023-01-30", "2024-01-28"),
    ]
    assert [m.code for m in extraction.messages] == ["table.period-inferred"]


def test_bare_years_alone_are_a_guess_and_warned_of(read) -> None:
    extraction = read(table(" | 2023 | 2022"))
    assert [m.code for m in extraction.messages] == ["table.period-inferred"]
    assert "guess" in extraction.messages[0].text


def test_what_is_printed_goes_before_what_is_given(periods) -> None:
    assert periods(table(" | Year ended December 31, 2023 | 2022"), period_end=date(2023, 6, 30)) == YEARS


def test_the_documents_own_cover_dates_bare_years(periods) -> None:
    text = "For the fiscal year ended June 30, 2023\n\n# Statements of income\n\n" + table(" | 2023 | 2022")
    assert periods(text) == [("2022-07-01", "2023-06-30"), ("2021-07-01", "2022-06-30")]


@pytest.mark.parametrize(
    ("heads", "year_end", "expected"),
    [
        (" | Q2 2024 | Q2 2023", None, [("2024-04-01", "2024-06-30"), ("2023-04-01", "2023-06-30")]),
        (" | 2Q24 | H1 2024", None, [("2024-04-01", "2024-06-30"), ("2024-01-01", "2024-06-30")]),
        (" | Q1 FY24 | Q1 FY23", (6, 30), [("2023-07-01", "2023-09-30"), ("2022-07-01", "2022-09-30")]),
    ],
)
def test_numbered_quarters(periods, heads: str, year_end, expected) -> None:
    assert periods(table(heads), fiscal_year_end=year_end) == expected


def test_day_first_dates_are_told_by_one_that_can_be_nothing_else(periods) -> None:
    text = table(" | Year ended 31/12/2023 | Year ended 01/01/2023")
    assert [end for _, end in periods(text)] == ["2023-12-31", "2023-01-01"]


def test_dates_in_a_letter_above_are_not_the_columns(periods) -> None:
    """An auditor signed in February of the next year; that is no year of the columns."""
    above = "Boston, February 5, 2024: we have served as the auditor since 1947.\n\nStatement of operations"
    assert periods(table(" | 2023 | 2022", above=above), period_end=date(2023, 12, 31)) == YEARS


def test_the_length_beside_the_labels_goes_before_the_name_of_a_year(periods) -> None:
    assert periods(table("Nine months ended September 30 | FY2023 | FY2022")) == [
        ("2023-01-01", "2023-09-30"),
        ("2022-01-01", "2022-09-30"),
    ]
