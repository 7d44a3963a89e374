"""Slots, rows, columns and blocks of tables in all their forms."""

import pytest

from exporter.extraction.rows import RowKind

HTML = """<table>
<tr><td colspan="2"></td><td colspan="5">Three months ended</td></tr>
<tr><td colspan="2">(in millions)</td><td colspan="2">June 30, 2023</td><td></td><td colspan="2">July 1, 2022</td></tr>
<tr><td colspan="2">Sales</td><td>$</td><td>1,200</td><td></td><td>$</td><td>1,100</td></tr>
<tr><td colspan="2">Costs</td><td colspan="2">(700</td><td>)</td><td colspan="2">650</td></tr>
<tr><td colspan="2">Other</td><td colspan="2"></td><td></td><td colspan="2">5</td></tr>
</table>"""
PIPES = """|  | Three months ended | Three months ended |
|---|---|---|
| (in millions) | June 30, 2023 | July 1, 2022 |
| Sales | $1,200 | $1,100 |
| Costs | (700) | 650 |
| Other |  | 5 |
"""
NAIVE = """|  |  | Three months ended |  |  |  |  |
|---|---|---|---|---|---|---|
| (in millions) |  | June 30, 2023 |  |  | July 1, 2022 |  |
| Sales |  | $ | 1,200 |  | $ | 1,100 |
| Costs |  | (700 |  | ) | 650 |  |
| Other |  |  |  |  | 5 |  |
"""
TABS = """Three months ended
(in millions)\tJune 30, 2023\tJuly 1, 2022
Sales\t$\t1,200\t$\t1,100
Costs\t(700)\t650
Other\t3\t5
"""


@pytest.mark.parametrize("text", [HTML, PIPES, NAIVE, TABS], ids=["html", "pipes", "naive", "tabs"])
def test_two_columns_in_every_form(layout, text: str) -> None:
    found = layout(text)
    assert found.width == 2
    heads = found.blocks[0].heads
    assert heads.text(0) == "Three months ended June 30, 2023"
    assert heads.text(1) == "Three months ended July 1, 2022"
    assert heads.label == "(in millions)"
    assert [line.text for line in found.lines()] == ["Sales", "Costs", "Other"]


@pytest.mark.parametrize("text", [HTML, PIPES, NAIVE], ids=["html", "pipes", "naive"])
def test_a_blank_leaves_its_slot_empty(layout, text: str) -> None:
    other = list(layout(text).lines())[-1]
    assert other.slots == (1,)


def test_headers_that_bled_into_their_neighbours(layout) -> None:
    found = layout(
        "|  | Three Months Ended | Three Months Ended Six Months Ended |\n|---|---|---|\n"
        "|  | 2023 | 2023 2022 |\n| Sales | 12 | 13 |\n| Costs | 1 | 2 |\n"
    )
    heads = found.blocks[0].heads
    assert (heads.text(0), heads.text(1)) == ("Three Months Ended 2023", "Six Months Ended 2022")


def test_a_header_over_several_counted_columns_is_shared_out(layout) -> None:
    found = layout(
        "Three Months Ended\tSix Months Ended\n(in millions)\t2025\t2024\t2025\t2024\n"
        "Sales\t1\t2\t3\t4\nCosts\t5\t6\t7\t8\n"
    )
    heads = found.blocks[0].heads
    assert [heads.text(slot) for slot in range(4)] == [
        "Three Months Ended 2025",
        "Three Months Ended 2024",
        "Six Months Ended 2025",
        "Six Months Ended 2024",
    ]


def test_short_counted_rows_belong_to_the_columns_without_percentages(layout) -> None:
    found = layout(
        "\tJune 30, 2023\t% Sales\tJuly 1, 2022\t% Sales\nSales\t$12\t100.0%\t$13\t100.0%\n"
        "Costs\t6\t50.0\t7\t53.8\nBasic\t$1.10\t$1.05\n".lstrip("\t")
    )
    lines = {line.text: line for line in found.lines()}
    assert lines["Costs"].slots == (0, 1, 2, 3)
    assert lines["Basic"].slots == (0, 2)
    assert found.blocks[0].percents == {1, 3}


