"""The ends of columns' periods: one step for each kind of evidence, the nearest first."""

from __future__ import annotations

from datetime import date

from exporter.extraction.calendars import add_months, day_in, same_day
from exporter.extraction.drafts import CALENDAR, GUESS, REPORTING, Draft, Evidence, Step
from exporter.extraction.facts import StatementKind
from exporter.extraction.periods import PartialDate

_NEAR = 15  # days between a calendar quarter's end and the printed end of the quarter it stands for


def _month_day_from_label(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """Complete the years over the columns by a date in the label's place: "Year ended December 31 (in millions)"."""
    named = [d for d in evidence.label.dates if d.month is not None]
    if not named:
        return drafts
    one = named[-1]
    return [
        d
        if d.month or _is_told_apart(d, drafts)
        else d.learn("date: header of the labels", month=one.month, day=one.day, year=d.year or one.year)
        for d in drafts
    ]


def _is_told_apart(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a column is told from others by something else than time: a date beside the table is not its own."""
    return draft.year is None and draft.wordy and len(drafts) > 1


def _month_day_from_neighbour(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """Carry a date to the columns beside it: "Years ended December 31, 2023", then "2022", "2021".

    A column without any time takes that of the one to its left: percentages stand beside what they are of.
    """
    first = next((d for d in drafts if d.month), None)
    if first is None:
        return drafts
    carried: Draft | None = None
    result = []
    for draft in drafts:
        if draft.month:
            carried = draft
        elif draft.year:
            draft = _on(draft, _answering(carried or first, draft.year), "date: neighbouring column")
        elif carried and (draft.slot in evidence.percents or not draft.wordy):
            draft = draft.learn("period: column to the left", month=carried.month, day=carried.day, year=carried.year)
        result.append(draft)
    return result


def _end_of_part(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """The end of a numbered quarter or half of a year ("Q2 2024"), counted from the fiscal year's end."""
    near = [full for time in (evidence.label, *evidence.above) for d in time.dates if (full := d.full)]
    month, day = evidence.settings.fiscal_year_end or (12, 31)
    weeks = evidence.settings.calendar
    why = "date: quarter in the header"
    result = []
    for draft in drafts:
        if draft.length and draft.length.ordinal and draft.year and not draft.month:
            if weeks is not None:
                end = weeks.end_of_part(draft.year, draft.length.ordinal, draft.length.months)
                result.append(_on(draft, end, f"date: {CALENDAR}"))
                continue
            count = draft.length.ordinal * draft.length.months - 12
            end = add_months(day_in(draft.year, month, day), count)
            printed = next((other for other in near if abs((other - end).days) <= _NEAR), None)
            guess = "" if printed or evidence.settings.fiscal_year_end else f", {GUESS}: of the calendar year"
            draft = _on(draft, printed or end, why + guess)
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
    missing = [d for d in drafts if d.year is None and not _is_told_apart(d, drafts)]
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


def _from_calendar(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """The end of a bare year, where a calendar by weeks was given."""
    weeks = evidence.settings.calendar
    if weeks is None:
        return drafts
    return [_on(d, weeks.end_of(d.year), f"date: {CALENDAR}") if d.year and not d.month else d for d in drafts]


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
            draft = draft.learn(f"year: {REPORTING}", year=given.year)
        elif draft.year and not draft.month and given and shift in (0, 1):
            back = draft.year + shift - given.year
            if back and year_end and evidence.kind is StatementKind.POSITION:
                draft = draft.learn(f"date: fiscal year end of the {REPORTING}", month=year_end[0], day=year_end[1])
            else:
                draft = _on(draft, same_day(given, back), f"date: {REPORTING}")
        elif draft.year and not draft.month and year_end:
            draft = draft.learn(f"date: fiscal year end of the {REPORTING}", month=year_end[0], day=year_end[1])
        result.append(draft)
    return result


def _guess_year_end(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """A bare year that nothing explains is taken for the calendar's, which is to be warned of."""
    return [
        d.learn(f"date: {GUESS}, the calendar year", month=12, day=31) if d.year and not d.month else d for d in drafts
    ]


DATE_STEPS: tuple[Step, ...] = (
    _month_day_from_label,
    _end_of_part,
    _month_day_from_neighbour,
    _years_from_above,
    _date_from_above,
    _from_calendar,
    _from_settings,
    _guess_year_end,
)
