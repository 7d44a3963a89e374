"""Why numerals of tables that may well be facts are left out: of tables that were refused, of columns not read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.extraction.tables import Reading, Refusal

_REASONS = {
    Refusal.NO_PERIODS: "in a table without dates or periods over its columns",
    Refusal.TWO_CURRENCIES: "in a table in two currencies",
    Refusal.CONTRADICTORY_SCALE: "in a table whose notes of scale contradict each other",
    Refusal.SAME_PERIOD: "in a table with several columns for one period",
    Refusal.COMPONENTS: "in a statement of equity whose total or balances cannot be told",
}
_NO_STATEMENT = "in a table that states no amounts in rows and columns"
_COMPONENT = "a component of equity, in a column of its own"
_NO_PERIOD = "in a row or a column whose period cannot be told"


def left_out(document: Document, reading: Reading) -> Iterator[tuple[Span, str]]:
    """The numerals of a table that are no facts of its statement, each with the reason.

    Some of them plainly are something else, which says more: a date, a note.
    """
    statement = reading.statement
    if statement is None:
        reason = _NO_STATEMENT if reading.refusal is None else _REASONS[reading.refusal]
        yield from ((numeral, reason) for numeral in _numerals(document, reading.layout.table.span))
        return
    facts = {fact.span.end for fact in statement.facts()}
    for line in reading.layout.lines():
        for token, slot in zip(line.others, line.slots, strict=True):
            if token.span.end not in facts:
                component = reading.total is not None and slot != reading.total
                yield from ((n, _COMPONENT if component else _NO_PERIOD) for n in _numerals(document, token.span))


def _numerals(document: Document, span: Span) -> tuple[Span, ...]:
    low = bisect_left(document.numerals, Span(span.start, 0))
    return document.numerals[low : bisect_left(document.numerals, Span(span.end, 0), lo=low)]
