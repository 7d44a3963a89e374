"""The periods of statements' columns held against each other and against the titles above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from exporter.checks.slips import is_slip, long_date, long_dates, meant
from exporter.checks.timeline import NEAR, Timeline, latest, months_of, places
from exporter.document.document import Block
from exporter.extraction.calendars import DAY, same_day
from exporter.extraction.facts import Column, Statement, StatementKind
from exporter.extraction.periods import TimeText, is_only_time, read_time
from exporter.extraction.statement_kind import kind_of_title
from exporter.messages import Message, message

_YEAR, _QUARTER = 12, 3  # months
_OWN_DATE, _OWN_YEAR, _OWN_LENGTH = "date: column header", "year: column header", "length: column header"
_NEW_YEAR_END = re.compile(
    r"chang(?:e|ed|ing)\s+(?:in\s+|of\s+|to\s+|our\s+|its\s+|the\s+)*fiscal\s+year", re.IGNORECASE
)
_LONGEST_TITLE = 200  # characters


def uneven_comparatives(timeline: Timeline) -> Iterator[Message]:
    """Neighbouring columns of one length that do not end a year apart, and do not follow one another either.

    Years of weeks end 52 or 53 of them apart. A company that changes its fiscal year compares with what it has.
    A statement that ends apart from the others is said to do so, and no more.
    """
    if _NEW_YEAR_END.search(timeline.document.text):
        return
    apart = {statement.table for statement, _, _ in _apart(timeline)}
    for statement in (s for s in timeline.primary if s.table not in apart):
        for length, ends in _by_length(statement).items():
            for earlier, later in pairwise(sorted(ends)):
                if _is_even(earlier, later, length, len(ends)):
                    continue
                expected = same_day(later, -1)
                likely = expected if expected not in ends and is_slip(earlier, expected) else None
                yield message(
                    "dates.comparatives",
                    places=places(*(timeline.place_of_column(statement, ends[end]) for end in (earlier, later))),
                    table=statement.table,
                    dates=long_dates((earlier, later)),
                    meant=meant(earlier, likely, "lies a year before the other"),
                )


def _by_length(statement: Statement) -> dict[int, dict[date, int]]:
    """The printed ends of a statement's columns by the length of their periods in months, each with its first column.

    The columns of a statement of changes in equity are told apart by something else than time.
    """
    found: dict[int, dict[date, int]] = {}
    for index, column in enumerate(statement.columns):
        if statement.kind is not StatementKind.EQUITY and _is_own(column, _OWN_DATE, _OWN_YEAR):
            found.setdefault(months_of(column), {}).setdefault(column.end, index)
    return found


def _is_own(column: Column, *evidence: str) -> bool:
    """Whether a column's own header is among what it was read from."""
    return any(why in column.evidence for why in evidence)


def _is_even(earlier: date, later: date, length: int, count: int) -> bool:
    """Whether two neighbouring ends fit each other; `count` ends of that length stand side by side.

    Within a year anything goes for moments and for longer rows of columns; two periods lie some quarters apart.
    """
    days = (later - earlier).days
    months = round(days / 30.44)
    if months == _YEAR:
        return 360 <= days <= 373
    return months < _YEAR and (length == 0 or count > 2 or months % min(length, _QUARTER) == 0)


def mixed_column_order(timeline: Timeline) -> Iterator[Message]:
    """A statement whose columns run back from the latest year in one group, and the other way round in another."""
    for statement in timeline.primary:
        groups = [ends for ends in _by_length(statement).values() if len(ends) > 1]
        for one, other in pairwise(groups):
            if set(one) == set(other) and list(one) != list(other):
                first = (next(iter(ends.values())) for ends in (one, other))
                yield message(
                    "dates.column-order",
                    places=places(*(timeline.place_of_column(statement, index) for index in first)),
                    table=statement.table,
                    one=long_dates(one),
                    other=long_dates(other),
                )


def statements_apart(timeline: Timeline) -> Iterator[Message]:
    """A primary statement, the only one of its kind, that ends on another date than most by a slip of the pen."""
    for statement, own, end in _apart(timeline):
        index = next(i for i, column in enumerate(statement.columns) if column.end == own)
        yield message(
            "dates.statements",
            places=places(timeline.place_of_column(statement, index), timeline.place_of_end(end)),
            table=statement.table,
            own=long_date(own),
            end=long_date(end),
        )


def _apart(timeline: Timeline) -> Iterator[tuple[Statement, date, date]]:
    """Such statements, each with its own end and that of the others."""
    end = timeline.period_end
    kinds = {statement.kind for statement in timeline.primary if latest(statement) == end}
    for statement in timeline.primary:
        own = latest(statement)
        if own is not None and end is not None and statement.kind not in kinds and is_slip(own, end):
            yield statement, own, end


def contradictory_titles(timeline: Timeline) -> Iterator[Message]:
    """A title over a statement that names other dates, or other lengths, than the statement's own column headers."""
    for statement in timeline.primary:
        for block in _titles(timeline, statement):
            said = read_time(timeline.document.read(block.span))
            if _contradicts(said, statement):
                columns = dict.fromkeys(_period(column) for column in statement.columns)
                first = timeline.place_of_column(statement, 0)
                yield message(
                    "dates.title",
                    places=places(timeline.document.place(block.span), first),
                    title=timeline.document.read(block.span),
                    table=statement.table,
                    columns="; ".join(columns),
                )


def _titles(timeline: Timeline, statement: Statement) -> Iterator[Block]:
    """The short texts next above a statement that are its title, or name a period and nothing else; not the cover's.

    A date alone may be that of what stands above, such as an auditor's report.
    """
    cover = timeline.cover
    for block in timeline.above(statement):
        text = timeline.document.read(block.span)
        if len(text) > _LONGEST_TITLE:
            return
        if cover is not None and block.span.start <= cover[0].span.start < block.span.end:
            continue
        said = read_time(text)
        names_period = (said.lengths or said.ended or said.moment) and is_only_time(text)
        if names_period or kind_of_title(text) is not None:
            yield block


def _contradicts(said: TimeText, statement: Statement) -> bool:
    """Whether none of the dates, or none of the lengths, that a title names is that of any column."""
    named = [full for one in said.dates if one.month is not None and (full := one.full) is not None]
    dated = [column for column in statement.columns if _is_own(column, _OWN_DATE, _OWN_YEAR)]
    known = [day for c in dated for day in (c.end, c.start, c.start and c.start - DAY) if day is not None]
    if named and dated and not any(abs((day - other).days) <= NEAR for day in named for other in known):
        return True
    lengths = {length.months or round(length.weeks * 7 / 30.44) for length in said.lengths}
    own = {months_of(column) for column in statement.columns if column.start and _is_own(column, _OWN_LENGTH)}
    return bool(lengths and own and not lengths & own)


def _period(column: Column) -> str:
    return f"{column.start} to {column.end}" if column.start else f"{column.end}"


COLUMN_CHECKS: tuple[Callable[[Timeline], Iterator[Message]], ...] = (
    uneven_comparatives,
    mixed_column_order,
    statements_apart,
    contradictory_titles,
)
