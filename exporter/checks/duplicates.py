"""Facts that say different things of the same: one concept, period and unit, two values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal

from exporter.arithmetic.misprints import slip
from exporter.arithmetic.repairs import Cause
from exporter.checks.figures import fraction_digits, grouped
from exporter.messages import Message, Place, message
from exporter.oim.duplicates import Duplicates, aspects, relation
from exporter.oim.fact import Fact
from exporter.oim.moments import period_text

_SLIPS = {
    Cause.SIGN: "; the sign is changed",
    Cause.SCALE: "; the scale is changed",
    Cause.TRANSPOSITION: "; two digits are exchanged",
    Cause.DIGIT: "; one digit is changed",
}


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
        yield message(
            "fact.duplicate",
            places=tuple(dict.fromkeys(places[f.id] for f in (fact, other) if f.id in places)),
            facts=(fact.id, other.id),
            label=labels[fact.id],
            other=labels[other.id],
            concept=fact.concept.local,
            period=period_text(fact.period),
            printed=_value(fact),
            stated=_value(other),
            slip=_slip(fact, other),
        )


def _value(fact: Fact) -> str:
    is_number = isinstance(fact.value, Decimal) and fact.value.is_finite()
    return grouped(fact.number) if is_number else str(fact.value)


def _slip(one: Fact, other: Fact) -> str:
    """How one number may have come of the other, empty where no single slip leads there."""
    values = (one.value, other.value)
    if not all(isinstance(value, Decimal) and value.is_finite() for value in values):
        return ""
    digits = max(fraction_digits(one.number), fraction_digits(other.number))
    cause = slip(*(int(number.scaleb(digits)) for number in (one.number, other.number)))
    return _SLIPS.get(cause, "") if cause is not None else ""
