"""From what stands over the columns to their periods: collect what each says, then complete it from what is near.

Every step fills one gap and notes what it took the answer from, nearest evidence first.
"""

from __future__ import annotations

from exporter.extraction.calendars import FiscalCalendar
from exporter.extraction.dates import DATE_STEPS
from exporter.extraction.drafts import GUESS, REPORTING, Draft, Evidence, read_own
from exporter.extraction.facts import Column, Settings, StatementKind
from exporter.extraction.layout import Block
from exporter.extraction.lengths import LENGTH_STEPS
from exporter.extraction.periods import is_day_first, read_time


def is_inferred(why: str) -> bool:
    """Whether a piece of evidence says that something was not printed with the table or above it."""
    return GUESS in why or REPORTING in why


def resolve(block: Block, above: tuple[str, ...], kind: StatementKind, settings: Settings) -> dict[int, Column]:
    """The periods of a block's slots, by slot; those without a period are left out. `index` is the slot.

    A column that holds the difference between others has none.
    """
    heads = block.heads
    day_first = is_day_first([heads.label, *(heads.text(slot) for slot in block.used), *above])
    moments = kind is StatementKind.POSITION
    evidence = Evidence(
        label=read_time(heads.label, day_first=day_first),
        above=tuple(read_time(text, day_first=day_first) for text in above),
        kind=kind,
        settings=settings,
        percents=block.percents,
    )
    drafts = [
        read_own(slot, heads, day_first=day_first, moments=moments) for slot in block.used if slot not in block.changes
    ]
    if not _any_time(drafts, evidence):
        return {}
    for step in (*DATE_STEPS, *LENGTH_STEPS):
        drafts = step(drafts, evidence)
    return _columns(drafts, settings)


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


def _columns(drafts: list[Draft], settings: Settings) -> dict[int, Column]:
    """The second pass, which sees all ends: where each period begins."""
    ends = tuple(dict.fromkeys(d.end for d in drafts if d.end is not None))
    calendar = FiscalCalendar(ends=ends, year_end=settings.fiscal_year_end, weeks=settings.calendar)
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
