"""Scale: values a thousand or a million times as large or small as those of other periods."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from exporter.checks.figures import grouped
from exporter.checks.subject import Subject, digits, ends, is_accurate, series, value
from exporter.messages import Message
from exporter.oim.fact import Fact

_POWERS = (3, 6, 9)
_NEAR = Decimal("1.5")
"""How far two periods may lie apart once the scale is mended, as a ratio."""
_DIGITS = 3
"""How many significant digits both values need: few digits are of any scale by chance."""


def out_of_scale(subject: Subject) -> Iterator[Message]:
    """A value that a change of scale brings near all other periods' values, none of which it is near to as it is.

    Of two values alone either may be wrong: the one with digits its decimals deny is named, else the later one.
    """
    for fact, others, power in _scaled(subject):
        yield subject.said(
            "check.scale",
            fact,
            *others,
            others=", ".join(f"{value(other)} for {subject.when(other)}" for other in others),
            mended=grouped(fact.number.scaleb(power)),
        )


def rescaled(subject: Subject) -> dict[str, Decimal]:
    """The values that the facts of `out_of_scale` would have, by fact id."""
    return {fact.id: fact.number.scaleb(power) for fact, _, power in _scaled(subject)}


def _scaled(subject: Subject) -> Iterator[tuple[Fact, list[Fact], int]]:
    """Each fact out of scale, the other periods' facts, and the power of ten that is missing."""
    for facts in series(subject.report):
        known = [fact for fact in facts if fact.number and digits(fact.number) >= _DIGITS]
        powers = {fact.id: _power(fact, [other for other in known if other is not fact]) for fact in known}
        doubtful = [fact for fact in known if powers[fact.id] is not None]
        if len(doubtful) == 1 or len(doubtful) == len(known) == 2:
            fact = max(doubtful, key=lambda fact: (not is_accurate(fact), ends(fact.period)))
            yield fact, [other for other in known if other is not fact], powers[fact.id] or 0


def _power(fact: Fact, others: list[Fact]) -> int | None:
    """The power of ten that brings the fact near all the others, None where there is none."""
    for power in (*_POWERS, *(-power for power in _POWERS)):
        if others and all(_is_near(fact.number.scaleb(power), other.number) for other in others):
            return power
    return None


def _is_near(one: Decimal, other: Decimal) -> bool:
    small, large = sorted((abs(one), abs(other)))
    return (one < 0) == (other < 0) and large <= small * _NEAR
