"""Looking things up in a DTS."""

from decimal import Decimal

import pytest

from exporter.dts.concept import DTR, Balance, Concept, ItemKind, Label, LabelRole, PeriodType
from exporter.dts.held import HeldDTS
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.dts.taxonomy import labels_to_add
from exporter.qname import XBRLI, QName

NS = "http://n.example"
CASH, DEBT, LIST = QName(NS, "Cash"), QName(NS, "Debt"), QName(NS, "List")
ROLE = Role(uri=f"{NS}/role/R", definition="R", schema=f"{NS}/n.xsd", id="R")


def concept(name, type_=QName(XBRLI, "monetaryItemType"), **more):  # noqa: B008  a QName never changes
    given = {"period_type": PeriodType.INSTANT, "schema": f"{NS}/n.xsd", "id": f"n_{name.local}"} | more
    return Concept(name=name, type=type_, **given)


def arc(parent, child, order, **more):
    return Arc(parent=parent, child=child, order=Decimal(order), **more)


NETWORK = Network(
    role=ROLE,
    arcrole=Arcrole.PARENT_CHILD,
    arcs=(arc(LIST, DEBT, 2), arc(LIST, CASH, 1), arc(LIST, CASH, 3, preferred_label=LabelRole.NEGATED)),
)
DTS_ = HeldDTS(
    entry_points=(f"{NS}/n.xsd",),
    concepts=(concept(CASH, balance=Balance.DEBIT), concept(DEBT), concept(CASH, balance=Balance.CREDIT)),
    labels=(
        Label(concept=CASH, text="Argent", lang="fr"),
        Label(concept=CASH, text="Cash", lang="en-US"),
        Label(concept=CASH, text="Total cash", role=LabelRole.TOTAL),
    ),
    networks=(NETWORK,),
    crosswalk={"us-gaap": {DEBT: ("Debt", "Cash"), CASH: ("Cash",)}},
)


def test_the_first_of_two_concepts_of_one_name_stands():
    assert DTS_.concept(CASH).balance is Balance.DEBIT
    assert DTS_.concept(LIST) is None


def test_labels_by_role_and_language():
    assert DTS_.label(CASH) == "Cash"
    assert DTS_.label(CASH, lang="fr") == "Argent"
    assert DTS_.label(CASH, LabelRole.TOTAL) == "Total cash"
    assert DTS_.label(CASH, LabelRole.TERSE) is None
    assert DTS_.label(DEBT) is None


def test_networks_and_their_order():
    assert DTS_.network(Arcrole.PARENT_CHILD, ROLE.uri) is NETWORK
    assert DTS_.network(Arcrole.SUMMATION_ITEM, ROLE.uri) is None
    assert NETWORK.roots == (LIST,)
    assert NETWORK.concepts == (LIST, DEBT, CASH)
    assert [a.child for a in NETWORK.children(LIST)] == [CASH, DEBT, CASH]


def test_counterparts():
    assert DTS_.counterpart("us-gaap", CASH) == "Cash"
    assert DTS_.counterpart("us-gaap", DEBT) == "Debt"
    assert DTS_.counterpart("us-gaap", LIST) is None
    assert DTS_.counterpart("elsewhere", CASH) is None
    assert DTS_.equivalents["us-gaap"] == {"Debt": (DEBT,), "Cash": (CASH, DEBT)}
    assert DTS_.equivalents_of("us-gaap", "Cash") == (CASH, DEBT)
    assert DTS_.equivalents_of("elsewhere", "Cash") == DTS_.equivalents_of("us-gaap", "List") == ()


def test_nothing_in_it_can_be_changed():
    with pytest.raises(TypeError):
        DTS_.concepts[LIST] = concept(LIST)


@pytest.mark.parametrize(
    ("type_", "base", "kind", "numeric"),
    [
        (QName(XBRLI, "monetaryItemType"), None, ItemKind.MONETARY, True),
        (QName(DTR, "perShareItemType"), None, ItemKind.PER_SHARE, True),
        (QName(XBRLI, "nonNegativeIntegerItemType"), None, ItemKind.NUMBER, True),
        (QName(XBRLI, "stringItemType"), None, ItemKind.TEXT, False),
        (QName(XBRLI, "gMonthDayItemType"), None, ItemKind.TEXT, False),
        (QName(DTR, "textBlockItemType"), None, ItemKind.TEXT_BLOCK, False),
        (QName(NS, "centsItemType"), QName(XBRLI, "monetaryItemType"), ItemKind.MONETARY, True),
        (QName(NS, "colourItemType"), QName(XBRLI, "tokenItemType"), ItemKind.TEXT, False),
        (QName(NS, "unknownItemType"), None, ItemKind.TEXT, False),
    ],
)
def test_the_kind_of_a_concept(type_, base, kind, numeric):
    found = concept(CASH, type_, base_type=base)
    assert (found.kind, found.is_numeric) == (kind, numeric)


def test_preferred_labels_that_are_missing_take_the_standard_words():
    added = labels_to_add((NETWORK,), (*DTS_.labels[CASH], Label(concept=DEBT, text="Debt")), lang="en")
    assert added == (Label(concept=CASH, text="Cash", role=LabelRole.NEGATED, lang="en"),)
    assert labels_to_add((NETWORK,), (*DTS_.labels[CASH], *added), lang="en") == ()


def test_a_preferred_label_without_any_words_is_refused():
    with pytest.raises(KeyError, match="Cash"):
        labels_to_add((NETWORK,), (), lang="en")
