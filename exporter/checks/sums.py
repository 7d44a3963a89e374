"""Sums that the print breaks: the total, its parts, and by how much they differ."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from exporter.arithmetic.sums import Sum
from exporter.document.document import Document
from exporter.extraction.facts import Column, ExtractedFact, Row, Statement
from exporter.messages import Message, Place, message


def broken_sums(document: Document, statement: Statement, sums: tuple[Sum, ...]) -> Iterator[Message]:
    """A message for each column in which a sum that the other columns prove fails by more than rounding can explain.

    Rounding explains half a unit of the last printed digit of the total and of each part (Calculations 1.1, 4).
    The first place is the total's, the others those of its parts in that column, in the order of the print.
    """
    rows = {row.index: row for row in statement.rows}
    for found in sums:
        for column in found.broken:
            total = rows[found.total].facts[column]
            if total is None:
                continue
            parts = [
                (rows[part.row], fact, part.coefficient)
                for part in sorted(found.contributors, key=lambda part: part.row)
                if (fact := rows[part.row].facts[column]) is not None
            ]
            computed = sum((fact.printed * coefficient for _, fact, coefficient in parts), Decimal())
            if abs(total.printed - computed) <= sum(map(_half, (total, *(fact for _, fact, _ in parts)))):
                continue
            places = (_place(document, total), *(_place(document, fact) for _, fact, _ in parts))
            yield message(
                "calculation.inconsistent",
                places=places,
                label=rows[found.total].label,
                printed=f"{total.printed:,f}",
                period=period(statement.columns[column]),
                computed=f"{computed:,f}",
                difference=f"{total.printed - computed:,f}",
                parts=_terms(parts, places[1:]),
            )


def _half(fact: ExtractedFact) -> Decimal:
    """Half of what the last printed digit stands for."""
    exponent = fact.printed.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


def _terms(parts: list[tuple[Row, ExtractedFact, int]], places: tuple[Place, ...]) -> str:
    """The parts as a sum a person can follow: `+ 1,122 Research and development (102:29), − 23 Revenue (99:22)`."""
    return ", ".join(
        f"{'−' if fact.printed * coefficient < 0 else '+'} {abs(fact.printed):,f} {row.label} ({place.short})"
        for (row, fact, coefficient), place in zip(parts, places, strict=True)
    )


def _place(document: Document, fact: ExtractedFact) -> Place:
    return document.place(fact.span)


def period(column: Column | ExtractedFact) -> str:
    """A period as messages say it."""
    return f"{column.start} to {column.end}" if column.start else f"{column.end}"
