"""Cell styles as CSS: what extraction reads (bold, indent) and what keeps a sheet's layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell

_INDENT = 9  # points; Excel sets a step in by three spaces of the default font
_SPACE = 3  # points of a space before a label
_LINES = {
    "hair": "1px dotted", "dotted": "1px dotted", "dashed": "1px dashed", "medium": "2px solid", "thick": "3px solid",
    "double": "3px double", "mediumDashed": "2px dashed",
}  # fmt: skip
_ALIGNED = {"left": "left", "right": "right", "center": "center", "centerContinuous": "center", "justify": "justify"}
_ACROSS = "centerContinuous"


def text_style(cell: ReadOnlyCell, natural: str, spaces: int = 0, colour: str = "") -> str:
    """The CSS of a cell that shows something.

    `natural` is how its kind of value stands when the style says nothing, `spaces` how many come before its text.
    """
    return ";".join((*_text(cell, natural, spaces, colour), *_borders(cell)))


def ruling(cell: ReadOnlyCell) -> str:
    """The CSS of the borders alone."""
    return ";".join(_borders(cell))


def runs_across(cell: ReadOnlyCell) -> bool:
    """Whether a cell is centred together with the empty ones beside it that say the same."""
    return cell.has_style and cell.alignment.horizontal == _ACROSS


def _text(cell: ReadOnlyCell, natural: str, spaces: int, colour: str) -> Iterator[str]:
    font, alignment = cell.font, cell.alignment
    if font.b:
        yield "font-weight:bold"
    if font.i:
        yield "font-style:italic"
    if font.u:
        yield "text-decoration:underline"
    if colour:
        yield f"color:{colour}"
    aligned = _ALIGNED.get(alignment.horizontal or "", natural)
    if aligned != "left":
        yield f"text-align:{aligned}"
    step = _INDENT * int(alignment.indent or 0) + _SPACE * spaces
    if step and aligned != "center":
        yield f"padding-{'right' if aligned == 'right' else 'left'}:{step}pt"
    if alignment.wrap_text:
        yield "white-space:normal"


def _borders(cell: ReadOnlyCell) -> Iterator[str]:
    border = cell.border
    for name in ("top", "right", "bottom", "left"):
        side = getattr(border, name)
        if side is not None and side.style and side.style != "none":
            yield f"border-{name}:{_LINES.get(side.style, '1px solid')}"
