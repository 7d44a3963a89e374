"""Arelle's findings as messages, each led back to the place in the source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from exporter.messages import Message, Place, Severity
from exporter.validation.validate import Finding

_CALCULATION = "inconsistentCalculation"
_OURS = "calculation.inconsistent"


def led_back(
    findings: Iterable[Finding],
    places: Mapping[str, Place],
    restating: Collection[str] = (),
    explained: Iterable[Message] = (),
) -> tuple[Message, ...]:
    """Arelle's code and text as they are; the places are those of the facts it speaks of, by fact id.

    Facts that are `restating` others come behind those: a finding is to be looked at where the figures stand together.

    A finding that speaks of no fact of the report is placed in the file that was written. Arelle goes through sets, so
    its order is not the same in every run: here it is that of the places. An inconsistent calculation of a total that
    one of our own messages has `explained` is not said again.
    """
    totals = {said.facts[0] for said in explained if said.code == _OURS and said.facts}
    left = (f for f in findings if not (_CALCULATION in f.code and _first(f, restating) in totals))
    return tuple(sorted((_message(finding, places, restating) for finding in left), key=_order))


def _first(finding: Finding, restating: Collection[str]) -> str | None:
    """The fact that a finding is about, which the statements show."""
    return next((fact for fact in finding.facts if fact not in restating), None)


def _order(said: Message) -> tuple[str, int, int, str, str]:
    first = said.places[0] if said.places else Place(file="")
    return first.file, first.line or 0, first.column or 0, said.code, said.text


def _message(finding: Finding, places: Mapping[str, Place], restating: Collection[str]) -> Message:
    facts = tuple(sorted((fact for fact in finding.facts if fact in places), key=lambda fact: fact in restating))
    found = tuple(places[fact] for fact in facts)
    if not found and finding.file is not None:
        found = (Place(file=finding.file, line=finding.line, column=1 if finding.line else None),)
    return Message(
        code=finding.code,
        severity=Severity.ERROR if finding.is_error else Severity.WARNING,
        text=" ".join(finding.text.split()),
        places=found,
        facts=facts,
    )
