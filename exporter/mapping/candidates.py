"""Candidates: the concepts of a DTS that a row's wording could mean, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exporter.dts.concept import Concept, ItemKind, PeriodType
from exporter.dts.dts import DTS, Wording
from exporter.dts.network import Arcrole
from exporter.dts.wording import key, likeness, strong
from exporter.extraction.facts import StatementKind
from exporter.mapping.crosswalk import Crosswalk
from exporter.qname import QName

# A wording that is no better than this says nothing.
_LEAST = 0.3
_SAME_WORDS, _SAME_STRONG_WORDS, _SIMILAR = 1.0, 0.9, 0.8
# What it costs to stand in statements of other kinds only, and to stand in none.
_ELSEWHERE, _NOWHERE = 0.25, 0.05
# What a counterpart of a known concept gains over a wording of the DTS, and loses for each that fits better.
_KNOWN, _NEXT_BEST = 0.06, 0.02
# What a label of the DTS is worth less when it is met by way of another wording, which must itself have been this good.
_BRIDGED, _SURE_ENOUGH = 0.05, 0.8
# How good a wording must be to say what a row is a part of, and how many sums up that is looked for.
_LIKELY, _HIGHEST = 0.4, 4
# Kinds of statement that show one another's rows.
_KIN = {
    StatementKind.COMPREHENSIVE_INCOME: {StatementKind.INCOME},
    StatementKind.EQUITY: {StatementKind.POSITION, StatementKind.COMPREHENSIVE_INCOME},
}

_STATEMENTS = (
    (StatementKind.COMPREHENSIVE_INCOME, ("comprehensive",)),
    (StatementKind.CASH_FLOWS, ("cash flow",)),
    (StatementKind.EQUITY, ("equity",)),
    (StatementKind.POSITION, ("position", "balance sheet")),
    (StatementKind.INCOME, ("income", "operations", "profit or loss", "per share", "loss")),
)

_NOTES = re.compile(r"\b(?:disclosures?|notes?|schedules?|details?)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A concept a row may mean. `score` runs from 0 to a little over 1; `wording` is the label that matched.

    `opposite` says that a positive number printed under that wording is a negative XBRL value. `known` is the concept
    of the built-in taxonomy whose wording it is, where the crosswalk led from there.
    """

    concept: Concept
    score: float
    wording: str
    opposite: bool = False
    known: Concept | None = None

    @property
    def reason(self) -> str:
        """Why it may be meant."""
        if self.known is None:
            return f"the taxonomy's wording “{self.wording}” says the same"
        return f"the wording “{self.wording}” says the same, which is {self.concept.name.local} in this taxonomy"


