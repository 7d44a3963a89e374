"""The layout of a table: its numbers in slots, its rows in blocks of header rows and the rows below them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exporter.document.document import Document
from exporter.document.table import Table
from exporter.extraction.columns import Heads, collect
from exporter.extraction.references import set_aside
from exporter.extraction.rows import Line, RowKind, classify
from exporter.extraction.separators import decimal_mark, parse
from exporter.extraction.sides import sides
from exporter.extraction.slots import find_slots, is_gridded
from exporter.extraction.tokens import Token, TokenKind, tokenise
from exporter.extraction.units import is_change, is_percent

_HIGHEST_PERCENT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Header rows with the rows under them, up to the next header.

    `used` are the slots that hold numbers, `percents` those of them that hold percentages, `changes` those that hold
    the difference between others. `side` counts the tables that stand side by side in one.
    """

    heads: Heads
    lines: tuple[Line, ...]
    used: tuple[int, ...]
    percents: frozenset[int]
    changes: frozenset[int]
    side: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table laid out. `mark` is its decimal mark; `prints_cents` says that most rows print two decimals.

    `width` is the number of its slots. Where tables stand side by side their blocks follow one another, and the indices
    of rows go on: those of the second are more by the number of rows.
    """

    table: Table
    width: int
    blocks: tuple[Block, ...]
    mark: str
    prints_cents: bool

    def lines(self) -> Iterator[Line]:
        """All rows but headers and blank ones."""
        for block in self.blocks:
            yield from block.lines

    def decimals(self, token: Token) -> int:
        """How many decimals a value prints."""
        return parse(token.text, self.mark)[1]

    @property
    def titles(self) -> tuple[str, ...]:
        """The texts that stand in the label's place above the first data row."""
        return self.blocks[0].heads.labels


def lay_out(document: Document, table: Table) -> Layout | None:
    """Lay a table out; None when it holds no number."""
    marked = set_aside(tokenise(document, table), gridded=is_gridded(table))
    tokens = tuple(tuple(token for token in row if token.kind is not TokenKind.NOTE) for row in marked)
    parted = [(side, find_slots(table, side)) for side in (sides(tokens) if is_gridded(table) else (tokens,))]
    width = sum(slots.count for _, slots in parted)
    if not width:
        return None
    mark = decimal_mark(t.text for row in tokens for t in row if t.kind is TokenKind.VALUE)
    blocks: list[Block] = []
    before = 0
    for number, (side, slots) in enumerate(parted):
        lines = tuple(_counted_on(line, number * len(tokens), before) for line in classify(side, slots))
        for headers, body in _parts(lines):
            heads = collect(tuple(headers), slots)
            over = ((),) * before + heads.over + ((),) * (width - before - slots.count)
            blocks.append(_block(replace(heads, over=over), body, mark, number))
        before += slots.count
    cents = [min(row) >= 2 for block in blocks for row in _decimals(block, mark)]
    return Layout(table=table, width=width, blocks=tuple(blocks), mark=mark, prints_cents=2 * sum(cents) >= len(cents))


def _counted_on(line: Line, rows: int, slots: int) -> Line:
    """A line whose row and slots are counted on from the side before."""
    if not rows and not slots:
        return line
    places = tuple(None if slot is None else slot + slots for slot in line.slots)
    return replace(line, index=line.index + rows, slots=places)


def _decimals(block: Block, mark: str) -> list[list[int]]:
    """How many decimals each row's values print, percentages aside."""
    rows = (
        [
            parse(token.text, mark)[1]
            for token, slot in zip(line.others, line.slots, strict=True)
            if token.kind is TokenKind.VALUE and not token.percent and slot not in block.percents
        ]
        for line in block.lines
    )
    return [row for row in rows if row]


def _parts(lines: tuple[Line, ...]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Header rows and the rows under them. A header that comes after data begins anew."""
    headers: list[Line] = []
    body: list[Line] = []
    for line in lines:
        if line.kind is RowKind.HEADER:
            if any(other.kind is RowKind.DATA for other in body):
                yield headers, body
                headers, body = [], []
            headers.append(line)
        elif line.kind is not RowKind.BLANK:
            body.append(line)
    yield headers, body


def _block(heads: Heads, body: list[Line], mark: str, side: int) -> Block:
    used = tuple(sorted({slot for line in body for slot in line.slots if slot is not None}))
    changes = frozenset(slot for slot in used if is_change(heads.text(slot)))
    return Block(
        heads=heads,
        lines=tuple(body),
        used=used,
        percents=frozenset(s for s in used if is_percent(heads.text(s)) or _begins_with_percent(s, body, mark)),
        changes=changes if len(changes) < len(used) else frozenset(),
        side=side,
    )


def _begins_with_percent(slot: int, body: list[Line], mark: str) -> bool:
    """Whether a per cent sign is printed with a slot's first number and meant for all: none is money, all are small."""
    numbers = [t for line in body for t, s in zip(line.others, line.slots, strict=True) if s == slot]
    values = [t for t in numbers if t.kind is TokenKind.VALUE]
    return (
        bool(values)
        and values[0].percent
        and not any(t.currency for t in numbers)
        and all(parse(t.text, mark)[0] < _HIGHEST_PERCENT and ("," not in t.text or mark == ",") for t in values)
    )
