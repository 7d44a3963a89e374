"""What is said of tables that were not read, and what is only noted."""

INCOME = """# Statement of income

| (in thousands) | Year ended December 31, 2023 |
|---|--:|
| Revenue | $ 500 |
| Cost of sales | 300 |
| Gross profit | 200 |
| Income tax | 50 |

The notes are an integral part of these statements, and what follows is one of them, told at some length.

"""
PLANS = "| Plan | Actual | Target |\n|---|--:|--:|\n| Office | 1,200 | 1,100 |\n| Cars | 300 | 280 |\n"
CASH = """{title}

| | Actual | Target |
|---|--:|--:|
| Operating activities | 1,500 | 1,400 |
| Payments for equipment | (300) | (280) |
| Proceeds from loans | 200 | 100 |
| Increase in cash | 1,400 | 1,220 |
"""


def test_beside_statements_a_table_that_is_none_is_not_spoken_of(read, document_of) -> None:
    extraction = read(INCOME + PLANS)
    assert extraction.messages == ()
    document = document_of(INCOME + PLANS)
    reasons = {document.read(span): why for span, why in extraction.left_out}
    assert reasons["1,200"] == "in a table without dates or periods over its columns"


def test_a_table_without_anything_else_to_read_is_spoken_of(read) -> None:
    assert [m.code for m in read(PLANS).messages] == ["table.no-periods"]


def test_a_table_with_a_statements_title_is_spoken_of(read) -> None:
    extraction = read(INCOME + CASH.format(title="Statement of cash flows"))
    assert [m.code for m in extraction.messages] == ["table.no-periods"]


def test_a_table_with_a_statements_rows_is_spoken_of_where_that_statement_is_missing(read) -> None:
    assert [m.code for m in read(INCOME + CASH.format(title="How we did")).messages] == ["table.no-periods"]
    dated = CASH.format(title="Statement of cash flows").replace(
        "| Actual | Target |", "| Year ended 2023-12-31 | 2022-12-31 |"
    )
    assert read(INCOME + dated + "\nA long paragraph between.\n\n" + CASH.format(title="How we did")).messages == ()


def test_dates_inferred_alike_are_one_message(read) -> None:
    years = INCOME.replace("Year ended December 31, 2023", "2023")
    second = years.replace("Statement of income", "Statement of cash flows").replace("Revenue", "Proceeds from loans")
    (said,) = read(years + second).messages
    assert said.code == "table.period-inferred"
    assert "tables 0, 1: date guessed (the calendar year); length guessed (a year)" in said.text
    assert len(said.places) == 2


def test_a_table_that_states_no_amounts_is_left_out_with_that_reason(read, document_of) -> None:
    text = INCOME + "| Site | Staff |\n|---|--:|\n| North | 12 |\n| South | 15 |\n"
    document = document_of(text)
    reasons = {document.read(span): why for span, why in read(text).left_out}
    assert reasons["12"] == "in a table that states no amounts in rows and columns"


def test_a_currency_that_nothing_names_is_said_once(read) -> None:
    unnamed = INCOME.replace("$ ", "")
    (said,) = read(unnamed + unnamed.replace("Statement of income", "Statement of cash flows")).messages
    assert (said.code, len(said.places)) == ("table.currency-assumed", 2)
    assert "to be in USD" in said.text


def test_a_currency_named_anywhere_is_not_assumed(read) -> None:
    unnamed = INCOME.replace("$ ", "")
    assert read("All amounts are in euros.\n\n" + unnamed).messages == ()
    assert read(unnamed + "We bought back shares for $2,000.\n").messages == ()
