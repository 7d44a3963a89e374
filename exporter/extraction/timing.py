"""From what stands over the columns to their periods: collect what each says, then complete it from what is near.

Every step fills one gap and notes what it took the answer from, nearest evidence first. See `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from exporter.extraction.calendars import FiscalCalendar, same_day
from exporter.extraction.columns import Heads
from exporter.extraction.facts import Column, Settings, StatementKind
from exporter.extraction.layout import Block
from exporter.extraction.periods import Length, PartialDate, TimeText, read_time, without_time

_GUESS = "guess"
_REPORTING = "reporting period"
_MEASURE = re.compile(
    r"in\s+(?:thousands|millions|billions)|thousands|millions|dollars|amounts?|(?<![A-Za-z])(?:US|USD|EUR|GBP|CAD|k|m|bn|mn)(?![A-Za-z])"
    r"|consolidated|group|total|as\s+(?:reported|restated|adjusted|revised|recast)",
    re.IGNORECASE,
)
_FLOWS = (StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME, StatementKind.CASH_FLOWS)


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
        return replace(self, evidence=(*self.evidence, why), **known)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that can be asked about a table's time: its label header, the texts above (nearest first), what was given."""

    label: TimeText
    above: tuple[TimeText, ...]
    kind: StatementKind
    settings: Settings
    percents: frozenset[int] = frozenset()


def is_inferred(why: str) -> bool:
    """Whether a piece of evidence says that something was not printed with the table or above it."""
    return _GUESS in why or _REPORTING in why


def resolve(block: Block, above: tuple[str, ...], kind: StatementKind, settings: Settings) -> dict[int, Column]:
    """The periods of a block's slots, by slot; those without a period are left out. `index` is the slot.

    A column that holds the difference between others has none.
    """
    evidence = Evidence(
        label=read_time(block.heads.label),
        above=tuple(map(read_time, above)),
        kind=kind,
        settings=settings,
        percents=block.percents,
    )
    drafts = [_own(slot, block.heads) for slot in block.used if slot not in block.changes]
    if not _any_time(drafts, evidence):
        return {}
    for step in _STEPS:
        drafts = step(drafts, evidence)
    return _columns(drafts, settings)


def _own(slot: int, heads: Heads) -> Draft:
    """What stands over the column itself."""
    time = read_time(heads.text(slot))
    wordy = re.search(r"[A-Za-z]{2}", _MEASURE.sub(" ", without_time(heads.text(slot)))) is not None
    draft = Draft(slot=slot, moment=time.moment and not time.lengths, wordy=wordy)
    if time.lengths:
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


def _any_time(drafts: list[Draft], evidence: Evidence) -> bool:
    """Whether anything in or near the table speaks of its columns' time.

    Columns that are told apart by something else than time are not dated by the text above.
    """
    if any(d.year or d.month for d in drafts):
        return True
    if len(drafts) > 1 and any(d.wordy for d in drafts):
        return False
    near = evidence.kind is not StatementKind.OTHER and any(time.dates for time in evidence.above)
    return bool(evidence.label.dates) or near