def test_rows_by_what_they_are_for(layout) -> None:
    """Header, section, data, a total without a label, and a second header that begins anew."""
    found = layout(
        "|  | 2023 | 2022 |\n|---|---|---|\n| Expenses |  |  |\n| Sales | 1 | 2 |\n|  | 1 | 2 |\n"
        "|  | 2021 | 2020 |\n| Sales | 3 | 4 |\n"
    )
    assert [block.heads.text(0) for block in found.blocks] == ["2023", "2021"]
    assert [(line.kind, line.text) for line in found.lines()] == [
        (RowKind.SECTION, "Expenses"),
        (RowKind.DATA, "Sales"),
        (RowKind.DATA, ""),
        (RowKind.DATA, "Sales"),
    ]


def test_a_label_that_speaks_of_time_begins_no_block(layout) -> None:
    found = layout(
        "(in millions)\tJune 30, 2023\tJune 30, 2022\nStock\t9\t9\n"
        "Shares outstanding - June 30, 2023: 551,992,430\nCapital\t6\t7\n"
    )
    assert len(found.blocks) == 1


def test_a_column_of_notes_is_set_aside(layout) -> None:
    found = layout(
        "|  | Note | 2023 | 2022 |\n|---|---|---|---|\n| Sales | 4 | 1,200 | 1,100 |\n| Costs |  | 700 | 650 |\n"
        "| Tax | 5, 7 | 70 | 65 |\n"
    )
    assert found.width == 2
    assert [line.text for line in found.lines()] == ["Sales", "Costs", "Tax"]


def test_a_counted_column_of_notes_is_set_aside(layout) -> None:
    found = layout(
        "(in millions)\tNote\t2023\t2022\nSales\t4\t1,200\t1,100\nCosts\t700\t650\nTax\t5\t70\t65\nOther\t3\t2\n"
    )
    assert found.width == 2
    assert found.blocks[0].heads.text(0) == "2023"


def test_footnote_marks_in_cells_of_their_own_are_set_aside(layout) -> None:
    found = layout(
        "<table><tr><td></td><td>2023</td><td></td><td>2022</td></tr>"
        "<tr><td>Sales</td><td>1,200</td><td>(1)</td><td>1,100</td></tr>"
        "<tr><td>Costs</td><td>(16)</td><td></td><td>650</td></tr></table>"
    )
    assert found.width == 2
    assert [token.negative for line in found.lines() for token in line.others] == [False, False, True, False]


def test_a_column_that_begins_with_a_percent_sign_holds_percentages(layout) -> None:
    found = layout("|  | 2023 | 2022 |\n|---|---|---|\n| One | 58% | 1,058 |\n| Two | 42 | 1,042 |\n")
    assert found.blocks[0].percents == {0}


def test_columns_of_changes_are_known(layout) -> None:
    found = layout("|  | 2023 | 2022 | Change |\n|---|---|---|---|\n| One | 58 | 50 | 8 |\n| Two | 42 | 40 | 2 |\n")
    assert found.blocks[0].changes == {2}
    all_alike = layout(
        "|  | 2023 | 2022 |\n|---|---|---|\n|  | Increase | Increase |\n| One | 58 | 50 |\n| Two | 42 | 40 |\n"
    )
    assert not all_alike.blocks[0].changes


def test_headers_that_bled_to_the_left(layout) -> None:
    found = layout(
        "|  | 2024 2023 | 2023 2022 | 2022 |\n|---|---|---|---|\n| Sales | 12 | 13 | 14 |\n| Costs | 1 | 2 | 3 |\n"
    )
    heads = found.blocks[0].heads
    assert [heads.text(slot) for slot in range(3)] == ["2024", "2023", "2022"]
