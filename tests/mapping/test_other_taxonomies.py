"""Rows, covers and sums on another DTS than the built-in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from exporter.arithmetic.sums import Contribution, Sum
from exporter.document.numeral import Span
from exporter.dts.builtin import builtin
from exporter.dts.concept import Balance, Concept, ItemKind, Label, LabelRole, PeriodType
from exporter.dts.held import HeldDTS
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.dts.taxonomy import Import, Taxonomy
from exporter.extraction.cover import CoverFact, CoverItem
from exporter.extraction.facts import StatementKind
from exporter.extraction.statements import extract
from exporter.mapping.candidates import Candidate, Index, kinds_of_title
from exporter.mapping.cover import allows, cover_facts
from exporter.mapping.crosswalk import Crosswalk
from exporter.mapping.extension import namer
from exporter.mapping.hypercubes import undimensioned
from exporter.mapping.mapping import map_statements
from exporter.mapping.outline import Names, outline
from exporter.mapping.prior import weighed
from exporter.oim.aspects import Entity, days
from exporter.qname import XBRLI, QName
from exporter.readers.formats import read

NS = "http://gaap.example/2024"
MONEY, TEXT = QName(XBRLI, "monetaryItemType"), QName(XBRLI, "stringItemType")


def item(local: str, type_: QName = MONEY, **more: object) -> Concept:
    given = {"period_type": PeriodType.DURATION, "schema": f"{NS}/g.xsd", "id": f"g_{local}"} | more
    return Concept(name=QName(NS, local), type=type_, **given)


def network(arcrole: str, title: str, *pairs: tuple[str, str]) -> Network:
    role = Role(uri=f"{NS}/role/{title}", definition=title, schema=f"{NS}/g.xsd", id="r")
    arcs = tuple(
        Arc(parent=QName(NS, parent), child=QName(NS, child), order=Decimal(n), weight=Decimal(1))
        for n, (parent, child) in enumerate(pairs, start=1)
    )
    return Network(role=role, arcrole=arcrole, arcs=arcs)


def dts(prefix: str, concepts: list[Concept], labels: dict[str, str] | None = None, *networks: Network) -> HeldDTS:
    return HeldDTS(
        entry_points=(f"{NS}/g.xsd",),
        prefixes=((NS, prefix),),
        concepts=concepts,
        labels=[Label(concept=QName(NS, local), text=text) for local, text in (labels or {}).items()],
        networks=networks,
    )


def offers(onto: HeldDTS, label: str, statement: StatementKind = StatementKind.INCOME) -> tuple[Candidate, ...]:
    index = Index(onto, "en", Crosswalk(builtin(), onto))
    money = frozenset({ItemKind.MONETARY})
    return index.candidates([label], kinds=money, period_type=PeriodType.DURATION, statement=statement)


def test_the_crosswalk_leads_to_names_without_labels() -> None:
    onto = dts("us-gaap", [item("CostOfRevenue"), item("Revenues", period_type=PeriodType.INSTANT), item("Unrelated")])
    best = offers(onto, "Cost of sales")[0]
    assert (best.concept.name.local, best.known is not None) == ("CostOfRevenue", True)
    assert "which is CostOfRevenue in this taxonomy" in best.reason
    assert "Revenues" not in [offer.concept.name.local for offer in offers(onto, "Revenue")]


def test_of_several_counterparts_the_next_best_stands_in_for_one_the_version_lacks() -> None:
    names = builtin().counterparts["us-gaap"]
    name, theirs = next((name, found) for name, found in names.items() if len(found) > 1 and _is_money(name))
    concept = builtin().concepts[name]
    onto = dts("us-gaap", [item(theirs[-1], period_type=concept.period_type)])
    assert [found.name.local for found in Crosswalk(builtin(), onto).counterparts(name)] == [theirs[-1]]
    assert list(Crosswalk(builtin(), dts("other", [item(theirs[-1])])).counterparts(name)) == []


def _is_money(name: QName) -> bool:
    return builtin().concepts[name].kind == ItemKind.MONETARY


def test_without_counterparts_equal_wordings_lead_there() -> None:
    onto = dts(
        "x", [item("Result", balance=Balance.CREDIT), item("Sales")], {"Result": "Profit (loss)", "Sales": "Sale"}
    )
    best = offers(onto, "Loss for the period")[0]
    assert (best.concept.name.local, best.opposite) == ("Result", True)


def test_equal_wordings_of_the_other_side_do_not() -> None:
    onto = dts("x", [item("Result", balance=Balance.DEBIT)], {"Result": "Profit (loss)"})
    assert all(found.score < 0.8 for found in offers(onto, "Loss for the period"))


def test_what_a_row_is_a_part_of_is_found_by_the_built_in_sums() -> None:
    onto = dts("us-gaap", [item("OperatingExpenses", balance=Balance.DEBIT)])
    index = Index(onto, "en", Crosswalk(builtin(), onto))
    money = frozenset({ItemKind.MONETARY})
    found = index.wider("Restructuring expense", money, PeriodType.DURATION, StatementKind.INCOME)
    assert found is not None
    assert found.name.local == "OperatingExpenses"
    assert index.wider("Zeppelins", money, PeriodType.DURATION, StatementKind.INCOME) is None
    assert Index(builtin()).wider("Revenue", money, PeriodType.DURATION, StatementKind.INCOME) is None


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("310000 - Statement of comprehensive income, profit or loss, by function", {"comprehensive-income", "income"}),
        ("202 - Income Statement", {"income"}),
        ("400 - Disclosure - Income Taxes", set()),
        ("302 - Notes and Detailed Disclosures", set()),
        ("500 - Dimensions Content", {"other"}),
    ],
)
def test_titles_name_kinds_of_statement(title: str, kinds: set[str]) -> None:
    assert {kind.value for kind in kinds_of_title(title)} == kinds


def test_a_concept_of_another_statement_fits_less_than_one_of_the_notes() -> None:
    labels = {"Noted": "Interest received", "Flow": "Interest received"}
    shown = (
        network(Arcrole.PARENT_CHILD, "242 - Cash flow statement", ("A", "Flow")),
        network(Arcrole.PARENT_CHILD, "302 - Notes", ("A", "Noted"), ("A", "Flow")),
    )
    onto = dts("x", [item("Noted"), item("Flow")], labels, *shown)
    assert [found.concept.name.local for found in offers(onto, "Interest received")] == ["Noted", "Flow"]


def test_a_sum_that_the_network_has_decides_between_near_equals() -> None:
    onto = dts(
        "x",
        [item(local) for local in ("Costs", "AllCosts", "Wages", "Rent")],
        {},
        network(Arcrole.SUMMATION_ITEM_2003, "Income statement", ("AllCosts", "Wages"), ("AllCosts", "Rent")),
    )
    row = {
        3: (_offer("Costs", 0.86), _offer("AllCosts", 0.84)),
        1: (_offer("Wages", 0.78),),
        2: (_offer("Costs", 0.75), _offer("Rent", 0.74)),
        4: (_offer("Costs", 0.5),),
    }
    parts = tuple(Contribution(row=n, coefficient=1) for n in (1, 2))
    proved = Sum(
        total=3, contributors=parts, proven=(0,), broken=(), slack=(0,), evidence=20, risk=Decimal(), family="plus"
    )
    found = weighed(row, [proved], onto)
    assert [offer.concept.name.local for offer in found[3]] == ["AllCosts", "Costs"]
    assert [offer.concept.name.local for offer in found[2]] == ["Rent", "Costs"]
    assert found[1][0].score > 0.78
    assert found[4] == row[4]


def _offer(local: str, score: float) -> Candidate:
    return Candidate(concept=item(local), score=score, wording=local)


def said(item_: CoverItem, value: str, listing: str | None = None) -> CoverFact:
    return CoverFact(item=item_, value=value, span=Span(start=0, end=1), reason="", listing=listing)


def covered(onto: HeldDTS, *found: CoverFact) -> tuple[list[str], list[str]]:
    stated, unstated = cover_facts(
        found,
        onto,
        Entity(scheme="s", identifier="i"),
        days(date(2024, 1, 1), date(2024, 12, 31)),
        id_prefix="f",
        first=1,
        language="en",
    )
    names = [
        f"{s.concept.name.local} {s.fact.dimensions and s.fact.dimensions[0][1].local}".split(" ()")[0] for s in stated
    ]
    return names, [s.item.value for s in unstated]


def test_cover_facts_go_where_their_values_fit() -> None:
    state = item("EntityAddressStateOrProvince", TEXT, facets=(("enumeration", "ON"), ("enumeration", "QC")))
    onto = dts(
        "dei",
        [
            item("EntityRegistrantName", TEXT),
            item("DocumentPeriodEndDate", QName(XBRLI, "stringItemType")),
            state,
            item("EntityAddressAddressLine1", TEXT, period_type=PeriodType.INSTANT),
        ],
    )
    name, end = said(CoverItem.ENTITY_NAME, "Meadow Works"), said(CoverItem.PERIOD_END, "2024-12-31")
    region, street = said(CoverItem.REGION, "Ontario"), said(CoverItem.STREET, "1 Lane")
    assert covered(onto, name, end, region, street) == (
        ["EntityRegistrantName", "EntityAddressAddressLine1"],
        ["DocumentPeriodEndDate", "EntityAddressRegion"],
    )
    assert covered(onto, replace(region, value="ON"))[0] == ["EntityAddressStateOrProvince"]
    assert covered(dts("x", []), name) == ([], ["EntityName"])


def test_listings_go_onto_the_counterpart_of_their_axis() -> None:
    several = [
        said(CoverItem.SYMBOL, "MDW", "TSX"),
        said(CoverItem.SYMBOL, "MW", "NYSE"),
        said(CoverItem.SYMBOL, "M", "Nowhere"),
    ]
    names, left = covered(builtin(), *several)
    assert names == ["TradingSymbol TSXMember", "TradingSymbol NYSEMember"]
    assert left == ["TradingSymbol"]
    onto = HeldDTS(
        entry_points=(),
        prefixes=((NS, "dei"), ("http://exch.example", "exch")),
        concepts=[
            item("TradingSymbol", TEXT),
            item("EntityListingsExchangeAxis", TEXT),
            replace(item("XTSE", TEXT), name=QName("http://exch.example", "XTSE")),
        ],
    )
    assert covered(onto, *several) == (["TradingSymbol XTSE"], ["TradingSymbol", "TradingSymbol"])


@pytest.mark.parametrize(
    ("facets", "text", "allowed"),
    [
        ((), "anything", True),
        ((("enumeration", "A"), ("enumeration", "B")), "B", True),
        ((("enumeration", "A"),), "B", False),
        ((("pattern", "[0-9]{4}"),), "1234", True),
        ((("pattern", "[0-9]{4}"),), "12345", False),
        ((("pattern", r"\p{L}+"),), "abc", False),
        ((("minLength", "2"), ("maxLength", "3")), "ab", True),
        ((("minLength", "2"), ("maxLength", "3")), "a", False),
        ((("minLength", "2"), ("maxLength", "3")), "abcd", False),
        ((("length", "0"),), "a", False),
    ],
)
def test_facets(facets: tuple[tuple[str, str], ...], text: str, allowed: bool) -> None:
    assert allows(item("X", TEXT, facets=facets), text) is allowed


def cube(host: str, hypercube: str, dimension: str, *, default: bool, members: tuple[str, ...] = ()) -> list[Network]:
    title = f"role of {host}"
    found = [
        network(Arcrole.ALL, title, (host, hypercube)),
        network(Arcrole.HYPERCUBE_DIMENSION, title, (hypercube, dimension)),
        network(Arcrole.DOMAIN_MEMBER, title, *((host, member) for member in members)),
    ]
    return found + ([network(Arcrole.DIMENSION_DEFAULT, title, (dimension, "Domain"))] if default else [])


def test_line_items_that_a_hypercube_blocks_go_under_the_item_kept_for_them() -> None:
    concepts = [item("Null", TEXT, abstract=True), item("Free", TEXT, abstract=True), item("Sales"), item("Other")]
    blocked = cube("Null", "NullCube", "NullAxis", default=False, members=("Sales",))
    free = cube("Free", "FreeCube", "FreeAxis", default=True)
    onto = dts("x", concepts, {}, *blocked, *free)
    names = [QName(NS, "Sales"), QName("http://own.example", "Mine")]
    found = undimensioned(names, onto)
    assert found is not None
    assert (found.role.definition, found.arcrole) == ("role of Free", Arcrole.DOMAIN_MEMBER)
    assert [(arc.parent.local, arc.child) for arc in found.arcs] == [("Free", name) for name in names]
    assert undimensioned([QName(NS, "Other")], onto) is None
    assert undimensioned(names, dts("x", concepts, {}, *blocked)) is None
    inhabited = cube("Free", "FreeCube", "FreeAxis", default=True, members=("Sales",))
    assert undimensioned(names, dts("x", concepts, {}, *blocked, *inhabited)) is None


HEAD = "| | Year ended December 31, 2012 | Year ended December 31, 2011 |\n|---|--:|--:|\n"


def extension(onto: HeldDTS, *rows: str) -> Taxonomy:
    text = f"**Statement of income**, in thousands of US dollars\n\n{HEAD}" + "".join(f"| {row} |\n" for row in rows)
    document = read("x.md", text.encode())
    own = namer(namespace="http://x.example/", schema="http://x.example/x.xsd", prefix="x")
    mapped = map_statements(extract(document).statements, onto, own)
    names = Names(namespace="http://x.example/", prefix="x", schema="http://x.example/x.xsd")
    return outline(mapped.statements, (), (), onto, names, own, language="en")


@pytest.mark.parametrize(
    ("namespace", "arcrole"),
    [
        ("https://www.esma.europa.eu/taxonomy/2022-03-24/esef_cor", Arcrole.WIDER_NARROWER),
        ("http://elsewhere.example/2024", Arcrole.GENERAL_SPECIAL),
    ],
)
def test_a_concept_of_the_filers_own_is_anchored_to_the_wider_one(namespace: str, arcrole: str) -> None:
    onto = HeldDTS(
        entry_points=(),
        prefixes=((namespace, "e"), (NS, "g")),
        concepts=[item("MarketingCosts", balance=Balance.DEBIT), item("Sales", balance=Balance.CREDIT)],
        labels=[
            Label(concept=QName(NS, "MarketingCosts"), text="Marketing costs"),
            Label(concept=QName(NS, "Sales"), text="Turnover"),
        ],
    )
    made = extension(onto, "Turnover | 10 | 20", "Marketing costs of the northern region | 95 | 110")
    (anchors,) = [network for network in made.networks if network.role.id == "Anchors"]
    assert anchors.arcrole == arcrole
    assert [(arc.parent.local, arc.child.local) for arc in anchors.arcs] == [
        ("MarketingCosts", "MarketingCostsOfNorthernRegion")
    ]


def test_labels_of_the_dts_keep_their_roles() -> None:
    name = QName(NS, "Sales")
    taken = [Label(concept=name, text="Turnover"), Label(concept=name, text="Sales", role=LabelRole.TERSE)]
    sales = item("Sales", balance=Balance.CREDIT)
    onto = HeldDTS(entry_points=(), prefixes=((NS, "g"),), concepts=[sales], labels=taken)
    made = extension(onto, "Turnover | 10 | 20", "Zeppelins | 95 | 110")
    (label,) = [label for label in made.labels if label.concept == name]
    assert (label.role, label.text) == (LabelRole.VERBOSE, "Turnover")


def test_imports_have_prefixes_of_their_own() -> None:
    imports = tuple(Import(namespace=f"{NS}/{n}", prefix=p, location=f"{NS}/{n}.xsd") for n, p in enumerate("gxg"))
    onto = HeldDTS(entry_points=(f"{NS}/links.xml",), imports=imports, concepts=[item("Sales")])
    made = extension(onto, "Turnover | 10 | 20", "Zeppelins | 95 | 110")
    assert [needed.prefix for needed in made.imports] == ["g", "x2", "g3"]
    assert made.linkbases == (f"{NS}/links.xml",)
