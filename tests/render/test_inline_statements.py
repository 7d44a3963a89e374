"""A report without a document: statements that a person can read."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from lxml import etree

from exporter.dts.concept import Concept, Label, LabelRole, PeriodType
from exporter.dts.dts import DTS
from exporter.dts.held import HeldDTS
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.layout import MOST_COLUMNS, pages, statements
from exporter.oim.aspects import Duration, Instant, Period, money
from exporter.oim.fact import Datatype, Enumeration, Fact, Value
from exporter.oim.report import Link, Note, Report
from exporter.qname import XBRLI, QName
from exporter.render.fragments import Fragments
from exporter.render.statements import grouped, inline_statements

NS = "http://example.com/t"
IX = "{http://www.xbrl.org/2013/inlineXBRL}"
YEAR = Duration(start=datetime(2024, 1, 1), end=datetime(2025, 1, 1))
BEFORE = Duration(start=datetime(2023, 1, 1), end=datetime(2024, 1, 1))


def t(local: str) -> QName:
    return QName(NS, local)


def dts(*rows: tuple[str, str | None], title: str = "Cash flows", axis: bool = False) -> DTS:
    names = ["Heading", *(row for row, _ in rows), *(["Axis", "Member"] if axis else [])]
    concepts = [
        Concept(name=t(name), type=QName(XBRLI, "stringItemType"), period_type=PeriodType.DURATION, schema="s", id=name)
        for name in dict.fromkeys(names)
    ]
    labels = [Label(concept=concept.name, text=concept.name.local.lower()) for concept in concepts]
    labels.append(Label(concept=t("Cost"), text="less cost", role=LabelRole.NEGATED))
    arcs = [
        Arc(parent=t("Heading"), child=t(row), order=Decimal(n), preferred_label=role)
        for n, (row, role) in enumerate([*rows, *([("Axis", None)] if axis else [])], start=1)
    ]
    network = Network(
        role=Role(uri="r", definition=title, schema="s", id="r"), arcrole=Arcrole.PARENT_CHILD, arcs=tuple(arcs)
    )
    return HeldDTS(entry_points=(), concepts=concepts, labels=labels, networks=(network,))


def fact(id_: str, local: str, value: Value, period: Period = YEAR, **more: object) -> Fact:
    numeric = isinstance(value, Decimal)
    given = {
        "unit": money("USD") if numeric else None,
        "decimals": 0 if numeric else None,
        "datatype": Datatype.DECIMAL if numeric else Datatype.TEXT,
        **more,
    }
    return Fact(id=id_, concept=t(local), entity=None, period=period, value=value, **given)


def page(report: Report, known: DTS) -> etree._Element:
    return etree.fromstring(inline_statements(report, known, title="T"))


def report(*facts: Fact, **more: object) -> Report:
    return Report(facts=facts, schemas=("t.xsd",), prefixes=((NS, "t"),), **more)


def cells(tree: etree._Element) -> list[list[str]]:
    rows = tree.iter("{http://www.w3.org/1999/xhtml}tr")
    return [["".join(cell.itertext()).strip() for cell in row] for row in rows]


def test_periods_are_columns_and_rows_follow_the_network() -> None:
    facts = (
        fact("a", "Cost", Decimal(-1500)),
        fact("b", "Sales", Decimal("1234567.5")),
        fact("c", "Sales", Decimal(7), BEFORE),
    )
    assert cells(page(report(*facts), dts(("Sales", None), ("Cost", None), ("Unused", None)))) == [
        ["", "2024-01-01 to 2024-12-31", "2023-01-01 to 2023-12-31"],
        ["heading"],
        ["sales", "1,234,567.5", "7"],
        ["cost", "(1,500)", ""],
    ]


def test_negated_labels_turn_the_sign_a_reader_sees() -> None:
    tree = page(
        report(fact("a", "Cost", Decimal(1500)), fact("b", "Cost", Decimal(-3), BEFORE)),
        dts(("Cost", LabelRole.NEGATED)),
    )
    assert cells(tree)[2] == ["less cost", "(1,500)", "3"]
    assert {f.text: f.get("sign") for f in tree.iter(f"{IX}nonFraction")} == {"1,500": None, "3": "-"}


def test_opening_and_closing_balances_stand_in_the_span() -> None:
    opening, closing = Instant(at=YEAR.start), Instant(at=YEAR.end)
    facts = (
        fact("a", "Cash", Decimal(1), opening),
        fact("b", "Flow", Decimal(2)),
        fact("c", "Cash", Decimal(3), closing),
    )
    known = dts(("Cash", LabelRole.START), ("Flow", None), ("Cash", LabelRole.END))
    tree = page(report(*facts), known)
    assert cells(tree) == [["", "2024-01-01 to 2024-12-31"], ["heading"], ["cash", "1"], ["flow", "2"], ["cash", "3"]]
    alone = page(report(*facts[:1]), known)
    assert cells(alone)[-1] == ["cash", "1"]


def test_members_are_columns_where_the_network_has_their_dimension() -> None:
    plain, split = (
        fact("a", "Sales", Decimal(5)),
        fact("b", "Sales", Decimal(2), dimensions=((t("Axis"), t("Member")),)),
    )
    (one,) = statements(report(plain, split), dts(("Sales", None), axis=True))
    assert [len(column.dimensions) for column in one.table.columns] == [0, 1]
    with_further = statements(report(plain, split), dts(("Sales", None)))
    assert [s.title for s in with_further] == ["Cash flows", "Further facts"]


def test_wide_statements_are_parted() -> None:
    facts = [
        fact(f"f{n}", "Sales", Decimal(n), Instant(at=datetime(2000 + n, 1, 1))) for n in range(2 * MOST_COLUMNS + 1)
    ]
    (one,) = statements(report(*facts), dts(("Sales", None)))
    assert [len(table.columns) for table in pages(one.table)] == [MOST_COLUMNS, MOST_COLUMNS, 1]
    assert one.table.columns[0].period == Instant(at=datetime(2012, 1, 1))


def test_every_fact_is_tagged_once() -> None:
    known = dts(("Sales", None), ("Sales", LabelRole.TOTAL))
    tree = page(report(fact("a", "Sales", Decimal(5)), fact("b", "Elsewhere", "x", language="en")), known)
    assert sorted(f.get("id") for f in tree.iter(f"{IX}nonFraction", f"{IX}nonNumeric")) == ["a", "b"]
    assert [row[1] for row in cells(tree) if row[0] == "sales"] == ["5", "5"]


def test_notes_are_numbered_and_linked() -> None:
    note = Note(id="n1", markup="see <b>below</b>", language="en")
    tree = page(
        report(fact("a", "Sales", Decimal(5)), notes=(note,), links=(Link(source="a", target="n1"),)),
        dts(("Sales", None)),
    )
    assert cells(tree)[-1][1] == "51"
    (footnote,) = tree.iter(f"{IX}footnote")
    assert "".join(footnote.itertext()) == "see below"
    (relation,) = tree.iter(f"{IX}relationship")
    assert (relation.get("fromRefs"), relation.get("toRefs")) == ("a", footnote.get("id"))


def test_chosen_members_are_shown_by_name_and_hidden_as_they_are() -> None:
    chosen = fact("a", "Sales", Enumeration(members=(t("Heading"),)), datatype=Datatype.ENUMERATION)
    tree = page(report(chosen), dts(("Sales", None)))
    assert cells(tree)[-1][1] == "heading"
    (hidden,) = next(tree.iter(f"{IX}hidden"))
    assert hidden.text == f"{NS}#Heading"


@pytest.mark.parametrize(
    ("number", "text"), [("0", "0"), ("1234.50", "1,234.5"), ("1E+6", "1,000,000"), ("0.001", "0.001")]
)
def test_numbers_are_grouped(number: str, text: str) -> None:
    assert grouped(Decimal(number)) == text


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a &amp; <b>b</b></p>",
        '<div style="x"><table><tr><td colspan="2">1</td></tr></table></div>',
        "a<br/>b",
        '<a href="http://example.com/x">there</a>',
        "<ul><li>one<p>two</p></li></ul>",
    ],
)
def test_xhtml_stays_markup(markup: str) -> None:
    assert Fragments(set()).as_markup(markup) == markup


@pytest.mark.parametrize(
    "markup",
    [
        "no markup",
        "a < b",
        "<p>open",
        "<p>a<p>b</p></p>",
        "<font>x</font>",
        "<td>x</td>",
        "<p onclick='x'>x</p>",
        "<p class='single quotes'>x</p>",
        '<p z="1" a="2">x</p>',
        "<p>x</p><!-- c -->",
        "<br></br>",
        "<p/>",
        '<a href="x.htm">x</a>',
        '<img src="x.png" alt=""/>',
        "<script>x</script>",
        "<p>a\r</p>",
        "<table>x</table>",
        "<b><p>x</p></b>",
        "<a><b><a>x</a></b></a>",
        "<p>&nbsp;</p>",
        '<x:p xmlns:x="u">y</x:p>',
        '<p id="a">1</p><p id="a">2</p>',
    ],
)
def test_what_would_not_come_back_the_same_stays_text(markup: str) -> None:
    assert Fragments(set()).as_markup(markup) is None


def test_an_id_is_there_once() -> None:
    fragments = Fragments({"f1"})
    assert fragments.as_markup('<p id="f1">x</p>') is None
    assert fragments.as_markup('<p id="x">x</p>') is not None
    assert fragments.as_markup('<p id="x">x</p>') is None