class Index:
    """The wordings of a DTS, held against labels; `lang` is the language of the labels.

    `crosswalk` adds the wordings of the taxonomy it leads from.
    """

    def __init__(self, dts: DTS, lang: str = "en", crosswalk: Crosswalk | None = None) -> None:
        self._dts = dts
        self._lang = lang
        self._crosswalk = crosswalk
        self._known = Index(crosswalk.known, lang) if crosswalk is not None else None
        self._homes: dict[QName, frozenset[StatementKind]] = {}

    def candidates(
        self, labels: Iterable[str], *, kinds: frozenset[ItemKind], period_type: PeriodType, statement: StatementKind
    ) -> tuple[Candidate, ...]:
        """The concepts of a fitting kind and period type, best first, each once.

        `labels` are the ways to read the row: its own label, and that with its heading in front.
        """
        labels = tuple(labels)
        best: dict[QName, Candidate] = {}
        for label in labels:
            for wording in self._dts.like(key(label), kinds=kinds, period_type=period_type, lang=self._lang):
                score = self._score(label, wording, statement)
                _keep(best, _offered(wording, score))
        if self._known is not None:
            for candidate in self._known.candidates(labels, kinds=kinds, period_type=period_type, statement=statement):
                for translated in self._translated(candidate, kinds, period_type, statement):
                    _keep(best, translated)
        return tuple(sorted(best.values(), key=lambda c: (-c.score, c.concept.name)))

    def wider(
        self, label: str, kinds: frozenset[ItemKind], period_type: PeriodType, statement: StatementKind
    ) -> Concept | None:
        """The concept that takes in what the row most likely is, as the built-in taxonomy sees it: on its own side."""
        if self._known is None or self._crosswalk is None:
            return None
        known = self._known.candidates([label], kinds=kinds, period_type=period_type, statement=statement)
        likely = [candidate.concept for candidate in known[:1] if candidate.score >= _LIKELY]
        level = [concept.name for concept in likely]
        for _ in range(_HIGHEST):
            for concept in (concept for name in level for concept in self._crosswalk.counterparts(name)):
                fits = concept.is_item and concept.kind in kinds and concept.period_type == period_type
                if fits and concept.balance == likely[0].balance:
                    return concept
            level = list(dict.fromkeys(above for name in level for above in _above(self._crosswalk.known, name)))
        return None

    def _translated(
        self, candidate: Candidate, kinds: frozenset[ItemKind], period_type: PeriodType, statement: StatementKind
    ) -> Iterator[Candidate]:
        """What a candidate of the built-in taxonomy is in this one: by the crosswalk, without it by equal wordings."""
        assert self._crosswalk is not None
        known = candidate.concept
        counterparts = [c for c in self._crosswalk.counterparts(known.name) if c.is_item]
        for rank, concept in enumerate(counterparts):
            if concept.kind in kinds and concept.period_type == period_type:
                yield replace(
                    candidate, concept=concept, score=candidate.score + _KNOWN - rank * _NEXT_BEST, known=known
                )
        if counterparts or candidate.score < _SURE_ENOUGH:
            return
        for _, said in self._crosswalk.known.wordings(known):
            for wording in self._dts.like(key(said.text), kinds=kinds, period_type=period_type, lang=self._lang):
                score = self._score(said.text, wording, statement) + candidate.score - 1 - _BRIDGED
                turned = said.opposite != wording.opposite
                if score >= _LEAST and _sides_agree(known, wording.concept, turned=turned):
                    yield replace(_offered(wording, score), opposite=candidate.opposite != turned, known=known)

    def _score(self, label: str, wording: Wording, statement: StatementKind) -> float:
        if key(label) == key(wording.text):
            score = _SAME_WORDS
        elif strong(label) == strong(wording.text) and len(strong(label)) > 1:
            score = _SAME_STRONG_WORDS
        else:
            score = _SIMILAR * likeness(label, wording.text)
        if score < _LEAST:
            return score
        if self.is_elsewhere(statement, wording.concept):
            return score - _ELSEWHERE
        homeless = statement != StatementKind.OTHER and not self._homes_of(wording.concept.name)
        return score - _NOWHERE if homeless else score

    def is_elsewhere(self, statement: StatementKind, concept: Concept) -> bool:
        """Whether the DTS shows a concept in statements of other kinds only."""
        homes = self._homes_of(concept.name)
        return statement != StatementKind.OTHER and bool(homes) and not homes & {statement, *_KIN.get(statement, ())}

    def at_home(self, statement: StatementKind, concept: Concept) -> Concept:
        """The concept itself, or what the DTS shows in the statement in its place.

        Other systems have one concept for what this one shows in several statements under several names.
        """
        if not self.is_elsewhere(statement, concept):
            return concept
        names = (
            name
            for system, counterparts in self._dts.counterparts.items()
            for local in counterparts.get(concept.name, ())
            for name in self._dts.equivalents_of(system, local)
        )
        alike = (found for name in names if (found := self._dts.concept(name)) is not None)
        return next((found for found in alike if self._is_shown_for(found, concept, statement)), concept)

    def _is_shown_for(self, found: Concept, concept: Concept, statement: StatementKind) -> bool:
        same = (found.kind, found.period_type, found.balance) == (concept.kind, concept.period_type, concept.balance)
        return same and statement in self._homes_of(found.name)

    def _homes_of(self, name: QName) -> frozenset[StatementKind]:
        """The kinds of statement the DTS presents a concept in; none for what it shows in notes only, or nowhere."""
        if name not in self._homes:
            titles = {role.definition for role, _ in self._dts.arcs_to(Arcrole.PARENT_CHILD, name)}
            kinds = [kinds_of_title(title) for title in sorted(titles)]
            found = frozenset(kind for several in kinds for kind in several)
            in_notes = not all(kinds)
            self._homes[name] = found - {StatementKind.OTHER} or (frozenset() if in_notes else found)
        return self._homes[name]


def _above(dts: DTS, name: QName) -> Iterator[QName]:
    """What a concept is a case or a part of."""
    if name in dts.wider:
        yield dts.wider[name]
    yield from (arc.parent for _, arc in dts.arcs_to(Arcrole.SUMMATION_ITEM, name))


def _offered(wording: Wording, score: float) -> Candidate:
    return Candidate(concept=wording.concept, score=score, wording=wording.text, opposite=wording.opposite)


def _sides_agree(one: Concept, other: Concept, *, turned: bool) -> bool:
    """Whether two concepts can be the same amount, or where the sense is turned its opposite, by their balances."""
    return one.balance is None or other.balance is None or (one.balance != other.balance) == turned


def _keep(best: dict[QName, Candidate], candidate: Candidate) -> None:
    """Offer a concept, unless it is offered for better reasons."""
    name = candidate.concept.name
    if candidate.score >= _LEAST and (name not in best or candidate.score > best[name].score):
        best[name] = candidate


def kinds_of_title(title: str) -> frozenset[StatementKind]:
    """The kinds of statement that a network's title names; none for notes, which show rows of every kind.

    “Statement of comprehensive income, profit or loss” is both.
    """
    plain = title.lower()
    if _NOTES.search(plain):
        return frozenset()
    found = {kind for kind, marks in _STATEMENTS if any(mark in plain for mark in marks)}
    first = next((kind for kind, _ in _STATEMENTS if kind in found), StatementKind.OTHER)
    shows_profit = first == StatementKind.COMPREHENSIVE_INCOME and "profit or loss" in plain
    return frozenset({first, StatementKind.INCOME} if shows_profit else {first})
