"""Accuracy: values with digits finer than they claim to be accurate to, and claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.checks.scales import rescaled
from exporter.checks.subject import Subject, is_accurate, numbers
from exporter.messages import Message
from exporter.oim.duplicates import duplicate_sets
from exporter.oim.fact import Fact


def finer_than_decimals(subject: Subject) -> Iterator[Message]:
    """A number with digits behind the last that its decimals say is accurate: its scale is wrong, or its decimals are.

    Decimals of -6 say that the value is right to the million (XBRL 2.1, 4.6.5): a filer who rounds to millions prints
    no digit below. What other periods show to be out of scale is left to that check.
    """
    scaled = rescaled(subject)
    for fact in numbers(subject.report):
        if not is_accurate(fact) and fact.id not in scaled:
            yield subject.said(
                "check.decimals",
                fact,
                decimals=fact.decimals,
            )


def contradictory_decimals(subject: Subject) -> Iterator[Message]:
    """One value stated twice, with all its digits said to be accurate once and some of them denied the other time."""
    for same in duplicate_sets(numbers(subject.report)):
        denying = [fact for fact in same if not is_accurate(fact)]
        for fact in denying:
            other = next((f for f in same if f.number == fact.number and f not in denying), None)
            if other is not None:
                yield subject.said(
                    "check.accuracy",
                    fact,
                    other,
                    decimals=fact.decimals,
                    other=_decimals(other),
                )


def _decimals(fact: Fact) -> str:
    return "INF" if fact.decimals is None else str(fact.decimals)
