"""Spans: figures of one period stated for another, of a year to date for a quarter, of a moment for a span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal

from exporter.checks.subject import Subject, digits, ends, months, numbers, series
from exporter.messages import Message
from exporter.oim.aspects import Duration, Instant, Period
from exporter.oim.fact import Fact
from exporter.oim.moments import period_text

_MANY = 20
"""How many numbers make a span one of those a report is about."""
_FEW = 2
"""How many numbers a span of its own may have and still be a slip."""
_CLOSE = timedelta(days=7)
_DIGITS = 4
"""How many significant digits two values need to be equal by no chance."""
_RECURS = (Decimal("0.2"), Decimal("0.8"))
"""What share of a year to date a quarter of it is, for what goes on throughout the year."""


def odd_periods(subject: Subject) -> Iterator[Message]:
    """A span that a number or two have, and that begins and ends within days of one that many have, but not with it."""
    spans = Counter(fact.period for fact in numbers(subject.report) if isinstance(fact.period, Duration))
    for fact in numbers(subject.report):
        if not isinstance(fact.period, Duration) or spans[fact.period] > _FEW:
            continue
        near = [span for span in spans if spans[span] >= _MANY and _is_near(fact.period, span)]
        if near:
            yield subject.said(
                "check.period",
                fact,
                usual=period_text(near[0]),
                count=spans[near[0]],
            )


def _is_near(one: Duration, other: Duration) -> bool:
    return months(one) > 1 and abs(one.start - other.start) <= _CLOSE and abs(one.end - other.end) <= _CLOSE


def year_to_date(subject: Subject) -> Iterator[Message]:
    """A quarter's value that equals the year to date's, for what in the year before was not all in that quarter.

    The quarter must end with the year to date and begin after it.
    """
    found: dict[Hashable, dict[Period, Fact]] = {}
    for fact in numbers(subject.report):
        if isinstance(fact.period, Duration) and fact.number:
            found.setdefault((fact.concept, fact.entity, fact.unit, fact.dimensions), {}).setdefault(fact.period, fact)
    for facts in found.values():
        pairs = list(_nested(facts))
        recurs = [q for q, year in pairs if _RECURS[0] <= q.number / year.number <= _RECURS[1]]
        for quarter, year in pairs:
            if quarter.number == year.number and digits(quarter.number) >= _DIGITS - 1 and recurs:
                yield subject.said(
                    "check.year-to-date",
                    quarter,
                    year,
                    year=period_text(year.period),
                )


def _nested(facts: Mapping[Period, Fact]) -> Iterator[tuple[Fact, Fact]]:
    """A quarter and the year to date that ends with it."""
    for short in facts.values():
        for long in facts.values():
            assert isinstance(short.period, Duration)
            assert isinstance(long.period, Duration)
            if short.period.end == long.period.end and months(short.period) == 3 and months(long.period) in (6, 9, 12):
                yield short, long


def balance_as_flow(subject: Subject) -> Iterator[Message]:
    """A concept of spans whose values in all of two or more spans are those of a balance at their ends.

    What is reported for a span is what came about in it; what there is at its end belongs to the end.
    """
    balances: dict[Hashable, list[Fact]] = {}
    for fact in numbers(subject.report):
        if isinstance(fact.period, Instant) and digits(fact.number) >= _DIGITS:
            balances.setdefault((fact.entity, fact.unit, fact.period.at, fact.number), []).append(fact)
    for facts in series(subject.report):
        if len(facts) < 2 or not isinstance(facts[0].period, Duration) or facts[0].dimensions:
            continue
        matches = [balances.get((f.entity, f.unit, ends(f.period), f.number), []) for f in facts]
        common = set.intersection(*({(m.concept, m.dimensions) for m in found} for found in matches))
        if common and len({fact.number for fact in facts}) > 1:
            balance = next(m for m in matches[0] if (m.concept, m.dimensions) in common)
            yield subject.said(
                "check.instant",
                *facts,
                balance,
                label=subject.label(facts[0]),
                concept=facts[0].concept.local,
                balance=balance.concept.local,
            )
