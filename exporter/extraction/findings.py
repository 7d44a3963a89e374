"""What is to be said of a document's tables: of statements that were refused, and of dates that are not printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.document.document import Document
from exporter.extraction.drafts import GUESS
from exporter.extraction.facts import Statement, StatementKind
from exporter.extraction.measure import ASSUMED
from exporter.extraction.primary import likely
from exporter.extraction.tables import Reading, Refusal
from exporter.extraction.timing import is_inferred
from exporter.messages import Message, Place, message


def findings(document: Document, readings: Sequence[Reading], statements: Sequence[Statement]) -> Iterator[Message]:
    """The messages about a document's tables.

    A report has many tables that are no statements, and much in them that is of no use here: once primary statements
    are found, only tables that are likely to be some are spoken of. Why the others are left out, the trace says.
    """
    primary = {s.table: s.kind for s in statements if s.kind is not StatementKind.OTHER}
    for reading in readings:
        if reading.refusal is not None and (not primary or _is_likely(reading, set(primary.values()))):
            yield _refused(reading, _place(document, reading))
    told = [r for r in readings if not primary or r.layout.table.index in primary]
    yield from _inferred(document, told)
    yield from _assumed(document, told)


def _is_likely(reading: Reading, found: set[StatementKind]) -> bool:
    return likely(reading.titles, (line.text for line in reading.layout.lines()), found)


def _place(document: Document, reading: Reading) -> Place:
    return document.place(document.trim(reading.layout.table.span))


def _refused(reading: Reading, place: Place) -> Message:
    table = reading.layout.table.index
    if reading.refusal is Refusal.TWO_CURRENCIES:
        found = " and ".join(reading.measure.currencies)
        return message("table.two-currencies", places=(place,), table=table, currencies=found)
    if reading.refusal is Refusal.CONTRADICTORY_SCALE:
        found = " and ".join(f"{10**power:,}" for power in reading.measure.scales)
        return message("table.contradictory-scale", places=(place,), table=table, scales=found)
    return message(f"table.{reading.refusal}", places=(place,), table=table)


def _inferred(document: Document, readings: Sequence[Reading]) -> Iterator[Message]:
    """One message for all tables whose dates were inferred in one way."""
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        columns = reading.statement.columns if reading.statement is not None else ()
        inferred = [why for column in columns for why in column.evidence if is_inferred(why)]
        if inferred:
            found.setdefault("; ".join(dict.fromkeys(map(_worded, inferred))), []).append(reading)
    for what, alike in found.items():
        tables = ("tables " if len(alike) > 1 else "table ") + ", ".join(str(r.layout.table.index) for r in alike)
        places = tuple(_place(document, reading) for reading in alike)
        yield message("table.period-inferred", places=places, tables=tables, what=what)


def _assumed(document: Document, readings: Sequence[Reading]) -> Iterator[Message]:
    """One message for all tables whose currency nothing names; a bare `$` anywhere speaks for dollars."""
    found = [r for r in readings if r.statement is not None and _is_assumed(r.statement)]
    if found and "$" not in document.text:
        places = tuple(_place(document, reading) for reading in found)
        yield message("table.currency-assumed", places=places, currency=found[0].measure.currency)


def _is_assumed(statement: Statement) -> bool:
    return any(ASSUMED in fact.evidence for fact in statement.facts())


def _worded(why: str) -> str:
    """A piece of evidence ("date: reporting period") as a reader is told of it."""
    what, _, source = why.partition(": ")
    if GUESS in source:
        said = source.replace(f", {GUESS}:", "").removeprefix(f"{GUESS}, ")
        return f"{what} guessed ({said})"
    return f"{what} taken from the {source}"
