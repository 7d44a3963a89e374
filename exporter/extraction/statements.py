"""The statements of a document: each table read, in the light of what stands around it."""

from __future__ import annotations

from exporter.document.document import Document
from exporter.extraction.facts import Extraction, Settings
from exporter.extraction.surroundings import Scene
from exporter.extraction.tables import lay_out, read_statement


def extract(document: Document, settings: Settings | None = None) -> Extraction:
    """Read the statements of a document.

    `settings` say what the document does not: they take the place of guesses, never of what is printed.
    """
    settings = settings or Settings()
    scene = Scene(document)
    statements = []
    for table in document.tables:
        grid = lay_out(document, table)
        if grid is None:
            continue
        statement = read_statement(document, grid, scene.around(table), settings)
        if statement is not None:
            statements.append(statement)
    return Extraction(statements=tuple(statements))
