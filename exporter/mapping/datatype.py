"""What a concept's type decides about how the values of its facts are written."""

from __future__ import annotations

from exporter.dts.concept import Concept, ItemKind
from exporter.oim.fact import Datatype

_OF_KIND = {
    ItemKind.DATE: Datatype.OTHER,
    ItemKind.BOOLEAN: Datatype.OTHER,
    ItemKind.TEXT_BLOCK: Datatype.TEXT_BLOCK,
    ItemKind.TEXT: Datatype.TEXT,
    ItemKind.MEMBER: Datatype.OTHER,
}

_WHOLE = tuple(f"{kind}itemtype" for kind in "integer long int short byte".split())
_WITHOUT_LANGUAGE = frozenset(
    f"{name}ItemType"
    for name in "QName anyURI duration dateTime time gYearMonth gYear gMonthDay gDay gMonth hexBinary base64Binary "
    "language Name NCName NMTOKEN ID IDREF ENTITY".split()
)


def datatype_of(concept: Concept) -> Datatype:
    """The datatype of a concept's facts: a number's by the base type's name, any other's by its kind.

    Of the types that no kind knows, those that XML Schema does not derive from xs:string have no language (OIM Common
    1.0, 3.1.8).
    """
    name = (concept.base_type or concept.type).local
    if concept.is_numeric:
        if name in ("floatItemType", "doubleItemType"):
            return Datatype.FLOAT
        return Datatype.INTEGER if name.lower().endswith(_WHOLE) else Datatype.DECIMAL
    kind = _OF_KIND[concept.kind]
    if kind == Datatype.TEXT and name in _WITHOUT_LANGUAGE:
        return Datatype.QNAME if name == "QNameItemType" else Datatype.OTHER
    return kind
