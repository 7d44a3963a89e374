"""The trace: one line for every numeral of the source, and what became of it."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.mapping.cover import StatedCover
from exporter.mapping.mapped import MappedRow
from exporter.mapping.options import Outcome
from exporter.mapping.report import Stated
from exporter.mapping.tied import Fate, Tied
from exporter.messages import Place
from exporter.oim.aspects import inclusive
from exporter.oim.fact import Fact, canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the trace. `disposition` is `fact`, `duplicate`, `claim`, `conflict`, `not-a-fact` or `unmapped`.

    `reason` says why. `span` is the numeral, or the dash or text that states a fact, in the Document's text. `stated`
    is the fact of a statement that is printed there, `cover` the fact of the cover that it is part of, `tied` what
    became of an amount in running text. `amount` says that the numeral is an amount, to be warned of if left untagged.
    """

    span: Span
    place: Place
    text: str
    disposition: str
    reason: str
    stated: Stated | None = None
    cover: StatedCover | None = None
    tied: Tied | None = None
    amount: bool = False


def trace(
    document: Document,
    facts: Iterable[Stated],
    covers: Iterable[StatedCover],
    prose: Iterable[Tied],
    kinds: Mapping[Span, str],
    left_out: Mapping[Span, str],
) -> tuple[Line, ...]:
    """A line for every numeral of the Document, and for every fact whose source has none, in source order.

    `kinds` says of numerals that are no facts what they are (an amount of the prose that is read as more is none of
    them), `left_out` of others why they are not read as such.
    """
    in_prose = {tied.amount.span: tied for tied in prose}
    by_span = {_numeral(document, stated.printed.span): stated for stated in facts}
    of_cover = _by_line(document, covers)
    in_table = _in_tables(document)
    lines = []
    for span in sorted({*document.numerals, *by_span, *of_cover}):
        stated, cover, kind, tied = by_span.get(span), of_cover.get(span), kinds.get(span), in_prose.get(span)
        if stated is not None:
            disposition, reason = "fact", _why(stated.row)
        elif cover is not None:
            disposition, reason = "fact", cover.said.reason
        elif tied is not None and (kind is None or tied.fate is not Fate.UNMAPPED):
            disposition, reason = tied.fate.value, tied.reason
        elif kind is not None:
            disposition, reason = "not-a-fact", kind
        elif span in in_table:
            disposition, reason = "unmapped", left_out.get(span, "in a table or a cell that is no part of a statement")
        else:
            disposition, reason = "unmapped", "no currency, per cent sign or word for shares makes an amount of it"
        lines.append(
            Line(
                span=span,
                place=document.place(span),
                text=document.text[span.start : span.end],
                disposition=disposition,
                reason=reason,
                stated=stated,
                cover=cover,
                tied=tied,
                amount=tied is not None or (span in in_table and _is_figure(document, span)),
            )
        )
    return tuple(lines)


def _why(row: MappedRow) -> str:
    """What the concept and the sign of a row rest on."""
    doubt = "to be confirmed: " if row.outcome == Outcome.ASK else ""
    return f"{doubt}{row.reason}; {row.sign_reason}"


def _is_figure(document: Document, span: Span) -> bool:
    """Whether a numeral in a table looks like an amount: alone in its cell, grouped, with decimals, or a currency."""
    start, end = document.text.rfind("\n", 0, span.start) + 1, document.text.find("\n", span.end)
    before, after = document.text[start : span.start], document.text[span.end : end if end >= 0 else None]
    alone = not any(character.isalnum() for character in before + after)
    return alone or not document.text[span.start : span.end].isdigit() or before.endswith(("$", "€", "£", "¥"))


def _numeral(document: Document, span: Span) -> Span:
    """The numeral of a printed value, which may begin with a point (“.05”); the span itself where there is none."""
    first = bisect_left(document.numerals, Span(span.start, 0))
    inside = document.numerals[first : first + 1]
    return inside[0] if inside and _within(inside[0], span) else span


def _in_tables(document: Document) -> set[Span]:
    """The numerals that stand in tables: one walk over both, which are in order."""
    found: set[Span] = set()
    tables = iter(sorted(table.span for table in document.tables))
    table = next(tables, None)
    for span in document.numerals:
        while table is not None and table.end <= span.start:
            table = next(tables, None)
        if table is not None and _within(span, table):
            found.add(span)
    return found


def _by_line(document: Document, covers: Iterable[StatedCover]) -> dict[Span, StatedCover]:
    """Where the cover's facts stand: their numerals, or their text where it has none."""
    found: dict[Span, StatedCover] = {}
    for cover in covers:
        first = bisect_left(document.numerals, Span(cover.said.span.start, 0))
        numerals = [span for span in document.numerals[first : first + 20] if _within(span, cover.said.span)]
        found.update(dict.fromkeys(numerals or [cover.said.span], cover))
    return found


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def jsonl(lines: Iterable[Line], prefixes: Mapping[str, str]) -> bytes:
    """The trace as JSON Lines, every line with every key. `prefixes` leads from namespaces to the prefixes written."""
    return "".join(json.dumps(_record(line, prefixes), ensure_ascii=False) + "\n" for line in lines).encode()


def _record(line: Line, prefixes: Mapping[str, str]) -> dict[str, Any]:
    place, stated, cover, tied = line.place, line.stated, line.cover, line.tied
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
        record |= _fact(stated.fact, prefixes) | {
            "label": stated.row.row.label,
            "evidence": list(stated.printed.evidence),
            "confidence": stated.row.confidence,
        }
    elif cover is not None:
        record |= _fact(cover.fact, prefixes)
    elif tied is not None:
        record |= _prose(tied, prefixes)
    return record


def _prose(tied: Tied, prefixes: Mapping[str, str]) -> dict[str, Any]:
    """What a line says of an amount in running text: its fact, or what it would say if it were one."""
    amount, period = tied.amount, tied.amount.period
    said: dict[str, Any] = {"value": canonical(amount.value), "decimals": amount.decimals, "unit": amount.unit}
    if amount.direction:
        said["value"] = canonical(amount.direction * abs(amount.value))
    if period is not None:
        said |= {"start": period.start and period.start.isoformat(), "end": period.end.isoformat()}
    if tied.fact is not None:
        said = _fact(tied.fact, prefixes)
    return {
        **said,
        "of": [fact.id for fact in tied.of] or None,
        "label": tied.label or amount.subject or None,
        "evidence": list(amount.evidence),
        "confidence": tied.row.confidence if tied.fact is not None and tied.row is not None else None,
    }


def _fact(fact: Fact, prefixes: Mapping[str, str]) -> dict[str, Any]:
    """What a line says of a fact, whatever it was read from."""
    start, end = inclusive(fact.period)
    numeric = isinstance(fact.value, Decimal)
    return {
        "fact": fact.id,
        "concept": f"{prefixes[fact.concept.namespace]}:{fact.concept.local}",
        "value": canonical(fact.value) if isinstance(fact.value, Decimal) else fact.value,
        "decimals": ("INF" if fact.decimals is None else fact.decimals) if numeric else None,
        "start": start and start.isoformat(),
        "end": end.isoformat(),
        "unit": str(fact.unit) if numeric else None,
    }
