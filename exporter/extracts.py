"""What the source says, for other programs and for people: facts, statements and sums, before any taxonomy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exporter.arithmetic.sums import Sum
from exporter.checks.sums import period
from exporter.document.document import Document
from exporter.extraction import facts as extraction
from exporter.extraction.statements import extract
from exporter.files import read_bytes
from exporter.mapping.signs import sums
from exporter.messages import Message
from exporter.oim.fact import canonical
from exporter.readers.formats import read as read_source
from exporter.settings import read as read_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A document and the statements found in it."""

    document: Document
    statements: tuple[extraction.Statement, ...]
    messages: tuple[Message, ...]


def extracted(source: Path, settings_file: Path | None = None) -> Extract:
    """Read a source and find its statements. `Refused` says why it cannot be done."""
    text = "" if settings_file is None else read_bytes(settings_file).decode("utf-8-sig", "replace")
    settings = read_settings(text, str(settings_file))
    document = read_source(source.name, read_bytes(source))
    found = extract(
        document,
        extraction.Settings(
            currency=settings.currency, period_end=settings.period_end, fiscal_year_end=settings.fiscal_year_end
        ),
    )
    return Extract(document=document, statements=found.statements, messages=(*document.messages, *found.messages))


def fact_lines(found: Extract) -> Iterator[str]:
    """One JSON object a fact: `value` is scaled and has the sign as printed."""
    for statement in found.statements:
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


def statement_lines(found: Extract) -> Iterator[str]:
    """One JSON object a statement: what it is, where, its columns, and what the reading rests on."""
    for statement in found.statements:
        table = next(t for t in found.document.tables if t.index == statement.table)
        place = found.document.place(found.document.trim(table.span))
        yield _line(
            {
                "table": statement.table,
                "statement": statement.kind.value,
                "title": statement.title,
                "line": place.line,
                "column": place.column,
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


def sum_trees(found: Extract) -> list[dict[str, Any]]:
    """The sums each statement proves, as trees: a node has label, printed values by column, coefficient and parts."""
    trees = []
    for statement in found.statements:
        proven = {found_sum.total: found_sum for found_sum in sums(statement)}
        parts = {part.row for found_sum in proven.values() for part in found_sum.contributors}
        roots = [total for total in proven if total not in parts]
        trees.append(
            {
                "table": statement.table,
                "statement": statement.kind.value,
                "title": statement.title,
                "columns": [period(column) for column in statement.columns],
                "sums": [_node(statement, proven, root, None) for root in sorted(roots)],
            }
        )
    return trees


def _node(
    statement: extraction.Statement, proven: dict[int, Sum], index: int, coefficient: int | None
) -> dict[str, Any]:
    row = next(r for r in statement.rows if r.index == index)
    node: dict[str, Any] = {
        "label": row.label,
        "coefficient": coefficient,
        "values": [None if fact is None else canonical(fact.printed) for fact in row.facts],
    }
    if (found := proven.get(index)) is not None:
        node |= {
            "broken": [statement_column(statement, column) for column in found.broken],
            "evidence": found.evidence,
            "risk": str(found.risk),
            "parts": [_node(statement, proven, part.row, part.coefficient) for part in found.contributors],
        }
    return node


def statement_column(statement: extraction.Statement, column: int) -> str:
    """The period of a column, as people say it."""
    return period(statement.columns[column])


def sum_text(trees: list[dict[str, Any]]) -> Iterator[str]:
    """The trees as lines for a terminal: signs and indents on the left, values in columns on the right."""
    for tree in trees:
        yield f"{tree['title'] or tree['statement']} (table {tree['table']})"
        rows = [row for root in tree["sums"] for row in _flat(root, 0)]
        width = max((len(text) for text, _ in rows), default=0)
        for text, values in rows:
            yield f"  {text:<{width}}  " + " ".join(f"{value or '':>12}" for value in values)
        if not rows:
            yield "  no sums"
        yield ""


def _flat(node: dict[str, Any], depth: int) -> Iterator[tuple[str, list[str | None]]]:
    sign = {None: "=", 1: "+", -1: "−"}[node["coefficient"]]
    broken = f"  ! fails in {', '.join(node['broken'])}" if node.get("broken") else ""
    yield f"{'    ' * depth}{sign} {node['label']}{broken}", node["values"]
    for part in node.get("parts", ()):
        yield from _flat(part, depth + 1)


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
