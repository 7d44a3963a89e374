"""What the verb `suggest` says: rows given as JSON Lines, and for each the concepts it may mean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from exporter.dts.dts import DTS
from exporter.files import Refused, read_bytes, text_of
from exporter.mapping.ranking.knowledge import known
from exporter.mapping.ranking.rows import Row, row_of
from exporter.mapping.ranking.suggestions import Suggesting, Suggestion


def suggested(source: Path, dts: DTS) -> Iterator[str]:
    """A line of JSON for each row of a file, in its order: id, ranked, confidence, flip, reasons."""
    rows = rows_of(source)
    if next(iter(dts.outlines()), None) is None:
        raise Refused("the taxonomy has no concepts that take numbers; choose another entry point")
    for suggestion in Suggesting(known(), dts).suggest(rows):
        yield json.dumps(_record(suggestion), ensure_ascii=False)


def rows_of(source: Path) -> tuple[Row, ...]:
    """The rows in a file. Raises Refused for what is none, with its line."""
    text = text_of(read_bytes(source), str(source))
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            rows.append(_row(line, f"{source}, line {number}"))
    if not rows:
        raise Refused(f"{source}: holds no rows; each line is a JSON object with at least id, label and statement")
    return tuple(rows)


def _row(line: str, place: str) -> Row:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError("is no JSON object")
        return row_of(record)
    except ValueError as error:  # what is no JSON is one too
        raise Refused(f"{place}: {error}") from None


def _record(suggestion: Suggestion) -> dict[str, object]:
    return {
        "id": suggestion.id,
        "ranked": suggestion.ranked,
        "confidence": suggestion.confidence,
        "flip": suggestion.flip,
        "reasons": suggestion.reasons,
    }
