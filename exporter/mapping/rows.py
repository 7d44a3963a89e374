"""What a row of a statement is to mapping: what it is called, and which concepts can take its values."""

from __future__ import annotations

from exporter.dts.concept import ItemKind, PeriodType
from exporter.extraction.facts import Row

_KINDS = {
    "shares": frozenset({ItemKind.SHARES}),
    "pure": frozenset({ItemKind.PERCENT, ItemKind.PURE, ItemKind.NUMBER}),
}
_PER_SHARE = frozenset({ItemKind.PER_SHARE})
_MONEY = frozenset({ItemKind.MONETARY})


def label_of(row: Row) -> str:
    """What a row is called where its own label is blank: after its heading."""
    return row.label or (f"Total {row.section}" if row.section else "")


def kinds_of(unit: str) -> frozenset[ItemKind]:
    """The kinds of concept a row of that unit can be."""
    return _PER_SHARE if unit.endswith("/shares") else _KINDS.get(unit, _MONEY)


def kind_of_unit(row: Row) -> ItemKind:
    """The kind of a new concept for the row."""
    if row.unit == "pure":
        return ItemKind.PERCENT if any(f.percent for f in row.facts if f) else ItemKind.PURE
    return next(iter(kinds_of(row.unit)))


def period_type_of(row: Row) -> PeriodType:
    """Whether the row's values are of moments or of spans; the first one tells."""
    first = next(fact for fact in row.facts if fact is not None)
    return PeriodType.INSTANT if first.start is None else PeriodType.DURATION
