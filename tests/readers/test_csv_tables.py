"""Delimited text: what divides it, its quotes, its tables, and every cell led back to its characters."""

from __future__ import annotations

import pytest

from exporter.document.document import Document
from exporter.files import Refused
from exporter.readers.csv_text import rows
from exporter.readers.formats import read


def csv(text: str, name: str = "x.csv") -> Document:
    made = read(name, text.encode())
    lines = made.source.text.split("\n")
    for numeral in made.numerals:
        place = made.place(numeral)
        assert place.line and place.column and place.end_column
        said = made.text[numeral.start : numeral.end]
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == said
    return made


def cells(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows(text)]


def table(made: Document, index: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in made.tables[index].rows]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\n1,5;2,5\n", [["a", "b"], ["1,5", "2,5"]]),
        ("a\tb\n1,5\t2;5", [["a", "b"], ["1,5", "2;5"]]),
        ("a|b\n1|2", [["a", "b"], ["1", "2"]]),
        ('"a, or b",c\n"1,234",5\n', [["a, or b", "c"], ["1,234", "5"]]),
        ('"say ""x""","two\nlines"\n', [['say "x"', "two\nlines"]]),
        ('a,"open\nb,2\n', [["a", '"open'], ["b", "2"]]),
        ('"a"b,12" pipe\n', [["ab", '12" pipe']]),
        ("sep=;\na,1;b\n", [["a,1", "b"]]),
        ("a,\n,\n", [["a", ""], ["", ""]]),
        ("a,", [["a", ""]]),
        ("one\n\ntwo\n", [["one"], [""], ["two"]]),
    ],
)
def test_cells_are_what_spreadsheets_say(text: str, found: list[list[str]]) -> None:
    assert cells(text) == found


def test_every_character_knows_its_place() -> None:
    text = 'x,"a ""b""\nc"d\n'
    cell = rows(text)[0][1]
    assert cell.text == 'a "b"\ncd'
    assert [text[start:end] for start, end in zip(cell.starts, cell.ends, strict=True)] == [
        "a", " ", '""', "b", '""', "\n", "c", "d",
    ]  # fmt: skip


STATEMENT = """\
Halden Ltd;;
Income statement;;
(in thousands of euros);;

;Three months ended 30 June;
;2024;2023
Revenue;1.234,5;"1.100"
Expenses;;
  Cost of sales;(3);-

Tax < 5;7;8

Notes;;

;30.06.2024;31.12.2023
"Cash ""and""
deposits";5;6
End of the report
"""


def test_titles_stand_above_their_table_and_a_header_begins_a_new_one() -> None:
    made = csv(STATEMENT)
    assert [made.read(block.span) for block in made.blocks if block.table is None] == [
        "Halden Ltd", "Income statement", "(in thousands of euros)", "Notes",
    ]  # fmt: skip
    assert table(made) == [
        ["", "Three months ended 30 June"],
        ["", "2024", "2023"],
        ["Revenue", "1.234,5", "1.100"],
        ["Expenses", "", ""],
        ["Cost of sales", "(3)", "-"],
        ["Tax < 5", "7", "8"],
    ]
    assert table(made, 1)[1] == ['Cash "and" deposits', "5", "6"]
    assert made.tables[0].rows[0][1].colspan == 2
    assert [row[0].indent for row in made.tables[0].rows] == [0, 0, 0, 0, 6, 0]


def test_text_after_the_last_table_is_text() -> None:
    made = csv("Revenue,2024\nSales,5\n\nUnaudited 7\n")
    assert [made.read(block.span) for block in made.blocks if block.table is None] == ["Unaudited 7"]


def test_tsv_is_read_alike() -> None:
    assert table(csv("\t2024\nRevenue, net\t5\n", "x.tsv")) == [["", "2024"], ["Revenue, net", "5"]]


def test_text_without_a_cell_that_says_something_is_refused() -> None:
    with pytest.raises(Refused, match="is empty"):
        csv(",,\n,\n")


def test_characters_that_xml_has_not_do_not_move_what_stands_behind_them() -> None:
    made = csv("a\x0bb 7,2024\nRevenue\x1c,5\n")
    assert table(made) == [["a\ufffdb 7", "2024"], ["Revenue\ufffd", "5"]]
