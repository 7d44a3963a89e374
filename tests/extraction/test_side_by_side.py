"""Tables side by side: labels repeated in one grid, and tables in the cells of a table that only lays them out."""

ACCOUNT_FORM = """# Balance sheets

(in thousands)

| | 2023-12-31 | 2022-12-31 | | 2023-12-31 | 2022-12-31 |
|---|--:|--:|---|--:|--:|
| Current assets: | | | Current liabilities: | | |
| Cash | $40 | $35 | Payables | $30 | $25 |
| Inventories | 60 | 55 | Borrowings | 20 | 30 |
| Total current assets | 100 | 90 | Total liabilities | 50 | 55 |
| Equipment | 50 | 45 | Share capital | 70 | 60 |
| | | | Retained earnings (note 3) | 30 | 20 |
| Total assets | $150 | $135 | Total liabilities and equity | $150 | $135 |
"""


def test_labels_between_the_numbers_begin_another_table(facts, read) -> None:
    now = [fact[:2] for fact in facts(ACCOUNT_FORM) if fact[3] == "2023-12-31"]
    assert now == [
        ("Cash", "40000"),
        ("Inventories", "60000"),
        ("Total current assets", "100000"),
        ("Equipment", "50000"),
        ("Total assets", "150000"),
        ("Payables", "30000"),
        ("Borrowings", "20000"),
        ("Total liabilities", "50000"),
        ("Share capital", "70000"),
        ("Retained earnings (note 3)", "30000"),
        ("Total liabilities and equity", "150000"),
    ]
    (statement,) = read(ACCOUNT_FORM).statements
    assert [str(column.end) for column in statement.columns] == ["2023-12-31", "2022-12-31"]


def test_each_side_has_headings_and_row_indices_of_its_own(read) -> None:
    (statement,) = read(ACCOUNT_FORM).statements
    sections = {row.label: row.section for row in statement.rows}
    assert (sections["Cash"], sections["Payables"]) == ("Current assets", "Current liabilities")
    indices = [row.index for row in statement.rows]
    assert len(set(indices)) == len(indices)


def test_numerals_of_both_sides_are_facts_or_have_a_kind(read, document_of) -> None:
    document, extraction = document_of(ACCOUNT_FORM), read(ACCOUNT_FORM)
    known = {fact.span for fact in extraction.statements[0].facts()} | dict(extraction.dispositions).keys()
    (table,) = document.tables
    assert [document.read(n) for n in document.numerals if n.start > table.span.start and n not in known] == []


def test_periods_side_by_side_with_labels_repeated(facts) -> None:
    text = (
        "# Income statements\n\n| Quarter ended | June 30, 2023 | Half year ended | June 30, 2023 |\n"
        "|---|--:|---|--:|\n"
        "| Sales | $10 | Sales | $21 |\n| Costs | 6 | Costs | 13 |\n| Profit | 4 | Profit | 8 |\n"
        "| Tax | 1 | Tax expense | 2 |\n"
    )
    assert facts(text)[::3] == [
        ("Sales", "10", "2023-04-01", "2023-06-30", "USD"),
        ("Tax", "1", "2023-04-01", "2023-06-30", "USD"),
        ("Profit", "8", "2023-01-01", "2023-06-30", "USD"),
    ]


def test_remarks_between_numbers_are_no_labels(facts) -> None:
    text = (
        "# Income statement\n\n| | 2023-12-31 | | 2022-12-31 |\n|---|--:|---|--:|\n"
        "| Sales | $10 | restated | $21 |\n| Costs | 6 | restated | 13 |\n| Profit | 4 | restated | 8 |\n"
    )
    assert [fact[0] for fact in facts(text)] == ["Sales", "Sales", "Costs", "Costs", "Profit", "Profit"]


def test_tables_in_the_cells_of_a_table(facts) -> None:
    inner = (
        "<table><tr><td><td>{0} 2023<td>{0} 2022<tr><td>{1}<td>$1,200<td>$1,100<tr><td>{2}<td>300<td>200"
        "<tr><td>{3}<td>1,500<td>1,300</table>"
    )
    text = (
        "<p>Balance sheets (in thousands)</p><table><tr><td>"
        + inner.format("December 31,", "Cash", "Inventories", "Total assets")
        + "<td>"
        + inner.format("December 31,", "Payables", "Retained earnings", "Total liabilities and equity")
        + "</table>"
    )
    assert [(fact[0], fact[1]) for fact in facts(text) if fact[3] == "2023-12-31"] == [
        ("Cash", "1200000"),
        ("Inventories", "300000"),
        ("Total assets", "1500000"),
        ("Payables", "1200000"),
        ("Retained earnings", "300000"),
        ("Total liabilities and equity", "1500000"),
    ]
