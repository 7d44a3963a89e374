"""Markdown: the plain rendering is kept, every numeral leads back, rows with TABs become tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from exporter.document.document import Document
from exporter.document.source import Source
from exporter.readers.markdown import read

NASTY = r"""
Plain 1, *emphasis 2*, **strong 3**, `code 4`, ``co`de 5``, [link 6](http://x/77 "title 78"), <b>html 7</b>, \$8, &#57;,
&nbsp;10 &amp; 11, [ref 12][r13], [r13], <http://auto/14>, ![alt 15](i16.png), ~~gone 17~~, 18\
19 and [**nested 20**](u21) and [br(ack)et 22](<a 23> 'q24') 25.

> quoted 26
> > deeper 27 and
> lazy 28

1. item 29
   goes on 30

   - inner 31
2. item 32

    indented code 33

```text 99
fenced 34 <b>35</b>
```

| head 36 | *37* |
|---|--:|
| a \| 38 | 39 |
| `40` | \$ 41 &lt; 42 |

<table>
<tr><td>43<td>44&nbsp;000
</table>

[r13]: http://r/130 "131"

# Heading 45 #
"""


def document(text: str) -> Document:
    return read(Source(name="x.md", text=text))


def assert_led_back(read_: Document) -> None:
    lines = read_.source.text.split("\n")
    for numeral in read_.numerals:
        place = read_.place(numeral)
        assert place.line is not None
        assert place.column is not None
        assert place.end_column is not None
        said = read_.text[numeral.start : numeral.end]
        there = lines[place.line - 1][place.column - 1 : place.end_column - 1]
        assert there.replace("&nbsp;", "\u00a0").replace("&#57;", "9") == said


def plain(text: str) -> str:
    tree = etree.HTML(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))
    return "".join("".join(tree.itertext()).split())


def test_every_numeral_of_nasty_markdown_leads_back() -> None:
    made = document(NASTY)
    assert_led_back(made)
    assert "".join(made.text.split()) == plain(NASTY)
    assert [made.text[n.start : n.end] for n in made.numerals][:9] == list("123456789")


def test_tab_separated_lines_become_a_table() -> None:
    made = document("Net **income\t5\t6**\n<b>Tax</b>\t(1)\t\u2014\nNotes\n")
    (table,) = made.tables
    assert not table.aligned
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Net income", "5", "6"],
        ["Tax", "(1)", "\u2014"],
        ["Notes"],
    ]
    assert table.rows[2][0].colspan == 3
    assert table.rows[0][1].bold
    assert not table.rows[1][1].bold
    assert_led_back(made)


def test_a_header_row_that_begins_with_a_tab_is_no_code() -> None:
    made = document("\t2020\t2019\nRevenue\t5\t6\n")
    (table,) = made.tables
    assert [[cell.text for cell in row] for row in table.rows] == [["", "2020", "2019"], ["Revenue", "5", "6"]]


def test_rows_that_begin_with_a_hyphen_are_rows_of_the_table_above() -> None:
    text = "\t2020\t2019\nRevenue\t5\t6\nPer share\n- Basic\t7\t8\n- Diluted\t9\t10\nShares\n- Basic\t11\t12\n\nEnd\n"
    made = document(text)
    (table,) = made.tables
    assert [[cell.text for cell in row] for row in table.rows][2:] == [
        ["Per share"],
        ["Basic", "7", "8"],
        ["Diluted", "9", "10"],
        ["Shares"],
        ["Basic", "11", "12"],
    ]
    assert_led_back(made)
    assert "".join(made.text.split()) == plain(text)


@pytest.mark.parametrize(
    "items", ["- one\n- two\n", "\n- Basic\t7\t8\n", "- Basic\t7\t8\n\n  more\n- x\n", "* > a\tb\n"]
)
def test_a_list_below_rows_of_cells_stays_a_list(items) -> None:
    text = "\t2020\t2019\nRevenue\t5\t6\n" + items
    made = document(text)
    assert len(made.tables[0].rows) == 2
    assert made.tree.find(".//{*}li") is not None
    assert "".join(made.text.split()) == plain(text)


def test_a_paragraph_with_one_tab_stays_a_paragraph() -> None:
    assert document("Name:\tSmith\nand 5 more\n").tables == ()


def test_spans_of_raw_html_are_resolved() -> None:
    made = document("<table><tr><th rowspan=2>A<th colspan=2>B<tr><td>1<td>2<tr><td>x<td>3<td>4</table>\n")
    (table,) = made.tables
    grid = [[cell.text if cell else None for cell in row] for row in table.grid()]
    assert grid == [["A", "B", "B"], ["A", "1", "2"], ["x", "3", "4"]]


@pytest.mark.shared
def test_real_statements_keep_their_text_and_their_places(shared: Path) -> None:
    """A third of the Markdown forms of real statement tables, pipes and TABs."""
    paths = sorted((shared / "bench" / "dev" / "extraction").glob("*.md"))[::3]
    assert len(paths) > 250
    for path in paths:
        made = document(path.read_text("utf-8"))
        assert_led_back(made)
        assert "".join(made.text.split()) == plain(made.source.text)
