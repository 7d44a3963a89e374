"""One table to one statement: its rows, its columns, and the facts where they cross."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.document.table import Table
from exporter.extraction import statement_kind
from exporter.extraction.calendars import DAY
from exporter.extraction.columns import Heads, collect
from exporter.extraction.currencies import code_of, named_in
from exporter.extraction.facts import Column, ExtractedFact, Row, Settings, Statement, StatementKind
from exporter.extraction.moments import Balance, balance_of, balance_on, reconciles
from exporter.extraction.rows import Line, RowKind, classify
from exporter.extraction.scale import ScaleNote, read_scale
from exporter.extraction.separators import decimal_mark, parse
from exporter.extraction.slots import Slots, find_slots
from exporter.extraction.surroundings import Surroundings
from exporter.extraction.timing import resolve
from exporter.extraction.tokens import Token, TokenKind, tokenise
from exporter.extraction.units import UnitKind, by_heading, by_label, is_change, is_percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Header rows with the rows under them, up to the next header."""

    heads: Heads
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table laid out: its blocks, and what holds for all of them."""

    table: Table
    slots: Slots
    blocks: tuple[Block, ...]
    mark: str

    def lines(self) -> Iterator[Line]:
        """All rows but headers."""
        for block in self.blocks:
            yield from block.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How the numbers of a table are to be taken: currency, scales, and why."""

    currency: str
    money: int
    shares: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """How the rows of a block are read: its columns by slot, their places in the statement, and what a row adds."""

    periods: dict[int, Column]
    places: dict[int, int]
    percents: frozenset[int]
    balance: Balance | None
    measure: Measure
    heading: str


def lay_out(document: Document, table: Table) -> Grid | None:
    """Lay a table out; None when it holds no number."""
    tokens = tokenise(document, table)
    slots = find_slots(table, tokens)
    if not slots.count:
        return None
    lines = classify(tokens, slots)
    numbers = [t.text for row in tokens for t in row if t.kind is TokenKind.VALUE]
    return Grid(table=table, slots=slots, blocks=tuple(_blocks(lines, slots)), mark=decimal_mark(numbers))


def _blocks(lines: tuple[Line, ...], slots: Slots) -> Iterator[Block]:
    headers: list[Line] = []
    body: list[Line] = []
    for line in lines:
        if line.kind is RowKind.HEADER:
            if any(other.kind is RowKind.DATA for other in body):
                yield Block(heads=collect(tuple(headers), slots), lines=tuple(body))
                headers, body = [], []
            headers.append(line)
        elif line.kind is not RowKind.BLANK:
            body.append(line)
    yield Block(heads=collect(tuple(headers), slots), lines=tuple(body))


def read_statement(document: Document, grid: Grid, around: Surroundings, settings: Settings) -> Statement | None:
    """The statement a table holds; None when no column of it has a period."""
    title = _title(around)
    labels = [line.text for line in grid.lines()]
    kind = statement_kind.by_content(labels) or statement_kind.by_title(title) or StatementKind.OTHER
    measure = _measure(grid, around, settings)
    columns: list[Column] = []
    rows: list[Row] = []
    headings: list[Line] = []
    for block in grid.blocks:
        used = sorted({slot for line in block.lines for slot in line.slots if slot is not None})
        compared = [slot for slot in used if not is_change(block.heads.text(slot))] or used
        periods = resolve(block.heads, around.above, kind, settings, compared)
        percents = frozenset(slot for slot in periods if is_percent(block.heads.text(slot)))
        places = _place_columns(columns, periods)
        ended = False
        for line in block.lines:
            if line.kind is RowKind.SECTION:
                _enter(headings, line)
            elif line.kind is RowKind.DATA:
                balance = balance_of(line.text) or (Balance.END if ended and reconciles(line.text) else None)
                ended = ended or (balance is Balance.END and kind is StatementKind.CASH_FLOWS)
                how = _Reading(
                    periods=periods,
                    places=places,
                    percents=percents,
                    balance=balance,
                    measure=measure,
                    heading=headings[-1].text if headings else "",
                )
                rows.append(_row(document, grid, line, headings, how))
    if not columns:
        return None
    width = len(columns)
    return Statement(
        table=grid.table.index,
        kind=kind,
        title=title,
        currency=measure.currency,
        scale=measure.money,
        columns=tuple(columns),
        rows=tuple(replace(row, facts=row.facts + (None,) * (width - len(row.facts))) for row in rows),
        evidence=measure.evidence,
    )


def _title(around: Surroundings) -> str:
    """The nearest text above that names a statement, else the nearest that is no long prose."""
    short = [text for text in around.above if len(text) < 200]
    return next((text for text in short if statement_kind.by_title(text)), short[0] if short else "")


def _place_columns(columns: list[Column], periods: dict[int, Column]) -> dict[int, int]:
    """Add a block's columns to the statement's; a slot keeps its column where the period is the same."""
    places: dict[int, int] = {}
    for slot, column in sorted(periods.items()):
        same = (i for i, c in enumerate(columns) if (c.index, c.start, c.end) == (slot, column.start, column.end))
        place = next(same, None)
        if place is None:
            columns.append(column)
            place = len(columns) - 1
        places[slot] = place
    return places


def _enter(headings: list[Line], line: Line) -> None:
    """Put a section heading in its place below those that are set in less."""
    indent = line.cell.indent if line.cell else 0
    while headings and headings[-1].cell is not None and headings[-1].cell.indent >= indent:
        headings.pop()
    headings.append(line)


