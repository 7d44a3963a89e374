"""Networks as tables: labels and signs as the taxonomy asks, sums checked with rounding allowed for."""

from datetime import date
from decimal import Decimal

from exporter.dts.concept import Concept, Label, LabelRole, PeriodType
from exporter.dts.held import HeldDTS
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.dts.taxonomy import Taxonomy
from exporter.oim.aspects import Entity, days, unit
from exporter.oim.fact import Fact
from exporter.qname import QName
from exporter.reviewing.networks import calculations, shelf, statements

NS = "urn:own"
ROLE = Role(uri="urn:own/role/Income", definition="001000 - Statement - Income", schema="urn:own.xsd", id="Income")
MONEY = QName("http://www.xbrl.org/2003/instance", "monetaryItemType")
YEAR = (date(2020, 1, 1), date(2020, 12, 31))
BEFORE = (date(2019, 1, 1), date(2019, 12, 31))


def concept(local, period_type=PeriodType.DURATION, **more):
    return Concept(name=QName(NS, local), type=MONEY, period_type=period_type, schema="urn:own.xsd", id=local, **more)


def fact(local, value, period=YEAR, decimals=-3):
    return Fact(
        id=f"{local}-{period[1].year}",
        concept=QName(NS, local),
        entity=Entity(scheme="s", identifier="i"),
        period=days(*period),
        value=Decimal(value),
        unit=unit("EUR"),
        decimals=decimals,
    )


def arc(parent, child, order, **more):
    return Arc(parent=QName(NS, parent), child=QName(NS, child), order=Decimal(order), **more)


def filled(arcs, facts, arcrole=Arcrole.PARENT_CHILD, labels=(), concepts=()):
    taxonomy = Taxonomy(
        namespace=NS,
        prefix="own",
        schema="urn:own.xsd",
        concepts=tuple(concepts) or tuple(concept(name) for name in ("Revenue", "Costs", "Profit")),
        labels=tuple(labels),
        networks=(
            Network(role=ROLE, arcrole=Arcrole.PARENT_CHILD, arcs=tuple(arcs)),
            *((Network(role=ROLE, arcrole=arcrole, arcs=tuple(arcs)),) if arcrole != Arcrole.PARENT_CHILD else ()),
        ),
    )
    return taxonomy, shelf(taxonomy, HeldDTS(entry_points=(), concepts=()), (), facts, {NS: "own"})


SUM = (arc("Profit", "Revenue", 1, weight=Decimal(1)), arc("Profit", "Costs", 2, weight=Decimal(-1)))


def checks(*facts):
    (table,) = calculations(*filled(SUM, facts, Arcrole.SUMMATION_ITEM))
    (line,) = [line for line in table.lines if line.kind == "check"]
    return table, [(cell.text, cell.state, cell.note) for cell in line.cells]


def test_a_sum_holds_in_one_column_and_breaks_in_another():
    table, found = checks(
        fact("Revenue", 900000), fact("Costs", 500000), fact("Profit", 400000),
        fact("Revenue", 900000, BEFORE), fact("Costs", 500000, BEFORE), fact("Profit", 300000, BEFORE),
    )  # fmt: skip
    assert found == [("400,000", "holds", ""), ("400,000", "broken", "off by −100,000")]
    assert table.broken == 1
    assert [column.day for column in table.columns] == ["31 Dec 2020", "31 Dec 2019"]


def test_rounding_is_allowed_for_to_the_half_of_every_last_digit():
    _, found = checks(fact("Revenue", 900000), fact("Costs", 500000), fact("Profit", 401000))
    assert found == [("400,000", "holds", "")]
    _, found = checks(fact("Revenue", 900000), fact("Costs", 500000), fact("Profit", 402000))
    assert found == [("400,000", "broken", "off by 2,000")]


def test_nothing_is_said_of_a_sum_whose_total_is_blank():
    _, found = checks(fact("Revenue", 900000), fact("Costs", 500000))
    assert found == [("", "", "")]


def test_contributors_stand_under_their_total_with_their_weights():
    table, _ = checks(fact("Revenue", 9000), fact("Costs", 5000), fact("Profit", 4000))
    assert [(line.kind, line.depth, line.weight, line.concept) for line in table.lines] == [
        ("total", 0, "", "own:Profit"),
        ("value", 1, "+", "own:Revenue"),
        ("value", 1, "−", "own:Costs"),
        ("check", 1, "", ""),
    ]


def test_a_negated_label_turns_the_sign_that_is_shown():
    arcs = (arc("Profit", "Revenue", 1), arc("Profit", "Costs", 2, preferred_label=LabelRole.NEGATED_TERSE))
    labels = [Label(concept=QName(NS, "Costs"), text="Less: costs", role=LabelRole.NEGATED_TERSE)]
    (table,) = statements(*filled(arcs, [fact("Costs", 5000), fact("Revenue", 9000)], labels=labels))
    assert [(line.label, line.note, [c.text for c in line.cells]) for line in table.lines[1:]] == [
        ("Revenue", "", ["9,000"]),
        ("Less: costs", "negated", ["−5,000"]),
    ]


def test_a_balance_in_a_column_of_days_is_its_opening_or_its_close_by_the_label():
    cash = concept("Cash", PeriodType.INSTANT)
    heading, flow = concept("Flows", abstract=True), concept("Change")
    arcs = (
        arc("Flows", "Cash", 1, preferred_label=LabelRole.START),
        arc("Flows", "Change", 2),
        arc("Flows", "Cash", 3, preferred_label=LabelRole.END),
    )
    facts = [
        fact("Change", 5),
        fact("Cash", 10, (None, date(2019, 12, 31))),
        fact("Cash", 15, (None, date(2020, 12, 31))),
    ]
    (table,) = statements(*filled(arcs, facts, concepts=(cash, heading, flow)))
    assert [[cell.text for cell in line.cells[:1]] for line in table.lines] == [[], ["10"], ["5"], ["15"]]


def test_a_network_that_runs_in_a_circle_ends():
    arcs = (arc("Profit", "Revenue", 1), arc("Revenue", "Costs", 1), arc("Costs", "Revenue", 1))
    (table,) = statements(*filled(arcs, [fact("Revenue", 1)]))
    assert [line.concept for line in table.lines] == ["own:Profit", "own:Revenue", "own:Costs"]
