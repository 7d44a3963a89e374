"""Messages: what a run has to say, as values. Nothing here raises, prints or knows a file format."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
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
class Amount:
    """A figure that a finding rests on; `value` is None where nothing is stated. `concept` and `fact` may be empty."""

    label: str
    value: Decimal | None
    period: str = ""
    concept: str = ""
    fact: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would mend a figure: the value it would have; or what it `lacks`, if it is right and its parts are not."""

    amount: Amount
    mended: Decimal | None = None
    lacks: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Changes that together mend what was found and `closes` as many findings in all; the cause in a word or two."""

    cause: str
    closes: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Figures with coefficients, which should make nought and make the `difference`; repairs, the likeliest first."""

    difference: Decimal
    terms: tuple[tuple[Amount, int], ...]
    repairs: tuple[Mending, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One finding. `places` begins with the place to look at first; `facts` are fact ids in the report.

    `evidence` is there where figures contradict each other.
    """

    code: str
    severity: Severity
    text: str
    places: tuple[Place, ...] = ()
    facts: tuple[str, ...] = ()
    evidence: Evidence | None = None


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
    """A message as JSON has it; what a place does not have is left out, and evidence where there is none."""
    found: dict[str, Any] = {
        "code": said.code,
        "severity": said.severity.value,
        "text": said.text,
        "places": [_place(place) for place in said.places],
        "facts": list(said.facts),
    }
    return found if said.evidence is None else found | {"evidence": _evidence(said.evidence)}


def _place(place: Place) -> dict[str, Any]:
    return {f.name: value for f in fields(place) if (value := getattr(place, f.name)) is not None}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "difference": _number(evidence.difference),
        "figures": [_amount(amount) | {"coefficient": coefficient} for amount, coefficient in evidence.terms],
        "repairs": [
            {
                "cause": repair.cause,
                "closes": repair.closes,
                "changes": [
                    _amount(change.amount)
                    | ({"mended": _number(change.mended)} if change.lacks is None else {"lacks": _number(change.lacks)})
                    for change in repair.changes
                ],
            }
            for repair in evidence.repairs
        ],
    }


def _amount(amount: Amount) -> dict[str, Any]:
    about = {"label": amount.label, "period": amount.period, "concept": amount.concept, "fact": amount.fact}
    where = {} if amount.place is None else {"place": _place(amount.place)}
    return {name: text for name, text in about.items() if text} | {"value": _number(amount.value)} | where


def _number(value: Decimal | None) -> str | None:
    """A number in full, as text, so that no reader rounds it."""
    return None if value is None else f"{value.normalize():f}"
