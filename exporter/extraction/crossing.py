"""Where rows and columns cross: the facts of one row, each with its unit, scale, sign and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.extraction.calendars import DAY
from exporter.extraction.currencies import code_of
from exporter.extraction.facts import Column, ExtractedFact, Row
from exporter.extraction.layout import Layout
from exporter.extraction.measure import Measure
from exporter.extraction.moments import Balance, balance_on
from exporter.extraction.rows import Line
from exporter.extraction.scale import read_scale
from exporter.extraction.separators import parse
from exporter.extraction.tokens import Token, TokenKind
from exporter.extraction.units import UnitKind, by_heading, by_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """What is known when a row is read: the columns by slot, their places in the statement, the headings above the row.

    `balance` says that the row states what there was at the beginning or the end of its columns' periods; `only_money`
    that the columns hold nothing else, whatever a row is called.
    """

    layout: Layout
    measure: Measure
    columns: dict[int, Column]
    places: dict[int, int]
    percents: frozenset[int]
    headings: tuple[str, ...]
    balance: Balance | None
    only_money: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """How a row's numbers are to be taken, and why. `scale` is None where nothing that is printed says it."""

    unit: UnitKind
    scale: int | None
    evidence: tuple[str, ...]


_PERCENT = _How(unit=UnitKind.PERCENT, scale=-2, evidence=("unit: per cent",))


def read_row(document: Document, line: Line, crossing: Crossing) -> Row:
    """The row of a data line, with a fact for each of its numbers that stands in a column with a period."""
    unit, why = (UnitKind.MONEY, "") if crossing.only_money else _unit(line, crossing)
    scale, because = _scale(line, unit, crossing)
    how = _How(unit=unit, scale=scale, evidence=(why, because))
    facts: list[ExtractedFact | None] = [None] * (max(crossing.places.values(), default=-1) + 1)
    for token, slot in zip(line.others, line.slots, strict=True):
        if token.is_number and slot is not None and slot in crossing.columns:
            facts[crossing.places[slot]] = _fact(line, token, slot, how, crossing)
    cell = line.cell
    return Row(
        index=line.index,
        label=line.text,
        label_span=_label_span(document, line),
        headings=crossing.headings,
        unit=_unit_name(unit, crossing.measure.currency),
        facts=tuple(facts),
        indent=cell.indent if cell else 0,
        bold=bool(cell and cell.bold),
    )


def _label_span(document: Document, line: Line) -> Span | None:
    if not line.label:
        return None
    return Span(document.trim(line.label[0].cell.span).start, document.trim(line.label[-1].cell.span).end)


def _unit(line: Line, crossing: Crossing) -> tuple[UnitKind, str]:
    """What a row counts, and why: by its label, by the heading above it, by its decimals."""
    unit, why = by_label(line.text), "unit: label"
    if unit is None and crossing.headings:
        unit, why = by_heading(crossing.headings[-1]), "unit: heading"
        if unit is UnitKind.PER_SHARE and _prints_whole(line, crossing):
            unit = None
    if unit is UnitKind.SHARES and any(token.currency for token in line.others):
        unit = None
    if unit is None and _stands_out_by_decimals(line, crossing):
        unit, why = UnitKind.PER_SHARE, "unit: decimals among whole numbers"
    return (unit, why) if unit else (UnitKind.MONEY, "")


def _values(line: Line, percents: frozenset[int]) -> list[Token]:
    """The values of a row that are no percentages."""
    return [
        token
        for token, slot in zip(line.others, line.slots, strict=True)
        if token.kind is TokenKind.VALUE and not token.percent and slot not in percents
    ]


def _prints_whole(line: Line, crossing: Crossing) -> bool:
    """Whether a row prints whole numbers only."""
    values = _values(line, crossing.percents)
    return bool(values) and all(crossing.layout.decimals(token) == 0 for token in values)


def _stands_out_by_decimals(line: Line, crossing: Crossing) -> bool:
    """Whether a row prints two decimals or more while most rows of its table print fewer."""
    own = [crossing.layout.decimals(token) for token in _values(line, crossing.percents)]
    return bool(own) and min(own) >= 2 and not crossing.layout.prints_cents


def _unit_name(unit: UnitKind, currency: str) -> str:
    names = {UnitKind.PER_SHARE: f"{currency}/shares", UnitKind.SHARES: "shares", UnitKind.PERCENT: "pure"}
    return names.get(unit, currency)


def _fact(line: Line, token: Token, slot: int, how: _How, crossing: Crossing) -> ExtractedFact:
    if token.percent or slot in crossing.percents:
        how = _PERCENT
    value, places = (Decimal(0), 0) if token.kind is TokenKind.DASH else parse(token.text, crossing.layout.mark)
    column = crossing.columns[slot]
    scale, divided = _with_format(how.scale, token.cell.scale)
    sign = "sign: number format shows it by colour" if token.cell.negative else ""
    start, end, when = _dates(line.text, column, crossing.balance)
    return ExtractedFact(
        table=crossing.layout.table.index,
        row=token.row,
        column=slot,
        span=token.span,
        text=token.text,
        printed=-value if token.negative else value,
        scale=scale,
        start=start,
        end=end,
        unit=_unit_name(how.unit, code_of(token.currency) or crossing.measure.currency),
        decimals=places - scale,
        evidence=tuple(
            filter(None, (*column.evidence, when, *how.evidence, *crossing.measure.evidence, divided, sign))
        ),
        percent=how is _PERCENT,
    )


def _with_format(said: int | None, divided: int) -> tuple[int, str]:
    """The scale of a number whose format divides it before it is printed, and what that rests on.

    Words speak of what is printed: where they name thousands, that holds, and the format only shows how the printed
    figure came about. Where they name none ("in dollars"), the format is all there is.
    """
    if not divided:
        return said or 0, ""
    if not said:
        return divided, f"scale: number format divides by {10**divided:,}"
    if said == divided:
        return said, "scale: number format says the same"
    return said, f"scale: in words, although the number format divides by {10**divided:,}"


def _scale(line: Line, unit: UnitKind, crossing: Crossing) -> tuple[int | None, str]:
    """The scale of a row in words: that of a note of its own, of the heading above it, of the table."""
    if unit is UnitKind.PER_SHARE:
        return None, ""
    for text, why in (
        (line.text, "scale: label"),
        (crossing.headings[-1] if crossing.headings else "", "scale: heading"),
    ):
        note = read_scale(text)
        own = note.money if note.money is not None else note.shares
        if own is not None:
            return own, why
    return (crossing.measure.shares if unit is UnitKind.SHARES else crossing.measure.money), ""


def _dates(label: str, column: Column, balance: Balance | None) -> tuple[date | None, date, str]:
    """The dates of a fact: its column's, or the moment before or at the end of it where the row states a balance."""
    if column.start is None:
        return None, column.end, ""
    balance = balance_on(label, column.start, column.end) or balance
    if balance is Balance.BEGINNING:
        return None, column.start - DAY, "moment: label, beginning of the period"
    if balance is Balance.END:
        return None, column.end, "moment: label, end of the period"
    return column.start, column.end, ""
