"""What is known of a column's time, from its own header on, and what else can be asked about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from exporter.extraction.columns import Heads
from exporter.extraction.facts import Settings, StatementKind
from exporter.extraction.periods import Length, PartialDate, TimeText, read_time, without_time

_YEAR = 12  # months
GUESS = "guess"
REPORTING = "reporting period"
CALENDAR = "calendar in the settings"
_MEASURE = re.compile(
    r"in\s+(?:thousands|millions|billions)|thousands|millions|dollars|amounts?"
    r"|(?<![A-Za-z])(?:US|USD|EUR|GBP|CAD|k|m|bn|mn)(?![A-Za-z])"
    r"|consolidated|group|total|as\s+(?:reported|restated|adjusted|revised|recast)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of a column's time so far. `wordy` columns have a header that speaks of something else, too."""

    slot: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    length: Length | None = None
    moment: bool = False
    wordy: bool = False
    names_year: bool = False
    start: date | None = None
    evidence: tuple[str, ...] = ()

    @property
    def end(self) -> date | None:
        """The end, once year and month are known."""
        if self.year is None:
            return None
        return PartialDate(month=self.month, day=self.day).with_year(self.year)

    def learn(self, why: str, **known: object) -> Draft:
        """The draft with more known, and why."""
        return replace(self, evidence=(*self.evidence, why), **known)  # type: ignore[arg-type]  # fields of a Draft, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that can be asked about a table's time: its label header, the texts above (nearest first), what was given."""

    label: TimeText
    above: tuple[TimeText, ...]
    kind: StatementKind
    settings: Settings
    percents: frozenset[int] = frozenset()


Step = Callable[[list[Draft], Evidence], list[Draft]]
"""Fills one gap of the drafts from one kind of evidence, and notes it."""


def read_own(slot: int, heads: Heads, *, day_first: bool = False, moments: bool = False) -> Draft:
    """What stands over the column itself. `moments`: a year over it names a moment, as in a statement of position."""
    time = read_time(heads.text(slot), day_first=day_first)
    wordy = re.search(r"[A-Za-z]{2}", _MEASURE.sub(" ", without_time(heads.text(slot)))) is not None
    draft = Draft(slot=slot, moment=time.moment and not time.lengths, wordy=wordy, names_year=time.names_year)
    if time.lengths and not (moments and time.lengths[-1].months == _YEAR):
        draft = draft.learn("length: column header", length=time.lengths[-1])
    named = [d for d in time.dates if d.month is not None]
    years = [d.year for d in time.dates if d.year is not None]
    if named:
        draft = draft.learn("date: column header", month=named[-1].month, day=named[-1].day)
    if years:
        draft = draft.learn("year: column header", year=named[-1].year if named and named[-1].year else years[-1])
    if len(named) == 2 and named[0].day and named[1].day and not time.lengths:
        begin = named[0].with_year(named[0].year or draft.year or 0) if named[0].year or draft.year else None
        if begin and draft.end and begin < draft.end:
            draft = draft.learn("start: column header", start=begin)
    return draft
