"""Whole tables, from text to facts, messages and dispositions."""

import pytest

LEDGER = """# Consolidated statements of income

(in millions, except per share data; shares in thousands)

| Three months ended | Note | June 30, 2023 | June 30, 2022 | Change |
|---|---|---|---|---|
| Net sales | 4 | $1,200 | $1,100 | 9% |
| Other, net |  | (16) | — | NM |
| Earnings per share: |  |  |  |  |
| Basic |  | $0.52 | $0.48 | 8% |
| Weighted average shares: |  |  |  |  |
| Basic |  | 14,902 | 15,000 | (1)% |
"""


def test_a_statement_with_all_kinds_of_rows(facts) -> None:
    now, before = ("2023-04-01", "2023-06-30"), ("2022-04-01", "2022-06-30")
    assert facts(LEDGER) == [
        ("Net sales", "1200000000", *now, "USD"),
        ("Net sales", "1100000000", *before, "USD"),
        ("Other, net", "-16000000", *now, "USD"),
        ("Other, net", "0", *before, "USD"),
        ("Basic", "0.52", *now, "USD/shares"),
        ("Basic", "0.48", *before, "USD/shares"),
        ("Basic", "14902000", *now, "shares"),
        ("Basic", "15000000", *before, "shares"),
    ]


def test_decimals_are_what_is_printed(read) -> None:
    (statement,) = read(LEDGER).statements
    assert {fact.text: fact.decimals for fact in statement.facts()} == {
        "1,200": -6,
        "1,100": -6,
        "16": -6,
        "—": -6,
        "0.52": 2,
        "0.48": 2,
        "14,902": -3,
        "15,000": -3,
    }


def test_every_numeral_of_the_table_is_a_fact_or_has_a_kind(read, document_of) -> None:
    document, extraction = document_of(LEDGER), read(LEDGER)
    facts = {fact.span for statement in extraction.statements for fact in statement.facts()}
    kinds = dict(extraction.dispositions)
    assert not facts & kinds.keys()
    inside = [n for n in document.numerals if n.start >= document.tables[0].span.start]
    assert [(document.read(n), kinds.get(n)) for n in inside if n not in facts] == [
        ("30", "date"),
        ("2023", "date"),
        ("30", "date"),
        ("2022", "date"),
        ("4", "note"),
        ("9", "change"),
        ("8", "change"),
        ("1", "change"),
    ]


def test_evidence_says_what_a_reading_rests_on(read) -> None:
    (statement,) = read(LEDGER).statements
    by_text = {fact.text: fact.evidence for fact in statement.facts()}
    assert {"date: column header", "length: header of the labels", "scale: text above"} <= set(by_text["1,200"])
    assert "unit: heading" in by_text["0.52"]


@pytest.mark.parametrize(
    ("before", "after", "unit", "value"),
    [
        ("(in millions,", "(in thousands of Canadian dollars,", "CAD", "1200000"),
        ("$1,200", "€1,200", "EUR", "1200000000"),
        ("# Cons", "All amounts are expressed in Canadian dollars unless noted.\n\n# Cons", "CAD", "1200000000"),
        ("$1,200", "$1,200.5", "USD", "1200500000"),
    ],
)
def test_currency_and_scale(facts, before: str, after: str, unit: str, value: str) -> None:
    text = LEDGER.replace(before, after, 1)
    if unit == "EUR":
        text = text.replace("$", "€")
    assert facts(text)[0] == ("Net sales", value, "2023-04-01", "2023-06-30", unit)


def test_a_given_currency_is_what_a_bare_sign_means(facts) -> None:
    assert {unit for *_, unit in facts(LEDGER, currency="AUD")} == {"AUD", "AUD/shares", "shares"}


def test_decimal_commas(facts) -> None:
    text = LEDGER.replace("1,200", "1.200").replace("1,100", "1.100").replace("0.52", "0,52").replace("0.48", "0,48")
    text = text.replace("14,902", "14.902").replace("15,000", "15.000")
    assert facts(text) == facts(LEDGER)


def test_a_row_among_whole_numbers_that_prints_cents_is_per_share(facts) -> None:
    text = (
        "# Statements of income\n\n|  | Year ended May 31, 2023 | Year ended May 31, 2022 |\n|---|---|---|\n"
        "| Bofu | $12 | $13 |\n| Gelu | 4 | 5 |\n| Tirami | $ 0.25 | $ 0.31 |\n"
    )
    assert [unit for *_, unit in facts(text)] == ["USD"] * 4 + ["USD/shares"] * 2


