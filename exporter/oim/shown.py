"""Where a report's own document shows a fact: the row of a table that a reader finds it in."""

from __future__ import annotations

from dataclasses import dataclass


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
