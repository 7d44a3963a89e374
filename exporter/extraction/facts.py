"""The records of extraction: statements of rows and columns, and the facts where they cross."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from exporter.document.numeral import Span
from exporter.extraction.calendars import YearsOfWeeks
from exporter.messages import Message


class StatementKind(StrEnum):
    """The primary statements, and what is none of them."""

    INCOME = "income"
    COMPREHENSIVE_INCOME = "comprehensive-income"
    POSITION = "position"
    CASH_FLOWS = "cash-flows"
    EQUITY = "equity"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person may say that the document does not: each takes the place of a guess, never of what is printed."""

    currency: str | None = None
    period_end: date | None = None
    fiscal_year_end: tuple[int, int] | None = None  # month, day
    calendar: YearsOfWeeks | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedFact:
    """A printed value with everything the document says of it but its concept.

    `span` is the printed numeral, or the dash, and nothing around it: no currency sign, parenthesis or per cent sign.
    `printed` has the sign as printed and no scale; `value` is scaled. `start` is None for an instant; both dates are
    inclusive. `unit` is written `CAD`, `CAD/shares`, `shares` or `pure`. `evidence` says in a few words each what the
    reading rests on. `percent` says that the value is printed as a percentage.
    """

    table: int
    row: int
    column: int
    span: Span
    text: str
    printed: Decimal
    scale: int
    start: date | None
    end: date
    unit: str
    decimals: int
    evidence: tuple[str, ...] = ()
    percent: bool = False

    @property
    def value(self) -> Decimal:
        """The scaled value, with the sign as printed."""
        return self.printed.scaleb(self.scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of values: its period, in the order of the page (`index` counts value columns from 0)."""

    index: int
    start: date | None
    end: date
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of values, the `index`-th row of its table; rows of a table beside it count on from there.

    `headings` are the section headings it stands under, outermost first. `facts` has one entry for each of the
    statement's columns, None where the row is blank or what is printed is no fact.
    """

    index: int
    label: str
    label_span: Span | None
    headings: tuple[str, ...]
    unit: str
    facts: tuple[ExtractedFact | None, ...]
    indent: float = 0
    bold: bool = False

    @property
    def section(self) -> str:
        """The nearest heading, empty when there is none."""
        return self.headings[-1] if self.headings else ""


def fraction_digits(rows: Iterable[Row]) -> dict[str, int]:
    """How many digits are printed behind the point in rows of each unit, at most; negative where all end before it."""
    digits: dict[str, int] = {}
    for row in rows:
        for fact in row.facts:
            if fact is not None:
                exponent = fact.printed.as_tuple().exponent
                assert isinstance(exponent, int)
                digits[row.unit] = max(digits.get(row.unit, -exponent), -exponent)
    return digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A table read as a statement. `table` is its index in the Document."""

    table: int
    kind: StatementKind
    title: str
    currency: str
    scale: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    evidence: tuple[str, ...] = ()

    def facts(self) -> tuple[ExtractedFact, ...]:
        """All facts, row by row."""
        return tuple(fact for row in self.rows for fact in row.facts if fact is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What extraction found: statements, and what each other numeral of their tables is.

    `dispositions` are (span of a numeral, kind) for numerals in tables that are no facts: date, year, note, scale, ...
    `left_out` are (span of a numeral, reason) for numerals in tables that may be facts and are not read as such.
    """

    statements: tuple[Statement, ...]
    dispositions: tuple[tuple[Span, str], ...] = ()
    left_out: tuple[tuple[Span, str], ...] = ()
    messages: tuple[Message, ...] = field(default=())
