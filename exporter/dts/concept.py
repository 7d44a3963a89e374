"""Concepts and their labels, as a taxonomy states them (XBRL 2.1, 5.1.1 and 5.2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exporter.qname import XBRLI, QName

DTR = "http://www.xbrl.org/dtr/type/2020-01-21"
XBRLDT = "http://xbrl.org/2005/xbrldt"

ITEM = QName(XBRLI, "item")
HYPERCUBE_ITEM = QName(XBRLDT, "hypercubeItem")
DIMENSION_ITEM = QName(XBRLDT, "dimensionItem")


class PeriodType(StrEnum):
    """Whether a fact holds at a moment or over a span (XBRL 2.1, 5.1.1.1)."""

    INSTANT = "instant"
    DURATION = "duration"


class Balance(StrEnum):
    """On which side of the ledger a positive value lies (XBRL 2.1, 5.1.1.2)."""

    DEBIT = "debit"
    CREDIT = "credit"


class ItemKind(StrEnum):
    """What sort of value a concept takes, told from its item type; a taxonomy's own types fall back on their base."""

    MONETARY = "monetary"
    PER_SHARE = "per share"
    SHARES = "shares"
    PERCENT = "percent"
    PURE = "pure"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    TEXT_BLOCK = "text block"
    TEXT = "text"
    MEMBER = "member"


_KINDS = {
    "monetaryItemType": ItemKind.MONETARY,
    "nonNegativeMonetaryItemType": ItemKind.MONETARY,
    "noDecimalsMonetaryItemType": ItemKind.MONETARY,
    "nonNegativeNoDecimalsMonetaryItemType": ItemKind.MONETARY,
    "perShareItemType": ItemKind.PER_SHARE,
    "sharesItemType": ItemKind.SHARES,
    "percentItemType": ItemKind.PERCENT,
    "pureItemType": ItemKind.PURE,
    "dateItemType": ItemKind.DATE,
    "dateTimeItemType": ItemKind.DATE,
    "booleanItemType": ItemKind.BOOLEAN,
    "textBlockItemType": ItemKind.TEXT_BLOCK,
    "escapedItemType": ItemKind.TEXT_BLOCK,
    "domainItemType": ItemKind.MEMBER,
}
_NUMBERS = {
    "decimalItemType", "floatItemType", "doubleItemType", "fractionItemType",
    "integerItemType", "longItemType", "intItemType", "shortItemType", "byteItemType",
    "nonPositiveIntegerItemType", "negativeIntegerItemType", "nonNegativeIntegerItemType", "positiveIntegerItemType",
    "unsignedLongItemType", "unsignedIntItemType", "unsignedShortItemType", "unsignedByteItemType",
}  # fmt: skip
_TEXTLIKE = (ItemKind.DATE, ItemKind.BOOLEAN, ItemKind.TEXT_BLOCK, ItemKind.TEXT, ItemKind.MEMBER)
NUMERIC = frozenset(ItemKind) - frozenset(_TEXTLIKE)
"""The kinds of values that carry a unit and decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """An item, hypercube, dimension or member declared in the schema document at the absolute URI `schema`.

    `id` is the element's XML id there. `base_type` is the XBRL item type that a type of the taxonomy's own derives
    from. `typed_domain` is the absolute reference of a typed dimension's domain element (Dimensions 1.0, 2.5.2.1).
    `facets` are what its type allows of a text, as pairs: ("enumeration", "NYSE"), ("maxLength", "5"), ...
    `attributes` are those that have no field here, as (name, value): an enumeration's domain is one, and a name.
    """

    name: QName
    type: QName
    period_type: PeriodType
    schema: str
    id: str
    balance: Balance | None = None
    abstract: bool = False
    nillable: bool = True
    substitution_group: QName = ITEM
    base_type: QName | None = None
    typed_domain: str | None = None
    facets: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[QName, str | QName], ...] = ()

    @property
    def href(self) -> str:
        """The absolute address a locator of another document uses."""
        return f"{self.schema}#{self.id}"

    @property
    def kind(self) -> ItemKind:
        """The sort of value, by the type's name, else by that of its base."""
        return _kind(self.type) or (_kind(self.base_type) if self.base_type else None) or ItemKind.TEXT

    @property
    def is_numeric(self) -> bool:
        """Whether facts carry a unit and decimals."""
        return self.kind in NUMERIC

    @property
    def is_item(self) -> bool:
        """Whether a fact may be reported: neither abstract nor part of a dimension's structure."""
        return not self.abstract and self.substitution_group not in (HYPERCUBE_ITEM, DIMENSION_ITEM)


def _kind(type_: QName) -> ItemKind | None:
    return _KINDS.get(type_.local) or (ItemKind.NUMBER if type_.local in _NUMBERS else None)


class LabelRole(StrEnum):
    """Label roles of XBRL 2.1 (5.2.2.2.2) and the negating ones of the Link Role Registry."""

    STANDARD = "http://www.xbrl.org/2003/role/label"
    TERSE = "http://www.xbrl.org/2003/role/terseLabel"
    VERBOSE = "http://www.xbrl.org/2003/role/verboseLabel"
    TOTAL = "http://www.xbrl.org/2003/role/totalLabel"
    START = "http://www.xbrl.org/2003/role/periodStartLabel"
    END = "http://www.xbrl.org/2003/role/periodEndLabel"
    DOCUMENTATION = "http://www.xbrl.org/2003/role/documentation"
    NEGATED = "http://www.xbrl.org/2009/role/negatedLabel"
    NEGATED_TOTAL = "http://www.xbrl.org/2009/role/negatedTotalLabel"
    NEGATED_TERSE = "http://www.xbrl.org/2009/role/negatedTerseLabel"
    NEGATED_START = "http://www.xbrl.org/2009/role/negatedPeriodStartLabel"
    NEGATED_END = "http://www.xbrl.org/2009/role/negatedPeriodEndLabel"
    NET = "http://www.xbrl.org/2009/role/netLabel"
    NEGATED_NET = "http://www.xbrl.org/2009/role/negatedNetLabel"

    @property
    def negates(self) -> bool:
        """Whether a value shown under this label is shown with the opposite sign."""
        return self.name.startswith("NEGATED")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label of a concept; `role` is a URI, of `LabelRole` or a taxonomy's own."""

    concept: QName
    text: str
    role: str = LabelRole.STANDARD
    lang: str = "en"

    @property
    def opposite(self) -> bool:
        """Whether a positive number shown under it is a negative value."""
        return self.role in set(LabelRole) and LabelRole(self.role).negates


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a concept is defined or explained (XBRL 2.1, 5.2.3): the parts by name, as (“Paragraph”, “12”)."""

    role: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another wording under which filers print a concept.

    `opposite` says that a positive number printed under this wording is a negative XBRL value: “Loss for the period”
    for a profit.
    """

    text: str
    opposite: bool = False
