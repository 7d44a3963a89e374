"""The trace: one line for every numeral of the source, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.mapping.report import Stated
from exporter.messages import Place
from exporter.oim.aspects import inclusive
from exporter.oim.fact import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the trace. `disposition` is `fact`, `not-a-fact` or `unmapped`; `reason` says why.

    `span` is the numeral, or the dash, in the Document's text.
    """

    span: Span
    place: Place
    text: str
    disposition: str
    reason: str
    stated: Stated | None = None


def trace(document: Document, facts: Iterable[Stated], kinds: Mapping[Span, str]) -> tuple[Line, ...]:
    """A line for every numeral of the Document, and for every fact whose source is none (a dash), in source order.

    `kinds` says of numerals that are no facts what they are.
    """
    by_span = {stated.printed.span: stated for stated in facts}
    in_table = {span for table in document.tables for span in document.numerals if _within(span, table.span)}
    lines = []
    for span in sorted({*document.numerals, *by_span}):
        stated, kind = by_span.get(span), kinds.get(span)
        if stated is not None:
            disposition, reason = "fact", f"{stated.row.reason}; {stated.row.sign_reason}"
        elif kind is not None:
            disposition, reason = "not-a-fact", kind
        elif span in in_table:
            disposition, reason = "unmapped", "in a table or a cell that was not read as part of a statement"
        else:
            disposition, reason = "unmapped", "in running text"
        lines.append(
            Line(
                span=span,
                place=document.place(span),
                text=document.text[span.start : span.end],
                disposition=disposition,
                reason=reason,
                stated=stated,
            )
        )
    return tuple(lines)


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def jsonl(lines: Iterable[Line], prefixes: Mapping[str, str]) -> bytes:
    """The trace as JSON Lines, every line with every key. `prefixes` leads from namespaces to the prefixes written."""
    return "".join(json.dumps(_record(line, prefixes), ensure_ascii=False) + "\n" for line in lines).encode()


def _record(line: Line, prefixes: Mapping[str, str]) -> dict[str, Any]:
    place, stated = line.place, line.stated
    record: dict[str, Any] = {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "sheet": place.sheet,
        "cell": place.cell,
        "text": line.text,
        "disposition": line.disposition,
        "reason": line.reason,
        **dict.fromkeys(("fact", "of", "label", "concept", "value", "decimals", "start", "end", "unit")),
        "evidence": [],
        "confidence": None,
    }
    if stated is not None:
        fact = stated.fact
        start, end = inclusive(fact.period)
        assert not isinstance(fact.value, str)
        record |= {
            "fact": fact.id,
            "label": stated.row.row.label,
            "concept": f"{prefixes[fact.concept.namespace]}:{fact.concept.local}",
            "value": canonical(fact.value),
            "decimals": "INF" if fact.decimals is None else fact.decimals,
            "start": start and start.isoformat(),
            "end": end.isoformat(),
            "unit": str(fact.unit),
            "evidence": list(stated.printed.evidence),
            "confidence": stated.row.confidence,
        }
    return record