def test_balances_among_flows_are_moments(facts) -> None:
    text = (
        "# Statements of cash flows\n\n|  | Six months ended June 30, 2023 |\n|---|---|\n"
        "| Cash flows from operating activities | $12 |\n| Increase in cash | 2 |\n"
        "| Cash, beginning of period | 10 |\n| Cash, end of period | 12 |\n| Less: restricted cash | 1 |\n"
        "| Cash and cash equivalents, end of period | 11 |\n| Cash paid for interest | 3 |\n"
    )
    assert [(label, start, end) for label, _, start, end, _ in facts(text)] == [
        ("Cash flows from operating activities", "2023-01-01", "2023-06-30"),
        ("Increase in cash", "2023-01-01", "2023-06-30"),
        ("Cash, beginning of period", None, "2022-12-31"),
        ("Cash, end of period", None, "2023-06-30"),
        ("Less: restricted cash", None, "2023-06-30"),
        ("Cash and cash equivalents, end of period", None, "2023-06-30"),
        ("Cash paid for interest", "2023-01-01", "2023-06-30"),
    ]


def test_columns_of_percentages(facts) -> None:
    text = (
        "# Statements of earnings\n\n|  | Year ended May 31, 2023 | % Sales |\n|---|---|---|\n"
        "| Net sales | $1,200 | 100.0 |\n| Gross profit | 500 | 41.7 |\n"
    )
    assert facts(text)[-1] == ("Gross profit", "0.417", "2022-06-01", "2023-05-31", "pure")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("|  | Item | Amount |\n|---|---|---|\n| Rent | office | $1,200 |\n| Fuel | cars | $300 |\n", "no-periods"),
        (
            "|  | 2023 (US$) | 2023 (RMB) |\n|---|---|---|\n"
            "| Sales | 1,200 | 8,400 |\n| Gross profit | 300 | 2,100 |\n",
            "two-currencies",
        ),
        (
            "| (in thousands, in millions) | June 30, 2023 | June 30, 2022 |\n|---|---|---|\n"
            "| Sales | 1,200 | 8,400 |\n| Gross profit | 300 | 2,100 |\n",
            "contradictory-scale",
        ),
    ],
)
def test_tables_that_are_refused(read, text: str, code: str) -> None:
    extraction = read(text)
    assert extraction.statements == ()
    (message,) = extraction.messages
    assert message.code == f"table.{code}"
    assert message.places[0].line is not None


@pytest.mark.parametrize(
    "text",
    [
        "| Name | Title |\n|---|---|\n| Ann | Director |\n",
        "| Item | Page |\n|---|---|\n| One | 4 |\n| Two | 12 |\n",
        "<table><tr><td>2</td></tr></table>",
        "<table></table>",
        "<table><tr></tr><tr><td rowspan='9'>1</td></tr></table>",
    ],
)
def test_tables_that_say_nothing_financial_are_silent(read, text: str) -> None:
    extraction = read(text)
    assert (extraction.statements, extraction.messages) == ((), ())


def test_columns_told_apart_by_something_else_than_time_are_not_dated_from_above(read) -> None:
    text = (
        "# Statement of changes in equity for the year ended December 31, 2023\n\n"
        "|  | Share capital | Retained earnings |\n|---|---|---|\n"
        "| Balance at January 1, 2023 | $100 | $1,200 |\n| Net income |  | 300 |\n"
    )
    assert [m.code for m in read(text).messages] == ["table.components"]


def test_headings(read) -> None:
    text = (
        "<p>Balance sheets</p><table><tr><td></td><td>June 30, 2023</td></tr>"
        "<tr><td>Assets</td><td></td></tr><tr><td>Current assets:</td><td></td></tr>"
        "<tr><td>Cash</td><td>$5</td></tr><tr><td>Total current assets</td><td>5</td></tr>"
        "<tr><td>Goodwill</td><td>2</td></tr><tr><td>Total assets</td><td>7</td></tr>"
        "<tr><td>Liabilities</td><td></td></tr><tr><td>Loans</td><td>7</td></tr></table>"
    )
    (statement,) = read(text).statements
    assert {row.label: row.headings for row in statement.rows} == {
        "Cash": ("Assets", "Current assets"),
        "Total current assets": ("Assets", "Current assets"),
        "Goodwill": ("Assets",),
        "Total assets": ("Assets",),
        "Loans": ("Liabilities",),
    }
