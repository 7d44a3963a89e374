"""Where a report's own document shows a fact: the row of a table that a reader finds it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exporter.oim.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Table and row, numbered through the report in the order of its facts, and what the row is called there.

    `negative` says that a number is printed as negative, whatever its value. `heading` is the nearest row above that
    has words and no facts, empty where there is none.
    """

    table: int
    row: int
    label: str
    negative: bool = False
    heading: str = ""


def turned(facts: Iterable[Fact], shown: Mapping[str, Shown]) -> bool:
    """Whether most numbers are printed with the opposite sign of their value, where zeros have none.

    `shown` tells by the identifier of a fact where it is printed, and knows them all.
    """
    opposite = [shown[fact.id].negative != (fact.number < 0) for fact in facts if fact.number]
    return 2 * sum(opposite) > len(opposite)
