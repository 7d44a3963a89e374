"""Which concept each row of a statement gets: what a person decided, else the best that fits, else one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from exporter.arithmetic.sums import Sum
from exporter.dts.concept import Concept, ItemKind, PeriodType
from exporter.dts.dts import DTS
from exporter.dts.wording import essence, key, strong, words
from exporter.extraction.facts import ExtractedFact, Row, Statement
from exporter.mapping.candidates import Candidate, Index
from exporter.mapping.memory import Recalled
from exporter.mapping.prior import weighed
from exporter.qname import QName

# From here on a wording is taken for the concept's own; below, a person would want to be asked.
_SURE = 0.8
_KINDS = {
    "shares": frozenset({ItemKind.SHARES}),
    "pure": frozenset({ItemKind.PERCENT, ItemKind.PURE, ItemKind.NUMBER}),
}
# Words that name nothing without the heading above them.
_GENERIC = frozenset("other net total".split())
_BALANCE = frozenset(("balance",))
_PER_SHARE = frozenset({ItemKind.PER_SHARE})
_MONEY = frozenset({ItemKind.MONETARY})

Stated = dict[tuple[QName, date | None, date, str], Decimal]
"""What is stated already, as printed, by concept, period and unit: no row may say otherwise of the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What one row gets. Without a concept it needs one of its own, of `kind`; `skipped` rows get none at all."""

    row: Row
    kind: ItemKind
    period_type: PeriodType
    concept: Concept | None
    opposite: bool
    decided: bool
    reason: str
    confidence: float
    wider: Concept | None = None
    skipped: bool = False
    recalled: Recalled | None = None

    @property
    def settled(self) -> bool:
        """Whether a person or a former filing says so: what the figures make of it changes nothing."""
        return self.decided or self.recalled is not None

    @property
    def own(self) -> bool:
        """Whether the concept is the filer's own, kept or still to be made."""
        return self.concept is None or (self.recalled is not None and self.recalled.line.kept is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person decided for a row: a concept, or None for one of the filer's own; or to leave the row out.

    `recalled` is the line of a former filing that the row goes back to; without `person` that alone says so.
    """

    concept: Concept | None = None
    skip: bool = False
    recalled: Recalled | None = None
    person: bool = True


def label_of(row: Row) -> str:
    """What a row is called where its own label is blank: after its heading."""
    return row.label or (f"Total {row.section}" if row.section else "")


def kinds_of(unit: str) -> frozenset[ItemKind]:
    """The kinds of concept a row of that unit can be."""
    return _PER_SHARE if unit.endswith("/shares") else _KINDS.get(unit, _MONEY)


def kind_of_unit(row: Row) -> ItemKind:
    """The kind of a new concept for the row."""
    if row.unit == "pure":
        return ItemKind.PERCENT if any(f.percent for f in row.facts if f) else ItemKind.PURE
    return next(iter(kinds_of(row.unit)))


def assign(
    statement: Statement,
    rows: Iterable[Row],
    index: Index,
    dts: DTS,
    decided: Mapping[int, Decided],
    stated: Stated,
    sums: Sequence[Sum] = (),
) -> tuple[Choice, ...]:
    """Choose for all rows of a statement at once: decisions first, then the surest row first; no concept twice.

    `decided` is keyed by row index. `stated` is what other statements of the report say, and is added to. `sums` are
    the statement's own.
    """
    rows = tuple(rows)
    offers = weighed({row.index: _offers(row, statement, index) for row in rows}, sums, dts)
    choices: dict[int, Choice] = {}
    taken: set[QName] = set()
    for row in sorted(rows, key=lambda row: _certainty(decided.get(row.index))):
        decision = decided.get(row.index)
        if decision is None or (not decision.person and _is_said_otherwise(stated, decision, row)):
            continue
        choice = choices[row.index] = _by_decision(row, decision, offers[row.index], dts)
        if choice.concept is not None:
            taken.add(choice.concept.name)
            _state(stated, choice.concept, choice.row)
    order = sorted(
        (-offer.score, row.index, offer.concept.name, offer)
        for row in rows
        for offer in offers[row.index]
        if row.index not in choices and offer.score >= _SURE
    )
    for _, row_index, name, offer in order:
        row = next(r for r in rows if r.index == row_index)
        if row_index in choices or name in taken or _contradicts(stated, offer.concept, row):
            continue
        taken.add(name)
        _state(stated, offer.concept, row)
        choices[row_index] = Choice(
            row=row,
            kind=offer.concept.kind,
            period_type=offer.concept.period_type,
            concept=offer.concept,
            opposite=offer.opposite,
            decided=False,
            reason=offer.reason,
            confidence=round(min(offer.score, 1.0), 2),
        )
    return tuple(choices.get(row.index) or _own(row, offers[row.index], taken, index, statement) for row in rows)


def _offers(row: Row, statement: Statement, index: Index) -> tuple[Candidate, ...]:
    label = label_of(row)
    readings = list(dict.fromkeys((label, essence(label)))) if key(label) - _GENERIC else []
    if row.section and key(label) == _BALANCE:  # a balance of what the heading names
        readings.append(row.section)
    if row.section and (len(words(label)) <= 2 or row.unit in ("shares",) or row.unit.endswith("/shares")):
        readings.append(f"{row.section} {label}")
    return index.candidates(
        readings, kinds=kinds_of(row.unit), period_type=period_type_of(row), statement=statement.kind
    )


def period_type_of(row: Row) -> PeriodType:
    """Whether the row's values are of moments or of spans; the first one tells."""
    first = next(fact for fact in row.facts if fact is not None)
    return PeriodType.INSTANT if first.start is None else PeriodType.DURATION


def _certainty(decision: Decided | None) -> float:
    """The order in which decisions count: a person's first, then the surer memory."""
    if decision is None or decision.recalled is None:
        return -2.0
    return -2.0 if decision.person else -decision.recalled.sure


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
        wider=dts.concept(kept.wider) if kept is not None and kept.wider is not None else None,
        skipped=decision.skip,
        recalled=recalled,
    )


