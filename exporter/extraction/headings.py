"""Headings: under which section headings a row stands, from indents, bold print and the totals that close a section."""

from __future__ import annotations

import re

from exporter.extraction.rows import Line

_TOTAL = re.compile(r"^\s*(?:total|net)\s+", re.IGNORECASE)


class Headings:
    """The headings open at a row, outermost first, as rows are read from top to bottom."""

    __slots__ = ("_in_run", "_open")

    def __init__(self) -> None:
        self._open: list[Line] = []
        self._in_run = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The open headings, without the colon they end with."""
        return tuple(line.text.rstrip(": ") for line in self._open)

    def enter(self, line: Line) -> None:
        """Open a heading: under the one just above it, else in the place of those that are not set above it."""
        level = _level(line)
        if not self._in_run or _level(self._open[-1]) > level:
            innermost = True
            while self._open and (_level(self._open[-1]) > level or (innermost and _level(self._open[-1]) == level)):
                innermost = innermost and _level(self._open[-1]) > level
                self._open.pop()
        self._open.append(line)
        self._in_run = True

    def pass_row(self, line: Line) -> None:
        """Go past a data row; a total of a heading closes it."""
        self._in_run = False
        if not _TOTAL.match(line.text):
            return
        what = _TOTAL.sub("", line.text).strip(" :").casefold()
        for depth, heading in enumerate(self._open):
            if heading.text.strip(" :").casefold() == what:
                del self._open[depth:]
                return


def _level(line: Line) -> tuple[float, bool]:
    """How deep a heading is set: by its indent, and by bold print where indents are equal."""
    cell = line.cell
    return (cell.indent, not cell.bold) if cell else (0.0, True)
