"""Trees and sums as people write them."""

from decimal import Decimal

import pytest

from exporter.dts.concept import DIMENSION_ITEM, DTR, HYPERCUBE_ITEM, ITEM, Concept, LabelRole, PeriodType
from exporter.dts.network import Arcrole
from exporter.dts.notation import calculation_arcs, definition_arcs, lines, presentation_arcs
from exporter.qname import XBRLI, QName

NS = "http://n.example"


def concept(local):
    group = {"Table": HYPERCUBE_ITEM, "Axis": DIMENSION_ITEM}.get(local[-5:] if "Table" in local else local[-4:], ITEM)
    member = local.endswith(("Domain", "Member"))
    return Concept(
        name=QName(NS, local),
        type=QName(DTR, "domainItemType") if member else QName(XBRLI, "monetaryItemType"),
        period_type=PeriodType.DURATION,
        schema=f"{NS}/n.xsd",
        id=f"n_{local}",
        substitution_group=group,
    )


CONCEPTS = {
    name: concept(name)
    for name in "A B C D E Lines SomeTable SomeAxis SomeDomain OneMember TwoMember PartMember".split()
}


def short(arcs):
    return [(arc.parent.local, arc.child.local, arc.order) for arc in arcs]


def test_a_tree_gives_each_parent_its_children_in_order():
    tree = """
    A
        B
            C
        D   total
    """
    arcs = presentation_arcs(tree, CONCEPTS)
    assert short(arcs) == [("A", "B", 1), ("B", "C", 1), ("A", "D", 2)]
    assert [arc.preferred_label for arc in arcs] == [None, None, LabelRole.TOTAL]


def test_one_concept_may_stand_twice_under_one_parent():
    arcs = presentation_arcs("A\n  B start\n  C\n  B end", CONCEPTS)
    assert short(arcs) == [("A", "B", 1), ("A", "C", 2), ("A", "B", 3)]
    assert [arc.preferred_label for arc in arcs] == [LabelRole.START, None, LabelRole.END]


def test_an_indent_that_matches_nothing_is_refused():
    with pytest.raises(ValueError, match="C"):
        list(lines("A\n    B\n  C"))


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError, match="Unknown"):
        presentation_arcs("A\n  Unknown", CONCEPTS)


@pytest.mark.parametrize("marks", ["totals", "total negated"])
def test_an_unknown_label_role_is_refused(marks):
    with pytest.raises(ValueError, match=f"B: {marks}"):
        presentation_arcs(f"A\n  B {marks}", CONCEPTS)


def test_an_unknown_mark_of_a_dimension_is_refused():
    with pytest.raises(ValueError, match="SomeDomain: defualt"):
        list(definition_arcs("SomeAxis\n  SomeDomain defualt", CONCEPTS))


def test_a_sum_has_signs_and_may_go_on_in_the_next_line():
    arcs = calculation_arcs("\nA = B - C\n    + D\nB = E\n", CONCEPTS)
    assert short(arcs) == [("A", "B", 1), ("A", "C", 2), ("A", "D", 3), ("B", "E", 1)]
    assert [arc.weight for arc in arcs] == [Decimal(1), Decimal(-1), Decimal(1), Decimal(1)]


@pytest.mark.parametrize("text", ["A B + C", "A = B C", "A = B + ", "A = B * C", "A ="])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(ValueError, match="not an equation"):
        calculation_arcs(text, CONCEPTS)


def test_dimensions_are_told_from_what_the_concepts_are():
    tree = """
    Lines
        SomeTable                   closed
            SomeAxis
                SomeDomain          default
                    OneMember       heading
                        PartMember
                    TwoMember
        A
    """
    found = [(arcrole, arc.parent.local, arc.child.local) for arcrole, arc in definition_arcs(tree, CONCEPTS)]
    assert found == [
        (Arcrole.ALL, "Lines", "SomeTable"),
        (Arcrole.HYPERCUBE_DIMENSION, "SomeTable", "SomeAxis"),
        (Arcrole.DIMENSION_DOMAIN, "SomeAxis", "SomeDomain"),
        (Arcrole.DIMENSION_DEFAULT, "SomeAxis", "SomeDomain"),
        (Arcrole.DOMAIN_MEMBER, "SomeDomain", "OneMember"),
        (Arcrole.DOMAIN_MEMBER, "OneMember", "PartMember"),
        (Arcrole.DOMAIN_MEMBER, "SomeDomain", "TwoMember"),
        (Arcrole.DOMAIN_MEMBER, "Lines", "A"),
    ]
    arcs = [arc for _, arc in definition_arcs(tree, CONCEPTS)]
    assert (arcs[0].context_element, arcs[0].closed) == ("scenario", True)
    assert [arc.usable for arc in arcs] == [True, True, True, True, False, True, True, True]
