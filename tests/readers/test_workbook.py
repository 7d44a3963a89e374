"""Workbooks: what a reader sees of their sheets, and where each text stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.extraction.statements import extract
from exporter.files import Refused
from exporter.readers.formats import read
from exporter.reviewing.places import Locator

ROWS: list[list[object]] = [
    ["Income", None, None],
    [None, 2024, 2023],
    ["Revenue", 1200, 1100],
    ["Costs", -700, -650],
    ["Profit", 500, 450],
]


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def made(rows: list[list[object]], change: Callable[[Worksheet], None] = lambda sheet: None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "S"
    for row in rows:
        sheet.append(row)
    change(sheet)
    return saved(book)


def document(rows: list[list[object]], change: Callable[[Worksheet], None] = lambda sheet: None) -> Document:
    return read("b.xlsx", made(rows, change))


def grids(found: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in found.tables]


def outside(found: Document) -> list[str]:
    return [found.read(block.span) for block in found.blocks if block.table is None]


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one of its parts changed."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            text = old.read(info)
            new.writestr(info.filename, change(text.decode()).encode() if info.filename == part else text)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_shared_strings(content: bytes) -> bytes:
    """The workbook with the text of its only text cell in a part of its own, as Excel writes it."""
    with ZipFile(BytesIO(content)) as package:
        text = re.search("<is>(.*)</is>", package.read(SHEET).decode())
    assert text is not None
    content = rewritten(content, SHEET, lambda xml: re.sub(' t="inlineStr"><is>.*</is>', ' t="s"><v>0</v>', xml))
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS}"/></Types>'
    content = rewritten(content, "[Content_Types].xml", lambda xml: xml.replace("</Types>", override))
    stream = BytesIO(content)
    with ZipFile(stream, "a") as package:
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"><si>{text[1]}</si></sst>')
    return stream.getvalue()


def test_sheets_become_headings_lines_and_tables() -> None:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Profit & loss"
    for row in [["Acme <b>"], ["in thousands"], [], *ROWS[1:], [], ["See the notes."]]:
        first.append(row)
    second = book.create_sheet("Position")
    second.append(["Assets", True])
    found = read("b.xlsx", saved(book))
    assert outside(found) == ["Profit & loss", "Acme <b>", "in thousands", "See the notes.", "Position"]
    assert grids(found)[0] == [
        ["", "2024", "2023"],
        ["Revenue", "1200", "1100"],
        ["Costs", "-700", "-650"],
        ["Profit", "500", "450"],
    ]
    assert grids(found)[1] == [["Assets", "TRUE"]]


def test_every_numeral_stands_in_its_cell_and_leads_back_to_it() -> None:
    rows: list[list[object]] = [["Note 1 and 2"], [None, "a\n3 & 4"], ["x", 5000]]
    found = document(rows, lambda sheet: setattr(sheet, "title", "Q2 2024"))
    places = [found.place(numeral) for numeral in found.numerals]
    assert [(place.sheet, place.cell, place.quote) for place in places] == [
        ("Q2 2024", None, "2"),
        ("Q2 2024", None, "2024"),
        ("Q2 2024", "A1", "1"),
        ("Q2 2024", "A1", "2"),
        ("Q2 2024", "B2", "3"),
        ("Q2 2024", "B2", "4"),
        ("Q2 2024", "B3", "5000"),
    ]
    assert {place.line for place in places} == {None}
    assert str(places[-1]) == "b.xlsx[Q2 2024!B3]"
    assert str(places[0]) == "b.xlsx[Q2 2024]"
    locator = Locator(found)
    for place, numeral in zip(places, found.numerals, strict=True):
        span = locator.span(place)
        assert span is not None
        assert span.start <= numeral.start or place.cell == "B2"  # a line of a cell is a text node of its own
    assert locator.span(places[-1]) == found.numerals[-1]
    assert found.place(Span(0, len(found.text))).cell is None


def test_merged_cells_span_what_a_reader_sees_of_them() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:E1")
        sheet.merge_cells("A2:A3")
        sheet.column_dimensions["D"].hidden = True

    rows: list[list[object]] = [[None, "over"], ["down", 1, 2, 3, 4], [None, 5, 6, 7, 8]]
    (table,) = document(rows, change).tables
    spans = {cell.text: (cell.rowspan, cell.colspan) for row in table.rows for cell in row if cell.text}
    assert spans["over"] == (1, 3)
    assert spans["down"] == (2, 1)
    assert "3" not in spans
    assert table.grid()[2][1].text == "5"


def test_a_merged_cell_that_begins_in_a_hidden_column_is_seen_in_the_next() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:B1")
        sheet.column_dimensions["A"].hidden = True

    found = document([["both", None, "c"], [None, 1, 2]], change)
    assert found.place(found.tables[0].rows[0][0].span).cell == "B1"


def test_text_centred_across_empty_cells_covers_them() -> None:
    def change(sheet: Worksheet) -> None:
        for cell in ("B1", "C1"):
            sheet[cell].alignment = Alignment(horizontal="centerContinuous")

    (table,) = document([[None, "Six months"], [None, 2024, 2023], ["Sales", 1, 2]], change).tables
    assert [(cell.text, cell.colspan) for cell in table.rows[0]] == [("", 1), ("Six months", 2)]


def test_hidden_rows_columns_and_sheets_are_left_out_and_named() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in [*ROWS, ["Memo", 1, 2], ["Memo", 3, 4], ["Last", 5, 6]]:
        sheet.append(row)
    sheet.row_dimensions[6].hidden = sheet.row_dimensions[7].hidden = sheet.row_dimensions[40].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Inputs").append([1])
    book.create_sheet("Empty").sheet_state = "veryHidden"
    book["Inputs"].sheet_state = "hidden"
    found = read("b.xlsx", saved(book))
    assert grids(found)[0][-2:] == [["Profit", "500"], ["Last", "5"]]
    assert [(said.code, said.text, str(said.places[0])) for said in found.messages] == [
        ("source.hidden", "hidden in the workbook, and left out: the sheet “Inputs”", "b.xlsx[Inputs]"),
        ("source.hidden", "hidden in the workbook, and left out: rows 6–7 of the sheet “Sheet”", "b.xlsx[Sheet]"),
        ("source.hidden", "hidden in the workbook, and left out: column C of the sheet “Sheet”", "b.xlsx[Sheet]"),
    ]


def test_formulas_show_their_results_or_are_said_to_have_none() -> None:
    content = made([["a", "=1+1", "=2+2"], ["b", "=3+3", '=""']])
    calculated = rewritten(
        content,
        SHEET,
        lambda xml: (
            xml.replace("<f>1+1</f><v />", "<f>1+1</f><v>2</v>")
            .replace("<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>")
            .replace('<c r="C2">', '<c r="C2" t="str">')
        ),
    )
    found = read("b.xlsx", calculated)
    assert found.tables[0].rows[0][1].text == "2"
    (said,) = found.messages
    assert (said.code, said.severity) == ("source.uncalculated", "error")
    assert [place.cell for place in said.places] == ["C1", "B2"]
    assert said.text.endswith("missing: C1, B2")


def test_an_error_is_no_number_and_is_named() -> None:
    found = document([["a", "#REF!"], ["b", 1]])
    assert [(said.code, str(said.places[0])) for said in found.messages] == [("source.error-value", "b.xlsx[S!B1]")]
    assert "#REF!" in found.text


def test_styles_that_extraction_reads_go_along() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A1"].font = Font(bold=True, italic=True, underline="single")
        sheet["A2"].alignment = Alignment(indent=2, wrap_text=True)
        sheet["B3"].border = Border(top=Side(style="thin"), bottom=Side(style="double"))
        sheet["C3"].border = Border(bottom=Side(style="thin"))
        sheet.column_dimensions["A"].width = 40
        sheet["B1"].hyperlink = "http://example.com/"
        sheet["B2"].comment = Comment("look", "me")

    rows: list[list[object]] = [["Bold", 1, 2], ["In", 3, 4], ["   Spaces", 5], ["Last", 6, 7]]
    found = document(rows, change)
    labels = [row[0] for row in found.tables[0].rows]
    assert [(cell.text, cell.bold, cell.indent) for cell in labels] == [
        ("Bold", True, 0),
        ("In", False, 18),
        ("Spaces", False, 9),
        ("Last", False, 0),
    ]
    styles = [element.get("style") or "" for element in found.tree.iter("{*}td", "{*}col")]
    assert "width:285px" in styles[0]
    assert any("border-top:1px solid" in style and "border-bottom:3px double" in style for style in styles)
    assert any(style == "border-bottom:1px solid" for style in styles)
    assert "look" not in found.text


@pytest.mark.parametrize("shared", [False, True])
def test_raised_marks_in_rich_text_end_a_numeral(shared: bool) -> None:
    content = made([[CellRichText("Revenue 20", TextBlock(InlineFont(vertAlign="superscript"), "1")), 5]])
    found = read("b.xlsx", with_shared_strings(content) if shared else content)
    assert [found.text[n.start : n.end] for n in found.numerals] == ["20", "1", "5"]
    assert found.tree.find(".//{*}sup").text == "1"


def test_a_scaled_or_coloured_number_tells_what_its_text_leaves_out() -> None:
    def change(sheet: Worksheet) -> None:
        for row in sheet.iter_rows(min_row=3, min_col=2):
            for cell in row:
                cell.value *= 1000
                cell.number_format = "#,##0,;[Red]#,##0,"

    found = document(ROWS, change)
    facts = extract(found).statements[0].facts()
    assert [(fact.text, fact.value, fact.decimals) for fact in facts[2:4]] == [
        ("700", -700000, -3),
        ("650", -650000, -3),
    ]
    assert "scale: number format divides by 1,000" in facts[2].evidence
    assert "sign: number format shows it by colour" in facts[2].evidence


@pytest.mark.parametrize(
    ("note", "value", "why"),
    [
        ("(in thousands)", 700000, "scale: number format says the same"),
        ("(in dollars)", 700000, "scale: number format divides by 1,000"),
        ("(in millions)", 700000000, "scale: in words, although the number format divides by 1,000"),
    ],
)
def test_words_and_number_format_say_one_scale(note: str, value: int, why: str) -> None:
    def change(sheet: Worksheet) -> None:
        for row in sheet.iter_rows(min_row=4, min_col=2):
            for cell in row:
                cell.value *= 1000
                cell.number_format = "#,##0,"

    fact = extract(document([[note], *ROWS], change)).statements[0].facts()[2]
    assert fact.value == -value
    assert why in fact.evidence


def test_statements_below_one_another_are_tables_of_their_own() -> None:
    position: list[list[object]] = [["Position"], [None, "June 30, 2024", "June 30, 2023"], ["Assets", 9, 8]]
    spaced: list[list[object]] = [*ROWS[:4], [], ["Other:"], ROWS[4]]
    found = document([*spaced, [], *position, [], [], ["The end"]])
    assert [len(table.rows) for table in found.tables] == [6, 2]  # the space within the first is no border
    assert outside(found) == ["S", "Income", "Position", "The end"]


def test_statements_side_by_side_are_tables_of_their_own() -> None:
    beside = [[*row, None, *(["Assets", 7, 6] if i > 1 else [None, 2024, 2023])] for i, row in enumerate(ROWS[1:], 1)]
    left, right = document(beside).tables
    assert [[cell.text for cell in row] for row in right.rows][1:] == [["Assets", "7", "6"]] * 3
    assert left.rows[1][0].text == "Revenue"


@pytest.mark.parametrize("beside", [False, True])
def test_what_stands_at_the_head_of_a_sheet_measures_all_its_tables(beside: bool) -> None:
    position: list[list[object]] = [
        [None, "June 30, 2024", "June 30, 2023"],
        *([[f"Part {n}", n, n] for n in (1, 2, 3)]),
    ]
    notes: list[list[object]] = [["in thousands of euros"], []]
    if beside:
        rows = [*notes, *([*one, None, *other] for one, other in zip(ROWS[1:], position, strict=True))]
    else:
        rows = [*notes, *ROWS[1:], [], ["Position"], *position]
    first, second = extract(document(rows)).statements
    assert {fact.scale for fact in (*first.facts(), *second.facts())} == {3}
    assert {fact.unit for fact in second.facts()} == {"EUR"}
    assert {"scale: head of the sheet", "currency: head of the sheet"} <= set(second.evidence)


def test_a_sheet_says_nothing_of_the_next() -> None:
    book = Workbook()
    first, other = book.active, book.create_sheet("Position")
    assert isinstance(first, Worksheet)
    for row in [["in thousands"], [], *ROWS[1:], [], ["in millions"]]:
        first.append(row)
    for row in [
        [None, "June 30, 2024", "June 30, 2023"],
        ["Cash", "$5,000", "$4,000"],
        ["Total assets", "$5,000", "$4,000"],
    ]:
        other.append(row)
    statements = extract(read("b.xlsx", saved(book))).statements
    assert [statement.scale for statement in statements] == [3, 0]


def test_a_column_of_space_or_remarks_divides_nothing() -> None:
    spaced = [[row[0], None, row[1], None, row[2], None, "up" if row[1] else None] for row in ROWS]
    assert len(document(spaced).tables) == 1


def test_title_rows_stay_with_the_table_when_no_gap_sets_them_apart() -> None:
    found = document([["Assets:"], ["Cash", 5, 4], ["Stock", 3, 2]])
    assert grids(found) == [[["Assets:", ""], ["Cash", "5", "4"], ["Stock", "3", "2"]]]


def test_moments_times_and_lengths_are_shown() -> None:
    from datetime import date, datetime, time, timedelta

    def change(sheet: Worksheet) -> None:
        sheet["A1"].number_format = "d mmmm yyyy"
        sheet["E1"].number_format = "[h]:mm"

    row: list[object] = [date(2024, 6, 30), datetime(2024, 6, 30, 13, 5), time(9, 30), 45473, timedelta(hours=30)]
    assert grids(document([row], change)) == [[["30 June 2024", "2024-06-30 13:05:00", "9:30:00", "45473", "30:00"]]]


def test_formatting_to_the_ends_of_a_sheet_is_no_content() -> None:
    content = made(ROWS)
    far = '<row r="1048576" ht="20" customHeight="1"><c r="XFD1048576" s="0"/></row></sheetData>'
    merges = '<mergeCells count="2"><mergeCell ref="E1:XFD1048576"/><mergeCell ref="A6:A1048576"/></mergeCells>'
    wide = rewritten(content, SHEET, lambda xml: xml.replace("</sheetData>", far + merges))
    lying = rewritten(wide, SHEET, lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:A1"', xml))
    assert grids(read("b.xlsx", lying)) == grids(read("b.xlsx", content))


def test_cells_far_apart_are_regions_of_their_own() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "end"
        sheet["XFD3"] = 5

    found = document(ROWS, change)
    assert max(table.width * len(table.rows) for table in found.tables) < 20
    assert found.place(Span(found.text.index("end"), found.text.index("end") + 3)).cell == "XFD1048576"


def test_a_workbook_without_anything_to_see_is_refused() -> None:
    book = Workbook()
    book.create_sheet("Data").append([1])
    book["Data"].sheet_state = "hidden"
    with pytest.raises(Refused, match=r"^b\.xlsx: no visible sheet holds anything; it is on hidden sheets \(Data\)"):
        read("b.xlsx", saved(book))
