"""Characters that XML 1.0 has no way to write, found before a report is loaded into a model made of XML."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from exporter.messages import Message, message

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

REPLACEMENT = "\ufffd"
"""What stands for a character that cannot be written, as in browsers."""


def forbidden_characters(file: Path, content: bytes) -> Iterator[Message]:
    """A message for each fact of an xBRL-JSON file, and each row of the tables of an xBRL-CSV report, that holds one.

    Other files are XML, which cannot hold any.
    """
    if file.suffix.lower() != ".json":
        return
    try:
        report = json.loads(content.decode("utf-8-sig"))
    except ValueError:
        return
    if not isinstance(report, dict):
        return
    for id_, fact in _items(report.get("facts")):
        if found := _first(fact):
            yield _message(id_, found)
    for _, table in _items(report.get("tables")):
        where = file.parent / str(table.get("url", "")) if isinstance(table, dict) else file
        if where != file and where.is_file():
            yield from _rows(where)


def _rows(file: Path) -> Iterator[Message]:
    text = file.read_bytes().decode("utf-8-sig", errors="replace")
    if not FORBIDDEN.search(text):
        return
    for number, row in enumerate(csv.reader(StringIO(text, newline=""))):
        if found := _first(row):
            yield _message(f"{file.name} row {number + 1}: {row[0]}", found)


def _items(value: object) -> Iterator[tuple[str, Any]]:
    yield from value.items() if isinstance(value, dict) else ()


def _first(value: object) -> str:
    """The first such character in whatever a JSON value holds; empty for none."""
    if isinstance(value, str):
        found = FORBIDDEN.search(value)
        return found[0] if found else ""
    if isinstance(value, dict):
        return next(filter(None, map(_first, (*value, *value.values()))), "")
    return next(filter(None, map(_first, value)), "") if isinstance(value, list) else ""


def _message(name: str, character: str) -> Message:
    why = f"it holds U+{ord(character):04X}, which XML cannot"
    return message("report.unsupported", facts=(name,), name=name, why=why)
