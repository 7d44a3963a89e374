"""Which reader a file name asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from exporter.document.document import Document
from exporter.files import Refused
from exporter.readers.decoding import decoded


def read(name: str, content: bytes) -> Document:
    """Read a source by the ending of its file name; one that no reader knows is refused."""
    ending = PurePath(name).suffix.lower()
    if (reader := _READERS.get(ending)) is not None:
        return reader(name, content)
    what = ending or "a file without an ending"
    way = _WAYS_OUT.get(ending, "convert it to HTML (.html) or Markdown (.md)")
    raise Refused(f"{name}: {what} is not read; {way}")


def _markdown(name: str, content: bytes) -> Document:
    from exporter.readers.markdown import read as read_markdown

    source, said = decoded(name, content)
    return read_markdown(source).saying(*said)


def _html(name: str, content: bytes) -> Document:
    from exporter.readers.html import read as read_html

    return read_html(name, content)


def _csv(name: str, content: bytes) -> Document:
    from exporter.readers.csv_tables import read as read_csv

    source, said = decoded(name, content)
    return read_csv(source).saying(*said)


def _word(name: str, content: bytes) -> Document:
    from exporter.readers.word.reader import read as read_word

    return read_word(name, content)


_READERS: dict[str, Callable[[str, bytes], Document]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".docx": _word,
    ".csv": _csv,
    ".tsv": _csv,
}
_IN_WORD = "open it in Word or LibreOffice and save it as .docx"
_WAYS_OUT = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".dotm", ".rtf", ".odt", ".wpd", ".pages"), _IN_WORD),
    ".pdf": "save the document as .docx or HTML from the program it was made with, or convert it with Word",
}
"""What to do about files that are not read."""
