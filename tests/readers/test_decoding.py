"""Encodings of plain text: marks, UTF-8, windows-1252 where it is text in it, and nothing else."""

from __future__ import annotations

import pytest

from exporter.files import Refused
from exporter.readers.decoding import decoded

TEXT = "Umsatz €\r\n5\r6\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_marks_and_utf_8_say_nothing(content: bytes) -> None:
    source, said = decoded("x.md", content)
    assert source.text == "Umsatz €\n5\n6\n"
    assert said == ()


def test_windows_1252_is_named() -> None:
    source, (said,) = decoded("x.csv", "a\r\nUmsatz 5 € – netto\r\n".encode("cp1252"))
    assert source.text == "a\nUmsatz 5 € – netto\n"
    assert said.code == "source.legacy-encoding"
    assert "windows-1252" in said.text
    assert str(said.places[0]) == "x.csv:2:10"
    assert said.places[0].quote == "€"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"  \n", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"a\0b", "is binary"),
        (b"\xff\xfea", "is not UTF-16-LE text"),
        (b"one\n\x81 two", "x:2: is not UTF-8 text"),
        (b"pieces \xff\xfe of two", "x:1: is not UTF-8 text"),
        ("à é ü ".encode() + b"\xe9", "x:1: is not UTF-8 text"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        decoded("x", content)
