"""The records of the tie-out: an amount of the prose, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exporter.dts.concept import Concept
from exporter.extraction.prose.figures import ProseAmount
from exporter.extraction.prose.titles import narrows
from exporter.mapping.mapped import MappedRow
from exporter.mapping.meaning import meaning
from exporter.oim.fact import Fact


class Fate(StrEnum):
    """What becomes of an amount in prose; the values are the trace's dispositions."""

    FACT = "fact"  # states what nothing else does
    DUPLICATE = "duplicate"  # restates a fact, consistently
    CLAIM = "claim"  # states a change that the facts bear out
    CONFLICT = "conflict"  # contradicts a fact, or a change that follows from facts
    UNMAPPED = "unmapped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """How an amount contradicts the facts: what it says and what they say, in words, and what may be the cause."""

    said: str
    stated: str
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """An amount of the prose with what became of it, and why.

    A fact or duplicate has a `fact` and its `concept`, which is the filer's own if `extension`. `of` are the facts that
    a duplicate restates, a claim follows from, or a conflict contradicts. `row` is the statement's, None where the text
    alone has the line item; `label` is what the item is called in the statement, else in the sentence.
    """

    amount: ProseAmount
    fate: Fate
    reason: str
    label: str = ""
    fact: Fact | None = None
    concept: Concept | None = None
    extension: bool = False
    row: MappedRow | None = None
    of: tuple[Fact, ...] = ()
    contradiction: Contradiction | None = None


def is_unscaled(amount: ProseAmount, scale: int) -> bool:
    """Whether an amount may leave its scale to be understood, beside statements in that power of ten."""
    return (
        scale >= 3 and amount.scale == 0 and amount.printed < 10**6 and amount.unit.isalpha() and amount.unit.isupper()
    )


def left(amount: ProseAmount, reason: str, label: str = "") -> Tied:
    """An amount that is left as it is, and why."""
    return Tied(amount=amount, fate=Fate.UNMAPPED, reason=reason, label=label)


def is_certain(amount: ProseAmount) -> bool:
    """Whether a sentence leaves no doubt of what its amount is of: only then can it contradict, or be told as new."""
    return (
        amount.period is not None
        and amount.period.stated
        and not amount.hedged
        and not amount.qualifier
        and not amount.indefinite
        and (not narrows(amount.heading) or bool(meaning(amount.heading) & meaning(amount.subject)))
    )
