"""Given facts as an Extraction: each at the figure that shows it in the Document laid out for them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.document.table import Cell, Table
from exporter.extraction.facts import Column, ExtractedFact, Extraction, Row, Statement
from exporter.readers.given.arrangement import Arranged
from exporter.readers.given.records import GivenFact


def stated(made: Document, statements: tuple[Arranged, ...]) -> Extraction:
    """The statements of a Document that was laid out for them, a table each."""
    read = tuple(_statement(made, table, statement) for table, statement in zip(made.tables, statements, strict=True))
    facts = {fact.span for statement in read for fact in statement.facts()}
    return Extraction(statements=read, dispositions=tuple(_dispositions(made, facts)))


def _dispositions(made: Document, facts: set[Span]) -> Iterator[tuple[Span, str]]:
    """The numerals of the tables that are no facts: those of dates over the columns, and of labels."""
    heads = [cell.span for table in made.tables for cell in table.rows[0]]
    for numeral in made.numerals:
        if numeral not in facts:
            dated = any(head.start <= numeral.start < head.end for head in heads)
            yield numeral, "date" if dated else "label number"


def _statement(made: Document, table: Table, arranged: Arranged) -> Statement:
    rows = tuple(_rows(made, table, arranged))
    money = [f.unit[:3] for row in rows for f in row.facts if f is not None and f.unit not in ("shares", "pure")]
    return Statement(
        table=table.index,
        kind=arranged.kind,
        title="",
        currency=max(dict.fromkeys(money), key=money.count, default=""),
        scale=0,
        columns=tuple(Column(index=i, start=slot.start, end=slot.end) for i, slot in enumerate(arranged.slots)),
        rows=rows,
        evidence=("given as facts",),
    )


def _rows(made: Document, table: Table, arranged: Arranged) -> Iterator[Row]:
    """The rows, each at the row of the table that shows it."""
    shown = iter(row for row in table.rows[1:] if len(row) > 1)
    for (section, label, facts), cells in zip(arranged.rows, shown, strict=True):
        units = [fact.unit for fact in facts if fact is not None]
        found = tuple(
            None if fact is None else _fact(made, table.index, cell, fact)
            for fact, cell in zip(facts, cells[2:], strict=True)
        )
        span = made.trim(cells[0].span)
        yield Row(
            index=cells[0].row,
            label=label,
            label_span=span if label else None,
            headings=(section,) if section else (),
            unit=max(dict.fromkeys(units), key=lambda unit: (units.count(unit), unit != "pure")),
            facts=found,
        )


def _fact(made: Document, table: int, cell: Cell, fact: GivenFact) -> ExtractedFact:
    span = made.trim(cell.span)
    if made.text[span.start] == "-":
        span = Span(span.start + 1, span.end)
    return ExtractedFact(
        table=table,
        row=cell.row,
        column=cell.column - 2,
        span=span,
        text=made.text[span.start : span.end],
        printed=_to_the_last_digit(fact),
        scale=0,
        percent=fact.printed_percent,
        start=fact.start,
        end=fact.end,
        unit=fact.unit,
        decimals=fact.decimals,
        evidence=fact.evidence,
    )


def _to_the_last_digit(fact: GivenFact) -> Decimal:
    """The value with its last digit where the fact is accurate to: arithmetic allows for rounding by it."""
    accurate = fact.value.quantize(Decimal(1).scaleb(-fact.decimals), context=Context(prec=100))
    return accurate if accurate == fact.value else fact.value