def _month_day_from_label(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """ "Year ended December 31 (in millions)" in the label's place goes with the years over the columns."""
    named = [d for d in evidence.label.dates if d.month is not None]
    if not named:
        return drafts
    one = named[-1]
    return [
        d if d.month else d.learn("date: header of the labels", month=one.month, day=one.day, year=d.year or one.year)
        for d in drafts
    ]


def _month_day_from_neighbour(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """ "Years ended December 31, 2023", then "2022": the day goes on to the right, else comes from the first that has one."""
    carried: Draft | None = next((d for d in drafts if d.month), None)
    if carried is None:
        return drafts
    result = []
    for draft in drafts:
        if draft.month:
            carried = draft
        elif draft.year:
            draft = _on(draft, _answering(carried, draft.year), "date: neighbouring column")
        elif draft.slot in evidence.percents or not draft.wordy:
            draft = draft.learn("period: column to the left", month=carried.month, day=carried.day, year=carried.year)
        result.append(draft)
    return result


def _answering(carried: Draft, year: int) -> date:
    """The day in that year that answers to the one a neighbour ends on."""
    if carried.end is None or carried.year is None:
        return PartialDate(month=carried.month, day=carried.day).with_year(year) or date(year, 12, 31)
    return same_day(carried.end, year - carried.year)


def _on(draft: Draft, end: date, why: str) -> Draft:
    return draft.learn(why, year=end.year, month=end.month, day=end.day)


def _date_from_above(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """A date in the text above goes with the columns when its year is that of one of them."""
    years = {d.year for d in drafts if d.year and not d.month}
    for time in evidence.above:
        named = [d for d in time.dates if d.month is not None and (d.year is None or d.year in years)]
        if named and (any(d.year for d in named) or time.lengths or time.moment or time.ended):
            return [_fill(d, named) for d in drafts]
    return drafts


def _fill(draft: Draft, named: list[PartialDate]) -> Draft:
    if draft.month or not draft.year:
        return draft
    same = next((d for d in named if d.year == draft.year), None)
    if same is None and (reference := next((d.full for d in named if d.full), None)):
        return _on(draft, same_day(reference, draft.year - reference.year), "date: text above")
    one = same or named[0]
    return draft.learn("date: text above", month=one.month, day=one.day)


def _years_from_above(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """Columns without a year take those of the texts around, in their order, when there is one for each."""
    missing = [d for d in drafts if d.year is None and not (d.wordy and len(drafts) > 1)]
    if not missing:
        return drafts
    for name, time in (("header of the labels", evidence.label), *(("text above", t) for t in evidence.above)):
        dates = [d for d in time.dates if d.year is not None]
        month = next((d for d in dates if d.month), None)
        if dates and len(missing) % len(dates) == 0:
            found = iter(dates * (len(missing) // len(dates)))
            return [_complete(d, next(found), month, name) if d in missing else d for d in drafts]
        if dates:
            return [_complete(d, dates[0], month, name) if d in missing else d for d in drafts]
    return drafts


def _complete(draft: Draft, found: PartialDate, fallback: PartialDate | None, name: str) -> Draft:
    source = found if found.month else fallback or found
    if draft.month:
        return draft.learn(f"year: {name}", year=found.year)
    return draft.learn(f"date: {name}", year=found.year, month=source.month, day=source.day)


def _from_settings(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """The period end, or the fiscal year's end, that was given.

    Years may be named for the calendar year before the one they end in, so the latest year is the one that was given.
    """
    given, year_end = evidence.settings.period_end, evidence.settings.fiscal_year_end
    bare = [d.year for d in drafts if d.year and not d.month]
    shift = given.year - max(bare) if given and bare else 0
    result = []
    for draft in drafts:
        if draft.month and not draft.year and given:
            draft = draft.learn(f"year: {_REPORTING}", year=given.year)
        elif draft.year and not draft.month and given and shift in (0, 1):
            back = draft.year + shift - given.year
            if back and year_end and evidence.kind is StatementKind.POSITION:
                draft = draft.learn(f"date: fiscal year end of the {_REPORTING}", month=year_end[0], day=year_end[1])
            else:
                draft = _on(draft, same_day(given, back), f"date: {_REPORTING}")
        elif draft.year and not draft.month and year_end:
            draft = draft.learn(f"date: fiscal year end of the {_REPORTING}", month=year_end[0], day=year_end[1])
        result.append(draft)
    return result


def _guess_year_end(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """A bare year that nothing explains is taken for the calendar's, which is to be warned of."""
    return [
        d.learn(f"date: {_GUESS}, the calendar year", month=12, day=31) if d.year and not d.month else d for d in drafts
    ]


def _length_from_label(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    lengths = evidence.label.lengths
    if not lengths or evidence.kind is StatementKind.POSITION:
        return drafts
    return [d if d.length or d.moment else d.learn("length: header of the labels", length=lengths[-1]) for d in drafts]


def _length_from_above(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """The nearest text above that names a length, unless the table is one of moments."""
    if evidence.kind is StatementKind.POSITION or evidence.label.moment:
        return drafts
    if evidence.kind is StatementKind.OTHER and not any(d.length for d in drafts):
        return drafts
    length = next((t.lengths[0] for t in evidence.above if t.lengths), None)
    known = next((d.length for d in drafts if d.length), None)
    if length is None and known is None:
        return drafts
    return [
        d
        if d.length or d.moment
        else d.learn("length: text above", length=length)
        if length
        else d.learn("length: neighbouring column", length=known)
        for d in drafts
    ]


def _length_of_years(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """A statement of flows whose columns say nothing of a length is one of years."""
    if evidence.kind not in _FLOWS:
        return drafts
    return [
        d if d.length or d.moment or d.start else d.learn(f"length: {_GUESS}, a year", length=Length(months=12))
        for d in drafts
    ]


Step = Callable[[list[Draft], Evidence], list[Draft]]
_STEPS: tuple[Step, ...] = (
    _month_day_from_label,
    _month_day_from_neighbour,
    _years_from_above,
    _date_from_above,
    _from_settings,
    _guess_year_end,
    _length_from_label,
    _length_from_above,
    _length_of_years,
)


def _columns(drafts: list[Draft], settings: Settings) -> dict[int, Column]:
    """The second pass, which sees all ends: where each period begins."""
    ends = tuple(dict.fromkeys(d.end for d in drafts if d.end is not None))
    calendar = FiscalCalendar(ends=ends, year_end=settings.fiscal_year_end)
    columns: dict[int, Column] = {}
    for draft in drafts:
        end = draft.end
        if end is None:
            continue
        start = draft.start
        if start is None and draft.length is not None:
            start = calendar.start_of(end, months=draft.length.months, weeks=draft.length.weeks)
        columns[draft.slot] = Column(index=draft.slot, start=start, end=end, evidence=draft.evidence)
    return columns
