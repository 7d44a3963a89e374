"""Figures: statements as arithmetic sees them, with the way back from a cell to what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, Table
from exporter.messages import Amount, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What stands in a cell: its row's label, its value as a reader knows it, and half of its last accurate digit.

    In an arithmetic table the figure is `value / unit`: `unit` is what one there is worth here, negative where the
    table shows the value with the opposite sign. `fact` is a fact id and `concept` its name, empty where there is no
    fact yet.
    """

    label: str
    value: Decimal
    half: Decimal
    period: str
    unit: Decimal
    place: Place | None = None
    fact: str = ""
    concept: str = ""

    def said(self, number: int | Decimal) -> str:
        """A number of the arithmetic table as a reader knows it."""
        return grouped(number * self.unit)

    @property
    def amount(self) -> Amount:
        """The figure as a message tells of it."""
        return Amount(
            label=self.label,
            value=self.value,
            period=self.period,
            concept=self.concept,
            fact=self.fact,
            place=self.place,
        )

    @property
    def named(self) -> str:
        """The row's label, the concept of its fact, and where the figure stands."""
        about = ", ".join(filter(None, (self.concept, self.place.short if self.place is not None else "")))
        return f"“{self.label}” ({about})" if about else f"“{self.label}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An arithmetic table, the sums that are to hold in it, and its figures by row id and column."""

    title: str
    table: Table
    sums: tuple[Sum, ...]
    figures: Mapping[tuple[int, int], Figure]

    def figure(self, cell: Cell) -> Figure | None:
        """What stands in a cell of this sheet, None where it is empty."""
        return self.figures.get((cell.row, cell.column))


def fraction_digits(number: Decimal) -> int:
    """How many digits a number has behind its point, trailing zeros left out."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def grouped(number: Decimal) -> str:
    """A number with thousands parted by commas and a true minus sign, without needless zeros behind the point."""
    whole = number.to_integral_value()
    text = f"{whole if whole == number else number.normalize():,f}"
    return text.replace("-", "−")
