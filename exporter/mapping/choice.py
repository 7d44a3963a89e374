"""The records of choosing: what was decided for a row beforehand, and what it gets."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.dts.concept import Concept, ItemKind, PeriodType
from exporter.extraction.facts import Row
from exporter.mapping.memory import Recalled
from exporter.mapping.options import Option, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What one row gets. Without a concept it needs one of its own, of `kind`; `skipped` rows get none at all.

    `alternatives` are what else it may be given, best first.
    """

    row: Row
    kind: ItemKind
    period_type: PeriodType
    concept: Concept | None
    opposite: bool
    decided: bool
    reason: str
    confidence: float
    outcome: Outcome = Outcome.TAG
    alternatives: tuple[Option, ...] = ()
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

    `recalled` is the line of a former filing that the row goes back to; without `person` that alone says so. `wider` is
    what a concept of the filer's own is a part of.
    """

    concept: Concept | None = None
    skip: bool = False
    recalled: Recalled | None = None
    person: bool = True
    wider: Concept | None = None
