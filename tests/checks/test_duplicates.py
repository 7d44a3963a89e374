"""Facts that contradict one another, and facts that only round differently."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from exporter.checks.duplicates import inconsistent_duplicates
from exporter.messages import Place
from exporter.oim.aspects import Entity, days, money
from exporter.oim.fact import Fact
from exporter.qname import QName


def fact(number: int, value: str, decimals: int | None) -> Fact:
    return Fact(
        id=f"f{number}",
        concept=QName("http://x.example/", "Revenue"),
        entity=Entity(scheme="http://x.example/", identifier="x"),
        period=days(date(2000, 1, 1), date(2000, 12, 31)),
        value=Decimal(value),
        unit=money("EUR"),
        decimals=decimals,
    )


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("3117000", -3), ("3100000", -5), 0),
        (("3117000", -3), ("3117000", None), 0),
        (("3117000", -3), ("3118000", -3), 0),
        (("3117000", -3), ("3119000", -3), 1),
        (("3117000", -3), ("3300000", -5), 1),
        (("5", None), ("5.1", None), 1),
    ],
)
def test_intervals_must_meet(one: tuple[str, int | None], other: tuple[str, int | None], count: int) -> None:
    facts = [fact(1, *one), fact(2, *other)]
    places = {f.id: Place(file="x", line=int(f.id[1:]), column=1) for f in facts}
    found = list(inconsistent_duplicates(facts, places, {"f1": "Sales", "f2": "Revenue"}))
    assert len(found) == count
    for message in found:
        assert message.facts == ("f2", "f1")
        assert [place.line for place in message.places] == [2, 1]


def test_the_evidence_is_that_either_may_be_wrong() -> None:
    facts = [fact(1, "3117000", -3), fact(2, "3171000", -3)]
    (message,) = inconsistent_duplicates(facts, {}, {"f1": "Sales", "f2": "Revenue"})
    evidence = message.evidence
    assert evidence is not None
    assert evidence.difference == 54000
    assert [repair.cause for repair in evidence.repairs] == ["transposition"] * 2
    assert [(c.amount.fact, c.mended) for repair in evidence.repairs for c in repair.changes] == [
        ("f2", 3117000),
        ("f1", 3171000),
    ]
