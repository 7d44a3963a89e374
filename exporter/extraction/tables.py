"""One table to one statement, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from exporter.document.document import Document
from exporter.extraction import statement_kind
from exporter.extraction.components import gathered, has_components, part
from exporter.extraction.crossing import Crossing, read_row
from exporter.extraction.facts import Column, Row, Settings, Statement, StatementKind
from exporter.extraction.headings import Headings
from exporter.extraction.layout import Block, Layout
from exporter.extraction.measure import Measure, measure
from exporter.extraction.moments import Balance, balance_of, is_component, reconciles, totals_equity
from exporter.extraction.rows import RowKind
from exporter.extraction.surroundings import Surroundings
from exporter.extraction.timing import resolve
from exporter.extraction.tokens import TokenKind


class Refusal(StrEnum):
    """Why a table that speaks of money is no statement; each is a message code behind `table.`."""

    NO_PERIODS = "no-periods"
    TWO_CURRENCIES = "two-currencies"
    CONTRADICTORY_SCALE = "contradictory-scale"
    SAME_PERIOD = "same-period"
    COMPONENTS = "components"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of a table: its statement, or a refusal, or neither when it says nothing financial.

    `periods` are the columns of each block by slot; `continues` is the index of the table that this one goes on with.
    `titles` are the texts above its rows, nearest first. `total` is the slot of the total where the columns are
    components of equity.
    """

    layout: Layout
    measure: Measure
    nature: StatementKind
    titles: tuple[str, ...] = ()
    statement: Statement | None = None
    refusal: Refusal | None = None
    periods: tuple[dict[int, Column], ...] = ()
    continues: int | None = None
    total: int | None = None


def read_table(document: Document, layout: Layout, around: Surroundings, settings: Settings) -> Reading:
    """Read a laid out table.

    The statement's kind is only a first view: which tables are the document's primary statements is told by comparing.
    """
    labels = [line.text for line in layout.lines()]
    titles = (*reversed(layout.titles), *around.above)
    titled = statement_kind.by_title(titles)
    nature = statement_kind.by_content(labels) or titled or StatementKind.OTHER
    by_component = has_components(layout, titled=titled is StatementKind.EQUITY)
    if by_component or titled is StatementKind.EQUITY:  # its rows are movements of what a statement of position lists
        nature = StatementKind.EQUITY
    how = measure(layout, around, settings)
    reading = Reading(layout=layout, measure=how, nature=nature, titles=titles)
    if not _is_financial(layout, how, nature):
        return reading
    if how.currencies:
        return replace(reading, refusal=Refusal.TWO_CURRENCIES)
    if how.scales:
        return replace(reading, refusal=Refusal.CONTRADICTORY_SCALE)
    title = statement_kind.title_among(titles)
    if by_component:
        return _by_component(document, reading, title)
    periods = tuple(resolve(block, around.above, nature, settings) for block in layout.blocks)
    if not any(periods):
        return replace(reading, refusal=Refusal.NO_PERIODS)
    statement = state(document, layout, how, nature, title, periods)
    if _contradicts_itself(statement):
        return replace(reading, refusal=Refusal.SAME_PERIOD)
    return replace(reading, statement=statement, periods=periods)


def _by_component(document: Document, reading: Reading, title: str) -> Reading:
    """A statement of equity whose columns are components: its total, over the periods between its balances."""
    parted = part(reading.layout)
    if parted is None:
        return replace(reading, refusal=Refusal.COMPONENTS)
    layout, periods = parted.layout, parted.periods
    stated = state(document, layout, reading.measure, reading.nature, title, periods, closing=parted.closing)
    return replace(
        reading, layout=layout, statement=gathered(stated, parted.heading), periods=periods, total=parted.total
    )


def _contradicts_itself(statement: Statement) -> bool:
    """Whether most rows say two things of one period: their columns differ in something else, or were misread."""
    twice = differing = 0
    for row in statement.rows:
        stated: dict[tuple[object, ...], object] = {}
        for fact in row.facts:
            if fact is not None:
                key = fact.start, fact.end, fact.unit
                twice += key in stated
                differing += stated.setdefault(key, fact.value) != fact.value
    return 2 * differing > len(statement.rows) and 2 * differing > twice


