"""Where the files of a report state its facts: line of the file, and of Inline XBRL row of a table and printed sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TABLE, _ROW = ("{http://www.w3.org/1999/xhtml}table", "{http://www.w3.org/1999/xhtml}tr")
_CELLS = ("{http://www.w3.org/1999/xhtml}td", "{http://www.w3.org/1999/xhtml}th")
_NUMBER = "{http://www.xbrl.org/2013/inlineXBRL}nonFraction"
_LONGEST = 200
_NEGATIVE = re.compile(r"(?:\(|(?:^|[^\w%)\s])\s*[\u2010-\u2015\u2212-])[^\w)]*$")
"""What ends before a number that is printed as negative: a bracket or a minus, perhaps a currency sign; no “2 - 3”."""


class Positions:
    """The places of a model's facts; tables and rows are numbered as they are met."""

    def __init__(self, model: Any) -> None:
        self._inline = bool(getattr(model, "ixdsHtmlElements", None))
        self._files = not model.loadedFromOIM
        self._tables: dict[Any, int] = {}
        self._rows: dict[Any, int] = {}
        self._labels: dict[Any, tuple[Any, str]] = {}
        self._headings: dict[Any, str] = {}

    def of(self, item: Any) -> dict[str, Any]:
        """`place` as [file, line, what is printed there] and `shown` as [table, row, label, negative, heading].

        None stands where there is none. A fact within the label of a row is not shown by the row.
        """
        if not self._files:
            return {"place": None, "shown": None}
        text = _text(item) if self._inline else ""
        place = [item.modelDocument.basename, item.sourceline, text[:_LONGEST]]
        return {"place": place, "shown": self._shown(item) if self._inline else None}

    def _shown(self, item: Any) -> list[Any] | None:
        row = next(item.iterancestors(_ROW), None)
        table = next(row.iterancestors(_TABLE), None) if row is not None else None
        if table is None:
            return None
        if row not in self._labels:
            self._labels[row] = _label(row)
            self._headings[row] = _heading(row)
        cell, label = self._labels[row]
        if cell is not None and cell in item.iterancestors():
            return None
        number = self._rows.setdefault(row, len(self._rows))
        number_of_table = self._tables.setdefault(table, len(self._tables))
        return [number_of_table, number, label, _is_printed_negative(item), self._headings[row]]


def _label(row: Any) -> tuple[Any, str]:
    """What the row is called, and the cell that says so: the first with a letter in it."""
    texts = ((cell, _text(cell)) for cell in row.iterchildren(*_CELLS))
    cell, text = next(((cell, text) for cell, text in texts if any(map(str.isalpha, text))), (None, ""))
    return cell, text[:_LONGEST]


def _heading(row: Any) -> str:
    """The words of the nearest row above without a number of its own that is tagged."""
    for above in row.itersiblings(_ROW, preceding=True):
        if next(above.iter(_NUMBER), None) is None and (text := _label(above)[1]):
            return text
    return ""


def _is_printed_negative(item: Any) -> bool:
    """Whether the text of the cell before the fact says that the number is negative."""
    cell = next(item.iterancestors(*_CELLS), None)
    return cell is not None and _NEGATIVE.search("".join(_before(cell, item)).rstrip()) is not None


def _before(element: Any, item: Any) -> Iterator[str]:
    """The texts of an element that stand before a fact in it."""
    inside = {element, *item.iterancestors()}
    yield element.text or ""
    for child in element:
        if child is item:
            return
        if child in inside:
            yield from _before(child, item)
            return
        yield "".join(child.itertext()) + (child.tail or "")


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
