"""Balances that a statement of flows shows at the beginning and at the end: two rows that mean one concept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from exporter.dts.concept import Concept, PeriodType
from exporter.extraction.facts import Row, Statement, StatementKind
from exporter.mapping.options import Option
from exporter.mapping.rows import period_type_of
from exporter.qname import QName

_OF_FLOWS = frozenset((StatementKind.CASH_FLOWS, StatementKind.EQUITY))


def may_stand_twice(concept: Concept, statement: Statement) -> bool:
    """Whether two rows of the statement may have the concept: what there was at the beginning and what at the end."""
    return concept.period_type == PeriodType.INSTANT and statement.kind in _OF_FLOWS


def together(
    found: Mapping[int, tuple[Option, ...]], rows: Sequence[Row], statement: Statement
) -> dict[int, tuple[Option, ...]]:
    """The options of each row by its index, where rows that go on from one another weigh theirs together.

    They do where one period ends with what another begins with; then what is likely for one of them is so for both.
    """
    merged = dict(found)
    if statement.kind in _OF_FLOWS:
        balances = [row for row in rows if row.index in found and period_type_of(row) == PeriodType.INSTANT]
        for one, other in combinations(balances, 2):
            if _moments(one) & _moments(other):
                merged[one.index], merged[other.index] = _mean(found[one.index], found[other.index])
    return merged


def _moments(row: Row) -> set[object]:
    return {(fact.end, fact.value) for fact in row.facts if fact is not None and fact.value}


def _mean(one: Sequence[Option], other: Sequence[Option]) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Both rows' options with the mean of their chances, each row's with its own reasons where it has the option."""
    mine, theirs = ({option.concept.name: option for option in several} for several in (one, other))
    chances = {name: _chance(name, mine, theirs) for name in mine | theirs}
    return _weighed(theirs | mine, chances), _weighed(mine | theirs, chances)


def _chance(name: QName, mine: Mapping[QName, Option], theirs: Mapping[QName, Option]) -> float:
    return sum(options[name].confidence for options in (mine, theirs) if name in options) / 2


def _weighed(options: Mapping[QName, Option], chances: Mapping[QName, float]) -> tuple[Option, ...]:
    found = (replace(option, confidence=chances[name]) for name, option in options.items())
    return tuple(sorted(found, key=lambda option: (-option.confidence, option.concept.name)))
