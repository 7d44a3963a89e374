"""Word: the text a reader sees and no other, tables as they are laid out, every numeral led back to its paragraph."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from exporter.document.document import Document
from exporter.files import Refused
from exporter.readers.formats import read
from tests.readers.word_files import archive, cell, docx, paragraph, run, table


def word(*body: str, **options: dict[str, str]) -> Document:
    made = read("x.docx", docx(*body, **options))
    lines = made.source.text.split("\n")
    for numeral in made.numerals:
        place = made.place(numeral)
        assert place.line and place.column and place.end_column
        said = made.text[numeral.start : numeral.end]
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == said
    return made


def texts(made: Document) -> list[str]:
    return [made.read(block.span) for block in made.blocks]


def styles_of(made: Document, name: str) -> list[str]:
    return [e.get("style", "") for e in made.tree.iter(f"{{http://www.w3.org/1999/xhtml}}{name}")]


def grid(made: Document) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in made.tables[0].grid()]


def test_a_paragraph_is_a_line_of_the_source() -> None:
    made = word(
        paragraph("Halden Ltd"),
        paragraph(),
        table([["", "2024"], ["Revenue", "5"]]),
        paragraph("a < b & 7", run("\nbroken 8", "<w:i/>")),
    )
    assert made.source.text == "Halden Ltd\n\n\n2024\nRevenue\n5\na < b & 7\nbroken 8\n"
    places = [made.place(numeral) for numeral in made.numerals]
    assert [(place.line, place.column) for place in places] == [(4, 1), (6, 1), (7, 9), (8, 8)]


def test_what_was_deleted_or_hidden_is_not_read_and_what_was_inserted_is() -> None:
    made = word(
        paragraph(
            "Revenue ",
            '<w:del w:id="1"><w:r><w:delText>11</w:delText></w:r></w:del>',
            f'<w:ins w:id="2">{run("12")}</w:ins>',
            f'<w:moveFrom w:id="3">{run("13")}</w:moveFrom><w:moveTo w:id="4">{run(" 14")}</w:moveTo>',
            run(" 15", "<w:vanish/>"),
            run(" 16", '<w:vanish w:val="0"/>'),
        ),
        paragraph(run("17", '<w:rStyle w:val="Ghost"/>')),
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell('18')}</w:tr><w:tr>{cell('19')}</w:tr></w:tbl>",
        paragraph("joined ", properties='<w:rPr><w:del w:id="5"/></w:rPr>'),
        paragraph("with this"),
        parts={
            "styles": '<w:style w:type="character" w:styleId="Under"><w:name w:val="Under"/><w:rPr><w:vanish/></w:rPr>'
            '</w:style><w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/>'
            '<w:basedOn w:val="Under"/></w:style>'
        },
    )
    assert texts(made) == ["Revenue 12 14 16", "19", "joined with this"]


def test_fields_controls_and_alternatives_give_what_they_show() -> None:
    box = f"<w:txbxContent>{paragraph('boxed 5')}</w:txbxContent>"
    made = word(
        paragraph(f'<w:fldSimple w:instr="PAGE">{run("one 1")}</w:fldSimple>'),
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE 99</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run("two 2"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('three 3')}</w:sdtContent></w:sdt>",
        paragraph("<m:oMathPara><m:oMath><m:r><m:t>x+4</m:t></m:r></m:oMath></m:oMathPara>"),
        paragraph(
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp>{box}</wps:wsp></w:drawing></mc:Choice>"
            "</mc:AlternateContent></w:r>"
        ),
        paragraph(
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f"<v:shape><v:textbox>{box.replace('5', '6')}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
        paragraph("<w:r><mc:AlternateContent><mc:Choice><w:t>seven 7</w:t></mc:Choice></mc:AlternateContent></w:r>"),
        paragraph(
            '<w:r><w:sym w:font="Symbol" w:char="F0B1"/><w:t>8</w:t><w:cr/><w:t>20</w:t><w:noBreakHyphen/>'
            "<w:t>F fi</w:t><w:softHyphen/><w:t>nal</w:t></w:r>"
        ),
    )
    assert texts(made) == ["one 1", "two 2", "three 3", "x+4", "boxed 5", "boxed 6", "seven 7", "±8 20\u2011F final"]


def test_merged_cells_keep_their_columns() -> None:
    begun, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr>{cell('', properties=begun)}{cell('Year', properties=wide)}</w:tr>"
        f"<w:tr>{cell('', properties='<w:vMerge/>')}{cell('2024')}{cell('2023')}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("7")}</w:tr>'
        f'<w:tr><w:trPr><w:gridAfter w:val="2"/></w:trPr>{cell("Total")}</w:tr>'
    )
    made = word(f"<w:tbl>{rows}</w:tbl>")
    assert grid(made) == [["", "Year", "Year"], ["", "2024", "2023"], ["", "", "7"], ["Total", "", ""]]


def test_indents_and_bold_print_are_found_wherever_they_are_said() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Row"><w:name w:val="Row"/><w:pPr><w:ind w:left="240"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    deep = paragraph("Deep", properties='<w:ind w:left="480" w:hanging="120"/>')
    styled = paragraph("Styled", properties='<w:pStyle w:val="Row"/>')
    plain = paragraph(run("Plain", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="Row"/>')
    made = word(table([[cell(deep), "1"], [cell(styled), "2"], [cell(plain), "3"]]), parts={"styles": styles})
    assert [(row[0].indent, row[0].bold) for row in made.tables[0].rows] == [(18, False), (12, True), (12, False)]


def test_looks_are_kept() -> None:
    lined = cell(
        "5",
        properties='<w:tcW w:w="1000" w:type="dxa"/><w:tcBorders><w:top w:val="double" w:sz="6"/></w:tcBorders>'
        '<w:shd w:fill="EEEEEE"/><w:vAlign w:val="bottom"/>',
    )
    made = word(
        paragraph("Title", properties='<w:jc w:val="center"/><w:spacing w:before="120" w:after="0"/>'),
        paragraph(run("first"), '<w:r><w:br w:type="page"/></w:r>'),
        paragraph('<w:r><w:br w:type="page"/></w:r>', run("next", '<w:color w:val="FF0000"/><w:sz w:val="28"/>')),
        f'<w:tbl><w:tblPr><w:jc w:val="center"/><w:tblBorders><w:insideV w:val="single" w:sz="8"/></w:tblBorders>'
        '</w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid>'
        f"<w:tr>{lined}{cell('6')}</w:tr></w:tbl>",
    )
    assert styles_of(made, "p")[:3] == [
        "text-align:center;margin-top:6pt",
        "page-break-after:always",
        "font-size:14pt;color:#ff0000;page-break-before:always",
    ]
    assert styles_of(made, "table") == ["width:200pt;margin-left:auto;margin-right:auto"]
    assert styles_of(made, "td") == [
        "border-top:2.25pt double black;border-right:1pt solid black;background-color:#eeeeee;vertical-align:bottom;"
        "width:50pt",
        "border-left:1pt solid black",
    ]


def test_lists_are_numbered_as_word_numbers_them() -> None:
    def level(depth: int, kind: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
        )

    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%1(%2)")}'
        f"{level(2, 'upperRoman', '%3')}{level(3, 'bullet', chr(0xF0B7))}{level(4, 'none', 'x')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )

    def item(text: str, depth: int, number: int = 1) -> str:
        said = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(text, properties=said)

    made = word(
        item("a", 0), item("b", 1), item("c", 1), paragraph("between"), item("d", 0), item("e", 1), item("f", 2),
        item("g", 3), item("h", 4), item("i", 0, 2), item("none", 0, 0), item("unknown", 0, 9),
        parts={"numbering": numbering},
    )  # fmt: skip
    assert texts(made) == [
        "1. a", "1(a) b", "1(b) c", "between", "2. d", "2(a) e", "I f", "• g", "h", "5. i", "none", "unknown",
    ]  # fmt: skip
    assert styles_of(made, "p")[0] == "margin-left:36pt;text-indent:-18pt"


def test_lines_with_tabs_are_the_rows_of_a_table() -> None:
    made = word(
        paragraph("\t2024\t2023"),
        paragraph(run("Rev", "<w:b/>"), run("enue\t5", "<w:b/>"), "\t6"),
        paragraph("Current liabilities"),
        paragraph(),
        paragraph("Debt\t(7)\t8"),
        paragraph("Contents\t9"),
        paragraph("Behind the rows"),
        table([["x"]]),
        paragraph("Name:\tAda"),
    )
    first = made.tables[0]
    assert not first.aligned
    assert [[c.text for c in row] for row in first.rows] == [
        ["", "2024", "2023"],
        ["Revenue", "5", "6"],
        ["Current liabilities"],
        [""],
        ["Debt", "(7)", "8"],
        ["Contents", "9"],
    ]
    assert first.rows[1][1].bold and not first.rows[1][2].bold
    assert first.rows[2][0].colspan == 3
    assert made.source.text.startswith("\t2024\t2023\nRevenue\t5\t6\nCurrent liabilities\n\nDebt\t(7)\t8\n")
    assert [text for text in texts(made) if text in ("Behind the rows", "x", "Name: Ada")] == [
        "Behind the rows", "x", "Name: Ada",
    ]  # fmt: skip
    assert len(made.tables) == 2


def test_footnotes_come_after_the_text() -> None:
    notes = f'<w:footnote w:id="2">{paragraph("see note 3")}</w:footnote>'
    made = word(paragraph("Revenue", '<w:r><w:footnoteReference w:id="2"/></w:r>', " 4"), parts={"footnotes": notes})
    assert texts(made) == ["Revenue[1] 4", "see note 3 ↑"]


def test_heads_and_feet_of_pages_are_left_out_and_named() -> None:
    made = word(paragraph("5"), parts={"header": paragraph("Halden page 77"), "footer": paragraph()})
    assert texts(made) == ["5"]
    assert [message.text for message in made.messages] == [
        "page header “Halden page 77” does not go into Inline XBRL and was left out (1 times)"
    ]


def picture(name: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Logo"/><a:graphic><a:graphicData><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="rId-{name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def test_small_images_are_carried_along() -> None:
    rows = zlib.compress(b"\0\0")
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            (b"IDAT", rows),
            (b"IEND", b""),
        )
    )
    files = {"word/media/a.png": png, "word/media/b.emf": b"EMF"}
    made = read("x.docx", docx(paragraph("1", picture("a.png"), picture("b.emf")), files=files))
    (image,) = made.tree.iter("{http://www.w3.org/1999/xhtml}img")
    assert image.get("src", "").startswith("data:image/png;base64,")
    assert [m.text for m in made.messages] == ["image “Logo” does not go into Inline XBRL and was left out (1 times)"]


def test_the_strict_variant_is_read_like_the_other() -> None:
    content = docx(paragraph("Revenue 5"))
    with ZipFile(BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    swapped = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in parts.items()
    }
    assert texts(read("x.docx", archive(swapped))) == ["Revenue 5"]


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ONE = {"word/document.xml": '<w:document xmlns:w="urn:other"/>'}
BOMB = {"word/document.xml": b" " * ((1 << 26) + 1)}
DECLARED = {
    "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
}
BROKEN = {"word/document.xml": "<w:document>"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (OLD + bytes(100), "is no .docx but an older Word format"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (b"{\\rtf1 text}", "is damaged or no Word document"),
        (docx(paragraph("5"))[:-40], "is damaged or no Word document"),
        (archive({"xl/workbook.xml": "<a/>"}), "holds no Word document"),
        (archive(ONE), "holds no Word document"),
        (archive(BROKEN), "is damaged"),
        (archive(BOMB), "unpacks to more than any document holds"),
        (archive(DECLARED), "declares a document type"),
        (docx(paragraph()), "holds no text"),
        (docx(paragraph('<w:r><w:sym w:char="zz"/></w:r>')), "is damaged"),
    ],
)
def test_other_content_is_refused_in_one_line(content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        read("x.docx", content)
    assert str(refused.value).startswith("x.docx: ")
    assert "\n" not in str(refused.value)


def test_a_locked_archive_is_refused() -> None:
    content = bytearray(docx(paragraph("5")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        content[at + flags] |= 1
    with pytest.raises(Refused, match="protected by a password"):
        read("x.docx", bytes(content))


@pytest.mark.parametrize("ending", [".doc", ".rtf", ".odt", ".dotm"])
def test_other_word_formats_are_refused_with_the_way_out(ending: str) -> None:
    with pytest.raises(Refused, match=r"save it as \.docx"):
        read(f"x{ending}", b"anything")


def test_pdf_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refused, match=r"save the document as \.docx or HTML"):
        read("x.pdf", b"%PDF-1.7")


def test_lists_that_styles_begin_are_numbered_too() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Outline"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/>'
        '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="Part"/><w:numFmt w:val="decimalZero"/>'
        '<w:lvlText w:val="%1.%2%7"/><w:isLgl/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    part = '<w:pStyle w:val="Part"/>'
    made = word(
        paragraph("Note", properties=part),
        paragraph(run("Other", "<w:i/>"), properties=f"{part}<w:rPr><w:b/></w:rPr>"),
        parts={"styles": styles, "numbering": numbering},
    )
    assert texts(made) == ["0.1 Note", "0.2 Other"]
    assert [block.kind for block in made.blocks] == ["h2", "h2"]


def test_a_box_to_tick_stays_one() -> None:
    namespace = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    box = f'<w14:checkbox {namespace}><w14:checked w14:val="1"/></w14:checkbox>'
    made = word(paragraph(f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>", " Yes"))
    assert texts(made)[0].endswith("Yes")


def test_the_page_is_set_in_the_documents_own_font() -> None:
    fonts = '<w:rFonts w:ascii="Arial &quot;x"/><w:sz w:val="23"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    made = word(paragraph("5"), parts={"styles": defaults})
    sheet = "".join(made.tree.find(".//{*}style").itertext())
    assert "font-family:'Arial x',serif;font-size:11.5pt" in sheet
