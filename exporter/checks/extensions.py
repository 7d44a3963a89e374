"""Extensions: concepts of the filer's own that the taxonomy has already."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.checks.subject import Subject
from exporter.messages import Message


def needless_extensions(subject: Subject) -> Iterator[Message]:
    """A concept of the filer's own that is called as one of the imported taxonomy is, and defined in the same way.

    What is the same is told where the DTS is at hand: label, type, period type and balance.
    """
    for own, standard in subject.twins.items():
        facts = [fact for fact in subject.report.facts if fact.concept == own]
        if facts:
            yield subject.said(
                "check.extension",
                *facts,
                label=subject.label(facts[0]),
                own=own.local,
                standard=standard.local,
                namespace=standard.namespace,
            )
