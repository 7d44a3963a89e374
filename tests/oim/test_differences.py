"""What differs between two reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from exporter.oim.aspects import Duration, TypedMember, Unit, money
from exporter.oim.differences import Change, differences
from exporter.oim.fact import Datatype, Fact
from exporter.oim.report import Link, Note, Report
from exporter.qname import QName

YEAR = Duration(start=datetime(2024, 1, 1), end=datetime(2025, 1, 1))
ONE = Fact(
    id="a", concept=QName("u", "One"), entity=None, period=YEAR, value=Decimal("5"), unit=money("USD"), decimals=0
)
TWO = Fact(
    id="b", concept=QName("u", "Two"), entity=None, period=YEAR, value="x", language="en", datatype=Datatype.TEXT
)
NOTE = Note(id="n", markup="see <b>there</b>", language="en")


def report(*facts: Fact, notes: tuple[Note, ...] = (), links: tuple[Link, ...] = ()) -> Report:
    return Report(facts=facts, schemas=(), notes=notes, links=links)


def found(before: Report, after: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(d.change, d.fact.concept.local, d.what) for d in differences(before, after)]


def test_order_ids_and_forms_of_numbers_do_not_count() -> None:
    other = replace(ONE, id="z", value=Decimal("5.00"))
    assert found(report(ONE, TWO), report(TWO, other)) == []


def test_values_decimals_and_facts() -> None:
    assert found(report(ONE, TWO), report(replace(ONE, value=Decimal(6)))) == [
        (Change.CHANGED, "One", ("value",)),
        (Change.REMOVED, "Two", ()),
    ]
    assert found(report(ONE), report(replace(ONE, decimals=None), TWO)) == [
        (Change.CHANGED, "One", ("decimals",)),
        (Change.ADDED, "Two", ()),
    ]


def test_every_aspect_counts() -> None:
    member = TypedMember(value="here", element=QName("u", "place"))
    for changed in (
        replace(ONE, unit=money("EUR")),
        replace(ONE, period=Duration(start=YEAR.start, end=datetime(2025, 1, 2))),
        replace(ONE, dimensions=((QName("u", "Axis"), member),)),
    ):
        assert found(report(ONE), report(changed)) == [(Change.ADDED, "One", ()), (Change.REMOVED, "One", ())]
    assert found(report(TWO), report(replace(TWO, language="de"))) != []


def test_duplicates_count_as_often_as_they_are() -> None:
    twice = replace(ONE, id="c")
    assert found(report(ONE, twice), report(ONE)) == [(Change.REMOVED, "One", ())]
    assert found(report(ONE, twice), report(twice, ONE)) == []


def test_footnotes_belong_to_the_fact() -> None:
    noted = report(ONE, notes=(NOTE,), links=(Link(source="a", target="n"),))
    assert found(report(ONE), noted) == [(Change.CHANGED, "One", ("footnotes",))]
    renamed = report(replace(ONE, id="q"), notes=(replace(NOTE, id="m"),), links=(Link(source="q", target="m"),))
    assert found(noted, renamed) == []
    reworded = report(ONE, notes=(replace(NOTE, markup="see there"),), links=(Link(source="a", target="n"),))
    assert found(noted, reworded) == [(Change.CHANGED, "One", ("footnotes",))]
    linked = report(ONE, TWO, links=(Link(source="a", target="b"),))
    assert found(report(ONE, TWO), linked) == [(Change.CHANGED, "One", ("footnotes",))]


def test_order_of_measures_means_nothing() -> None:
    metre, hour = QName("u", "metre"), QName("u", "hour")
    assert Unit(numerator=(metre, hour)) == Unit(numerator=(hour, metre))
    assert Unit(numerator=(metre,), denominator=(hour,)) != Unit(numerator=(hour,), denominator=(metre,))