def _is_financial(layout: Layout, how: Measure, nature: StatementKind) -> bool:
    """Whether a table speaks of money: it has labelled rows of numbers, and a currency, a scale or a typical row."""
    rows = [line for line in layout.lines() if line.kind is RowKind.DATA and any(t.is_number for t in line.others)]
    labelled = sum(bool(line.label) for line in rows)
    money = any(token.currency for line in rows for token in line.others) or how.stated
    return labelled >= 2 and (money or nature is not StatementKind.OTHER or _prints_figures(layout))


def _prints_figures(layout: Layout) -> bool:
    """Whether numbers are printed as amounts are: grouped, or negative in parentheses."""
    return any(
        token.kind is TokenKind.VALUE and (token.negative or "," in token.text)
        for line in layout.lines()
        for token in line.others
    )


def state(
    document: Document,
    layout: Layout,
    how: Measure,
    nature: StatementKind,
    title: str,
    periods: Sequence[dict[int, Column]],
    *,
    closing: frozenset[int] | None = None,
) -> Statement:
    """The statement of a table whose columns' periods are known, for each of its blocks by slot.

    Where columns are components of equity, `closing` are the indices of the rows that state balances; what is printed
    of equity as a whole is money.
    """
    columns: list[Column] = []
    rows: list[Row] = []
    headings, side = Headings(), 0
    for block, found in zip(layout.blocks, periods, strict=True):
        if block.side != side:
            headings, side = Headings(), block.side
        places = _place(columns, found)
        rows += _rows(document, layout, block, how, nature, found, places, headings, closing)
    width = len(columns)
    return Statement(
        table=layout.table.index,
        kind=nature,
        title=title,
        currency=how.currency,
        scale=how.money or 0,
        columns=tuple(columns),
        rows=tuple(replace(row, facts=row.facts + (None,) * (width - len(row.facts))) for row in rows),
        evidence=how.evidence,
    )


def _place(columns: list[Column], found: dict[int, Column]) -> dict[int, int]:
    """Add a block's columns to the statement's.

    A slot keeps its column where the period is the same; beside a table, one of the same period takes its place.
    """
    places: dict[int, int] = {}
    for slot, column in sorted(found.items()):
        alike = [i for i, c in enumerate(columns) if (c.start, c.end) == (column.start, column.end)]
        own = [i for i in alike if columns[i].index == slot]
        free = [i for i in alike if columns[i].index not in found and i not in places.values()]
        place = next(iter(own or free), None)
        if place is None:
            columns.append(column)
            place = len(columns) - 1
        places[slot] = place
    return places


def _rows(
    document: Document,
    layout: Layout,
    block: Block,
    how: Measure,
    nature: StatementKind,
    columns: dict[int, Column],
    places: dict[int, int],
    headings: Headings,
    closing: frozenset[int] | None,
) -> list[Row]:
    rows: list[Row] = []
    changes = nature is StatementKind.EQUITY
    ended = False  # whether the balance at the end of a statement of cash flows has been passed
    for line in block.lines:
        if line.kind is RowKind.SECTION:
            headings.enter(line)
            continue
        balance = Balance.END if closing is not None and line.index in closing else balance_of(line.text)
        stated = (ended and reconciles(line.text)) or (
            changes and (totals_equity(line.text) or is_component(line.text))
        )
        if balance is None and stated:
            balance = Balance.END
        ended = ended or (balance is Balance.END and nature is StatementKind.CASH_FLOWS)
        crossing = Crossing(
            layout=layout,
            measure=how,
            columns=columns,
            places=places,
            percents=block.percents,
            headings=headings.texts,
            balance=balance,
            only_money=closing is not None,
        )
        rows.append(read_row(document, line, crossing))
        headings.pass_row(line)
    return rows
