"""The records of memory: the rows of a former filing with what they were tagged with, and what became of them anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from exporter.dts.concept import Balance, Concept, ItemKind, PeriodType
from exporter.extraction.facts import StatementKind
from exporter.messages import Place
from exporter.oim.aspects import Entity
from exporter.qname import QName


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A concept of the filer's own as the former filing declared it, to be declared again under the same name.

    `wider` is the concept of the DTS at hand that it was anchored to, if it was.
    """

    local: str
    label: str
    kind: ItemKind
    period_type: PeriodType
    balance: Balance | None = None
    documentation: str = ""
    wider: QName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value of the former filing, with its XBRL sign; both dates are inclusive, `start` None for a moment.

    `decimals` is None for exact.
    """

    start: date | None
    end: date
    value: Decimal
    decimals: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the former filing.

    `name` is what its concept was called there. What takes its place is `concept` in the DTS at hand, or `kept` for one
    of the filer's own; with neither it cannot be tagged so again. `labels` are the ways it was named, as printed first.
    `statement` is None where any will do. `table` tells statements apart, `order` its place there. `unit` is written as
    an ExtractedFact's. `negated` says that its values were printed with the opposite sign, None where nothing shows the
    print. `members` name what its values were of beside the concept. `decided` says that a person chose the concept,
    `skipped` that one left the row untagged.
    """

    name: str
    concept: Concept | None
    kept: Kept | None
    labels: tuple[str, ...]
    statement: StatementKind | None
    table: int
    order: int
    section: str = ""
    unit: str | None = None
    instant: bool | None = None
    figures: tuple[Figure, ...] = ()
    negated: bool | None = None
    members: tuple[str, ...] = ()
    decided: bool = False
    skipped: bool = False
    place: Place | None = None

    @property
    def label(self) -> str:
        """What the row is called first of all."""
        return self.labels[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """A former filing. `name` is what the user called it, `end` the last day it reports on.

    Of the entity there may be nothing known.
    """

    name: str
    end: date | None
    entity: Entity | None
    entity_name: str | None
    lines: tuple[Line, ...]

    @property
    def called(self) -> str:
        """The filing as reasons and messages name it."""
        return f"{self.name} ({self.end})" if self.end else self.name


NOTHING = Memory(name="", end=None, entity=None, entity_name=None, lines=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """The line of memory that a row goes back to, and why.

    `same` says that the row is worded as it was, `sure` how sure that is, 0 to 1. `negate` says whether the XBRL value
    has the opposite sign of the print: told by figures that both filings have, else by how the former one printed it.
    `turned` says that all figures are printed with the opposite sign of all former ones.
    """

    line: Line
    reason: str
    sure: float
    same: bool
    negate: bool | None = None
    by_figures: bool = False
    turned: bool = False
