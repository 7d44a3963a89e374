"""The text of a value, by datatype: OIM's canonical form and that of XML instances."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from exporter.oim.fact import Datatype, Enumeration, Value, canonical
from exporter.qname import QName

Prefixed = Callable[[QName], str]


def canonical_text(value: Value, datatype: Datatype, prefixed: Prefixed) -> str | None:
    """The value as xBRL-JSON wants it under xbrl:canonicalValues (xBRL-JSON 1.0, 3.1.2), None for nil.

    A decimal has a point, an integer has none, a float is one digit before the point and an exponent (XML Schema
    Part 2, 3.2.3.2 to 3.2.5.2); names are prefixed, those of an enumeration sorted as they are written.
    """
    if isinstance(value, Enumeration):
        return " ".join(sorted(prefixed(member) for member in value.members))
    if isinstance(value, QName):
        return prefixed(value)
    if not isinstance(value, Decimal):
        return value
    if datatype == Datatype.FLOAT:
        return scientific(value)
    text = canonical(value)
    return text if datatype == Datatype.INTEGER or "." in text or not value.is_finite() else f"{text}.0"


def xml_text(value: Value, datatype: Datatype, prefixed: Prefixed) -> str | None:
    """The value as an element of an xBRL-XML instance has it, None for nil.

    Numbers are canonical but for the ".0" nobody writes. Members are expanded names, `namespace#local`, in their order
    (Extensible Enumerations 2.0, 2.1); names of type xs:QName are prefixed.
    """
    if isinstance(value, Enumeration):
        return " ".join(sorted(f"{member.namespace}#{member.local}" for member in value.members))
    if isinstance(value, QName):
        return prefixed(value)
    if not isinstance(value, Decimal):
        return value
    return scientific(value) if datatype == Datatype.FLOAT and abs(value.adjusted()) > 20 else canonical(value)


def scientific(value: Decimal) -> str:
    """A number as canonical xs:double: `1.0E0`, `-2.5E-3`, `INF` (XML Schema Part 2, 3.2.5.2)."""
    if not value.is_finite():
        return canonical(value)
    sign, digits, _ = value.as_tuple()
    figures = "".join(map(str, digits)).lstrip("0").rstrip("0")
    if not figures:
        return "-0.0E0" if sign else "0.0E0"
    return f"{'-' if sign else ''}{figures[0]}.{figures[1:] or '0'}E{value.adjusted()}"
