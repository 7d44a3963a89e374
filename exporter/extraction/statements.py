"""The statements of a document: each table read, in the light of what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.extraction.continuation import carry_on
from exporter.extraction.dispositions import dispose
from exporter.extraction.facts import Extraction, Settings
from exporter.extraction.findings import findings
from exporter.extraction.layout import lay_out
from exporter.extraction.leftovers import left_out
from exporter.extraction.primary import tell_primary
from exporter.extraction.reporting_period import reporting_period
from exporter.extraction.surroundings import Scene, Surroundings
from exporter.extraction.tables import Reading, read_table

_FURNITURE = 3
"""Rows of a table that is only there to lay out the foot or head of a page."""


def extract(document: Document, settings: Settings | None = None) -> Extraction:
    """Read the statements of a document.

    `settings` say what the document does not: they take the place of guesses, never of what is printed.
    """
    readings = tuple(_readings(document, _complete(document, settings or Settings())))
    continues = {r.layout.table.index: r.continues for r in readings if r.continues is not None}
    statements = tell_primary(tuple(r.statement for r in readings if r.statement is not None), continues)
    return Extraction(
        statements=statements,
        dispositions=tuple(_dispositions(document, readings)),
        left_out=tuple(reason for reading in readings for reason in left_out(document, reading)),
        messages=tuple(findings(document, readings, statements)),
    )


def _readings(document: Document, settings: Settings) -> Iterator[Reading]:
    """Each table that holds a number, read, with what it takes over from a part before it."""
    scene = Scene(document)
    before: Reading | None = None
    between: list[Surroundings] = []
    for table in document.tables:
        around = scene.around(table)
        between.append(around)
        layout = lay_out(document, table)
        reading = None
        if layout is not None:
            reading = carry_on(document, before, read_table(document, layout, around, settings), tuple(between))
            yield reading
        says_something = reading is not None and (reading.statement is not None or reading.refusal is not None)
        if says_something or len(table.rows) > _FURNITURE:
            before, between = reading, []


def _complete(document: Document, settings: Settings) -> Settings:
    """The settings, completed by what the document's own cover says of its period."""
    if settings.period_end is not None:
        return settings
    found = reporting_period(document)
    if found is None:
        return settings
    end, is_year = found
    year_end = settings.fiscal_year_end or ((end.month, end.day) if is_year else None)
    return replace(settings, period_end=end, fiscal_year_end=year_end)


def _dispositions(document: Document, readings: tuple[Reading, ...]) -> Iterator[tuple[Span, str]]:
    for reading in readings:
        yield from dispose(document, reading.layout, reading.statement)
