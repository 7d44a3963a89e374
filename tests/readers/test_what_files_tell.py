"""What the reader process tells beside the facts: sums, own concepts that there are already, places, rows of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.dts.network import Arcrole
from exporter.dts.records import dts_of
from exporter.oim.shown import Shown
from exporter.qname import QName
from exporter.readers.reports import LoadedReport, load

SCHEMA = """<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="http://{name}.example/" elementFormDefault="qualified">
 {head}
 <xs:import namespace="http://www.xbrl.org/2003/instance"
  schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
 {elements}
</xs:schema>
"""
ELEMENT = """<xs:element name="{0}" id="{0}" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"
 xbrli:periodType="duration" xbrli:balance="{1}" nillable="true"/>"""
CALCULATION = """<?xml version="1.0"?>
<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
 {declared}
 <link:calculationLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
  <link:loc xlink:type="locator" xlink:href="base.xsd#Profit" xlink:label="p"/>
  <link:loc xlink:type="locator" xlink:href="base.xsd#NetSales" xlink:label="s"/>
  <link:calculationArc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="p" xlink:to="s" order="1" weight="-1.0"/>
 </link:calculationLink>
</link:linkbase>
"""
DECLARED = """<link:arcroleRef arcroleURI="https://xbrl.org/2023/arcrole/summation-item" xlink:type="simple"
 xlink:href="http://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"/>"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:base="http://base.example/" xmlns:own="http://own.example/">
<head><title>t</title></head><body><div style="display:none"><ix:header><ix:references>
<link:schemaRef xlink:type="simple" xlink:href="own.xsd"/></ix:references><ix:resources>
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://x.example">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period>
</xbrli:context><xbrli:unit id="u"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
<p>{paragraph}</p><table>
<tr><td>Sales, net of {label}</td><td>{sales}</td></tr>
<tr><td></td><td>Profit</td><td>{profit}</td></tr></table></body></html>
"""


def tag(id_: str, name: str, text: str) -> str:
    attributes = f'id="{id_}" name="{name}" contextRef="c" unitRef="u" decimals="0" format="ixt:num-dot-decimal"'
    return f"<ix:nonFraction {attributes}>{text}</ix:nonFraction>"


def report(folder: Path, arcrole: str, *, before: str = "(") -> LoadedReport:
    sales, profit = ELEMENT.format("NetSales", "credit"), ELEMENT.format("Profit", "credit")
    imported = '<xs:import namespace="http://base.example/" schemaLocation="base.xsd"/>'
    linked = (
        '<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="cal.xml"'
        ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>'
    )
    files = {
        "base.xsd": SCHEMA.format(name="base", head="", elements=sales + profit),
        "own.xsd": SCHEMA.format(name="own", head=linked, elements=imported + sales),
        "cal.xml": CALCULATION.format(arcrole=arcrole, declared=DECLARED if "2023" in arcrole else ""),
        "page.xhtml": PAGE.format(
            paragraph=tag("prose", "base:NetSales", "7"),
            label=tag("label", "base:Profit", "3"),
            sales=f"{before}{tag('sales', 'own:NetSales', '1,200')})",
            profit=f"$ {tag('profit', 'base:Profit', '90')}",
        ),
    }
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    (found,) = load(folder / "page.xhtml").reports
    return found


@pytest.mark.parametrize("arcrole", [Arcrole.SUMMATION_ITEM_2003, Arcrole.SUMMATION_ITEM])
def test_sums_of_either_arcrole_are_told(arcrole: str, tmp_path: Path) -> None:
    dts = dts_of(report(tmp_path, arcrole).taxonomy)
    (network,) = dts.networks_of(arcrole)
    (arc,) = network.arcs
    assert (arc.parent.local, arc.child.local, arc.weight) == ("Profit", "NetSales", -1)


def test_own_concepts_that_an_imported_taxonomy_has_are_told(tmp_path: Path) -> None:
    (twin,) = report(tmp_path, Arcrole.SUMMATION_ITEM_2003).taxonomy["twins"]
    assert QName(*twin["own"]) == QName("http://own.example/", "NetSales")
    assert QName(*twin["standard"]) == QName("http://base.example/", "NetSales")


def test_places_are_lines_and_rows_are_those_a_reader_sees(tmp_path: Path) -> None:
    found = report(tmp_path, Arcrole.SUMMATION_ITEM_2003)
    assert {id_: str(place) for id_, place in found.places.items()} == {
        "prose": "page.xhtml:11",
        "label": "page.xhtml:12",
        "sales": "page.xhtml:12",
        "profit": "page.xhtml:13",
    }
    assert found.places["sales"].quote == "1,200"
    assert found.shown == {
        "sales": Shown(table=0, row=0, label="Sales, net of 3", negative=True),
        "profit": Shown(table=0, row=1, label="Profit", negative=False),
    }


@pytest.mark.parametrize(
    ("before", "negative"),
    [(before, True) for before in ("(", "- ", "−", "$(")] + [(before, False) for before in ("", "2 - ", "5% – ")],
)
def test_brackets_and_minus_before_a_number_make_it_negative(before: str, negative: bool, tmp_path: Path) -> None:
    assert report(tmp_path, Arcrole.SUMMATION_ITEM_2003, before=before).shown["sales"].negative == negative
