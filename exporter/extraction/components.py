"""Statements of changes in equity with a column for each component: the total's column, and the periods of the rows.

Their columns are parts of equity and not periods. What is dated are the rows that state balances: a movement belongs to
the period from the balance above it to the one below. Only the column of the total is read; a component's figures are
those of a member, and the same rows without one would say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from exporter.extraction.calendars import DAY
from exporter.extraction.facts import Column, Row, Statement
from exporter.extraction.layout import Block, Layout
from exporter.extraction.periods import read_time
from exporter.extraction.rows import Line, RowKind
from exporter.extraction.separators import parse
from exporter.extraction.tokens import TokenKind

_COMPONENT = re.compile(
    r"(?<![a-z])(?:(?:common|preferred|preference|ordinary|capital|treasury|class)\s+(?:stock|shares?|[a-c](?![a-z]))"
    r"|share\s+(?:capital|premium)|paid[\s-]*in|contributed\s+surplus|retained|accumulated|deficit|reserves?"
    r"|non-?controlling|minority|warrants)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?<![a-z])total(?![a-z])", re.IGNORECASE)
_SHARES = re.compile(r"(?<![a-z])(?:shares|number)(?![a-z])", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<![a-z])(?:amounts?|value|\$)", re.IGNORECASE)
_BALANCE = re.compile(
    r"\s*(?:(?:opening|closing|beginning|ending)\s+)?(?:balances?|equity|as\s+(?:of|at)|at)(?![a-z])", re.I
)
_RESTATED = re.compile(
    r"cumulative|adoption|adjusted|restated|(?:accounting|policy)\s+(?:change|policy)", re.IGNORECASE
)
_BEFORE_DATE = re.compile(r"(?:[\s,:–—-]|\bas\s+(?:of|at)\b|\bat\b|\bon\b)+$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\d[^()]*\)")
_FEWEST = 2
_BALANCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A table of components, its rows parted at the balances: a block and its columns, by slot, for each part.

    `total` is the slot of the total, `heading` what stands over it; `closing` are the indices of the rows that state
    balances.
    """

    layout: Layout
    periods: tuple[dict[int, Column], ...]
    total: int
    heading: str
    closing: frozenset[int]


def has_components(layout: Layout, *, titled: bool) -> bool:
    """Whether what stands over a table's columns are components of equity; without a title dated balances show it."""
    block = layout.blocks[0]
    named = [slot for slot in block.used if _COMPONENT.search(block.heads.text(slot))]
    timed = any(read_time(block.heads.text(slot)).says_something for slot in block.used)
    if len(named) < _FEWEST or timed:
        return False
    return titled or sum(_balance_day(line) is not None for line in layout.lines()) >= _BALANCES


def part(layout: Layout) -> Parted | None:
    """The table parted at its balances; None where its total or its periods cannot be told."""
    total = _total(layout)
    if total is None:
        return None
    blocks: list[Block] = []
    periods: list[dict[int, Column]] = []
    for block in layout.blocks:
        for run in _runs(block.lines):
            column = run.column(total)
            blocks.append(replace(block, lines=run.lines, used=(total,)))
            periods.append({} if column is None else {total: column})
    if not any(periods):
        return None
    closing = frozenset(line.index for line in layout.lines() if _balance_day(line) is not None)
    parted = replace(layout, blocks=tuple(blocks))
    return Parted(layout=parted, periods=tuple(periods), total=total, heading=_heading(layout, total), closing=closing)


def gathered(statement: Statement, heading: str) -> Statement:
    """The statement with one row for each line of its years: movements of one name, and all the balances.

    `heading` stands over the column of the total; it says what the balances are of. Where the years print a line
    differently (its date, the rate of a dividend), the row has what they have in common.
    """
    rows: dict[tuple[object, ...], Row] = {}
    for row in statement.rows:
        is_balance = any(fact is not None and fact.start is None for fact in row.facts)
        headings = (heading,) if is_balance else row.headings
        name = _name(row.label, is_balance=is_balance)
        key: tuple[object, ...] = (headings, name.casefold())
        first = rows.get(key)
        if first is None:
            rows[key] = replace(row, label=name if is_balance else row.label, headings=headings)
        elif not any(a and b for a, b in zip(first.facts, row.facts, strict=True)):
            facts = tuple(a or b for a, b in zip(first.facts, row.facts, strict=True))
            rows[key] = replace(first, label=first.label if first.label == row.label else name, facts=facts)
        else:  # twice in one period: two lines that are called the same
            rows[*key, row.index] = row
    return replace(statement, rows=tuple(rows.values()))