def _says_loss(row: Row, label: str) -> bool:
    """Whether the row speaks of a loss where its concept speaks of a profit."""
    return "loss" in key(label_of(row)) and not key(label) & {"loss"} and not key(label_of(row)) & {"profit", "income"}


def _own(row: Row, offers: tuple[Candidate, ...], taken: set[QName], index: Index, statement: Statement) -> Choice:
    wider = next((o.concept for o in offers if _is_wider(o, row)), None)
    if wider is None:
        wider = index.wider(label_of(row), kinds_of(row.unit), period_type_of(row), statement.kind)
    best = offers[0] if offers else None
    if best is None:
        why = "no concept of the taxonomy has a wording like it"
    elif best.concept.name in taken and best.score >= _SURE:
        why = f"{best.concept.name.local} fits, but another row has it or says otherwise"
    else:
        why = f"the nearest wording is “{best.wording}”, which says something else"
    if wider is not None:
        why += f"; {wider.name.local} is wider"
    return Choice(
        row=row,
        kind=kind_of_unit(row),
        period_type=period_type_of(row),
        concept=None,
        opposite=False,
        decided=False,
        reason=why,
        confidence=round(1 - best.score, 2) if best else 1.0,
        wider=wider,
    )


def as_own(choice: Choice, dts: DTS) -> Choice:
    """The row on a concept of its own, under the one that its wording named."""
    assert choice.concept is not None
    label = dts.label(choice.concept.name) or choice.concept.name.local
    return replace(
        choice,
        concept=None,
        opposite=False,
        wider=choice.concept,
        confidence=0.5,
        reason=f"the sum it stands in contradicts {choice.concept.name.local} (“{label}”)",
    )


def _is_wider(offer: Candidate, row: Row) -> bool:
    """Whether all that the concept's wording says is said by the row, which says more."""
    return strong(offer.wording) <= key(label_of(row)) and key(offer.wording) <= key(label_of(row)) | {
        "expense",
        "cost",
    }


def _key(concept: Concept, fact: ExtractedFact) -> tuple[QName, date | None, date, str]:
    return concept.name, fact.start, fact.end, fact.unit


def _state(stated: Stated, concept: Concept, row: Row) -> None:
    for fact in row.facts:
        if fact is not None:
            stated.setdefault(_key(concept, fact), abs(fact.value))


def _contradicts(stated: Stated, concept: Concept, row: Row) -> bool:
    """Whether another row has stated something else of the same concept and period."""
    return any(
        stated.get(_key(concept, fact), abs(fact.value)) != abs(fact.value) for fact in row.facts if fact is not None
    )