def _measure(grid: Grid, around: Surroundings, settings: Settings) -> Measure:
    heads = grid.blocks[0].heads
    texts = [heads.label, *(heads.text(slot) for slot in range(grid.slots.count)), *around.above]
    notes = [(text, note) for text in texts if (note := read_scale(text)).says_something]
    scale = next((note for _, note in notes if note.money is not None), ScaleNote())
    shares = next((note.shares for _, note in notes if note.shares is not None), scale.money or 0)
    currency, why = _currency(grid, texts, around, settings)
    return Measure(currency=currency, money=scale.money or 0, shares=shares, evidence=(why,))


def _currency(grid: Grid, texts: list[str], around: Surroundings, settings: Settings) -> tuple[str, str]:
    printed = [code for line in grid.lines() for t in line.others if (code := code_of(t.currency))]
    if printed:
        return printed[0], "currency: printed with the numbers"
    for text in texts:
        if names := named_in(text):
            return names[0], "currency: text of or above the table"
    if around.currency:
        return around.currency, "currency: stated in the document"
    if settings.currency:
        return settings.currency, "currency: given"
    return "USD", "currency: assumed"


def _row(
    document: Document,
    grid: Grid,
    line: Line,
    headings: list[Line],
    how: _Reading,
) -> Row:
    texts = tuple(heading.text.rstrip(":") for heading in headings)
    unit = _unit(grid, line, texts)
    facts: list[ExtractedFact | None] = [None] * (max(how.places.values(), default=-1) + 1)
    for token, slot in zip(line.others, line.slots, strict=True):
        if token.is_number and slot is not None and slot in how.periods:
            facts[how.places[slot]] = _fact(grid, line, token, slot, unit, how)
    cell = line.cell
    label_span = Span(document.trim(cell.span).start, document.trim(line.label[-1].cell.span).end) if cell else None
    name = _unit_name(unit, how.measure.currency)
    return Row(
        index=line.index,
        label=line.text,
        label_span=label_span,
        headings=texts,
        unit=name,
        facts=tuple(facts),
        indent=cell.indent if cell else 0,
        bold=bool(cell and cell.bold),
    )


def _unit(grid: Grid, line: Line, headings: tuple[str, ...]) -> UnitKind:
    unit = by_label(line.text)
    if unit is None and headings:
        unit = by_heading(headings[-1])
        if unit is UnitKind.PER_SHARE and _is_whole(grid, line):
            unit = None
    if unit is UnitKind.SHARES and any(token.currency for token in line.others):
        unit = None
    if unit is None and _is_fractional(grid, line):
        unit = UnitKind.PER_SHARE
    return unit or UnitKind.MONEY


def _is_whole(grid: Grid, line: Line) -> bool:
    """Whether a row prints whole numbers only."""
    values = [t for t in line.others if t.kind is TokenKind.VALUE]
    return bool(values) and all(parse(t.text, grid.mark)[1] == 0 for t in values)


def _is_fractional(grid: Grid, line: Line) -> bool:
    """Whether a row prints two decimals while most of the table prints none."""
    own = [parse(t.text, grid.mark)[1] for t in line.others if t.kind is TokenKind.VALUE and not t.percent]
    if not own or min(own) < 2:
        return False
    rows = [
        max(decimals)
        for other in grid.lines()
        if (decimals := [parse(t.text, grid.mark)[1] for t in other.others if t.kind is TokenKind.VALUE])
    ]
    return sum(n == 0 for n in rows) * 2 > len(rows)


def _unit_name(unit: UnitKind, currency: str) -> str:
    return {
        UnitKind.MONEY: currency,
        UnitKind.PER_SHARE: f"{currency}/shares",
        UnitKind.SHARES: "shares",
        UnitKind.PERCENT: "pure",
    }[unit]


def _fact(grid: Grid, line: Line, token: Token, slot: int, unit: UnitKind, how: _Reading) -> ExtractedFact:
    if token.percent or slot in how.percents:
        unit = UnitKind.PERCENT
    scale = _scale(line, unit, how)
    value, places = (Decimal(0), 0) if token.kind is TokenKind.DASH else parse(token.text, grid.mark)
    column = how.periods[slot]
    start, end = _dates(line.text, column, how.balance)
    return ExtractedFact(
        table=grid.table.index,
        row=token.row,
        column=slot,
        span=token.span,
        text=token.text,
        printed=-value if token.negative else value,
        scale=scale,
        start=start,
        end=end,
        unit=_unit_name(unit, code_of(token.currency) or how.measure.currency),
        decimals=places - scale,
        evidence=column.evidence,
    )


def _scale(line: Line, unit: UnitKind, how: _Reading) -> int:
    """The scale of a row: its own note's, then its heading's, then the table's."""
    if unit is UnitKind.PERCENT:
        return -2
    if unit is UnitKind.PER_SHARE:
        return 0
    for text in (line.text, how.heading):
        note = read_scale(text)
        own = note.money if note.money is not None else note.shares
        if own is not None:
            return own
    return how.measure.shares if unit is UnitKind.SHARES else how.measure.money


def _dates(label: str, column: Column, balance: Balance | None) -> tuple[date | None, date]:
    if column.start is not None:
        balance = balance_on(label, column.start, column.end) or balance
        if balance is Balance.BEGINNING:
            return None, column.start - DAY
    return (None if balance else column.start), column.end
