"""Messages: what a run has to say, as values. Nothing here raises, prints or knows a file format."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from exporter.catalogue import CATALOGUE


class Severity(StrEnum):
    """How much a message weighs. An ERROR makes the exit code 1; a WARNING and an INFO leave it 0."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in a source.

    Lines and columns are 1-based and count code points of the decoded source; the end is exclusive (one past the last
    character). Of the files of a report only the line is known. A workbook has `sheet` and `cell` instead of lines; a
    sheet's name is in no cell. `quote` is the text a reader sees there.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    quote: str = ""

    def __str__(self) -> str:
        """As an editor's jump list wants it: `file:line:column`, or `file[sheet!cell]`."""
        if self.sheet is not None or self.cell is not None:
            return f"{self.file}[{self.short}]"
        if self.line is None:
            return self.file
        return f"{self.file}:{self.line}" if self.column is None else f"{self.file}:{self.line}:{self.column}"

    @property
    def short(self) -> str:
        """The place within its file: `line:column`, `line 5`, `sheet!cell`, or the sheet or cell that is known."""
        if self.line is not None:
            return f"line {self.line}" if self.column is None else f"{self.line}:{self.column}"
        return "!".join(filter(None, (self.sheet, self.cell))) or self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One finding. `places` begins with the place to look at first; `facts` are fact ids in the report."""

    code: str
    severity: Severity
    text: str
    places: tuple[Place, ...] = ()
    facts: tuple[str, ...] = ()


def message(code: str, *, places: tuple[Place, ...] = (), facts: tuple[str, ...] = (), **details: object) -> Message:
    """The message of a code in the catalogue; `details` fill the catalogue's wording.

    Raises KeyError for a code or a detail the catalogue does not know: that is a bug, not a user's mistake.
    """
    entry = CATALOGUE[code]
    return Message(
        code=code, severity=Severity(entry.severity), text=entry.wording.format(**details), places=places, facts=facts
    )


def worst(messages: tuple[Message, ...]) -> Severity | None:
    """The heaviest severity among the messages, None when there are none."""
    order = list(Severity)
    return max((m.severity for m in messages), key=order.index, default=None)


def record(said: Message) -> dict[str, Any]:
    """A message as JSON has it; what a place does not have is left out."""
    return {
        "code": said.code,
        "severity": said.severity.value,
        "text": said.text,
        "places": [
            {f.name: value for f in fields(place) if (value := getattr(place, f.name)) is not None}
            for place in said.places
        ],
        "facts": list(said.facts),
    }
