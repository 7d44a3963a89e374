"""HTML to Document: tag soup and encodings as browsers read them."""

from __future__ import annotations

import re

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.document.source import Source
from exporter.files import Refused
from exporter.messages import message
from exporter.readers.decoding import MARKS, line_feeds

# HTML, 13.2.3.2: what a browser looks through for a declaration.
_PRESCANNED = 1024
_META = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)


def read(name: str, content: bytes) -> Document:
    """Read HTML. Bytes that are none in its encoding show as a browser shows them, and a message says where."""
    if not content.strip():
        raise Refused(f"{name}: is empty")
    mark, encoding = encoding_of(content)
    if b"\0" in content and not encoding.startswith("utf-16"):
        raise Refused(f"{name}: is binary, not HTML")
    text = line_feeds(content[len(mark) :].decode(encoding, "replace"))
    source = Source(name=name, text=text)
    made = document(source, text)
    lost = [match.start() for match in re.finditer("\ufffd", text)]
    if not lost or "\ufffd".encode(encoding, "replace") in content:
        return made
    place = source.place(lost[0], lost[0] + 1, "\ufffd")
    said = message("source.undecodable", places=(place,), count=len(lost), encoding=encoding)
    return made.saying(said)


def encoding_of(content: bytes) -> tuple[bytes, str]:
    """The byte order mark and the encoding of an HTML file, as a browser sniffs them (HTML, 13.2.3; Encoding, 4.2).

    A byte order mark comes first, then the document's own declaration, then UTF-8 where the bytes are UTF-8, else
    windows-1252.
    """
    from webencodings import lookup

    for mark, encoding in MARKS:
        if content.startswith(mark):
            return mark, encoding
    head = _COMMENT.sub(b"", content[:_PRESCANNED])
    declared = _META.search(head) or _XML.search(head)
    known = lookup(declared[1].decode("ascii", "replace")) if declared else None
    if known is not None:
        # A declaration that can be read at all is not in UTF-16 (HTML, 13.2.3.2).
        return b"", "utf-8" if known.name.startswith("utf-16") else known.codec_info.name
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp1252"
    return b"", "utf-8"
