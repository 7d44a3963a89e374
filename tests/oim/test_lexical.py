"""The text of values, canonical and in instances."""

from __future__ import annotations

from decimal import Decimal

import pytest

from exporter.oim.fact import Datatype, Enumeration, Value
from exporter.oim.lexical import canonical_text, scientific, xml_text
from exporter.qname import QName


def prefixed(name: QName) -> str:
    return f"p:{name.local}"


@pytest.mark.parametrize(
    ("value", "datatype", "canonical", "xml"),
    [
        (Decimal("1200"), Datatype.DECIMAL, "1200.0", "1200"),
        (Decimal("-0.50"), Datatype.DECIMAL, "-0.5", "-0.5"),
        (Decimal("-0"), Datatype.DECIMAL, "0.0", "0"),
        (Decimal("1E+3"), Datatype.INTEGER, "1000", "1000"),
        (Decimal("12345.678"), Datatype.FLOAT, "1.2345678E4", "12345.678"),
        (Decimal("1E-30"), Datatype.FLOAT, "1.0E-30", "1.0E-30"),
        (Decimal("-Infinity"), Datatype.FLOAT, "-INF", "-INF"),
        (Decimal("NaN"), Datatype.FLOAT, "NaN", "NaN"),
        ("as it is ", Datatype.TEXT, "as it is ", "as it is "),
        (None, Datatype.TEXT, None, None),
        (QName("u", "n"), Datatype.QNAME, "p:n", "p:n"),
        (
            Enumeration(members=(QName("u", "b"), QName("u", "a"), QName("u", "b"))),
            Datatype.ENUMERATION,
            "p:a p:b",
            "u#a u#b",
        ),
        (Enumeration(members=()), Datatype.ENUMERATION, "", ""),
    ],
)
def test_values_have_one_text_in_each(value: Value, datatype: Datatype, canonical: str | None, xml: str | None) -> None:
    assert canonical_text(value, datatype, prefixed) == canonical
    assert xml_text(value, datatype, prefixed) == xml


@pytest.mark.parametrize("text", ["0", "1", "-1", "10", "123.456", "0.001", "9.99E+99"])
def test_scientific_is_the_same_number(text: str) -> None:
    assert Decimal(scientific(Decimal(text))) == Decimal(text)
