"""Files that are no workbooks, or none that can be read: one line each, that says how to get one."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from exporter.files import Refused
from exporter.readers.formats import read

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def workbook() -> bytes:
    book = Workbook()
    book.active.append(["Revenue", 5])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(part: str, old: bytes, new: bytes, *, content: bytes | None = None) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(content or workbook())) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        for info in before.infolist():
            text = before.read(info)
            if info.filename == part:
                assert old in text
                text = text.replace(old, new)
            after.writestr(info.filename, text)
    return stream.getvalue()


def archive(**parts: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


def bomb() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package, package.open("xl/workbook.xml", "w") as part:
        for _ in range(257):
            part.write(b" " * (1 << 20))
    return stream.getvalue()


SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
ENTITY = b'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet'


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("b.xlsx", b" ", "is empty"),
        ("b.xlsx", OLE + b"\0" * 600, "is an Excel workbook of the old binary kind; open it in Excel or LibreOffice"),
        (
            "b.xlsx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password; open it, save it without",
        ),
        ("b.xlsx", b"Revenue,5\n", "is no Excel workbook, or a damaged one; open it"),
        ("b.xlsx", workbook()[:2000], "is no Excel workbook, or a damaged one; open it"),
        ("b.xlsx", archive(word__document_xml=b"<x/>"), "is a ZIP archive, but no Excel workbook; open it"),
        ("b.xlsx", archive(xl__workbook_bin=b""), "is a binary Excel workbook (.xlsb); open it"),
        ("b.xlsx", bomb(), "unpacks to more than 256 MB; keep the sheets"),
        ("b.xlsx", changed(SHEET, b"<worksheet", ENTITY), f"its part {SHEET} declares a document type"),
        (
            "b.xlsx",
            changed(
                BOOK, b"http://schemas.openxmlformats.org/spreadsheetml", b"http://purl.oclc.org/ooxml/spreadsheetml"
            ),
            "is a Strict Open XML workbook; open it",
        ),
        ("b.xlsx", changed(SHEET, b"</sheetData>", b""), "is a damaged workbook (Opening and ending tag mismatch"),
        ("b.xlsx", changed("xl/styles.xml", b"<styleSheet", b"<sheet"), "is a damaged workbook ("),
        ("b.xlsx", changed(SHEET, b'r="B1"', b'r="B1" s="99"'), "is a damaged workbook (list index out of range)"),
        ("b.xls", workbook(), ".xls is not read; open it in Excel or LibreOffice and save it as .xlsx"),
        ("b.xlsb", b"", ".xlsb is not read; open it in Excel or LibreOffice and save it as .xlsx"),
    ],
)
def test_what_is_no_workbook_is_refused(name: str, content: bytes, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read(name, content)
    assert str(refused.value).startswith(f"{name}: {why}")
    assert "\n" not in str(refused.value)


def test_a_part_whose_bytes_are_not_what_they_were_is_refused() -> None:
    content = bytearray(workbook())
    with ZipFile(BytesIO(bytes(content))) as package:
        at = package.getinfo(SHEET).header_offset + 80
    content[at] ^= 0xFF
    with pytest.raises(Refused, match=r"^b\.xlsx: is a damaged workbook \("):
        read("b.xlsx", bytes(content))


def test_the_ending_of_workbooks_with_macros_is_read() -> None:
    assert "Revenue" in read("b.xlsm", workbook()).text
