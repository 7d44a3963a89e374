"""The fact: a value with the aspects that say what it is a value of (OIM Common 1.0, section 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from exporter.oim.aspects import Dimensions, Entity, Period, Unit
from exporter.qname import QName


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """One or several members chosen from a domain (Extensible Enumerations 2.0); kept sorted, each once."""

    members: tuple[QName, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "members", tuple(sorted(set(self.members))))


Value = Decimal | str | QName | Enumeration | None
"""A number; text, and whatever else has a canonical text; a name; chosen members; None for nil."""


class Datatype(StrEnum):
    """What a concept's type decides about how its values are written (OIM Common 1.0, 3.2)."""

    DECIMAL = "decimal"
    INTEGER = "integer"
    FLOAT = "float"
    TEXT = "text"  # a text fact: it has a language
    TEXT_BLOCK = "text block"  # a text fact that may hold markup
    QNAME = "QName"
    ENUMERATION = "enumeration"
    OTHER = "other"  # dates, durations, booleans, URIs, ...: text without a language

    @property
    def has_language(self) -> bool:
        """Whether facts have the language core dimension (OIM Common 1.0, 3.1.8)."""
        return self in (Datatype.TEXT, Datatype.TEXT_BLOCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A reported fact. A numeric one has a unit and a Decimal; any other has neither unit nor decimals.

    `decimals` is the accuracy as XBRL 2.1 4.6.5 has it, None for infinite. `language` is a lower-case tag (BCP 47) and
    belongs to text facts. Without an `entity` the fact is of none in particular. `id` is unique in its report; what
    only says how the value is written, the `datatype`, follows from the concept and is no part of equality.
    """

    id: str
    concept: QName
    entity: Entity | None
    period: Period
    value: Value
    unit: Unit | None = None
    decimals: int | None = None
    language: str | None = None
    dimensions: Dimensions = ()
    datatype: Datatype = field(default=Datatype.OTHER, compare=False)

    @property
    def numeric(self) -> bool:
        """Whether the fact has a unit."""
        return self.unit is not None

    @property
    def number(self) -> Decimal:
        """The value of a numeric fact that is not nil."""
        assert isinstance(self.value, Decimal)
        return self.value

    @property
    def half(self) -> Decimal:
        """Half of what a number's last accurate digit stands for (Calculations 1.1, 3.2); 0 where it is exact."""
        return half_of_last_digit(self.decimals)

    @property
    def members(self) -> tuple[tuple[QName, QName], ...]:
        """The explicit dimensions and their members."""
        return tuple((dimension, member) for dimension, member in self.dimensions if isinstance(member, QName))


def half_of_last_digit(decimals: int | None) -> Decimal:
    """Half of what the last digit that is accurate to some decimals stands for; 0 for None, infinitely many."""
    return Decimal() if decimals is None else Decimal(5).scaleb(-decimals - 1)


def canonical(value: Decimal) -> str:
    """A number as canonical xs:decimal text without exponent: `-3117000`, `0.01`, `0` (XML Schema 1.1 Part 2, 3.3.3.2).

    The ".0" that XML Schema's canonical form adds to whole numbers is left out, as everyone does. What only xs:float
    and xs:double have is written as they do: `INF`, `-INF`, `NaN`.
    """
    if not value.is_finite():
        return "NaN" if value.is_nan() else "INF" if value > 0 else "-INF"
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
