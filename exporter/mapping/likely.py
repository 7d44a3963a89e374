"""What rows may mean by what other filers called theirs: ranking, asked in mapping's terms, loaded when first asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from exporter.dts.builtin import builtin
from exporter.dts.concept import Concept, PeriodType
from exporter.dts.dts import DTS
from exporter.dts.wording import key, spaced
from exporter.extraction.facts import Statement, StatementKind
from exporter.mapping.crosswalk import US_GAAP, Crosswalk
from exporter.mapping.rows import label_of, period_type_of
from exporter.qname import QName

if TYPE_CHECKING:
    from exporter.mapping.ranking.knowledge import Knowledge
    from exporter.mapping.ranking.rows import Row as RankedRow
    from exporter.mapping.ranking.suggestions import Suggesting, Suggestion

_LANGUAGE = "en"
_SENSES = frozenset(("basic", "diluted"))
_SPREAD, _AT_ONCE = frozenset({"accretion", "amortization", "depreciation"}), frozenset({"gain", "loss"})
_STATEMENTS = {
    StatementKind.INCOME: "IS",
    StatementKind.COMPREHENSIVE_INCOME: "CI",
    StatementKind.POSITION: "BS",
    StatementKind.CASH_FLOWS: "CF",
    StatementKind.EQUITY: "EQ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """What one row may mean: concepts with the chance of each, 0 to 1, best first; and `own`, that it needs a new one.

    `own` is 0 unless that is worth saying. `reasons` speak for the first concept.
    """

    concepts: tuple[tuple[Concept, float], ...]
    own: float
    reasons: tuple[str, ...]

    def renamed(self, name: Callable[[Concept], Concept]) -> Likely:
        """The same in other concepts; what becomes one has the chances of both."""
        found: dict[Concept, float] = {}
        for concept, chance in self.concepts:
            meant = name(concept)
            found[meant] = min(found.get(meant, 0.0) + chance, 1.0)
        return replace(self, concepts=tuple(sorted(found.items(), key=lambda one: -one[1])))


class Ranking:
    """What is known of other filers' rows, for one DTS; making one costs nothing.

    `knowledge` gives another knowledge than the one that ships. `direct` says that the DTS has the very names that
    other filers used, so that their practice counts without being translated.
    """

    def __init__(self, dts: DTS, lang: str = _LANGUAGE, knowledge: Callable[[], Knowledge] | None = None) -> None:
        self._dts = dts
        self._knowledge = knowledge
        self._namespaces = {prefix: namespace for namespace, prefix in dts.prefixes}
        self.direct = US_GAAP in self._namespaces
        known = self.direct or dts is builtin() or Crosswalk(builtin(), dts).leads_somewhere
        self._speaks = known and lang.partition("-")[0] == _LANGUAGE

    def of(self, statements: Sequence[Statement]) -> list[dict[int, Likely]]:
        """What the rows of a document's statements may mean, by their index, for each statement.

        All of a document is weighed together. Nothing for a DTS or a language that other filers' practice says nothing
        of.
        """
        if not self._speaks:
            return [{} for _ in statements]
        asked = [
            _asked(at, row, statement) for at, statement in enumerate(statements) for row in range(len(statement.rows))
        ]
        said = iter(self._suggesting.suggest(asked, signed=False) if asked else ())
        return [{row.index: self._likely(label_of(row), next(said)) for row in one.rows} for one in statements]

    @cached_property
    def _suggesting(self) -> Suggesting:
        from exporter.mapping.ranking.knowledge import known
        from exporter.mapping.ranking.suggestions import Suggesting

        return Suggesting((self._knowledge or known)(), self._dts)

    def _likely(self, label: str, suggestion: Suggestion) -> Likely:
        said = zip(suggestion.ranked, suggestion.chances, strict=True)
        found = [(self._concept(name), chance) for name, chance in said]
        fitting = ((concept, chance) for concept, chance in found if concept is not None)
        return Likely(
            concepts=tuple((concept, chance) for concept, chance in fitting if not _at_odds(label, concept)),
            own=next((chance for concept, chance in found if concept is None), 0.0),
            reasons=suggestion.reasons,
        )

    def _concept(self, name: str) -> Concept | None:
        """The concept of a prefixed name; None for what is said where no concept will do."""
        prefix, colon, local = name.partition(":")
        return self._dts.concept(QName(self._namespaces.get(prefix, ""), local)) if colon else None


def _at_odds(label: str, concept: Concept) -> bool:
    """Whether a label says basic, diluted or both, and the concept's name something else of these.

    Or whether it says that something is spread over time, and the name begins with a gain or loss, made at once.
    """
    words, name = key(label), key(spaced(concept.name.local))
    said, meant = words & _SENSES, name & _SENSES
    spread = bool(words & _SPREAD) and not words & _AT_ONCE
    return (bool(said) and bool(meant) and said != meant) or (spread and concept.name.local.startswith("Gain"))


class Asked:
    """A ranking that is asked about all statements of a document when the first of them needs it."""

    def __init__(self, ranking: Ranking, statements: Sequence[Statement]) -> None:
        self._ranking, self._statements = ranking, statements
        self.direct = ranking.direct

    def about(self, statement: Statement) -> dict[int, Likely]:
        """What the rows of a statement may mean, by their index."""
        at = next(number for number, one in enumerate(self._statements) if one is statement)
        return self._said[at]

    @cached_property
    def _said(self) -> list[dict[int, Likely]]:
        return self._ranking.of(self._statements)


def _asked(at: int, number: int, statement: Statement) -> RankedRow:
    """A row of the statement at that place, as ranking is to see it: with the rows about it."""
    from exporter.mapping.ranking.rows import Row as RankedRow

    rows, row = statement.rows, statement.rows[number]
    printed = [fact.printed for fact in row.facts if fact is not None]
    negatives = sum(value < 0 for value in printed)
    instant = period_type_of(row) == PeriodType.INSTANT
    return RankedRow(
        id=f"{at} {row.index}",
        label=label_of(row),
        statement=_STATEMENTS.get(statement.kind, "BS" if instant else "IS"),
        section=row.section,
        headings=row.headings,
        previous=label_of(rows[number - 1]) if number else "",
        following=label_of(rows[number + 1]) if number + 1 < len(rows) else "",
        unit="perShare" if row.unit.endswith("/shares") else row.unit if row.unit in ("shares", "pure") else "monetary",
        instant=instant,
        negatives=negatives,
        positives=len(printed) - negatives,
        place=number,
        of=len(rows),
        group=str(at),
        figures=tuple(
            (fact.start.isoformat() if fact.start else "", fact.end.isoformat(), fact.unit, fact.value)
            for fact in row.facts
            if fact is not None and fact.printed
        ),
    )
