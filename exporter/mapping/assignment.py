"""Which concept each row of a statement gets: what a person decided, else the best that fits, else one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from exporter.arithmetic.sums import Sum
from exporter.dts.concept import Concept
from exporter.dts.dts import DTS
from exporter.dts.wording import essence, key, words
from exporter.extraction.facts import ExtractedFact, Row, Statement
from exporter.mapping.balances import may_stand_twice, together
from exporter.mapping.candidates import Candidate, Index
from exporter.mapping.choice import Choice, Decided
from exporter.mapping.likely import Asked, Likely
from exporter.mapping.options import (
    ASK_FROM,
    ASK_IN_TRANSLATION_FROM,
    SAME_WORDING,
    Option,
    options,
    outcome_of,
    rest,
)
from exporter.mapping.own import own
from exporter.mapping.prior import weighed
from exporter.mapping.rows import kind_of_unit, kinds_of, label_of, period_type_of
from exporter.qname import QName

# Words that name nothing without the heading above them.
_GENERIC = frozenset("other net total".split())
_BALANCE = frozenset(("balance",))
# What a heading says its rows are, which they leave out: “Selling” under “Operating expenses”.
_NOUNS = frozenset("expense cost revenue income".split())
# What is left of a row's chances once likelier concepts are ruled out: never taken for less, nor for more than even.
_LEAST_LEFT, _EVEN = 0.25, 0.5

Stated = dict[tuple[QName, date | None, date, str], Decimal]
"""What is stated already, as printed, by concept, period and unit: no row may say otherwise of the same."""


def assign(
    statement: Statement,
    rows: Iterable[Row],
    index: Index,
    dts: DTS,
    decided: Mapping[int, Decided],
    stated: Stated,
    sums: Sequence[Sum] = (),
    asked: Asked | None = None,
) -> tuple[Choice, ...]:
    """Choose for all rows of a statement at once: decisions first, then the surest row first.

    No concept is given twice, but for what a statement of flows shows at its beginning and at its end. `decided` is
    keyed by row index. `stated` is what other statements of the report say, and is added to. `sums` are the
    statement's own. `asked` knows other filers' practice and is left alone if everything is decided; without it
    wordings are all there is to go by.
    """
    assigning = _Assigning(statement, tuple(rows), index, dts, stated, sums, asked)
    assigning.decide(decided)
    assigning.offer()
    assigning.pick()
    return assigning.choices()


class _Assigning:
    """The rows of a statement, what each may be given, and what was given so far: a step a method, in their order."""

    def __init__(
        self,
        statement: Statement,
        rows: Sequence[Row],
        index: Index,
        dts: DTS,
        stated: Stated,
        sums: Sequence[Sum],
        asked: Asked | None,
    ) -> None:
        self._statement, self._rows = statement, rows
        self._index, self._dts = index, dts
        self._stated, self._sums = stated, sums
        self._asked = asked
        self._translated = asked is not None and not asked.direct
        self._wordings = weighed({row.index: _wordings(row, statement, index) for row in rows}, sums, dts)
        self._likely: Mapping[int, Likely] = {}
        self._options: Mapping[int, tuple[Option, ...]] = {}
        self._choices: dict[int, Choice] = {}
        self._taken: set[QName] = set()

    def decide(self, decided: Mapping[int, Decided]) -> None:
        """Give rows what a person or a former filing says, unless a surer row says otherwise of the same concept."""
        for row in sorted(self._rows, key=lambda row: _certainty(decided.get(row.index))):
            decision = decided.get(row.index)
            if decision is None or (not decision.person and _is_said_otherwise(self._stated, decision, row)):
                continue
            if decision.wider is not None and _is_said(self._stated, decision.wider, row):
                decision = replace(decision, concept=decision.wider)
            self._give(_by_decision(row, decision, self._wordings[row.index], self._dts))

    def offer(self) -> None:
        """Find the options of the rows that nothing is decided for."""
        left = [row.index for row in self._rows if row.index not in self._choices]
        likely = self._asked.about(self._statement) if self._asked is not None and left else {}
        elsewhere = None
        if self._translated:
            elsewhere = partial(self._index.is_elsewhere, self._statement.kind)
            at_home = partial(self._index.at_home, self._statement.kind)
            likely = {row: said.renamed(at_home) for row, said in likely.items()}
        found = {row: options(self._wordings[row], likely.get(row), elsewhere=elsewhere) for row in left}
        self._likely = likely
        self._options = together(found, self._rows, self._statement)

    def pick(self) -> None:
        """Give rows their likeliest options, the surest first, that no other row has and none contradicts."""
        least = ASK_IN_TRANSLATION_FROM if self._translated else ASK_FROM
        rows = {row.index: row for row in self._rows}
        ruled_out = dict.fromkeys(self._options, 0.0)
        for at, option in self._by_certainty():
            if at in self._choices:
                continue
            if self._is_ruled_out(option.concept, rows[at]):
                ruled_out[at] += option.confidence
                continue
            confidence = _left(option.confidence, ruled_out[at])
            if confidence >= least:
                self._give(_chosen(rows[at], option, confidence, self._options[at], self._dts))

    def choices(self) -> tuple[Choice, ...]:
        """What each row was given, in the order of the rows; a concept of its own where that is nothing."""
        return tuple(self._choices.get(row.index) or self._own(row) for row in self._rows)

    def _give(self, choice: Choice) -> None:
        self._choices[choice.row.index] = choice
        if choice.concept is not None:
            self._taken.add(choice.concept.name)
            _state(self._stated, choice.concept, choice.row)

    def _by_certainty(self) -> list[tuple[int, Option]]:
        """The options of all rows that need no concept of their own, by row index, the surest first."""
        found = (
            (row, option)
            for row, several in self._options.items()
            if not _needs_own(several, self._wordings[row], self._likely.get(row))
            for option in several
        )
        return sorted(found, key=lambda one: (-one[1].confidence, one[0], one[1].concept.name))

    def _is_ruled_out(self, concept: Concept, row: Row) -> bool:
        """Whether another row has the concept, or states something else of it."""
        given = concept.name in self._taken and not may_stand_twice(concept, self._statement)
        return given or _contradicts(self._stated, concept, row)

    def _own(self, row: Row) -> Choice:
        at = row.index
        return own(
            row,
            self._wordings[at],
            self._options[at],
            self._likely.get(at),
            self._taken,
            self._index,
            self._statement,
            wholes=_wholes(row, self._sums, self._choices),
            translated=self._translated,
        )


def _wholes(row: Row, sums: Sequence[Sum], choices: Mapping[int, Choice]) -> frozenset[QName]:
    """The concepts of the totals that a row is added up into."""
    totals = (choices.get(found.total) for found in sums if any(part.row == row.index for part in found.contributors))
    return frozenset(choice.concept.name for choice in totals if choice is not None and choice.concept is not None)


def _needs_own(several: Sequence[Option], offers: Sequence[Candidate], likely: Likely | None) -> bool:
    """Whether a concept of the filer's own is likelier than any there is; never where one goes by the row's words."""
    worded = bool(offers) and offers[0].score >= SAME_WORDING
    return likely is not None and bool(several) and not worded and several[0].confidence < likely.own


def _left(confidence: float, ruled_out: float) -> float:
    """The chance of a concept once better ones, whose chances are `ruled_out`, cannot be.

    Never more than even: what was ruled out may be right, and the row that has it wrong.
    """
    return min(confidence / max(1 - ruled_out, _LEAST_LEFT), _EVEN) if ruled_out else confidence


def _chosen(row: Row, option: Option, confidence: float, found: tuple[Option, ...], dts: DTS) -> Choice:
    return Choice(
        row=row,
        kind=option.concept.kind,
        period_type=option.concept.period_type,
        concept=option.concept,
        opposite=_says_loss(row, dts.label(option.concept.name) or "") if option.opposite is None else option.opposite,
        decided=False,
        reason=option.reason,
        confidence=round(confidence, 2),
        outcome=outcome_of(confidence),
        alternatives=rest(found, option.concept, confidence),
    )


def _wordings(row: Row, statement: Statement, index: Index) -> tuple[Candidate, ...]:
    label = label_of(row)
    readings = list(dict.fromkeys((label, essence(label)))) if key(label) - _GENERIC else []
    if row.section and key(label) == _BALANCE:  # a balance of what the heading names
        readings.append(row.section)
    if row.section and (len(words(label)) <= 2 or row.unit in ("shares",) or row.unit.endswith("/shares")):
        readings.append(f"{row.section} {label}")
    if label and (kind := next(iter(words(row.section)[-1:]), "")) in _NOUNS and kind not in key(label):
        readings.append(f"{label} {kind}")
    return index.candidates(
        readings, kinds=kinds_of(row.unit), period_type=period_type_of(row), statement=statement.kind
    )


def _certainty(decision: Decided | None) -> float:
    """The order in which decisions count: a person's first, then the surer memory, last what is of members."""
    if decision is None or decision.recalled is None or decision.person:
        return -2.0
    return -decision.recalled.sure if decision.wider is None else 0.0


