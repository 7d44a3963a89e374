"""The rows of a table by what they are for: header, section heading, data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exporter.document.table import Cell
from exporter.extraction.periods import is_only_time, read_time
from exporter.extraction.scale import read_scale
from exporter.extraction.slots import Slots
from exporter.extraction.tokens import Token, TokenKind


class RowKind(StrEnum):
    """What a row is for."""

    BLANK = "blank"
    HEADER = "header"
    SECTION = "section"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table. `label` are the tokens that name it, `others` the rest; `slots` the slot of each of those."""

    index: int
    kind: RowKind
    label: tuple[Token, ...] = ()
    others: tuple[Token, ...] = ()
    slots: tuple[int | None, ...] = ()

    @property
    def text(self) -> str:
        """The label, as one text."""
        return " ".join(token.cell.text for token in self.label)

    @property
    def cell(self) -> Cell | None:
        """The cell that begins the label."""
        return self.label[0].cell if self.label else None


def classify(rows: tuple[tuple[Token, ...], ...], slots: Slots) -> tuple[Line, ...]:
    """The lines of a table.

    A row with numbers is data. A row without is a header when it says something over the slots (before the first data
    row whatever it is, later only a time), and a section heading when it stands in the label's place alone.
    """
    lines: list[Line] = []
    seen_data = False
    for index, tokens in enumerate(rows):
        line = _line(index, tokens, slots, seen_data)
        seen_data = seen_data or line.kind is RowKind.DATA
        lines.append(line)
    return tuple(lines)


def _line(index: int, tokens: tuple[Token, ...], slots: Slots, seen_data: bool) -> Line:
    if not tokens:
        return Line(index=index, kind=RowKind.BLANK)
    first = next((i for i, token in enumerate(tokens) if token.is_number), None)
    if first is not None:
        return Line(
            index=index,
            kind=RowKind.DATA,
            label=tokens[:first],
            others=tokens[first:],
            slots=slots.places[index][first:],
        )
    label = _label_length(tokens, slots)
    if seen_data and not slots.gridded and len(tokens) == 1 and not is_only_time(tokens[0].cell.text):
        label = 1
    over = tokens[label:]
    if over:
        header = not seen_data or any(token.kind is TokenKind.YEAR or is_only_time(token.cell.text) for token in over)
    else:
        header = not seen_data and any(_is_note(token.cell.text) for token in tokens)
    kind = RowKind.HEADER if header else RowKind.SECTION if label else RowKind.DATA
    if kind is RowKind.SECTION and over:
        kind = RowKind.DATA
    return Line(index=index, kind=kind, label=tokens[:label], others=over, slots=(None,) * len(over))


def _label_length(tokens: tuple[Token, ...], slots: Slots) -> int:
    """How many tokens of a row without numbers stand in the label's place."""
    if slots.gridded:
        return sum(token.left < slots.label_right for token in tokens)
    if len(tokens) == slots.count + 1:
        return 1
    if len(tokens) == 1:
        return 0 if _is_period(tokens[0]) else 1
    if not _says_time(tokens[0]) and all(_says_time(token) for token in tokens[1:]):
        return 1
    return 1 if slots.count % len(tokens) and not slots.count % (len(tokens) - 1) else 0


def _is_period(token: Token) -> bool:
    return token.kind is TokenKind.YEAR or (_says_time(token) and not read_scale(token.text).says_something)


def _says_time(token: Token) -> bool:
    if token.kind is TokenKind.YEAR:
        return True
    time = read_time(token.cell.text)
    return time.says_something or time.ended


def _is_note(text: str) -> bool:
    """Whether a text in the label's place above the data speaks of the whole table: of its time, scale or currency."""
    time = read_time(text)
    return time.says_something or time.ended or time.moment or read_scale(text).says_something
