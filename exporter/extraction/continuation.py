"""Continuation: a table without header or scale of its own that goes on where the one before it was cut by a page."""

from __future__ import annotations

import re
from dataclasses import replace

from exporter.document.document import Document
from exporter.extraction.facts import Column, Statement, StatementKind
from exporter.extraction.statement_kind import kind_of_title
from exporter.extraction.surroundings import Surroundings
from exporter.extraction.tables import Reading, Refusal, state

_FURNITURE = 6
"""How many short texts (page number, company, title, notice) may stand between the parts."""
_SHORT = 100
_NOTICE = re.compile(
    r"\(?(?:see|the|refer\s+to)\s+(?:the\s+)?(?:accompanying\s+)?notes|\(?continued|\(.*\)$", re.IGNORECASE
)


def carry_on(
    document: Document, before: Reading | None, reading: Reading, between: tuple[Surroundings, ...]
) -> Reading:
    """The reading, with the periods, scale and currency of the table before it where it continues that table.

    `between` are the surroundings of the table, and of the page furniture that was laid out as tables before it.
    """
    if before is None or before.statement is None or not _adjoins(before, reading, between):
        return reading
    if reading.refusal is Refusal.NO_PERIODS and len(reading.layout.blocks) == 1:
        return _inherit_periods(document, before, reading)
    if reading.statement is not None and _same_periods(before.statement, reading.statement):
        continued = replace(reading, continues=before.statement.table)
        return _inherit_measure(document, before, continued) if not reading.measure.stated else continued
    return reading


def _adjoins(before: Reading, reading: Reading, between: tuple[Surroundings, ...]) -> bool:
    """Whether nothing but page furniture stands between the two, and no title of another statement."""
    texts = [text for around in between for text in around.above]
    if len(texts) > _FURNITURE * len(between) or any(around.has_prose for around in between):
        return False
    if not all(_is_furniture(text) for text in texts):
        return False
    named = next((kind for text in texts if (kind := kind_of_title(text))), None)
    kinds = {before.nature, StatementKind.OTHER}
    return reading.nature in kinds and (named is None or named in kinds)


def _is_furniture(text: str) -> bool:
    """Whether a text is such as stands at the foot or head of a page, and introduces nothing of its own."""
    short = len(text) <= _SHORT and not text.endswith((":", "."))
    return short or kind_of_title(text) is not None or _NOTICE.match(text) is not None


def _same_periods(before: Statement, after: Statement) -> bool:
    return [(c.start, c.end) for c in before.columns] == [(c.start, c.end) for c in after.columns]


def _inherit_periods(document: Document, before: Reading, reading: Reading) -> Reading:
    statement = before.statement
    used = reading.layout.blocks[0].used
    if statement is None or len(statement.columns) != len(used):
        return reading
    why = f"period: continued from table {statement.table}"
    columns = {
        slot: Column(index=slot, start=column.start, end=column.end, evidence=(why,))
        for slot, column in zip(used, statement.columns, strict=True)
    }
    how = reading.measure if reading.measure.stated else before.measure
    continued = state(document, reading.layout, how, before.nature, statement.title, [columns])
    return replace(
        reading,
        statement=continued,
        measure=how,
        nature=before.nature,
        refusal=None,
        periods=(columns,),
        continues=statement.table,
    )


def _inherit_measure(document: Document, before: Reading, reading: Reading) -> Reading:
    """Take over scale and currency where the continued part says nothing of either."""
    if reading.statement is None or before.statement is None or not before.measure.stated:
        return reading
    how = replace(
        before.measure, evidence=(*before.measure.evidence, f"scale: continued from table {before.statement.table}")
    )
    restated = state(document, reading.layout, how, reading.nature, reading.statement.title, list(reading.periods))
    return replace(reading, statement=restated, measure=how)
