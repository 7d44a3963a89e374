"""What the source says, for other programs and for people: facts, statements and sums, before any taxonomy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exporter.document.document import Document
from exporter.extraction import facts as extraction
from exporter.files import read_bytes, text_of
from exporter.oim.fact import canonical
from exporter.reading import Reading, read
from exporter.settings import read as read_settings


def extracted(source: Path, settings_file: Path | None = None) -> Reading:
    """Read a source and find its statements. `Refused` says why it cannot be done."""
    text = "" if settings_file is None else text_of(read_bytes(settings_file), str(settings_file))
    return read(source.name, read_bytes(source), read_settings(text, str(settings_file)))


def fact_lines(found: Reading) -> Iterator[str]:
    """One JSON object a fact: `value` is scaled and has the sign as printed."""
    for statement in found.extraction.statements:
        for row in statement.rows:
            for fact in row.facts:
                if fact is not None:
                    yield _line(_fact(found.document, statement, row, fact))


def _fact(
    document: Document, statement: extraction.Statement, row: extraction.Row, fact: extraction.ExtractedFact
) -> dict[str, Any]:
    place = document.place(fact.span)
    return {
        "table": fact.table,
        "statement": statement.kind.value,
        "section": row.section,
        "label": row.label,
        "text": fact.text,
        "value": canonical(fact.value),
        "start": fact.start and fact.start.isoformat(),
        "end": fact.end.isoformat(),
        "unit": fact.unit,
        "decimals": fact.decimals,
        "line": place.line,
        "column": place.column,
        "sheet": place.sheet,
        "cell": place.cell,
        "evidence": list(fact.evidence),
    }


def statement_lines(found: Reading) -> Iterator[str]:
    """One JSON object a statement: what it is, where, its columns, and what the reading rests on."""
    for statement in found.extraction.statements:
        table = next(t for t in found.document.tables if t.index == statement.table)
        place = found.document.place(found.document.trim(table.span))
        yield _line(
            {
                "table": statement.table,
                "statement": statement.kind.value,
                "title": statement.title,
                "line": place.line,
                "column": place.column,
                "sheet": place.sheet,
                "cell": place.cell,
                "currency": statement.currency,
                "scale": statement.scale,
                "rows": len(statement.rows),
                "facts": len(statement.facts()),
                "columns": [
                    {"start": c.start and c.start.isoformat(), "end": c.end.isoformat(), "evidence": list(c.evidence)}
                    for c in statement.columns
                ],
                "evidence": list(statement.evidence),
            }
        )


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
