"""Sums as arcs: one way to add a concept up in a network, no circles, weights that follow the signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from exporter.arithmetic.sums import Contribution, Sum
from exporter.dts.concept import Balance, Concept, ItemKind, PeriodType
from exporter.dts.network import Arc
from exporter.extraction.facts import Column, Row, Statement, StatementKind
from exporter.mapping.calculation import calculations
from exporter.mapping.extension import namer
from exporter.mapping.mapped import MappedRow, MappedStatement

BALANCES = {"P": Balance.CREDIT, "Q": Balance.CREDIT, "D": Balance.DEBIT}
OWN = namer(namespace="http://x.example/", schema="http://x.example/x.xsd", prefix="x")


def mapped(negated: dict[str, bool], *sums: tuple[str, dict[str, int]]) -> MappedStatement:
    """A statement with a row for each letter of `negated`, and sums given by letters."""
    place = {letter: number for number, letter in enumerate(negated)}
    rows = [
        Row(index=n, label=letter, label_span=None, headings=(), unit="USD", facts=()) for letter, n in place.items()
    ]
    return MappedStatement(
        statement=Statement(
            table=0,
            kind=StatementKind.INCOME,
            title="",
            currency="USD",
            scale=0,
            columns=(Column(index=0, start=None, end=date(2000, 1, 1)),),
            rows=tuple(rows),
        ),
        rows=tuple(
            MappedRow(
                row=row,
                concept=made(row.label),
                negated=negated[row.label],
                extension=True,
                decided=False,
                reason="",
                sign_reason="",
                confidence=1,
            )
            for row in rows
        ),
        sums=tuple(
            Sum(
                total=place[total],
                contributors=tuple(Contribution(row=place[part], coefficient=c) for part, c in parts.items()),
                proven=(0,),
                broken=(),
                slack=(0,),
                evidence=20,
                risk=Decimal(0),
                family="plain",
            )
            for total, parts in sums
        ),
    )


@cache
def made(label: str) -> Concept:
    return OWN.concept(label, kind=ItemKind.MONETARY, period_type=PeriodType.DURATION, balance=BALANCES.get(label))


def told(arcs: tuple[Arc, ...]) -> set[tuple[str, str, int]]:
    return {(arc.parent.local, arc.child.local, int(arc.weight or 0)) for arc in arcs}


def test_weights_follow_coefficients_and_signs() -> None:
    statement = mapped({"W": False, "X": True, "T": True}, ("T", {"W": 1, "X": -1}))
    (network,) = calculations(statement)
    assert told(network) == {("T", "W", -1), ("T", "X", -1)}


def test_a_concept_added_up_in_two_ways_needs_two_networks() -> None:
    statement = mapped(dict.fromkeys("WXYZT", False), ("T", {"W": 1, "X": 1}), ("T", {"Y": 1, "Z": 1}))
    assert [told(network) for network in calculations(statement)] == [
        {("T", "W", 1), ("T", "X", 1)},
        {("T", "Y", 1), ("T", "Z", 1)},
    ]


def test_the_same_sum_twice_is_one() -> None:
    statement = mapped(dict.fromkeys("WXT", False), ("T", {"W": 1, "X": 1}), ("T", {"X": 1, "W": 1}))
    assert len(calculations(statement)) == 1


def test_a_circle_is_opened_by_a_second_network() -> None:
    statement = mapped(dict.fromkeys("WXY", False), ("W", {"X": 1, "Y": 1}), ("X", {"W": 1, "Y": -1}))
    assert [told(network) for network in calculations(statement)] == [
        {("W", "X", 1), ("W", "Y", 1)},
        {("X", "W", 1), ("X", "Y", -1)},
    ]


def test_a_weight_that_the_balances_forbid_is_never_written() -> None:
    assert calculations(mapped({"P": False, "Q": False, "X": False}, ("P", {"Q": -1, "X": 1}))) == ()
    assert calculations(mapped({"P": False, "D": False}, ("P", {"D": 1}))) == ()
    (network,) = calculations(mapped({"P": False, "Q": False, "D": False}, ("P", {"Q": 1, "D": -1})))
    assert told(network) == {("P", "Q", 1), ("P", "D", -1)}


def test_what_stands_twice_is_no_part_of_a_sum() -> None:
    statement = mapped({"W": False, "X": False, "W'": False}, ("W'", {"W": 1, "X": 1}))
    first, second, last = statement.rows
    cash = replace(made("W"), period_type=PeriodType.INSTANT)
    twice = replace(statement, rows=(replace(first, concept=cash), second, replace(last, concept=cash)))
    assert calculations(twice) == ()
