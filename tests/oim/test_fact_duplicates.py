"""Complete, consistent and inconsistent duplicates."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from exporter.oim.aspects import Instant, money
from exporter.oim.duplicates import Duplicates, duplicate_sets, relation
from exporter.oim.fact import Datatype, Fact, Value
from exporter.qname import QName


def fact(value: Value, decimals: int | None = None, **aspects: object) -> Fact:
    numeric = isinstance(value, Decimal)
    one = Fact(
        id="f",
        concept=QName("u", "Assets"),
        entity=None,
        period=Instant(at=datetime(2025, 1, 1)),
        value=value,
        unit=money("USD") if numeric else None,
        decimals=decimals,
        datatype=Datatype.DECIMAL if numeric else Datatype.TEXT,
    )
    return replace(one, **aspects)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([("1000", -3), ("1000", -3)], Duplicates.COMPLETE),
        ([("1000", -3), ("1000.0", -3)], Duplicates.COMPLETE),
        ([("1000", -3), ("1000", 0)], Duplicates.CONSISTENT),
        ([("1000", -3), ("1499", 0)], Duplicates.CONSISTENT),
        ([("1000", -3), ("1500", 0)], Duplicates.CONSISTENT),
        ([("1000", -3), ("1501", 0)], Duplicates.INCONSISTENT),
        ([("1000", None), ("1000.1", None)], Duplicates.INCONSISTENT),
        # each two of them go together, all three too
        ([("1000", -3), ("1400", -2), ("1440", -1)], Duplicates.CONSISTENT),
        # the second and third do not, though both go with the first
        ([("1000", -3), ("600", -2), ("1400", -2)], Duplicates.INCONSISTENT),
    ],
)
def test_numbers(facts: list[tuple[str, int | None]], expected: Duplicates) -> None:
    found = tuple(fact(Decimal(value), decimals) for value, decimals in facts)
    assert relation(found) == expected
    assert relation(found[::-1]) == expected


def test_other_values_are_equal_or_not() -> None:
    assert relation((fact("a"), fact("a"))) == Duplicates.COMPLETE
    assert relation((fact("a"), fact("a "))) == Duplicates.INCONSISTENT
    assert relation((fact(None), fact(None))) == Duplicates.COMPLETE
    assert relation((fact(Decimal("NaN")), fact(Decimal("NaN")))) == Duplicates.COMPLETE
    nil = fact(Decimal(1), unit=money("USD"))
    assert relation((nil, replace(nil, value=None))) == Duplicates.INCONSISTENT


def test_sets_are_facts_with_all_aspects_equal() -> None:
    one, two, other = fact("a", language="en"), fact("b", language="EN"), fact("a", language="de")
    assert duplicate_sets([one, other, two]) == ((one, two),)
