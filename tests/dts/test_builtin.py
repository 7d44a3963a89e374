"""The built-in taxonomy: complete, arithmetically right, and true to the taxonomies it leads to."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from exporter.dts.builtin import builtin, builtin_taxonomy, meant
from exporter.dts.concept import ItemKind, LabelRole
from exporter.dts.network import Arcrole
from exporter.qname import XBRLI, QName

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
DTS = builtin()
CONCEPTS = list(DTS.concepts.values())
ITEMS = [concept for concept in CONCEPTS if concept.is_item]
STATEMENTS = DTS.networks_of(Arcrole.PARENT_CHILD)


def test_every_concept_has_a_label_and_a_documentation():
    for concept in CONCEPTS:
        assert DTS.label(concept.name), concept.name.local
        assert DTS.label(concept.name, LabelRole.DOCUMENTATION).endswith("."), concept.name.local


def test_every_concept_has_a_place():
    placed = {name for network in DTS.networks for name in network.concepts}
    assert [c.name.local for c in CONCEPTS if c.name not in placed] == []


@pytest.mark.parametrize("network", STATEMENTS, ids=lambda network: network.role.id)
def test_no_two_labels_alike_in_a_statement(network):
    labels = Counter(DTS.label(name).lower() for name in network.concepts)
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("network", STATEMENTS, ids=lambda network: network.role.id)
def test_every_preferred_label_exists(network):
    for arc in network.arcs:
        assert DTS.label(arc.child, arc.preferred_label or LabelRole.STANDARD), arc.child.local


def test_the_two_roles_for_a_filers_own_wording_are_free():
    roles = {label.role for label in builtin_taxonomy().labels}
    assert not roles & {LabelRole.TERSE, LabelRole.NEGATED_TERSE}


@pytest.mark.parametrize("network", DTS.networks_of(Arcrole.SUMMATION_ITEM), ids=lambda network: network.role.id)
def test_sums_are_possible(network):
    """Both ends hold for the same sort of period; a weight is positive where balances agree (XBRL 2.1, 5.1.1.2)."""
    for arc in network.arcs:
        total, item = DTS.concepts[arc.parent], DTS.concepts[arc.child]
        assert (total.period_type, total.kind) == (item.period_type, item.kind), item.name.local
        if total.balance and item.balance:
            assert (arc.weight > 0) == (total.balance == item.balance), item.name.local


@pytest.mark.parametrize("network", DTS.networks_of(Arcrole.SUMMATION_ITEM), ids=lambda network: network.role.id)
def test_sums_do_not_go_in_circles_or_name_an_item_twice(network):
    pairs = [(arc.parent, arc.child) for arc in network.arcs]
    assert len(pairs) == len(set(pairs))
    shown = {name for n in STATEMENTS if n.role == network.role for name in n.concepts}
    assert {name.local for pair in pairs for name in pair if name not in shown} == set()


# Cash flows from operations begin with profit, a credit, and add debits to it (so do both official taxonomies), and
# these other amounts may fall on either side or on none.
NO_SIDE = {
    "CashFlowBeforeWorkingCapital", "CashFlowFromOperatingActivities", "CashGeneratedFromOperations", "FreeCashFlow",
    "WorkingCapital", "OrderBacklog", "UndrawnCredit",
}  # fmt: skip


def test_money_has_a_side_and_nothing_else_has():
    assert {c.name.local for c in ITEMS if c.kind is ItemKind.MONETARY and c.balance is None} == NO_SIDE
    assert [c.name.local for c in CONCEPTS if c.kind is not ItemKind.MONETARY and c.balance] == []


def test_the_size_promised():
    assert len(ITEMS) >= 250


def test_what_a_loss_is_called_means_the_opposite():
    by_text = {alternative.text: alternative for found in DTS.alternatives.values() for alternative in found}
    assert by_text["Loss for the period"].opposite
    assert not by_text["Net income (loss)"].opposite


def test_wordings_are_not_repeated():
    for name, alternatives in DTS.alternatives.items():
        texts = [alternative.text for alternative in alternatives]
        assert len(texts) == len(set(texts)), name.local
        assert DTS.label(name) not in texts, name.local


@pytest.mark.parametrize("network", STATEMENTS, ids=lambda network: network.role.id)
def test_no_wording_is_the_label_of_another_line_of_the_statement(network):
    items = [name for name in network.concepts if DTS.concepts[name].is_item]
    labels = {DTS.label(name).lower(): name for name in items}
    for name in items:
        for alternative in DTS.alternatives.get(name, ()):
            assert labels.get(alternative.text.lower(), name) == name, (name.local, alternative.text)


def elements(archive, ending):
    """Element name -> its attributes, of the schema document whose path ends so."""
    with zipfile.ZipFile(SHARED / "data" / "taxonomies" / archive) as zip_:
        (member,) = (name for name in zip_.namelist() if name.endswith(ending))
        root = etree.fromstring(zip_.read(member))
    return {element.get("name"): dict(element.attrib) for element in root.iterchildren("{*}element")}


US_2024 = "us-gaap-2024-elts-offline.zip"
OFFICIAL = {
    "us-gaap": [(US_2024, "/us-gaap-2024.xsd")],
    "dei": [(US_2024, "/dei-2024.xsd")],
    "exch": [(US_2024, "/exch-2024.xsd")],
    "ifrs-full": [
        ("ifrs-2017-03-09.zip", "/full_ifrs-cor_2017-03-09.xsd"),
        ("esef-ifrs-2022-03-24.zip", "/full_ifrs-cor_2022-03-24.xsd"),
    ],
}
# There the parts of others are deducted, and so have the side of what they are deducted from; the sign is the same.
OTHER_SIDE = {
    "NetIncomeLossAttributableToNoncontrollingInterest",
    "ComprehensiveIncomeNetOfTaxAttributableToNoncontrollingInterest",
}


@pytest.mark.shared
@pytest.mark.parametrize("system", OFFICIAL)
def test_the_crosswalk_leads_to_the_same_sort_of_concept(system):
    if not (SHARED / "data" / "taxonomies").is_dir():
        pytest.skip("the official taxonomies are not beside the repository")
    theirs = {}
    for archive, ending in OFFICIAL[system]:
        theirs |= elements(archive, ending)
    assert sorted(DTS.equivalents[system].keys() - theirs.keys()) == []
    for local, names in DTS.equivalents[system].items():
        for concept in (DTS.concepts[name] for name in names):
            if not concept.is_item or not concept.is_numeric:
                continue
            attributes = theirs[local]
            assert attributes[f"{{{XBRLI}}}periodType"] == concept.period_type, (local, concept.name.local)
            side = attributes.get(f"{{{XBRLI}}}balance", concept.balance)
            assert side == concept.balance or concept.balance is None or local in OTHER_SIDE, local
            if concept.kind in (ItemKind.MONETARY, ItemKind.PER_SHARE):
                assert attributes["type"].endswith(f":{concept.type.local}"), local


def test_each_counterpart_leads_back():
    for system, names in DTS.crosswalk.items():
        for name, local in names.items():
            assert name in DTS.equivalents[system][local]


def test_a_foreign_concept_means_its_equivalents_and_a_built_in_one_itself():
    own = ITEMS[0].name
    assert meant(own, "us-gaap") == (own,)
    for system, equivalents in DTS.equivalents.items():
        local, names = next(iter(equivalents.items()))
        assert meant(QName("urn:theirs", local), system) == names
        assert meant(QName("urn:theirs", local), "nowhere") == ()
