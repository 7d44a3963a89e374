"""A document's dates held against the calendar and against each other: written, signed, reported on."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from exporter.checks.columns import COLUMN_CHECKS
from exporter.checks.periods import PERIOD_CHECKS
from exporter.checks.slips import long_date, meant, mend, month_name, year_after
from exporter.checks.timeline import Timeline, places
from exporter.document.document import Document
from exporter.extraction.dated import Dated, Role, dated
from exporter.extraction.facts import Settings, Statement
from exporter.messages import Message, message

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = timedelta(days=1)
"""A release of one day may be signed for on the day before, elsewhere on the globe."""


def date_anomalies(
    document: Document,
    statements: tuple[Statement, ...],
    period_end: date | None = None,
    year_end: tuple[int, int] | None = None,
) -> Iterator[Message]:
    """All that is doubtful about a document's dates, and about the two that a person may have given. No clock is asked.

    `year_end` is the month and day a fiscal year ends on.
    """
    timeline = Timeline(
        document=document,
        dates=dated(document),
        statements=statements,
        settings=Settings(period_end=period_end, fiscal_year_end=year_end),
    )
    for check in (impossible_dates, wrong_weekdays, *ORDER_CHECKS, *COLUMN_CHECKS, *PERIOD_CHECKS):
        yield from check(timeline)


def impossible_dates(timeline: Timeline) -> Iterator[Message]:
    """Dates the calendar does not have: February 30, 13/45/2020."""
    for one in timeline.dates:
        if one.day is not None:
            continue
        if 1 <= one.month <= 12:
            last = monthrange(one.year, one.month)[1]
            why = f"{month_name(one.month)} {one.year} has {last} days"
        else:
            why = "a year has 12 months"
        yield message("dates.impossible", places=(timeline.place(one),), text=timeline.document.read(one.span), why=why)


def wrong_weekdays(timeline: Timeline) -> Iterator[Message]:
    """Weekdays printed beside a date that falls on another."""
    for one in timeline.dates:
        day = one.day
        if day is not None and one.weekday is not None and day.weekday() != one.weekday:
            yield message(
                "dates.weekday",
                places=(timeline.place(one),),
                date=long_date(day),
                actual=_WEEKDAYS[day.weekday()],
                printed=_WEEKDAYS[one.weekday],
            )


def written_after_signed(timeline: Timeline) -> Iterator[Message]:
    """Date lines and dates of a report that come after the signature under which they are handed in.

    Not where it is the signature that comes before the end of the period.
    """
    end = timeline.period_end
    if timeline.signature is None:
        return
    signature, signed = timeline.signature
    if end is not None and signed < end:
        return
    for one, day in timeline.having(Role.DATELINE, Role.REPORT):
        if day > signed + _DAY:
            yield message(
                "dates.after-signature",
                places=(timeline.place(one), timeline.place(signature)),
                what=_name(one),
                date=long_date(day),
                signed=long_date(signed),
                meant=_in_order(day, signed, end) if end else "",
            )


def _in_order(written: date, signed: date, end: date) -> str:
    """Which of two dates in the wrong order is likely another, so that both come after the period's end."""
    likely = mend(written, end, signed)
    if likely is not None:
        return meant(written, likely, f"lies between the end of the period, {long_date(end)}, and the signature")
    return meant(signed, mend(signed, written, year_after(end)), "would be a signature in good order")


def written_before_period_end(timeline: Timeline) -> Iterator[Message]:
    """A signature or a date line from before the end of the period that is reported on."""
    end = timeline.period_end
    for one, day in timeline.writings:
        if end is not None and day < end:
            yield _out_of_year(timeline, "dates.before-period-end", one, day, end)


def written_long_after(timeline: Timeline) -> Iterator[Message]:
    """A signature or a date line from more than a year after the period, unless the other is as late.

    Reports are handed in within months; those that are years late are late in all their dates. A date line that comes
    after a signature in good order is said to be so, and no more.
    """
    end = timeline.period_end
    if end is None:
        return
    late = [(one, day) for one, day in timeline.writings if day > year_after(end)]
    in_order = any(end <= day <= year_after(end) for _, day in timeline.writings)
    for one, day in late:
        if len(late) == 1 and (one.role is Role.SIGNATURE or not in_order):
            yield _out_of_year(timeline, "dates.long-after-period-end", one, day, end)


def _out_of_year(timeline: Timeline, code: str, one: Dated, day: date, end: date) -> Message:
    """What is said of a date outside the year that follows the period, and what it is likely to be instead."""
    low, high = end, year_after(end)
    for other, other_day in timeline.writings:
        if other is not one and end <= other_day <= high:
            low, high = (other_day, high) if one.role is Role.SIGNATURE else (low, other_day)
    return message(
        code,
        places=places(timeline.place(one), timeline.place_of_end(end)),
        what=_name(one),
        date=long_date(day),
        end=long_date(end),
        meant=meant(day, mend(day, low, high), "lies within the year after it"),
    )


def _name(one: Dated) -> str:
    return {Role.DATELINE: "the date line", Role.REPORT: "the date of the report"}.get(one.role, "the signature")


ORDER_CHECKS: tuple[Callable[[Timeline], Iterator[Message]], ...] = (
    written_after_signed,
    written_before_period_end,
    written_long_after,
)
