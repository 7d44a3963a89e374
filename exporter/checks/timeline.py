"""What a document's dates are held against: the end of the period it reports on, and when it was written and signed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from exporter.document.document import Block, Document
from exporter.extraction.calendars import day_in
from exporter.extraction.dated import Dated, Role
from exporter.extraction.facts import Column, Settings, Statement, StatementKind
from exporter.extraction.timing import is_inferred
from exporter.messages import Place

_AHEAD = re.compile(r"outlook|guidance|forecast|pro[\s-]?forma|projected|estimated|expected", re.IGNORECASE)
Written = tuple[Dated, date]
"""A date as printed, and the day it says."""
OPENING = 10_000
"""Characters that a cover and headlines stand in."""
NEAR = 10
"""Days by which two ends of one period may differ: calendars of weeks end near, not on, the end of a month."""


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A document's dates beside the periods of its statements. `settings` are what a person gave, as extraction has it.

    Statements of plans are left out, and so are those that are no primary ones. Without slots, for what is found once.
    """

    document: Document
    dates: tuple[Dated, ...]
    statements: tuple[Statement, ...]
    settings: Settings

    @cached_property
    def primary(self) -> tuple[Statement, ...]:
        """The primary statements of what has been."""
        return tuple(s for s in self.statements if s.kind is not StatementKind.OTHER and not _AHEAD.search(s.title))

    @cached_property
    def period_end(self) -> date | None:
        """The end that most primary statements print for their latest period, the latest of equals."""
        ends = Counter(end for s in self.primary if (end := latest(s)) is not None)
        return max(ends, key=lambda end: (ends[end], end), default=None)

    @cached_property
    def year_end(self) -> tuple[int, int] | None:
        """Month and day the fiscal year ends on: the settings', or what the cover says."""
        if self.settings.fiscal_year_end is not None:
            return self.settings.fiscal_year_end
        if self.cover is None or self.cover[0].role is not Role.COVER_YEAR:
            return None
        return self.cover[1].month, self.cover[1].day

    @cached_property
    def cover(self) -> Written | None:
        """The period that the document's cover names, if it has such a line."""
        named = self.having(Role.COVER_YEAR, Role.COVER_PERIOD)
        return next((written for written in named if written[0].span.start < min(OPENING, self.body)), None)

    @cached_property
    def fiscal_year(self) -> date | None:
        """The end of the fiscal year that the reported period belongs to, as far as both are known."""
        if self.period_end is None or self.year_end is None:
            return None
        ends = (day_in(self.period_end.year + n, *self.year_end) for n in (-1, 0, 1))
        return next((end for end in ends if (self.period_end - end).days <= NEAR), None)

    @cached_property
    def body(self) -> int:
        """Where in the text the first primary statement begins; its end without one."""
        tables = self.document.tables
        return min((tables[s.table].span.start for s in self.primary), default=len(self.document.text))

    @cached_property
    def signature(self) -> Written | None:
        """The latest signature."""
        return max(self.having(Role.SIGNATURE), key=lambda written: written[1], default=None)

    @cached_property
    def dateline(self) -> Written | None:
        """The date line nearest above the statements."""
        above = [written for written in self.having(Role.DATELINE) if written[0].span.start < self.body]
        return above[-1] if above else None

    @cached_property
    def writings(self) -> tuple[Written, ...]:
        """The date line and the signature, as far as there are any."""
        return tuple(written for written in (self.dateline, self.signature) if written is not None)

    def having(self, *roles: Role) -> tuple[Written, ...]:
        """The dates with one of the roles, in the order of the text; those the calendar has."""
        return tuple((one, day) for one in self.dates if one.role in roles and (day := one.day) is not None)

    def place(self, one: Dated) -> Place:
        """Where a date stands."""
        return self.document.place(one.span)

    def place_of_end(self, end: date) -> Place | None:
        """Where a period's end is printed: in running text or a header, else at the first figure of such a column."""
        said = [one for one in self.dates if one.day == end]
        first = next((one for one in said if one.role is Role.ENDED), next(iter(said), None))
        if first is not None:
            return self.place(first)
        columns = ((s, index) for s in self.primary for index, column in enumerate(s.columns) if column.end == end)
        return next((place for s, index in columns if (place := self.place_of_column(s, index)) is not None), None)

    def place_of_column(self, statement: Statement, index: int) -> Place | None:
        """Where a column's first figure stands, the column being the `index`-th of its statement."""
        first = next((fact for row in statement.rows if (fact := row.facts[index]) is not None), None)
        return None if first is None else self.document.place(first.span)

    def above(self, statement: Statement, most: int = 6) -> Iterator[Block]:
        """The blocks between a statement's table and the table before it, nearest first."""
        tables = self.document.tables
        start = tables[statement.table].span.start
        floor = max((t.span.end for t in tables if t.span.end <= start), default=0)
        blocks = self.document.blocks
        first = bisect_left(blocks, floor, key=lambda block: block.span.start)
        last = bisect_left(blocks, start, key=lambda block: block.span.start)
        yield from reversed([b for b in blocks[first:last] if b.table is None][-most:])


def latest(statement: Statement) -> date | None:
    """The latest end of a statement's columns whose dates are printed with it."""
    return max((c.end for c in statement.columns if not any(map(is_inferred, c.evidence))), default=None)


def months_of(column: Column) -> int:
    """How many months a column's period lasts, rounded; 0 for a moment."""
    return 0 if column.start is None else round(((column.end - column.start).days + 1) / 30.44)


def places(*found: Place | None) -> tuple[Place, ...]:
    """The places that are known."""
    return tuple(place for place in found if place is not None)
