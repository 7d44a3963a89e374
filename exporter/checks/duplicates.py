"""Facts that say different things of the same: one concept, period and unit, two values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from exporter.messages import Message, Place, message
from exporter.oim.aspects import inclusive
from exporter.oim.fact import Fact, canonical


def inconsistent_duplicates(
    facts: Sequence[Fact], places: Mapping[str, Place], labels: Mapping[str, str]
) -> Iterator[Message]:
    """A message for each fact that differs from an earlier one with the same aspects by more than rounding allows.

    Two numbers are consistent when the intervals their decimals stand for have a value in common (OIM Common 1.0,
    4.2.2). `places` and `labels` are by fact id.
    """
    first: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        key = (fact.concept, fact.entity, fact.period, fact.unit, fact.language)
        other = first.setdefault(key, fact)
        if consistent(fact, other):
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


def consistent(one: Fact, other: Fact) -> bool:
    """Whether two facts with the same aspects can both be true."""
    if isinstance(one.value, str) or isinstance(other.value, str):
        return one.value == other.value
    return abs(one.value - other.value) <= _half(one) + _half(other)


def _half(fact: Fact) -> Decimal:
    """Half of what the last accurate digit stands for."""
    return Decimal() if fact.decimals is None else Decimal(5).scaleb(-fact.decimals - 1)


def _value(fact: Fact) -> str:
    return fact.value if isinstance(fact.value, str) else canonical(fact.value)
