"""Which reader a file name asks for."""

from __future__ import annotations

from pathlib import PurePath

from exporter.document.document import Document
from exporter.document.source import Source
from exporter.files import Refused
from exporter.readers.decoding import decode

_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})


def read(name: str, content: bytes) -> Document:
    """Read a source by the ending of its file name; one that no reader knows is refused."""
    ending = PurePath(name).suffix.lower()
    if ending in _MARKDOWN:
        from exporter.readers.markdown import read as read_markdown

        return read_markdown(Source(name=name, text=decode(content, name)))
    if ending in _HTML:
        from exporter.readers.html import read as read_html

        return read_html(name, content)
    what = ending or "a file without an ending"
    raise Refused(f"{name}: {what} is not read; convert it to HTML (.html) or Markdown (.md)")
