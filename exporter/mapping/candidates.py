"""Candidates: the concepts of a DTS that a row's wording could mean, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporter.dts.concept import Concept, ItemKind, PeriodType
from exporter.dts.dts import DTS, Wording
from exporter.dts.network import Arcrole
from exporter.dts.wording import key, likeness, strong
from exporter.extraction.facts import StatementKind
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


class Index:
    """The wordings of a DTS, held against labels; `lang` is the language of the labels."""

    def __init__(self, dts: DTS, lang: str = "en") -> None:
        self._dts = dts
        self._lang = lang
        self._homes: dict[QName, frozenset[StatementKind]] = {}

    def candidates(
        self, labels: Iterable[str], *, kinds: frozenset[ItemKind], period_type: PeriodType, statement: StatementKind
    ) -> tuple[Candidate, ...]:
        """The concepts of a fitting kind and period type, best first, each once.

        `labels` are the ways to read the row: its own label, and that with its heading in front.
        """
        best: dict[QName, Candidate] = {}
        for label in labels:
            for wording in self._dts.like(key(label), kinds=kinds, period_type=period_type, lang=self._lang):
                name = wording.concept.name
                score = self._score(label, wording, statement)
                if score >= _LEAST and (name not in best or score > best[name].score):
                    best[name] = Candidate(
                        concept=wording.concept, score=score, wording=wording.text, opposite=wording.opposite
                    )
        return tuple(sorted(best.values(), key=lambda c: (-c.score, c.concept.name)))

    def _score(self, label: str, wording: Wording, statement: StatementKind) -> float:
        if key(label) == key(wording.text):
            score = _SAME_WORDS
        elif strong(label) == strong(wording.text) and len(strong(label)) > 1:
            score = _SAME_STRONG_WORDS
        else:
            score = _SIMILAR * likeness(label, wording.text)
        if score < _LEAST:
            return score
        homes = self._homes_of(wording.concept.name)
        if statement == StatementKind.OTHER or homes & {statement, *_KIN.get(statement, ())}:
            return score
        return score - (_ELSEWHERE if homes else _NOWHERE)

    def _homes_of(self, name: QName) -> frozenset[StatementKind]:
        """In which kinds of statement the DTS presents a concept, by the titles of its presentation networks."""
        if name not in self._homes:
            titles = {role.definition for role, _ in self._dts.arcs_to(Arcrole.PARENT_CHILD, name)}
            self._homes[name] = frozenset(map(kind_of, titles))
        return self._homes[name]


def kind_of(title: str) -> StatementKind:
    """The kind of statement that a network's title names."""
    plain = title.lower()
    return next((kind for kind, marks in _STATEMENTS if any(mark in plain for mark in marks)), StatementKind.OTHER)
