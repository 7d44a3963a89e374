"""Sums: a total, the rows it adds up, and the columns that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One row added to, or with coefficient -1 taken from, a total: as printed, before any XBRL sign."""

    row: int
    coefficient: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """total = the sum of coefficient x contributor, in printed values.

    `slack` has one entry a column: printed total minus computed total in units of the last digit, None where the total
    is blank. A column is `proven` where the slack is within rounding and something was added, `broken` where it is not;
    columns of nothing but zeros are neither. `evidence` is in bits: how much less likely the agreement is by chance
    than the family of sums searched is large. `risk` is the chance, from 0 to 1, that the sum is a coincidence.
    """

    total: int
    contributors: tuple[Contribution, ...]
    proven: tuple[int, ...]
    broken: tuple[int, ...]
    slack: tuple[int | None, ...]
    evidence: int
    risk: Decimal
    family: str

    @property
    def holds(self) -> bool:
        """Whether no column contradicts it."""
        return not self.broken

    @property
    def exact(self) -> bool:
        """Whether no column needs rounding to hold."""
        return all(not slack for slack in self.slack)
