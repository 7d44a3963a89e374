"""Units: values in a unit that their concept does not have, or in another currency than their other periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from exporter.checks.subject import Subject, numbers
from exporter.dts.concept import ItemKind
from exporter.messages import Message
from exporter.oim.aspects import PURE, SHARES, Unit
from exporter.oim.fact import Fact
from exporter.qname import ISO4217

_WANTED = {
    ItemKind.MONETARY: "a currency",
    ItemKind.SHARES: "shares",
    ItemKind.PER_SHARE: "a currency per share",
    ItemKind.PERCENT: "pure, for a ratio",
}


def wrong_unit(subject: Subject) -> Iterator[Message]:
    """An amount that is not in a currency, a number of shares not in shares, a value per share not by the share.

    XBRL 2.1, 4.8.2 says so for money and shares, the registry of data types for values per share.
    """
    for fact in numbers(subject.report):
        concept = subject.concept(fact)
        if concept is not None and fact.unit is not None and not _fits(concept.kind, fact.unit):
            yield subject.said(
                "check.unit",
                fact,
                unit=fact.unit,
                concept=fact.concept.local,
                wanted=_WANTED[concept.kind],
            )


def _fits(kind: ItemKind, unit: Unit) -> bool:
    if kind == ItemKind.MONETARY:
        return _is_currency(unit)
    if kind == ItemKind.SHARES:
        return unit == SHARES
    if kind == ItemKind.PER_SHARE:
        return bool(unit.denominator)
    return kind != ItemKind.PERCENT or unit == PURE


def _is_currency(unit: Unit) -> bool:
    return not unit.denominator and len(unit.numerator) == 1 and unit.numerator[0].namespace == ISO4217


def other_currency(subject: Subject) -> Iterator[Message]:
    """An amount in a currency that none of its concept's other periods are in, though all of those share one.

    An amount stated in several currencies for one period is a translation, and right.
    """
    found: dict[Hashable, list[Fact]] = {}
    for fact in numbers(subject.report):
        if fact.unit is not None and _is_currency(fact.unit):
            found.setdefault((fact.concept, fact.entity, fact.dimensions), []).append(fact)
    for facts in found.values():
        counts = Counter(fact.unit for fact in facts)
        rare = [fact for fact in facts if counts[fact.unit] == 1]
        if len(counts) != 2 or len(rare) != 1 or len(facts) < 3:
            continue
        odd, others = rare[0], [fact for fact in facts if fact is not rare[0]]
        if all(other.period != odd.period for other in others):
            yield subject.said(
                "check.currency",
                odd,
                *others,
                unit=odd.unit,
                other=others[0].unit,
            )
