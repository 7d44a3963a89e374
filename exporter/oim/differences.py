"""What differs between two reports: facts by their aspects, values and footnotes, whatever their order and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from exporter.oim.duplicates import aspects
from exporter.oim.fact import Fact, canonical
from exporter.oim.report import Report


class Change(StrEnum):
    """What became of a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One fact that only one report has, or that they state differently. `what` names the properties that differ."""

    change: Change
    before: Fact | None
    after: Fact | None
    what: tuple[str, ...] = ()

    @property
    def fact(self) -> Fact:
        """The fact, as the second report has it if it does."""
        found = self.after or self.before
        assert found is not None
        return found


Said = tuple[Hashable, Hashable, Hashable]
"""What a fact says: value, decimals, footnotes."""


def differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """The differences in order of the second report, removed facts last; none when the reports are equal.

    Reports are equal when they have the same facts with the same aspects, values, decimals and footnotes, each as often
    (OIM Common 1.0, 3 and 4). A footnote is equal by its words and language, a linked fact by aspects and value.
    """
    ours, theirs = _by_aspects(before), _by_aspects(after)
    found: list[Difference] = []
    removed: list[Difference] = []
    for key in dict.fromkeys((*theirs, *ours)):
        old, new = _left_over(ours.get(key, []), theirs.get(key, []))
        pairs = min(len(old), len(new))
        for (fact, said), (other, says) in zip(old[:pairs], new[:pairs], strict=True):
            names = ("value", "decimals", "footnotes")
            what = tuple(name for name, a, b in zip(names, said, says, strict=True) if a != b)
            found.append(Difference(change=Change.CHANGED, before=fact, after=other, what=what))
        found += [Difference(change=Change.ADDED, before=None, after=fact) for fact, _ in new[pairs:]]
        removed += [Difference(change=Change.REMOVED, before=fact, after=None) for fact, _ in old[pairs:]]
    return (*found, *removed)


def _by_aspects(report: Report) -> dict[Hashable, list[tuple[Fact, Said]]]:
    footnotes = _footnotes(report)
    found: dict[Hashable, list[tuple[Fact, Said]]] = {}
    for fact in report.facts:
        said = (_value(fact), fact.decimals if fact.value is not None else None, footnotes.get(fact.id, frozenset()))
        found.setdefault(aspects(fact), []).append((fact, said))
    return found


def _footnotes(report: Report) -> Mapping[str, Hashable]:
    """What each fact's links lead to, by the fact's id."""
    targets: dict[str, Hashable] = {note.id: (note.language, note.markup) for note in report.notes}
    targets |= {fact.id: (aspects(fact), _value(fact)) for fact in report.facts}
    found: dict[str, set[Hashable]] = {}
    for link in report.links:
        found.setdefault(link.source, set()).add((link.type, link.group, targets[link.target]))
    return {source: frozenset(reached) for source, reached in found.items()}


def _value(fact: Fact) -> Hashable:
    return canonical(fact.value) if isinstance(fact.value, Decimal) else fact.value


def _left_over(
    ours: list[tuple[Fact, Said]], theirs: list[tuple[Fact, Said]]
) -> tuple[list[tuple[Fact, Said]], list[tuple[Fact, Said]]]:
    """What is left on each side when facts that say the same have been paired off."""
    return _without(ours, Counter(said for _, said in theirs)), _without(theirs, Counter(said for _, said in ours))


def _without(facts: Iterable[tuple[Fact, Said]], others: Counter[Said]) -> list[tuple[Fact, Said]]:
    left = []
    for fact, said in facts:
        if others[said]:
            others[said] -= 1
        else:
            left.append((fact, said))
    return left
