"""Likeness: one thing under two concepts, and values far from those of all other periods."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from exporter.checks.subject import Subject, digits, numbers, series, value
from exporter.messages import Message
from exporter.oim.fact import Fact
from exporter.oim.moments import period_text
from exporter.qname import QName

_DIGITS = 4
_STEADY = 3
"""How far apart the other periods may lie, as a ratio, for one to be far from them."""
_FAR = 20
"""How far from them it must be."""


def two_concepts(subject: Subject) -> Iterator[Message]:
    """Two concepts with the same label and the same values wherever either is reported, in two periods at least.

    A figure printed once and tagged twice is meant to be.
    """
    found: dict[QName, dict[Hashable, Fact]] = {}
    for fact in numbers(subject.report):
        found.setdefault(fact.concept, {}).setdefault((fact.entity, fact.period, fact.unit, fact.dimensions), fact)
    alike: dict[Hashable, list[QName]] = {}
    for name, facts in found.items():
        if len(facts) > 1 and all(digits(fact.number) >= _DIGITS for fact in facts.values()):
            label = " ".join(subject.label(next(iter(facts.values()))).casefold().split())
            alike.setdefault((label, frozenset((key, fact.number) for key, fact in facts.items())), []).append(name)
    for names in alike.values():
        if len(names) > 1 and not _is_one_figure([found[name] for name in names], subject):
            twice = [fact for name in names for fact in found[name].values()]
            yield subject.said(
                "check.two-concepts",
                *twice,
                label=subject.label(twice[0]),
                concepts=" and ".join(name.local for name in names),
            )


def _is_one_figure(concepts: Sequence[Mapping[Hashable, Fact]], subject: Subject) -> bool:
    """Whether the concepts stand in one row of a table."""
    rows = [{subject.shown.get(fact.id) for fact in facts.values()} for facts in concepts]
    return None not in rows[0] and any(rows[0] & other for other in rows[1:])


def outliers(subject: Subject) -> Iterator[Message]:
    """A value far from all other periods', three or more of which lie near each other."""
    for facts in series(subject.report):
        known = [fact for fact in facts if fact.number]
        for fact in known:
            others = [abs(other.number) for other in known if other is not fact]
            if len(others) < 3 or max(others) > _STEADY * min(others):
                continue
            if not min(others) / _FAR < abs(fact.number) < max(others) * _FAR:
                yield subject.said(
                    "check.outlier",
                    fact,
                    *(other for other in known if other is not fact),
                    others=", ".join(
                        f"{value(other)} for {period_text(other.period)}" for other in known if other is not fact
                    ),
                )
