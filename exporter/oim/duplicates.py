"""Facts with equal aspects: whether they say the same (OIM Common 1.0, 4.2; Calculations 1.1, 3)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from decimal import Decimal
from enum import StrEnum

from exporter.oim.aspects import Unit
from exporter.oim.fact import Fact, canonical


class Duplicates(StrEnum):
    """How facts with equal aspects relate."""

    COMPLETE = "complete"  # the same value to the same accuracy
    CONSISTENT = "consistent"  # the same value once rounded
    INCONSISTENT = "inconsistent"


def aspects(fact: Fact) -> tuple[Hashable, ...]:
    """What makes facts duplicates of each other: everything but value, decimals and id (OIM Common 1.0, 4.2).

    A language counts whatever its case.
    """
    language = fact.language.lower() if fact.language else None
    return fact.concept, fact.entity, fact.period, fact.unit, language, fact.dimensions


def duplicate_sets(facts: Iterable[Fact]) -> tuple[tuple[Fact, ...], ...]:
    """The facts that share all aspects with others, in order of the first of each set."""
    found: dict[tuple[Hashable, ...], list[Fact]] = {}
    for fact in facts:
        found.setdefault(aspects(fact), []).append(fact)
    return tuple(tuple(same) for same in found.values() if len(same) > 1)


def relation(facts: tuple[Fact, ...]) -> Duplicates:
    """How the facts of one duplicate set relate.

    Numbers are consistent when the intervals that their decimals stand for have a value in common (Calculations 1.1,
    3.2); other values, and nil, only when they are equal.
    """
    first = facts[0]
    if all(_key(fact) == _key(first) and fact.decimals == first.decimals for fact in facts):
        return Duplicates.COMPLETE
    return Duplicates.CONSISTENT if _have_common_value(facts) else Duplicates.INCONSISTENT


def _have_common_value(facts: tuple[Fact, ...]) -> bool:
    unit: Unit | None = facts[0].unit
    values = [fact.value for fact in facts]
    numbers = [value for value in values if isinstance(value, Decimal) and value.is_finite()]
    if unit is None or len(numbers) < len(values):
        return len({_key(fact) for fact in facts}) == 1
    halves = [fact.half for fact in facts]
    lowest = max(number - half for number, half in zip(numbers, halves, strict=True))
    highest = min(number + half for number, half in zip(numbers, halves, strict=True))
    return lowest <= highest


def _key(fact: Fact) -> Hashable:
    return canonical(fact.value) if isinstance(fact.value, Decimal) else fact.value
