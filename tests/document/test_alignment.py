"""Text found again in the markup it came from."""

from __future__ import annotations

import pytest

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.document.source import Offsets, Segment, Source


def read(markup: str) -> Document:
    return document(Source(name="x.html", text=markup), markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>one 1 <!-- 9 --> two 2</p>",
        "<p title='7>8'>1 &amp; 2 &#51; &nbsp;4 &unknown; 5</p>",
        "<script>var x = 11;</script><style>p { margin: 12px }</style><p>1</p>",
        "<title>99</title><p>1<p>2<div>3</p>4",
        "<b>1<i>2</b>3</i>4",
        "<table>5<tr><td>1<td>2</table>6",
        "<table><tr>7<td>1</td>8</tr>9</table>",
        "<p>1,<b>4</b>07</p>",
        "<textarea>3</textarea> 4 <pre>\n5\n6</pre>",
        "1<br>1<br>1<p>1",
        "<p>a < b 1 &lt 2 & 3",
    ],
)
def test_numerals_lead_to_their_own_characters(markup: str) -> None:
    made = read(markup)
    assert made.numerals
    for numeral in made.numerals:
        place = made.place(numeral)
        assert place.line is not None
        assert place.column is not None
        rest = markup.split("\n")[place.line - 1][place.column - 1 :]
        said = made.text[numeral.start : numeral.end]
        assert rest.startswith((said, said[0])) or (rest.startswith("&#51;") and said == "3")


def test_equal_texts_are_told_apart_by_their_order() -> None:
    made = read("<p>1</p><p>1</p><p>1</p>")
    assert [made.place(n).column for n in made.numerals] == [4, 12, 20]


def test_hidden_text_is_not_seen() -> None:
    made = read("<p>1 <span style='display: none'>2</span> 3</p><p hidden>4</p>")
    assert [made.text[n.start : n.end] for n in made.numerals] == ["1", "3"]


def test_offsets_know_the_width_of_what_a_character_came_from() -> None:
    offsets = Offsets((Segment(start=0, target=10, length=3), Segment(start=3, target=13, length=1, width=5)))
    assert [offsets.at(i) for i in range(5)] == [10, 11, 12, 13, None]
    assert [offsets.after(i) for i in range(4)] == [11, 12, 13, 18]
    assert [(s.start, s.target, s.length, s.width) for s in offsets.within(1, 4)] == [(1, 11, 2, 1), (3, 13, 1, 5)]


def test_blocks_and_cells_know_where_they_stand() -> None:
    made = read(
        "<h1>Title</h1><p>Before <b>it</b></p><table><tr><td style='padding-left:12pt'><b>Cash</b></td>"
        "<td>&nbsp;&nbsp;5</td></tr></table><p>After</p>"
    )
    assert [(block.kind, block.table, block.bold) for block in made.blocks] == [
        ("h1", None, True),
        ("p", None, False),
        ("td", 0, True),
        ("td", 0, False),
        ("p", None, False),
    ]
    (row,) = made.tables[0].rows
    assert (row[0].indent, row[0].bold, row[0].text) == (12.0, True, "Cash")
    assert row[1].indent == 6.0
    assert [made.read(block.span) for block in made.before(made.tables[0])] == ["Title", "Before it"]


def test_a_table_around_tables_is_layout() -> None:
    made = read("<table><tr><td>Side 1</td><td><table><tr><td>x</td><td>2</td></tr></table></td></tr></table>")
    (table,) = made.tables
    assert table.index == 1
    assert [block.table for block in made.blocks] == [None, 1, 1]


def test_a_numeral_ends_where_text_is_raised() -> None:
    made = read("<p>2024<sup>1</sup> 10<span style='position:relative;top:-3pt'>2</span> 5<b>6</b></p>")
    assert [made.text[n.start : n.end] for n in made.numerals] == ["2024", "1", "10", "2", "56"]


def test_unclosed_markup_costs_linear_time() -> None:
    made = read("<p>1</p>" + '<a "' * 20_000 + " 2")
    assert next(made.text[n.start : n.end] for n in made.numerals) == "1"
