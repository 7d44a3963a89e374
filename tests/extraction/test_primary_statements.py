"""Titles, typical rows, and which tables of a document are its primary statements."""

import pytest

from exporter.extraction.facts import StatementKind
from exporter.extraction.statement_kind import by_content, kind_of_title


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CONSOLIDATED STATEMENTS OF OPERATIONS (Unaudited)", StatementKind.INCOME),
        ("Lorus Therapeutics Inc. Consolidated Statements of Loss and Deficit (unaudited)", StatementKind.INCOME),
        ("Consolidated income statement", StatementKind.INCOME),
        ("Statement of profit or loss and other comprehensive income", StatementKind.INCOME),
        ("Condensed Consolidated Balance Sheets", StatementKind.POSITION),
        (
            "Johnson and subsidiaries consolidated balance sheets At December 29, 2024 (Dollars in Millions)",
            StatementKind.POSITION,
        ),
        ("Statement of financial position as at 30 June 2023", StatementKind.POSITION),
        ("CONSOLIDATED STATEMENTS OF CASH FLOWS (continued)", StatementKind.CASH_FLOWS),
        ("Cash flow statement", StatementKind.CASH_FLOWS),
        ("Consolidated Statements of Shareowners’ Equity", StatementKind.EQUITY),
        ("Consolidated statement of changes in equity", StatementKind.EQUITY),
        ("Consolidated Statements of Comprehensive Income", StatementKind.COMPREHENSIVE_INCOME),
        ("The following table shows the effect on our consolidated statements of income:", None),
        ("Balance Sheet Location of Hedged Items", None),
        ("Notes to Consolidated Financial Statements", None),
        ("(2) Derivative liabilities are recorded in other liabilities in consolidated balance sheets.", None),
        ("Revenue by region", None),
    ],
)
def test_titles(text: str, kind: StatementKind | None) -> None:
    assert kind_of_title(text) is kind


def test_content() -> None:
    assert by_content(["Total assets", "Total liabilities"]) is StatementKind.POSITION
    assert by_content(["Gross profit", "Income tax expense", "Basic"]) is StatementKind.INCOME
    assert by_content(["Accumulated other comprehensive loss"]) is None
    assert by_content(["Rent", "Fuel"]) is None


def table(*rows: str, heads: str = "Year ended December 31, 2023 | Year ended December 31, 2022") -> str:
    return f"|  | {heads} |\n|---|---|---|\n" + "".join(f"| {row} | $1,200 | $1,100 |\n" for row in rows) + "\n"


def test_a_note_about_a_statement_is_none(read) -> None:
    text = (
        "# Consolidated statements of income\n\n"
        + table("Net sales", "Cost of sales", "Gross profit", "Income taxes", "Net income")
        + "The components of net sales in our consolidated statements of income were:\n\n"
        + table("Net sales, Europe", "Gross profit, Europe", "Operating income", "Income taxes paid")
    )
    assert [s.kind for s in read(text).statements] == [StatementKind.INCOME, StatementKind.OTHER]


def test_labels_that_say_nothing_leave_it_to_the_title(read) -> None:
    (statement,) = read("# Consolidated statements of income\n\n" + table("Bofu", "Gelu", "Tirami")).statements
    assert statement.kind is StatementKind.INCOME


def test_rows_that_say_much_need_no_title(read) -> None:
    (statement,) = read(
        table("Net sales", "Cost of sales", "Gross profit", "Operating income", "Net income")
    ).statements
    assert statement.kind is StatementKind.INCOME
    assert statement.columns[0].start is not None


def test_a_statement_goes_on_over_the_page(read) -> None:
    """The second part has no header: it takes the columns and the scale of the first."""
    text = (
        "<p>Consolidated statements of cash flows</p><p>(in thousands)</p>"
        "<table><tr><td></td><td>Year ended June 30, 2023</td><td>Year ended June 30, 2022</td></tr>"
        "<tr><td>Cash flows from operating activities</td><td>12</td><td>11</td></tr>"
        "<tr><td>Proceeds from loans</td><td>2</td><td>1</td></tr></table>"
        "<p>F-7</p>"
        "<table><tr><td>Payments of loans</td><td>(3)</td><td>(4)</td></tr>"
        "<tr><td>Increase in cash</td><td>1,011</td><td>8</td></tr></table>"
    )
    first, second = read(text).statements
    assert second.kind is first.kind is StatementKind.CASH_FLOWS
    assert [(c.start, c.end) for c in second.columns] == [(c.start, c.end) for c in first.columns]
    assert [f"{f.value:f}" for f in second.facts()] == ["-3000", "-4000", "1011000", "8000"]
    assert second.columns[0].evidence == ("period: continued from table 0",)
