"""Bytes to text: byte order marks first, then UTF-8; anything else is refused rather than guessed."""

from __future__ import annotations

import codecs

from exporter.files import Refused

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Byte order marks, and the encodings they tell."""


def decode(content: bytes, name: str) -> str:
    """The text of a source, line ends as line feeds. Empty, binary and undecodable content is refused."""
    if not content.strip():
        raise Refused(f"{name}: is empty")
    mark, encoding = next(((m, e) for m, e in MARKS if content.startswith(m)), (b"", "utf-8"))
    if not mark and b"\0" in content:
        raise Refused(f"{name}: is binary, not text; save the document as Markdown or HTML first")
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, len(mark) + error.start) + 1
        raise Refused(f"{name}:{line}: is not {encoding.upper()} text; save it as UTF-8") from None
    text = line_feeds(text)
    if not text.strip():
        raise Refused(f"{name}: is empty")
    return text


def line_feeds(text: str) -> str:
    """The text with every kind of line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
