"""Spells of time: the period of every amount of a sentence, from the phrases that stand with it and around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporter.extraction.prose.arms import Arm, Said
from exporter.extraction.prose.dating import meant
from exporter.extraction.prose.figures import Nature, Period
from exporter.extraction.prose.nouns import Noun
from exporter.extraction.prose.phrases import Reference, TimePhrase
from exporter.extraction.prose.shown import PeriodsShown

_NO_PERIOD = "no period can be told for it"
_EVENT = "is of a day or a time of its own, not of a period that is reported on"
_SEVERAL = "stands beside others, and the sentence does not say in order which is of when"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """The time of an arm: its periods in the order of its words.

    Changes run from `base` to the first period; of two arms that are compared or listed, from that to `changed`.
    """

    arm: Arm
    periods: tuple[Period, ...]
    base: Period | None = None
    changed: Period | None = None
    why: str = ""
    evidence: tuple[str, ...] = ()

    def of(self, said: Said) -> tuple[Noun | None, Period | None, str]:
        """What an amount is of, when, and why that cannot be told (empty when it can)."""
        if said.nature is Nature.UNREAD:
            return None, None, said.unread
        if not self.periods:
            return said.noun, None, self.why or _NO_PERIOD
        if said.nature is not Nature.VALUE:
            return said.noun, self._changed_of(said) or self.periods[0], ""
        values = self.arm.values
        host = said.beside or said
        if host not in values:
            return (
                said.noun,
                self.periods[0] if len(self.periods) == 1 else None,
                "" if len(self.periods) == 1 else _SEVERAL,
            )
        index = next(i for i, other in enumerate(values) if other is host)
        nouns = {other.noun.text for other in values if other.noun is not None}
        if len(values) == len(self.periods):
            return said.noun, self.periods[index], ""
        if len(self.periods) != 1:
            return said.noun, None, _SEVERAL
        if len(values) == 1 or len(nouns) == len(values):
            return said.noun, self.periods[0], ""
        parts = _parts(said.noun) if self.arm.respectively else ()
        if len(parts) == len(values):
            return parts[index], self.periods[0], ""
        return said.noun, None, _SEVERAL

    def _changed_of(self, said: Said) -> Period | None:
        return self.changed if self.arm.first is None or (said.beside or said).by_name else None

    def base_of(self, said: Said) -> Period | None:
        """The period that a change is measured from; None for what is no change."""
        if said.nature not in (Nature.CHANGE, Nature.RATE) or not self.periods:
            return None
        return self.periods[0] if self._changed_of(said) else self.base


def spells(arms: Sequence[Arm], shown: PeriodsShown, context: Period | None) -> list[Spell]:
    """The time of each arm. `context` is the period that the sentence before was about."""
    found: list[Spell] = []
    before = context
    for arm in arms:
        if arm.than is None:
            found.append(_stated(arm, shown, before))
            if found[-1].periods:
                before = replace(found[-1].periods[0], stated=False)
    for arm in arms:
        if arm.than is not None:
            found.append(_compared(arm, next((s for s in found if s.arm is arm.than), None), shown))
    return [_with_base(spell, found, shown) for spell in found]


def _with_base(spell: Spell, found: Sequence[Spell], shown: PeriodsShown) -> Spell:
    """The spell with what its changes run between.

    A change told behind a comparison ("3 compared to 2, an increase of 1") or at the end of a list is that of the two.
    """
    other = next((s for s in found if s.arm is (spell.arm.than or spell.arm.first)), None)
    changed = other.periods[0] if other is not None and other.periods else None
    return replace(spell, changed=changed, base=_base(spell, found, shown))


def _stated(arm: Arm, shown: PeriodsShown, before: Period | None) -> Spell:
    behind, ahead = _meant(arm.after, shown, before), _meant(arm.before, shown, before)
    phrases = (*arm.before, *arm.after)
    evidence = tuple(f"period: “{phrase.text}”" for phrase in phrases)
    if behind and ahead and behind != ahead:
        return Spell(arm=arm, periods=(), why="two periods are named with it", evidence=evidence)
    if behind or ahead:
        return Spell(arm=arm, periods=behind or ahead, evidence=evidence)
    if any(phrase.reference is Reference.EVENT for phrase in phrases):
        return Spell(arm=arm, periods=(), why=_EVENT, evidence=evidence)
    if phrases:
        return Spell(
            arm=arm, periods=(), why=f"“{phrases[0].text}” is no period that the statements show", evidence=evidence
        )
    if before is None:
        return Spell(arm=arm, periods=())
    return Spell(arm=arm, periods=(before,), evidence=("period: that of what is said before",))


def _compared(arm: Arm, than: Spell | None, shown: PeriodsShown) -> Spell:
    """An arm of comparison: its own period, told from the one compared with; a year before where it names none."""
    firsts = than.periods if than is not None else ()
    phrases = (*arm.before, *arm.after)
    evidence = tuple(f"period: “{phrase.text}”" for phrase in phrases)
    if not phrases:
        earlier = tuple(_implied(first, shown) for first in firsts)
        return Spell(arm=arm, periods=earlier, evidence=("period: the one before that it is compared with",))
    if len(phrases) == 1 and phrases[0].reference in (Reference.EARLIER, Reference.BEFORE) and len(firsts) > 1:
        found = tuple(p for first in firsts for p in meant(phrases[0], shown, first))
    else:
        found = _meant(phrases, shown, firsts[0] if firsts else None)
    return Spell(arm=arm, periods=found, evidence=evidence)


def _implied(first: Period, shown: PeriodsShown) -> Period:
    """What a comparison means that names no period: the year before; of moments the one that is shown beside it."""
    if first.start is not None:
        return shown.year_earlier(first)
    end = next((day for day in shown.moments if day < first.end), None)
    return shown.year_earlier(first) if end is None else Period(start=None, end=end, stated=first.stated)


def _meant(phrases: Sequence[TimePhrase], shown: PeriodsShown, before: Period | None) -> tuple[Period, ...]:
    """The periods of phrases that stand together; each once."""
    found: list[Period] = []
    for phrase in phrases:
        for period in meant(phrase, shown, found[-1] if found else before):
            if period.days not in [other.days for other in found]:
                found.append(period)
    return tuple(found)


def _base(spell: Spell, found: Sequence[Spell], shown: PeriodsShown) -> Period | None:
    """What the changes of an arm are measured from: what it is compared with, else a year before."""
    if not spell.periods:
        return None
    for phrase in spell.arm.beside:
        if periods := meant(phrase, shown, spell.periods[0]):
            return periods[0]
    compared = next((s for s in found if s.arm.than is spell.arm and s.periods), None)
    if compared is not None:
        return compared.periods[0]
    if len(spell.periods) > 1:
        return spell.periods[1]
    return _implied(spell.periods[0], shown)


def _parts(noun: Noun | None) -> tuple[Noun, ...]:
    """The line items that a noun phrase lists."""
    if noun is None:
        return ()
    return tuple(
        replace(noun, text=part, whole=part) for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", noun.text) if part
    )
