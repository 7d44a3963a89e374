"""Facts that say different things of the same: one concept, period and unit, two values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from exporter.arithmetic.misprints import slip
from exporter.arithmetic.repairs import Cause
from exporter.checks.figures import fraction_digits, grouped
from exporter.messages import Amount, Change, Evidence, Mending, Message, Place, message
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
        cause = _slip(fact, other)
        said = message(
            "fact.duplicate",
            places=tuple(dict.fromkeys(places[f.id] for f in (fact, other) if f.id in places)),
            facts=(fact.id, other.id),
            label=labels[fact.id],
            other=labels[other.id],
            concept=fact.concept.local,
            period=period_text(fact.period),
            printed=_value(fact),
            stated=_value(other),
            slip=_SLIPS.get(cause, "") if cause is not None else "",
        )
        if _is_number(fact) and _is_number(other):
            amounts = (_amount(one, places, labels) for one in (fact, other))
            said = replace(said, evidence=_evidence(*amounts, cause=cause))
        yield said


def _is_number(fact: Fact) -> bool:
    return isinstance(fact.value, Decimal) and fact.value.is_finite()


def _value(fact: Fact) -> str:
    return grouped(fact.number) if _is_number(fact) else str(fact.value)


def _slip(one: Fact, other: Fact) -> Cause | None:
    """How one number may have come of the other, None where no single slip leads there."""
    if not (_is_number(one) and _is_number(other)):
        return None
    digits = max(fraction_digits(one.number), fraction_digits(other.number))
    return slip(*(int(number.scaleb(digits)) for number in (one.number, other.number)))


def _amount(fact: Fact, places: Mapping[str, Place], labels: Mapping[str, str]) -> Amount:
    return Amount(
        label=labels[fact.id],
        value=fact.number,
        period=period_text(fact.period),
        concept=fact.concept.local,
        fact=fact.id,
        place=places.get(fact.id),
    )


def _evidence(one: Amount, other: Amount, *, cause: Cause | None) -> Evidence:
    """Either may be the wrong one."""
    assert one.value is not None
    assert other.value is not None
    pairs = ((one, other), (other, one))
    return Evidence(
        difference=one.value - other.value,
        terms=((one, 1), (other, -1)),
        repairs=tuple(
            Mending(cause=cause or Cause.VALUE, closes=1, changes=(Change(amount=wrong, mended=right.value),))
            for wrong, right in pairs
        ),
    )
