"""Bytes to text: byte order marks first, then UTF-8, else windows-1252, as browsers read what declares nothing."""

from __future__ import annotations

import codecs

from exporter.document.source import Source
from exporter.files import Refused
from exporter.messages import Message, message

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Byte order marks, and the encodings they tell."""
_LEGACY = "cp1252"


def decoded(name: str, content: bytes) -> tuple[Source, tuple[Message, ...]]:
    """A source of plain text, line ends as line feeds, and what is to be said of its encoding.

    Empty and binary content is refused, and bytes that are text in none of the encodings.
    """
    if not content.strip():
        raise Refused(f"{name}: is empty")
    mark, encoding = next(((m, e) for m, e in MARKS if content.startswith(m)), (b"", "utf-8"))
    if not mark and b"\0" in content:
        raise Refused(f"{name}: is binary, not text; save the document as Markdown or HTML first")
    said: tuple[Message, ...] = ()
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, len(mark) + error.start) + 1
        legacy = None if mark else _as_legacy(content)
        if legacy is None:
            raise Refused(f"{name}:{line}: is not {encoding.upper()} text; save it as UTF-8") from None
        text = legacy
        at = len(line_feeds(text[: error.start]))
        place = Source(name=name, text=line_feeds(text)).place(at, at + 1, text[error.start])
        said = (message("source.legacy-encoding", places=(place,), encoding="windows-1252"),)
    text = line_feeds(text)
    if not text.strip():
        raise Refused(f"{name}: is empty")
    return Source(name=name, text=text), said


def _as_legacy(content: bytes) -> str | None:
    """The text in windows-1252; None where it plainly is none.

    Then a byte has no meaning in it, the bytes are mostly UTF-8 with a fault in them, or a part of them is UTF-16.
    """
    attempt = content.decode("utf-8", "replace")
    if attempt.count("\ufffd") < sum(c > "\x7f" for c in attempt) / 2 or any(m in content for m, _ in MARKS):
        return None
    try:
        return content.decode(_LEGACY)
    except UnicodeDecodeError:
        return None


def line_feeds(text: str) -> str:
    """The text with every kind of line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
