"""Statements of changes in equity with a column for each component."""

import pytest

HEAD = """# Consolidated statements of changes in equity

(in thousands)

| | Share capital | Retained earnings | {total} |
|---|--:|--:|--:|
"""
TWO_YEARS = HEAD.format(total="Total equity") + (
    "| Balance at December 31, 2021 | 100 | 40 | 140 |\n"
    "| Profit | | 15 | 15 |\n"
    "| Dividends ($0.10 per share) | | (5) | (5) |\n"
    "| Balance at December 31, 2022 | 100 | 50 | 150 |\n"
    "| Profit | | 22 | 22 |\n"
    "| Shares issued | 8 | — | 8 |\n"
    "| Dividends ($0.12 per share) | | (6) | (6) |\n"
    "| Balance at December 31, 2023 | 108 | 66 | 174 |\n"
)
FIRST, SECOND = ("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-12-31")


def test_the_total_is_read_over_the_periods_between_balances(facts) -> None:
    assert facts(TWO_YEARS) == [
        ("Balance", "140000", None, "2021-12-31", "USD"),
        ("Balance", "150000", None, "2022-12-31", "USD"),
        ("Balance", "174000", None, "2023-12-31", "USD"),
        ("Profit", "15000", *FIRST, "USD"),
        ("Profit", "22000", *SECOND, "USD"),
        ("Dividends", "-5000", *FIRST, "USD"),
        ("Dividends", "-6000", *SECOND, "USD"),
        ("Shares issued", "8000", *SECOND, "USD"),
    ]


def test_balances_stand_under_what_the_total_is_called(read) -> None:
    (statement,) = read(TWO_YEARS).statements
    assert statement.kind == "equity"
    assert [row.headings for row in statement.rows][:2] == [("Total equity",), ()]
    (alone,) = read(TWO_YEARS.replace("Total equity", "Total")).statements
    assert alone.rows[0].headings == ("Total equity",)


def test_figures_of_components_are_left_out_with_the_reason(read, document_of) -> None:
    document, extraction = document_of(TWO_YEARS), read(TWO_YEARS)
    reasons = {document.read(span): why for span, why in extraction.left_out}
    assert {reasons[text] for text in ("100", "40", "108", "66")} == {"a component of equity, in a column of its own"}
    assert not {"140", "150", "174"} & reasons.keys()


def test_a_first_of_the_month_stands_for_the_night_before(facts) -> None:
    text = TWO_YEARS.replace("Balance at December 31, 2021", "Balance at January 1, 2022")
    assert facts(text)[0] == ("Balance", "140000", None, "2021-12-31", "USD")


def test_years_by_weeks_may_end_on_a_first_of_the_month(facts) -> None:
    text = HEAD.format(total="Total") + (
        "| Balance, January 2, 2022 | 1 | 2 | 3 |\n| Profit | | 4 | 4 |\n| Balance, January 1, 2023 | 1 | 6 | 7 |\n"
    )
    assert [fact[2:4] for fact in facts(text)] == [
        (None, "2022-01-02"),
        (None, "2023-01-01"),
        ("2022-01-03", "2023-01-01"),
    ]


def test_an_opening_balance_that_is_printed_again_says_nothing_new(facts) -> None:
    once = "| Balance at December 31, 2022 | 100 | 50 | 150 |\n"
    again = TWO_YEARS.replace(once, once + once.replace("December 31, 2022", "January 1, 2023"))
    assert facts(again) == facts(TWO_YEARS)


def test_what_changes_a_balance_before_the_period_has_none(facts) -> None:
    once = "| Balance at December 31, 2022 | 100 | 50 | 150 |\n"
    adopted = "| Adoption of a new standard | | (3) | (3) |\n"
    within = TWO_YEARS.replace(once, once + adopted)
    assert facts(within) == facts(TWO_YEARS)
    restated = once.replace("December 31, 2022", "January 1, 2023").replace("50 | 150", "47 | 147")
    assert facts(TWO_YEARS.replace(once, once + adopted + restated)) == facts(TWO_YEARS)


def test_among_several_totals_the_one_the_components_add_up_to_is_read(facts) -> None:
    text = (
        "# Statement of changes in equity\n\n| | Share capital | Retained earnings | Total owners' equity |"
        " Non-controlling interests | Total equity |\n|---|--:|--:|--:|--:|--:|\n"
        "| Balance at December 31, 2021 | 100 | 40 | 140 | 7 | 147 |\n"
        "| Profit | | 15 | 15 | 1 | 16 |\n"
        "| Balance at December 31, 2022 | 100 | 55 | 155 | 8 | 163 |\n"
    )
    assert [fact[1] for fact in facts(text)] == ["147", "163", "16"]


def test_two_lines_of_one_name_in_a_period_stay_two(facts) -> None:
    row = "| Profit | | 15 | 15 |\n"
    text = TWO_YEARS.replace(row, "| Profit | | 9 | 9 |\n| Profit | | 6 | 6 |\n")
    assert [fact[1:3] for fact in facts(text) if fact[0] == "Profit"] == [
        ("9000", FIRST[0]),
        ("22000", SECOND[0]),
        ("6000", FIRST[0]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        TWO_YEARS.replace("Total equity", "Warrants"),
        TWO_YEARS.replace("| Share capital | Retained earnings |", "| Total capital, reserves | Retained earnings |"),
        TWO_YEARS.replace("Balance at December 31,", "Balance in"),
    ],
    ids=["no total", "two totals that do not add up", "no dates"],
)
def test_it_is_refused_where_total_or_periods_cannot_be_told(read, text) -> None:
    extraction = read(text)
    assert not extraction.statements
    assert [m.code for m in extraction.messages] == ["table.components"]


def test_rows_that_no_balances_enclose_have_no_period(facts) -> None:
    text = TWO_YEARS.replace("| Balance at December 31, 2023 | 108 | 66 | 174 |\n", "")
    assert {fact[3] for fact in facts(text)} == {"2021-12-31", "2022-12-31"}


def test_a_component_that_did_not_move_is_stated_at_the_end(facts) -> None:
    text = (
        "# Statement of changes in equity\n\n(in millions)\n\n"
        "| Years ended December 31, | 2023 | 2022 |\n|---|--:|--:|\n"
        "| Common stock | $5 | $5 |\n| Retained earnings: | | |\n| Balance at beginning of year | 30 | 20 |\n"
        "| Net income | 12 | 10 |\n| Balance at end of year | 42 | 30 |\n"
    )
    assert [fact[:4] for fact in facts(text)][:3] == [
        ("Common stock", "5000000", None, "2023-12-31"),
        ("Common stock", "5000000", None, "2022-12-31"),
        ("Balance at beginning of year", "30000000", None, "2022-12-31"),
    ]
