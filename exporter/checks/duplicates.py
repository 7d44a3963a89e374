"""Facts that say different things of the same: one concept, period and unit, two values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal

from exporter.messages import Message, Place, message
from exporter.oim.aspects import inclusive
from exporter.oim.duplicates import Duplicates, aspects, relation
from exporter.oim.fact import Fact, canonical


def inconsistent_duplicates(
    facts: Sequence[Fact], places: Mapping[str, Place], labels: Mapping[str, str]
) -> Iterator[Message]:
    """A message for each fact that differs from an earlier one with the same aspects by more than rounding allows.

    Whether two facts differ is told by `exporter.oim.duplicates`. `places` and `labels` are by fact id.
    """
    first: dict[Hashable, Fact] = {}
    for fact in facts:
        other = first.setdefault(aspects(fact), fact)
        if relation((fact, other)) != Duplicates.INCONSISTENT:
            continue
        start, end = inclusive(fact.period)
        yield message(
            "fact.duplicate",
            places=(places[fact.id], places[other.id]),
            facts=(fact.id, other.id),
            label=labels[fact.id],
            other=labels[other.id],
            concept=fact.concept.local,
            period=f"{start} to {end}" if start else str(end),
            printed=_value(fact),
            stated=_value(other),
        )


def _value(fact: Fact) -> str:
    return canonical(fact.value) if isinstance(fact.value, Decimal) else str(fact.value)
