"""Arelle's findings as messages, each led back to the place in the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exporter.messages import Message, Place, Severity
from exporter.validation.validate import Finding


def led_back(findings: Iterable[Finding], places: Mapping[str, Place]) -> tuple[Message, ...]:
    """Arelle's code and text as they are; the places are those of the facts it speaks of, by fact id.

    A finding that speaks of no fact of the report is placed in the file that was written.
    """
    return tuple(_message(finding, places) for finding in findings)


def _message(finding: Finding, places: Mapping[str, Place]) -> Message:
    found = tuple(places[fact] for fact in finding.facts if fact in places)
    if not found and finding.file is not None:
        found = (Place(file=finding.file, line=finding.line, column=1 if finding.line else None),)
    return Message(
        code=finding.code,
        severity=Severity.ERROR if finding.is_error else Severity.WARNING,
        text=" ".join(finding.text.split()),
        places=found,
        facts=tuple(fact for fact in finding.facts if fact in places),
    )
