"""The records of prose: an amount as a sentence states it, without any concept yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from exporter.document.numeral import Span


class Nature(StrEnum):
    """What a sentence does with an amount."""

    VALUE = "value"  # "revenue was $5.2 million"
    CHANGE = "change"  # "revenue rose $0.4 million", "a reduction of 3 million in ..."
    RATE = "rate"  # "revenue rose 8.3%"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """From one day to another, both inclusive; `start` is None for the close of `end`.

    `stated` is false where the sentence leaves the period to what stands around it.
    """

    start: date | None
    end: date
    stated: bool = True

    @property
    def days(self) -> tuple[date | None, date]:
        """First and last day."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseAmount:
    """An amount in running text and what its sentence says of it.

    `span` is the numeral alone. `printed` is not negative and has no scale; `negative` says that it is printed below
    zero. `unit` is written `CAD`, `CAD/shares`, `shares` or `pure`; `decimals` is the accuracy it is written with.

    `subject` are the words for the line item, `phrase` those with the words of change around them, `qualifier` those
    behind the amount that narrow it. `by_name` says that the words stand right before the amount ("revenue of 3"),
    `indefinite` that they do so as one of several ("a liability of 3"). A change runs from
    `base` to `period`, `direction` is 1 for up, -1 for down. `heading` is the title of the part of the document. An
    amount that is UNREAD says in `unread` why. `hedged` is what keeps it from being exact ("more than", "up to").
    """

    span: Span
    text: str
    printed: Decimal
    scale: int
    unit: str
    decimals: int
    nature: Nature = Nature.UNREAD
    negative: bool = False
    subject: str = ""
    phrase: str = ""
    qualifier: str = ""
    period: Period | None = None
    base: Period | None = None
    direction: int = 0
    hedged: str = ""
    heading: str = ""
    diluted: bool | None = None
    by_name: bool = False
    indefinite: bool = False
    unread: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal:
        """The scaled value, with the sign as printed."""
        size = self.printed.scaleb(self.scale)
        return -size if self.negative else size

    @property
    def half(self) -> Decimal:
        """Half of what the last written digit stands for."""
        return Decimal(5).scaleb(-self.decimals - 1)
