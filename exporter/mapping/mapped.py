"""The records of mapping: rows with their concepts and signs, and the statements they make up."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from decimal import Decimal

from exporter.arithmetic.signs import Conflict
from exporter.arithmetic.sums import Sum
from exporter.dts.concept import Concept
from exporter.extraction.facts import ExtractedFact, Row, Statement
from exporter.mapping.memory import Kept, Recalled
from exporter.mapping.options import Option, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedRow:
    """A row and what it is tagged with.

    `negated` says that the XBRL value has the opposite sign of the print. `extension` that the concept is the filer's
    own; then `wider` is the concept of the taxonomy it is a special case of, if one was found. `decided` that a person
    chose it, `recalled` the line of a former filing that it is taken from; else `confidence` is the chance that it is
    right, `outcome` what follows from that, and `alternatives` are what else it may be, best first.
    """

    row: Row
    concept: Concept
    negated: bool
    extension: bool
    decided: bool
    reason: str
    sign_reason: str
    confidence: float
    outcome: Outcome = Outcome.TAG
    alternatives: tuple[Option, ...] = ()
    wider: Concept | None = None
    recalled: Recalled | None = None

    @property
    def kept(self) -> Kept | None:
        """The concept of the filer's own as a former filing declared it."""
        return self.recalled.line.kept if self.extension and self.recalled is not None else None

    def value(self, fact: ExtractedFact) -> Decimal:
        """The XBRL value of one of the row's facts."""
        return -fact.value if self.negated else fact.value


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedStatement:
    """A statement whose rows are mapped. `sums` and `conflicts` name rows by their index in the statement's table.

    Rows that a person left out are not among `rows`, nor sums they stand in among `sums`.
    """

    statement: Statement
    rows: tuple[MappedRow, ...]
    sums: tuple[Sum, ...]
    conflicts: tuple[Conflict, ...] = ()

    def without_sums_of(self, rows: Set[int]) -> MappedStatement:
        """The statement without the sums the rows stand in, which a report that lacks the rows cannot show to hold."""
        kept = tuple(s for s in self.sums if not rows & {s.total, *(part.row for part in s.contributors)})
        return replace(self, sums=kept)

    def row(self, index: int) -> MappedRow | None:
        """The mapped row with that index in the table."""
        return next((mapped for mapped in self.rows if mapped.row.index == index), None)
