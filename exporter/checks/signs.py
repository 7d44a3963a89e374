"""Rows whose concepts cannot both be right: the sum they stand in asks for another sign or balance."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.arithmetic.signs import Conflict
from exporter.document.document import Document
from exporter.extraction.facts import Row, Statement
from exporter.messages import Message, Place, message


def sign_conflicts(document: Document, statement: Statement, conflicts: tuple[Conflict, ...]) -> Iterator[Message]:
    """A message for each conflict, placed at the part's row and then the total's."""
    rows = {row.index: row for row in statement.rows}
    for conflict in conflicts:
        concerned = [rows[index] for index in dict.fromkeys((conflict.row, conflict.total))]
        yield message(
            "mapping.sign-conflict",
            places=tuple(place for row in concerned if (place := row_place(document, row)) is not None),
            reason=conflict.reason,
        )


def row_place(document: Document, row: Row) -> Place | None:
    """Where a row stands: its label, or its first value where it has none."""
    if row.label_span is not None:
        return document.place(row.label_span)
    return next((document.place(fact.span) for fact in row.facts if fact is not None), None)
