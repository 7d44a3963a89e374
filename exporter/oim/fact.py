"""The fact: a value with the aspects that say what it is a value of (OIM Common 1.0, section 3)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from exporter.oim.aspects import Entity, Period, Unit
from exporter.qname import QName

Dimensions = tuple[tuple[QName, QName], ...]
"""Explicit dimensions and their members (OIM Common 1.0, 3.1.7), sorted by dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A reported fact. A numeric one has a unit and a Decimal; any other has neither unit nor decimals.

    `decimals` is the accuracy as XBRL 2.1 4.6.5 has it, None for infinite. `id` is unique in its report.
    """

    id: str
    concept: QName
    entity: Entity
    period: Period
    value: Decimal | str
    unit: Unit | None = None
    decimals: int | None = None
    language: str | None = None
    dimensions: Dimensions = ()

    @property
    def numeric(self) -> bool:
        """Whether the fact has a unit."""
        return self.unit is not None


def canonical(value: Decimal) -> str:
    """A number as canonical xs:decimal text without exponent: `-3117000`, `0.01`, `0` (XML Schema 1.1 Part 2, 3.3.3.2).

    The ".0" that XML Schema's canonical form adds to whole numbers is left out, as everyone does.
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
