"""From mapped rows to the report: each printed value becomes a fact, and keeps the way back to its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporter.extraction.facts import ExtractedFact
from exporter.mapping.datatype import datatype_of
from exporter.mapping.mapped import MappedRow, MappedStatement
from exporter.oim.aspects import Entity, days, unit
from exporter.oim.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A fact of the report with the printed value and the row it comes from."""

    fact: Fact
    printed: ExtractedFact
    row: MappedRow


def stated(statements: Iterable[MappedStatement], entity: Entity, id_prefix: str) -> tuple[Stated, ...]:
    """The facts of all statements in the order of the source, with ids `{id_prefix}1`, `{id_prefix}2`, ..."""
    found = sorted(_pairs(statements), key=lambda pair: pair[1].span)
    return tuple(
        Stated(
            fact=Fact(
                id=f"{id_prefix}{number}",
                concept=row.concept.name,
                entity=entity,
                period=days(printed.start, printed.end),
                value=row.value(printed),
                unit=unit(printed.unit),
                decimals=printed.decimals,
                datatype=datatype_of(row.concept),
            ),
            printed=printed,
            row=row,
        )
        for number, (row, printed) in enumerate(found, start=1)
    )


def _pairs(statements: Iterable[MappedStatement]) -> Iterator[tuple[MappedRow, ExtractedFact]]:
    for statement in statements:
        for row in statement.rows:
            for printed in row.row.facts:
                if printed is not None:
                    yield row, printed
