"""The rows of a former filing, of which there is nothing but facts and networks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from exporter.dts.builtin import builtin
from exporter.dts.concept import ItemKind, LabelRole
from exporter.extraction.facts import StatementKind
from exporter.former.counterparts import Counterparts
from exporter.former.lines import lines_of
from exporter.mapping.memory import Line
from exporter.oim.aspects import Dimensions, Entity, days, unit
from exporter.oim.fact import Fact
from exporter.oim.report import Report
from exporter.qname import QName

NS = "http://former.example/2023"
OLD_US_GAAP = "http://fasb.org/us-gaap/2011-01-31"
AXIS, MEMBER = QName(NS, "SourceAxis"), QName(NS, "SubscriptionsMember")
YEAR = days(date(2023, 1, 1), date(2023, 12, 31))
CLOSE = days(None, date(2023, 12, 31))


def fact(name: QName, value: str, of: str = "CAD", *, instant: bool = False, dimensions: Dimensions = ()) -> Fact:
    return Fact(
        id=f"{name.local}-{len(dimensions)}",
        concept=name,
        entity=Entity(scheme="http://x.example", identifier="1"),
        period=CLOSE if instant else YEAR,
        value=Decimal(value),
        unit=unit(of),
        decimals=-3,
        dimensions=dimensions,
    )


def concept(name: QName, **labels: str) -> dict[str, Any]:
    return {
        "name": [name.namespace, name.local], "type": ["", ""], "base": None, "period": None, "balance": None,
        "abstract": False, "schema": "", "id": "", "labels": {LabelRole[role]: text for role, text in labels.items()},
    }  # fmt: skip


def lines(*facts: Fact, concepts: tuple[dict[str, Any], ...], title: str = "2 - Statement - Income") -> list[Line]:
    shown = [*dict.fromkeys(one.concept for one in facts), AXIS, MEMBER]
    root = [NS, "StatementAbstract"]
    arcs = [
        {"parent": root, "child": [n.namespace, n.local], "order": str(order), "preferred": None}
        for order, n in enumerate(shown)
    ]
    network = {"role": "http://x.example/role", "definition": title, "arcs": arcs}
    record = {"concepts": concepts, "networks": [network], "calculations": []}
    report = Report(facts=facts, schemas=(), prefixes=((NS, "old"), (OLD_US_GAAP, "us-gaap")))
    return list(lines_of(report, record, {}, {}, Counterparts(builtin(), report, ())))


def test_what_is_reported_of_a_member_is_a_row_called_after_it_under_the_concept() -> None:
    sales = QName(OLD_US_GAAP, "Revenues")
    found = lines(
        fact(sales, "5120000"),
        fact(sales, "1930000", dimensions=((AXIS, MEMBER),)),
        concepts=(concept(sales, STANDARD="Net sales"), concept(MEMBER, STANDARD="Subscriptions [Member]")),
    )
    whole, part = found
    assert (whole.label, whole.members, whole.statement) == ("Net sales", (), StatementKind.INCOME)
    assert (part.label, part.section, part.members) == ("Subscriptions", "Net sales", ("Subscriptions",))
    assert whole.concept is not None
    assert whole.concept.name.local == "Revenue"  # through the crosswalk, whatever the edition
    assert whole.kept is None


def test_a_concept_of_another_edition_that_is_not_at_hand_is_no_concept_of_the_filers_own() -> None:
    (line,) = lines(fact(QName(OLD_US_GAAP, "LongGoneItem"), "1000"), concepts=())
    assert line.concept is None
    assert line.kept is None
    assert line.name == "us-gaap:LongGoneItem"


def test_a_row_is_known_by_the_concepts_other_labels_but_not_by_those_of_balances() -> None:
    name = QName(NS, "Deposits")
    labels = {"STANDARD": "Deposits", "TOTAL": "Total deposits", "DOCUMENTATION": "Words.", "START": "Opening deposits"}
    (line,) = lines(fact(name, "7000", instant=True), concepts=(concept(name, **labels),))
    assert line.labels == ("Deposits", "Total deposits")
    assert line.instant


@pytest.mark.parametrize(
    ("of", "kind"),
    [
        ("CAD", ItemKind.MONETARY),
        ("CAD/shares", ItemKind.PER_SHARE),
        ("shares", ItemKind.SHARES),
        ("pure", ItemKind.PURE),
    ],
)
def test_a_concept_of_the_filers_own_that_nothing_declares_is_kept_as_its_facts_show_it(
    of: str, kind: ItemKind
) -> None:
    (line,) = lines(fact(QName(NS, "OwnMeasure"), "3", of), concepts=())
    assert line.kept is not None
    assert (line.kept.local, line.kept.label, line.kept.kind) == ("OwnMeasure", "OwnMeasure", kind)


def test_what_stands_in_parentheses_of_a_statement_is_no_row_of_it() -> None:
    name = QName(NS, "ParValue")
    (line,) = lines(fact(name, "1"), concepts=(), title="4 - Statement - Balance sheets (Parenthetical)")
    assert line.statement is StatementKind.OTHER
