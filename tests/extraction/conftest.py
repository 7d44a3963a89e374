"""Documents made of a few lines, for the tests of extraction."""

from collections.abc import Callable

import pytest

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.document.source import Source
from exporter.extraction.facts import Extraction, Settings
from exporter.extraction.layout import Layout, lay_out
from exporter.extraction.statements import extract
from exporter.readers import markdown


def _document(text: str) -> Document:
    source = Source(name="sample", text=text)
    return document(source, text) if text.lstrip().startswith("<") else markdown.read(source)


@pytest.fixture
def read() -> Callable[..., Extraction]:
    """What extraction finds in a text of HTML (it begins with a tag) or Markdown."""

    def reading(text: str, **settings: object) -> Extraction:
        return extract(_document(text), Settings(**settings))

    return reading


@pytest.fixture
def facts(read: Callable[..., Extraction]) -> Callable[..., list[tuple[str, str, str | None, str, str]]]:
    """The facts of a text as (label, value, start, end, unit)."""

    def reading(text: str, **settings: object) -> list[tuple[str, str, str | None, str, str]]:
        return [
            (row.label, f"{fact.value:f}", fact.start and str(fact.start), str(fact.end), fact.unit)
            for statement in read(text, **settings).statements
            for row in statement.rows
            for fact in row.facts
            if fact is not None
        ]

    return reading


@pytest.fixture
def layout() -> Callable[[str], Layout]:
    """The layout of the first table of a text."""

    def laying(text: str) -> Layout:
        read = _document(text)
        found = lay_out(read, read.tables[0])
        assert found is not None
        return found

    return laying


@pytest.fixture
def document_of() -> Callable[[str], Document]:
    return _document
