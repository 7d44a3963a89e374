"""A fact of Arelle's model as a plain record."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_FLOATS = frozenset(("float", "double"))
_DECIMALS = frozenset(("decimal",))
_TEXT_BLOCKS = frozenset(("textBlockItemType", "escapedItemType"))


class Refusal(Exception):
    """A fact that OIM cannot say."""

    def __init__(self, what: str, item: Any, detail: str = "") -> None:
        super().__init__(what)
        self.record = {"what": what, "name": str(item.qname), "id": item.id or "", "detail": detail}


def fact(item: Any, id_: str) -> dict[str, Any]:
    """The record of a fact; raises Refusal. `id_` is its id where it has none. `of` is its place in the model."""
    concept = getattr(item, "concept", None)
    if concept is None:
        raise Refusal("unknown-concept", item)
    if concept.isTuple:
        raise Refusal("tuple", item)
    if concept.isFraction:
        raise Refusal("fraction", item)
    context = item.context
    if context is None:
        raise Refusal("no-context", item)
    kind = datatype(concept)
    record = {
        "of": item.objectIndex,
        "id": item.id or id_,
        "concept": name_pair(item.qname),
        "entity": list(context.entityIdentifier),
        "period": period(item, context),
        "datatype": kind,
        "xsd": concept.baseXsdType,
        "unit": _unit(item) if concept.isNumeric else None,
        "language": _language(item) if kind in ("text", "text block") else None,
        "dimensions": [member(item, dimension) for dimension in context.qnameDims.values()],
        "containers": sorted({name for name in ("segment", "scenario") if context.dimValues(name)}),
        "nil": bool(item.isNil),
        "value": None,
        "decimals": None,
    }
    if any(context.nonDimValues(container) for container in ("segment", "scenario")):
        raise Refusal("no-dimension", item)
    if not item.isNil:
        record["value"] = _value(item, kind)
        if concept.isNumeric:
            record["decimals"] = _decimals(item, record["value"])
    return record


def datatype(concept: Any) -> str:
    """The datatype as `exporter.oim.fact.Datatype` names it."""
    base = concept.baseXsdType
    if concept.isNumeric:
        return "float" if base in _FLOATS else "decimal" if base in _DECIMALS else "integer"
    if concept.isEnumeration2Item:
        return "enumeration"
    if concept.baseXbrliType == "QNameItemType":
        return "QName"
    if concept.type is not None and concept.type.isOimTextFactType:
        return "text block" if concept.isTextBlock or _derives(concept.type, _TEXT_BLOCKS) else "text"
    return "other"


def _derives(type_: Any, names: frozenset[str]) -> bool:
    while type_ is not None:
        if type_.name in names:
            return True
        type_ = getattr(type_, "typeDerivedFrom", None)
        if isinstance(type_, list):
            return False
    return False


def name_pair(name: Any) -> list[str]:
    """Namespace and local name."""
    return [name.namespaceURI or "", name.localName]


def period(item: Any, context: Any) -> dict[str, str] | None:
    """The texts of the period's elements, None for ever; `item` is the fact to tell of if there is none."""
    from arelle.ModelObject import ModelObject

    texts = {
        child.localName: child.stringValue.strip()
        for child in context.period.iterchildren()
        if isinstance(child, ModelObject)
    }
    if not texts:
        raise Refusal("no-period", item)
    return None if "forever" in texts else texts


def _unit(item: Any) -> list[list[list[str]]]:
    if item.unit is None:
        raise Refusal("no-unit", item)
    return measures(item.unit)


def measures(unit: Any) -> list[list[list[str]]]:
    """The names above and below the line."""
    return [[name_pair(measure) for measure in part] for part in unit.measures]


def _language(item: Any) -> str | None:
    """The language in scope, which Arelle does not look for on the root of an Inline document."""
    element = item
    while element is not None:
        if (language := element.get(_XML_LANG)) is not None:
            return language or None
        element = element.getparent()
    return None


def member(item: Any, dimension: Any) -> dict[str, Any]:
    """A dimension and its member, explicit or typed; raises Refusal."""
    if dimension.isExplicit:
        if dimension.memberQname is None:
            raise Refusal("no-member", item, str(dimension.dimensionQname))
        return {"dimension": name_pair(dimension.dimensionQname), "member": name_pair(dimension.memberQname)}
    element = dimension.typedMember
    declared = item.modelXbrl.qnameConcepts.get(element.qname)
    if len(element) or (declared is not None and declared.type is not None and _is_complex(declared)):
        raise Refusal("complex-member", item, str(dimension.dimensionQname))
    base = declared.baseXsdType if declared is not None else "string"
    record = {"dimension": name_pair(dimension.dimensionQname), "element": name_pair(element.qname), "xsd": base}
    if element.get(_NIL) in ("true", "1"):
        return record | {"value": None}
    if base == "QName":
        return record | {"value": None, "name": _resolved(element, element.stringValue)}
    return record | {"value": element.stringValue}


def _is_complex(declared: Any) -> bool:
    """Whether a domain element may hold more than text (xBRL-XML 1.0, 3: complex typed dimensions)."""
    return bool(declared.type.localName == "complexType" and declared.baseXsdType in (None, "anyType"))


def _value(item: Any, kind: str) -> Any:
    """Text, a name as [namespace, local], or a list of names."""
    try:
        text = item.value
    except Exception as error:
        raise Refusal("invalid-value", item, str(error)) from None
    if not isinstance(text, str) or text == "(ixTransformValueError)" or _invalid(item, text):
        raise Refusal("invalid-value", item, str(getattr(item, "rawValue", "")))
    if kind == "QName":
        value = getattr(item, "xValue", None)
        return name_pair(value) if hasattr(value, "namespaceURI") else _resolved(item, text)
    if kind == "enumeration":
        return [list(name.rpartition("#")[::2]) for name in text.split()]
    return text


def _invalid(item: Any, text: str) -> bool:
    from arelle.ModelValue import INVALIDixVALUE

    return bool(text == INVALIDixVALUE) or (item.concept.isNumeric and not _is_number(text))


def _is_number(text: str) -> bool:
    try:
        Decimal(text.strip())
    except InvalidOperation:
        return False
    return True


def _resolved(element: Any, text: str) -> list[str]:
    prefix, _, local = text.strip().rpartition(":")
    return [element.nsmap.get(prefix or None) or "", local]


def _decimals(item: Any, text: str) -> int | str | None:
    """Decimals, inferred from the precision where that is given (XBRL 2.1, 4.6.6)."""
    value, precision, decimals = Decimal(text.strip()), item.precision, item.decimals
    if precision is not None:
        if precision.strip() == "INF" or value == 0 or not value.is_finite():
            if precision.strip().strip("0") == "":
                raise Refusal("zero-precision", item)
            return "INF"
        if int(precision) == 0:
            raise Refusal("zero-precision", item)
        return int(precision) - value.adjusted() - 1
    if decimals is None:
        raise Refusal("no-accuracy", item)
    return "INF" if decimals.strip() == "INF" else int(decimals)
