"""The period that the statements end on, held against what cover, headlines, running text and settings name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from exporter.checks.slips import long_date, meant, mend, year_after
from exporter.checks.timeline import NEAR, OPENING, Timeline, months_of, places
from exporter.document.numeral import Span
from exporter.extraction.dated import Dated, Role
from exporter.extraction.periods import is_only_time
from exporter.messages import Message, message

_YEAR = 12  # months
_HEADLINE = re.compile(r"\b(?:results|earnings)\b", re.IGNORECASE)
_OTHER_NEWS = re.compile(
    r"outlook|guidance|conference|webcast|\bcall\b|\bdate\b|dividend|compared|\b(?:will|to be|expects?|preliminary)\b",
    re.IGNORECASE,
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LONGEST_HEADLINE = 250  # characters
_QUARTER = re.compile(
    r"\b(?:Q([1-4])|([1-4])Q|(first|second|third|fourth)[\s-]+(?:fiscal[\s-]+)?quarter)\b", re.IGNORECASE
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEARS = re.compile(r"(?<![\d$€£.,/-])(?:19|20)\d\d(?![\d,.%/-]*\d)")
_TO_COME = re.compile(
    r"\b(?:will|would|shall|may|expects?|expected|anticipates?|each|any|thereafter|until|through|prior|before|beginning"
    r"|commencing|effective|first|next|later|than)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\.\s|\n\n")


def contradicted_cover(timeline: Timeline) -> Iterator[Message]:
    """The period a form's cover names, where the statements end on another.

    A report within a fiscal year may name the year it belongs to.
    """
    end = timeline.period_end
    if end is None or timeline.cover is None:
        return
    one, day = timeline.cover
    interim = one.role is Role.COVER_YEAR and not _reports_a_year(timeline, end)
    high = year_after(end) if interim else end
    if abs((day - end).days) <= NEAR or end <= day <= high:
        return
    yield message(
        "dates.cover-period",
        places=places(timeline.place(one), timeline.place_of_end(end)),
        date=long_date(day),
        end=long_date(end),
        meant=meant(day, mend(day, end, high), "fits the statements"),
    )


def _reports_a_year(timeline: Timeline, end: date) -> bool:
    columns = (column for statement in timeline.primary for column in statement.columns)
    return any(column.end == end and months_of(column) >= _YEAR for column in columns)


def contradicted_headline(timeline: Timeline) -> Iterator[Message]:
    """The headline over the results, where it names another fiscal year or quarter than that of the statements.

    One that tells other news besides may well name other times.
    """
    end = timeline.period_end
    span = _headline(timeline)
    if end is None or span is None:
        return
    text = timeline.document.read(span)
    quarters = {int(m[1] or m[2] or _QUARTERS[m[3].lower()]) for m in _QUARTER.finditer(text)}
    years = {int(m[0]) for m in _YEARS.finditer(text)}
    quarter, year = _quarter(timeline, end), timeline.fiscal_year
    if (quarter and quarters and quarter not in quarters) or (years and not years & _fiscal_years(timeline, end)):
        yield message(
            "dates.fiscal-year",
            places=places(timeline.document.place(span), timeline.place_of_end(end)),
            headline=text,
            end=long_date(end),
            year_end=f", in the fiscal year to {long_date(year)}" if year else "",
        )


def _headline(timeline: Timeline) -> Span | None:
    """The first heading or bold line above the statements that speaks of results and of nothing else."""
    document = timeline.document
    for block in document.blocks:
        if block.span.start >= min(OPENING, timeline.body):
            return None
        titled = block.table is None and (block.bold or block.kind in _HEADINGS)
        text = document.read(block.span) if titled else ""
        if len(text) <= _LONGEST_HEADLINE and _HEADLINE.search(text) and not _OTHER_NEWS.search(text):
            return document.trim(block.span)
    return None


def _fiscal_years(timeline: Timeline, end: date) -> set[int]:
    """The years that a fiscal year may be called by: that of its end, and the one before if it ends early in a year.

    Where its end is not known, the year of the period's end and both beside it.
    """
    year = timeline.fiscal_year
    if year is None:
        return {end.year - 1, end.year, end.year + 1}
    return {year.year, end.year, year.year - (1 if year.month <= 6 else 0)}


def _quarter(timeline: Timeline, end: date) -> int:
    """The quarter that ends then: from the fiscal year's end, else from the year to date; 0 when neither is known."""
    year = timeline.fiscal_year
    if year is not None:
        return 4 - round((year - end).days / 91.3)
    columns = (column for statement in timeline.primary for column in statement.columns if column.end == end)
    return {6: 2, 9: 3}.get(max(map(months_of, columns), default=0), 0)


def periods_to_come(timeline: Timeline) -> Iterator[Message]:
    """Periods said to have ended that end after the document was written, on the day of a later year.

    Only what is likely a slip in running text is said: the day is the reported period's, with no word of plans.
    """
    end = timeline.period_end
    written = min((day for _, day in timeline.writings if end is not None and day >= end), default=None)
    if end is None or written is None:
        return
    for one, day in timeline.having(Role.ENDED):
        if day <= written or (day.month, day.day) != (end.month, end.day):
            continue
        sentence = _sentence(timeline, one)
        if not _TO_COME.search(sentence) and not is_only_time(sentence):
            yield message(
                "dates.future",
                places=places(timeline.place(one), timeline.place_of_end(end)),
                date=long_date(day),
                written=long_date(written),
                meant=meant(day, end, "is the end of the period reported on"),
            )


def _sentence(timeline: Timeline, one: Dated) -> str:
    text = timeline.document.text
    start = max(text.rfind(". ", 0, one.span.start), text.rfind("\n\n", 0, one.span.start), one.span.start - 300)
    stop = _SENTENCE_END.search(text, one.span.end)
    return text[max(0, start) : stop.start() if stop else len(text)]


def contradicted_settings(timeline: Timeline) -> Iterator[Message]:
    """A period end given by a person that is not the one the statements print."""
    given, end = timeline.settings.period_end, timeline.period_end
    if given is not None and end is not None and given != end:
        yield message(
            "dates.settings",
            places=places(timeline.place_of_end(end)),
            given=given.isoformat(),
            end=end.isoformat(),
        )


PERIOD_CHECKS: tuple[Callable[[Timeline], Iterator[Message]], ...] = (
    contradicted_cover,
    contradicted_headline,
    periods_to_come,
    contradicted_settings,
)
