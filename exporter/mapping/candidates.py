"""Candidates: the concepts of a DTS that a row's wording could mean, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporter.dts.concept import Concept, ItemKind, LabelRole, PeriodType
from exporter.dts.dts import DTS
from exporter.dts.network import Arcrole
from exporter.extraction.facts import StatementKind
from exporter.mapping.wording import key, likeness, strong
from exporter.qname import QName

# A wording that is no better than this says nothing.
_LEAST = 0.3
_SAME_WORDS, _SAME_STRONG_WORDS, _SIMILAR = 1.0, 0.9, 0.8
# What it costs to stand in statements of other kinds only, and to stand in none.
_ELSEWHERE, _NOWHERE = 0.25, 0.05
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A concept a row may mean. `score` runs from 0 to 1; `wording` is the label that matched.

    `opposite` says that a positive number printed under that wording is a negative XBRL value.
    """

    concept: Concept
    score: float
    wording: str
    opposite: bool = False


@dataclass(frozen=True, slots=True)
class _Wording:
    concept: Concept
    text: str
    opposite: bool


class Index:
    """The wordings of a DTS, found by the words they share with a label."""

    def __init__(self, dts: DTS) -> None:
        self._wordings: list[_Wording] = []
        self._by_word: dict[str, list[int]] = {}
        self._statements = statements_of(dts)
        for concept in dts.concepts.values():
            if concept.is_item and concept.is_numeric:
                for wording in _wordings(dts, concept):
                    for word in key(wording.text):
                        self._by_word.setdefault(word, []).append(len(self._wordings))
                    self._wordings.append(wording)

    def candidates(
        self, labels: Iterable[str], *, kinds: frozenset[ItemKind], period_type: PeriodType, statement: StatementKind
    ) -> tuple[Candidate, ...]:
        """The concepts of a fitting kind and period type, best first, each once.

        `labels` are the ways to read the row: its own label, and that with its heading in front.
        """
        best: dict[QName, Candidate] = {}
        for label in labels:
            for number in sorted({n for word in key(label) for n in self._by_word.get(word, ())}):
                wording = self._wordings[number]
                concept = wording.concept
                if concept.kind not in kinds or concept.period_type != period_type:
                    continue
                score = self._score(label, wording, statement)
                if score >= _LEAST and (concept.name not in best or score > best[concept.name].score):
                    best[concept.name] = Candidate(
                        concept=concept, score=score, wording=wording.text, opposite=wording.opposite
                    )
        return tuple(sorted(best.values(), key=lambda c: (-c.score, c.concept.name)))

    def _score(self, label: str, wording: _Wording, statement: StatementKind) -> float:
        if key(label) == key(wording.text):
            score = _SAME_WORDS
        elif strong(label) == strong(wording.text) and len(strong(label)) > 1:
            score = _SAME_STRONG_WORDS
        else:
            score = _SIMILAR * likeness(label, wording.text)
        homes = self._statements.get(wording.concept.name, frozenset())
        if statement == StatementKind.OTHER or homes & {statement, *_KIN.get(statement, ())}:
            return score
        return score - (_ELSEWHERE if homes else _NOWHERE)


def _wordings(dts: DTS, concept: Concept) -> list[_Wording]:
    found: dict[str, _Wording] = {}
    for label in dts.labels.get(concept.name, ()):
        if label.role != LabelRole.DOCUMENTATION and label.lang.startswith("en"):
            role = LabelRole(label.role) if label.role in set(LabelRole) else LabelRole.STANDARD
            opposite = role.negates and label.text != dts.label(concept.name)
            found.setdefault(label.text, _Wording(concept, label.text, opposite))
    for other in dts.alternatives.get(concept.name, ()):
        found[other.text] = _Wording(concept, other.text, other.opposite)
    return list(found.values())


def statements_of(dts: DTS) -> dict[QName, frozenset[StatementKind]]:
    """In which kinds of statement the DTS presents each concept, by the titles of its presentation networks."""
    found: dict[QName, set[StatementKind]] = {}
    for network in dts.networks_of(Arcrole.PARENT_CHILD):
        kind = kind_of(network.role.definition)
        for name in network.concepts:
            found.setdefault(name, set()).add(kind)
    return {name: frozenset(kinds) for name, kinds in found.items()}


def kind_of(title: str) -> StatementKind:
    """The kind of statement that a network's title names."""
    plain = title.lower()
    return next((kind for kind, marks in _STATEMENTS if any(mark in plain for mark in marks)), StatementKind.OTHER)
