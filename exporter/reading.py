"""Reading: a source and its settings in; the Document and the statements found in it out."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.document.document import Document
from exporter.extraction.calendars import YearsOfWeeks
from exporter.extraction.facts import Extraction, Statement, StatementKind
from exporter.extraction.facts import Settings as Hints
from exporter.extraction.prose.figures import ProseAmount
from exporter.extraction.prose.reading import read_prose
from exporter.extraction.statements import extract
from exporter.messages import Message, Place, message
from exporter.readers.formats import given
from exporter.readers.formats import read as read_source
from exporter.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A source, read in the light of its settings."""

    document: Document
    extraction: Extraction
    hints: Hints
    messages: tuple[Message, ...]

    @property
    def to_tag(self) -> tuple[Statement, ...]:
        """The primary statements; where no table could be told for one, those that read as financial at all."""
        found = self.extraction.statements
        return tuple(s for s in found if s.kind != StatementKind.OTHER) or found

    def prose(self) -> tuple[ProseAmount, ...]:
        """The amounts in running text, read in the light of the statements."""
        return read_prose(self.document, self.to_tag, self.hints)


def read(name: str, content: bytes, settings: Settings) -> Reading:
    """Read a source by the ending of its name and find its statements. `Refused` says why it cannot be done.

    Facts that a source states itself are taken as they are, whatever the document made of them looks like.
    """
    stated = given(name, content)
    document = read_source(name, content) if stated is None else stated.document
    hints = _hints(settings)
    found = extract(document, hints) if stated is None else stated.extraction
    unknown = (message("settings.unknown", table=table, places=(place,)) for table, place in settings.unknown)
    empty: tuple[Message, ...] = ()
    if not document.tables:
        empty = (message("source.no-table", places=(Place(file=name),)),)
    elif not found.statements:
        empty = (message("source.no-statement", places=(Place(file=name),)),)
    return Reading(
        document=document,
        extraction=found,
        hints=hints,
        messages=(*document.messages, *unknown, *found.messages, *empty),
    )


def _hints(settings: Settings) -> Hints:
    """What settings say that helps to read a document."""
    weeks = None
    if (calendar := settings.calendar) is not None:
        weeks = YearsOfWeeks(
            weekday=calendar.weekday,
            month=calendar.month,
            nearest=calendar.nearest,
            named_by_start=calendar.named_by_start,
        )
    return Hints(
        currency=settings.currency,
        period_end=settings.period_end,
        fiscal_year_end=settings.fiscal_year_end,
        calendar=weeks,
    )
