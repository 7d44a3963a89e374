"""Which reader a file name asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from exporter.document.document import Document
from exporter.files import Refused
from exporter.readers.decoding import decoded

if TYPE_CHECKING:
    from exporter.readers.given.reader import Given

_JSON_LINES = ".jsonl"
_DELIMITED = (".csv", ".tsv")


def read(name: str, content: bytes) -> Document:
    """Read a source by the ending of its file name; one that no reader knows is refused."""
    ending = PurePath(name).suffix.lower()
    if (reader := _READERS.get(ending)) is not None:
        return reader(name, content)
    what = ending or "a file without an ending"
    way = _WAYS_OUT.get(ending, "convert it to HTML (.html) or Markdown (.md)")
    raise Refused(f"{name}: {what} is not read; {way}")


def given(name: str, content: bytes) -> Given | None:
    """The facts of a file that states them itself, a record each; None for a file that is a document."""
    ending = PurePath(name).suffix.lower()
    if ending not in (_JSON_LINES, *_DELIMITED):
        return None
    from exporter.readers.given.reader import read_csv, read_json_lines, states_facts

    source, said = decoded(name, content)
    if ending != _JSON_LINES and not states_facts(source):
        return None
    found = (read_json_lines if ending == _JSON_LINES else read_csv)(source)
    return replace(found, document=found.document.saying(*said))


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


def _excel(name: str, content: bytes) -> Document:
    from exporter.readers.excel.workbook import read as read_workbook

    return read_workbook(name, content)


_READERS: dict[str, Callable[[str, bytes], Document]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".docx": _word,
    ".xlsx": _excel,
    ".xlsm": _excel,
    **dict.fromkeys(_DELIMITED, _csv),
}
_IN_WORD = "open it in Word or LibreOffice and save it as .docx"
_IN_EXCEL = "open it in Excel or LibreOffice and save it as .xlsx"
_WAYS_OUT = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".dotm", ".rtf", ".odt", ".wpd"), _IN_WORD),
    **dict.fromkeys((".xls", ".xlsb", ".xlt", ".xltx", ".xltm", ".ods"), _IN_EXCEL),
    ".json": "write extracted facts as JSON Lines (.jsonl), or turn a report into another format with `convert`",
    ".pdf": "save the document as .docx or HTML from the program it was made with, or convert it with Word",
}
"""What to do about files that are not read."""
