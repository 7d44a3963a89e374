"""A sheet as a reader sees it: its cells that show something, each with its text, place and style."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from exporter.readers.excel.frame import Columns


class Nature(Enum):
    """What a cell shows, as far as telling headers from figures goes."""

    TEXT = auto()
    FIGURE = auto()
    TIME = auto()
    ERROR = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a cell's text. `raised` is "sup" or "sub" for text set higher or lower, else empty."""

    text: str
    raised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A cell that shows something, at 1-based `row` and `column` of its sheet; `bottom` and `right` are where it ends.

    `style` is CSS. `scale` and `negative` are what the number format leaves out of the text (see printing.Print).
    """

    row: int
    column: int
    bottom: int
    right: int
    runs: tuple[Run, ...]
    nature: Nature
    style: str = ""
    scale: int = 0
    negative: bool = False

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A visible sheet.

    `cells` are those that show something, in reading order; `rulings` the styles of empty cells with borders.
    `hidden_rows` and `widths` (0: hidden) tell where it goes on without a gap. `hidden` says in words which rows and
    columns that hold something are left out; `uncalculated` and `errors` are cells by their A1 references.
    """

    name: str
    cells: tuple[Shown, ...]
    rulings: dict[tuple[int, int], str]
    hidden_rows: frozenset[int]
    widths: Columns
    hidden: tuple[str, ...] = ()
    uncalculated: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
