"""Numbers of concepts that no schema at hand declares: what is told of them is what their elements say themselves."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from exporter.readers.arelle.facts import Refusal, measures, member, name_pair, period


def is_undeclared_number(item: Any) -> bool:
    """Whether an element is a fact with a unit, and no schema says what of."""
    return getattr(item, "concept", None) is None and bool(item.get("unitRef"))


def number(item: Any, id_: str) -> dict[str, Any]:
    """The record of such a fact, as `facts.fact` makes those of others; raises Refusal."""
    model = item.modelXbrl
    context, unit = model.contexts.get(item.get("contextRef")), model.units.get(item.get("unitRef"))
    if context is None or unit is None:
        raise Refusal("no-context" if context is None else "no-unit", item)
    # An Inline fact knows its value whatever its concept is; an element of an instance has no more than its text.
    text = (getattr(item, "value", None) or item.text or "").strip()
    if not _is_number(text):
        raise Refusal("invalid-value", item, text)
    decimals = item.get("decimals") or "INF"
    return {
        "of": item.objectIndex,
        "id": item.id or id_,
        "concept": name_pair(item.qname),
        "entity": list(context.entityIdentifier),
        "period": period(item, context),
        "datatype": "decimal",
        "xsd": "decimal",
        "unit": measures(unit),
        "language": None,
        "dimensions": [member(item, dimension) for dimension in context.qnameDims.values()],
        "containers": sorted({name for name in ("segment", "scenario") if context.dimValues(name)}),
        "nil": False,
        "value": text,
        "decimals": "INF" if decimals == "INF" else int(decimals),
    }


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
