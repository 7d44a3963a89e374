"""Rows that get a concept of the filer's own: why, under which wider one, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporter.dts.dts import DTS
from exporter.dts.wording import key, strong
from exporter.extraction.facts import Row, Statement
from exporter.mapping.candidates import Candidate, Index
from exporter.mapping.choice import Choice
from exporter.mapping.likely import Likely
from exporter.mapping.options import ASK_FROM, Option, Outcome, rest
from exporter.mapping.rows import kind_of_unit, kinds_of, label_of, period_type_of
from exporter.qname import QName

# How many of the rows that nothing seems to fit need a concept of their own; the others have one that is hard to find,
# oftener in a taxonomy of many concepts than in those that other filers' names are translated into.
_NOWHERE, _NOWHERE_IN_TRANSLATION = 0.5, 0.85
# How likely the concept of its total must be for a row, and among how many, for it to be a part of that.
_LIKE_ITS_WHOLE, _MOST_LIKELY = 0.1, 3


def own(
    row: Row,
    offers: tuple[Candidate, ...],
    found: tuple[Option, ...],
    likely: Likely | None,
    taken: set[QName],
    index: Index,
    statement: Statement,
    *,
    wholes: frozenset[QName],
    translated: bool,
) -> Choice:
    """The row on a concept of its own, since none that it may mean is given to it: all are `taken` or too unlikely.

    `offers` are the wordings it is like and `found` what else it may be, best first; `wholes` the concepts of totals
    that it is added up into. One that is likeliest to have the concept of its total is a part of that for a member of
    its own, which is said and left to a person. `translated` says that other filers' names are not the taxonomy's.
    """
    wider = next((o.concept for o in offers if _is_wider(o, row)), None)
    if wider is None:
        wider = index.wider(label_of(row), kinds_of(row.unit), period_type_of(row), statement.kind)
    why = "; ".join(_why_own(offers, found, likely, taken, wholes))
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
        confidence=_certainty_of_own(offers, found, likely, translated=translated),
        outcome=Outcome.EXTEND,
        alternatives=rest(found, None),
        wider=wider,
    )


def _why_own(
    offers: Sequence[Candidate],
    found: Sequence[Option],
    likely: Likely | None,
    taken: set[QName],
    wholes: frozenset[QName],
) -> Iterator[str]:
    """Why none of the concepts that a row may mean is given to it."""
    best = found[0] if found else None
    whole = next((option for option in found[:_MOST_LIKELY] if option.concept.name in wholes), None)
    if whole is not None and whole.confidence >= _LIKE_ITS_WHOLE:
        yield f"looks like {whole.concept.name.local}, as its total is, for a member that a dimension would name"
    elif best is not None and best.concept.name in taken and best.confidence >= ASK_FROM:
        yield f"{best.concept.name.local} fits, but another row has it or says otherwise"
    elif likely is not None and likely.own:
        yield f"{100 * likely.own:.0f} in 100 rows like it have a concept of their filer's own"
    elif best is not None:
        chance = f"{100 * best.confidence:.0f} in 100"
        yield f"no concept is likely enough: {best.concept.name.local}, the likeliest, {chance}"
    elif offers:
        yield f"the nearest wording is “{offers[0].wording}”, which says something else"
    else:
        yield "no concept of the taxonomy has a wording like it"


def _certainty_of_own(
    offers: Sequence[Candidate], found: Sequence[Option], likely: Likely | None, *, translated: bool
) -> float:
    """The chance that a row needs a concept of its own; by wordings alone, how far they are from its label."""
    if likely is None:
        return round(1 - min(offers[0].score, 1.0), 2) if offers else 1.0
    if likely.own:
        return round(likely.own, 2)
    left = 1 - max((option.confidence for option in found), default=0.0)
    return round(left * (_NOWHERE_IN_TRANSLATION if translated else _NOWHERE), 2)


def _is_wider(offer: Candidate, row: Row) -> bool:
    """Whether all that the concept's wording says is said by the row, which says more."""
    return strong(offer.wording) <= key(label_of(row)) and key(offer.wording) <= key(label_of(row)) | {
        "expense",
        "cost",
    }


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
        outcome=Outcome.EXTEND,
        alternatives=(
            Option(concept=choice.concept, confidence=choice.confidence, reason=choice.reason),
            *choice.alternatives,
        ),
        reason=f"the sum it stands in contradicts {choice.concept.name.local} (“{label}”)",
    )