def _name(label: str, *, is_balance: bool) -> str:
    """What a line is called in every year."""
    dates = read_time(label).dates if is_balance else ()
    return (_BEFORE_DATE.sub("", label[: dates[0].position]) if dates else _ASIDE.sub(" ", label)).strip() or "Balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Rows of one period, the closing balance with them; `opens` for an opening balance alone."""

    lines: tuple[Line, ...]
    start: date | None = None
    end: date | None = None
    opens: bool = False

    def column(self, slot: int) -> Column | None:
        """The column of the run's facts, None where they have no period that could be told."""
        if self.end is None:
            return None
        why = ("period: balances above and below",) if not self.opens else ("date: label",)
        return Column(index=slot, start=self.start, end=self.end, evidence=why)


def _runs(lines: Sequence[Line]) -> Iterator[_Run]:
    """The rows parted at balances. Rows that no two balances enclose, or that restate a balance, have no period."""
    before: date | None = None
    held: list[Line] = []
    moved = False
    for line in lines:
        held.append(line)
        day = _balance_day(line)
        if day is None:
            moved = moved or line.kind is RowKind.DATA
            continue
        if not moved:
            opening = _opening(day, lines, line)
            known = before == opening and before is not None
            yield _Run(lines=tuple(held)) if known else _Run(lines=tuple(held), end=opening, opens=True)
            before = opening
        elif before is None or day <= before + DAY or _RESTATED.search(line.text):
            yield _Run(lines=tuple(held))
            before = day if before is None or day > before + DAY else before
        else:
            yield from _closed(held, before, day)
            before = day
        held, moved = [], False
    if held:
        yield _Run(lines=tuple(held))


def _closed(lines: list[Line], before: date, end: date) -> Iterator[_Run]:
    """The rows of one period, those apart that change what was there before it (IAS 8, 22; ASC 250-10-45-5)."""
    kept: list[Line] = []
    for line in lines:
        if _RESTATED.search(line.text) and line is not lines[-1]:
            if kept:
                yield _Run(lines=tuple(kept), start=before + DAY, end=end)
            yield _Run(lines=(line,))
            kept = []
        else:
            kept.append(line)
    yield _Run(lines=tuple(kept), start=before + DAY, end=end)


def _opening(day: date, lines: Sequence[Line], line: Line) -> date:
    """The moment of a balance that opens a period: a first of a month stands for the night before it.

    Unless it is a day on which years end by weeks, as the balances that close periods show.
    """
    closing = [d for other in lines if other is not line and (d := _balance_day(other)) is not None and d != day]
    ends_months = all((d + DAY).day == 1 for d in closing)
    return day - DAY if day.day == 1 and ends_months else day


def _balance_day(line: Line) -> date | None:
    """The date of a row that states balances, None for any other row."""
    if line.kind is not RowKind.DATA or not any(token.is_number for token in line.others):
        return None
    dates = [d for d in read_time(line.text).dates if d.full is not None and d.day is not None]
    if len(dates) != 1:
        return None
    said = _BALANCE.match(line.text) or not _BEFORE_DATE.sub("", line.text[: dates[0].position]).strip()
    return dates[0].full if said else None


def _heading(layout: Layout, total: int) -> str:
    """What stands over the column of the total; “Total” alone is the total of equity."""
    said = next(text for text in layout.blocks[0].heads.over[total] if _TOTAL.search(text))
    return f"{said} equity" if _TOTAL.fullmatch(said.strip()) else said


def _total(layout: Layout) -> int | None:
    """The slot of the total: the one that is called so; among several the one that the others add up to."""
    block = layout.blocks[0]
    called = [slot for slot in block.used if any(map(_TOTAL.search, block.heads.over[slot]))]
    if len(called) < 2:
        return called[0] if called else None
    parts = [slot for slot in block.used if slot not in called and not _counts_shares(block.heads.text(slot))]
    adding = [slot for slot in called if _adds_up(layout, slot, parts)]
    return adding[0] if len(adding) == 1 else None


def _counts_shares(head: str) -> bool:
    return _SHARES.search(head) is not None and not _AMOUNT.search(head)


def _adds_up(layout: Layout, total: int, parts: list[int]) -> bool:
    """Whether the components add up to the total in every balance."""
    balances = [_figures(line, layout.mark) for line in layout.lines() if _balance_day(line) is not None]
    return all(
        total in figures and sum((figures.get(slot, Decimal(0)) for slot in parts), Decimal(0)) == figures[total]
        for figures in balances
    )


def _figures(line: Line, mark: str) -> dict[int, Decimal]:
    """The figures of a row as printed, by slot."""
    found: dict[int, Decimal] = {}
    for token, slot in zip(line.others, line.slots, strict=True):
        if slot is not None and token.kind is TokenKind.VALUE:
            value = parse(token.text, mark)[0]
            found[slot] = -value if token.negative else value
    return found
