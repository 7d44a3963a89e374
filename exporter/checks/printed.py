"""Printed statements as sheets: the figures as the source prints them, before any concept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from exporter.arithmetic.rows import Row as Numbers
from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Period, Table, find_ties
from exporter.checks.explanations import inconsistencies
from exporter.checks.figures import Figure, Sheet
from exporter.document.document import Document
from exporter.extraction.facts import Column, ExtractedFact, Statement, StatementKind, fraction_digits
from exporter.messages import Message

KINDS = {
    StatementKind.INCOME: "income",
    StatementKind.COMPREHENSIVE_INCOME: "income",
    StatementKind.POSITION: "position",
    StatementKind.CASH_FLOWS: "cash flows",
    StatementKind.EQUITY: "equity",
}
"""What arithmetic calls the statements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A statement with its rows as arithmetic has them and the sums that are to hold among them."""

    statement: Statement
    rows: tuple[Numbers, ...]
    sums: tuple[Sum, ...]


def printed_inconsistencies(
    document: Document, printed: Sequence[Printed], facts: Mapping[ExtractedFact, str]
) -> Iterator[Message]:
    """A message for each sum and tie that the print breaks; `facts` says which figure became which fact, by its id.

    Figures are compared with those of other statements where they are printed in the same currency and scale.
    """
    for measure in dict.fromkeys((p.statement.currency, p.statement.scale) for p in printed):
        alike = [p for p in printed if (p.statement.currency, p.statement.scale) == measure]
        sheets = [_sheet(document, p, facts) for p in alike]
        yield from inconsistencies(sheets, find_ties([in_currency(p.statement, p.rows) for p in alike]))


def in_currency(statement: Statement, rows: Sequence[Numbers]) -> Table:
    """The statement as ties are looked for in it: rows in its currency alone."""
    return _table(statement, [row for row in rows if row.unit == statement.currency])


def _sheet(document: Document, printed: Printed, facts: Mapping[ExtractedFact, str]) -> Sheet:
    statement = printed.statement
    rows = {row.index: row for row in statement.rows}
    digits = fraction_digits(statement.rows)
    figures = {
        (numbers.id, column): Figure(
            label=rows[numbers.id].label or numbers.label,
            value=fact.printed,
            half=_half(fact),
            period=period(fact),
            unit=Decimal(1).scaleb(-digits[numbers.unit]),
            place=document.place(fact.span),
            fact=facts.get(fact, ""),
        )
        for numbers in printed.rows
        for column, fact in enumerate(rows[numbers.id].facts)
        if fact is not None
    }
    table = _table(statement, printed.rows)
    return Sheet(title=statement.title or statement.kind.value, table=table, sums=printed.sums, figures=figures)


def _table(statement: Statement, rows: Sequence[Numbers]) -> Table:
    return Table(
        kind=KINDS.get(statement.kind, ""),
        periods=tuple(Period(end=column.end + timedelta(days=1), start=column.start) for column in statement.columns),
        rows=tuple(rows),
    )


def period(column: Column | ExtractedFact) -> str:
    """A period as messages say it."""
    return f"{column.start} to {column.end}" if column.start else f"{column.end}"


def _half(fact: ExtractedFact) -> Decimal:
    """Half of what the last printed digit stands for."""
    exponent = fact.printed.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)