def _is_said_otherwise(stated: Stated, decision: Decided, row: Row) -> bool:
    """Whether another row, surely of the same concept, has other values for the same periods."""
    return decision.concept is not None and _contradicts(stated, decision.concept, row)


def _by_decision(row: Row, decision: Decided, offers: tuple[Candidate, ...], dts: DTS) -> Choice:
    concept, recalled = decision.concept, decision.recalled
    kept = recalled.line.kept if recalled is not None else None
    offer = next((o for o in offers if concept is not None and o.concept.name == concept.name), None)
    return Choice(
        row=row,
        kind=concept.kind if concept else kind_of_unit(row),
        period_type=period_type_of(row),
        concept=concept,
        opposite=offer.opposite if offer else concept is not None and _says_loss(row, dts.label(concept.name) or ""),
        decided=decision.person,
        reason="decided in the settings" if decision.person or recalled is None else recalled.reason,
        confidence=1.0 if decision.person or recalled is None else recalled.sure,
        wider=dts.concept(kept.wider) if kept is not None and kept.wider is not None else decision.wider,
        skipped=decision.skip,
        recalled=recalled,
    )


def _says_loss(row: Row, label: str) -> bool:
    """Whether the row speaks of a loss where its concept speaks of a profit."""
    return "loss" in key(label_of(row)) and not key(label) & {"loss"} and not key(label_of(row)) & {"profit", "income"}


def _key(concept: Concept, fact: ExtractedFact) -> tuple[QName, date | None, date, str]:
    return concept.name, fact.start, fact.end, fact.unit


def _state(stated: Stated, concept: Concept, row: Row) -> None:
    for fact in row.facts:
        if fact is not None:
            stated.setdefault(_key(concept, fact), abs(fact.value))


def _is_said(stated: Stated, concept: Concept, row: Row) -> bool:
    """Whether all that the row says is stated of the concept already: it restates the whole, and is no part of it."""
    return all(stated.get(_key(concept, fact)) == abs(fact.value) for fact in row.facts if fact is not None)


def _contradicts(stated: Stated, concept: Concept, row: Row) -> bool:
    """Whether another row has stated something else of the same concept and period."""
    return any(
        stated.get(_key(concept, fact), abs(fact.value)) != abs(fact.value) for fact in row.facts if fact is not None
    )
