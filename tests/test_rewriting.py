"""The verb `rewrite`: what a filing and its taxonomy say before and after, as Arelle alone sees it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from exporter.editions import editions
from tests import invented
from tests.conftest import Command
from tests.conversion.kitchen_sink import kitchen_sink, written
from tests.taxonomy_sets import sets

INSTANCE = f"""<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
    xmlns:inv="{invented.NS}" xmlns:own="http://example.com/own">
<link:schemaRef xlink:type="simple" xlink:href="SCHEMA"/>
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://example.com">ACME</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<inv:GrossMargin contextRef="c" unitRef="u" decimals="0">500</inv:GrossMargin>
<inv:Sector contextRef="c">Mining</inv:Sector>
</xbrli:xbrl>
"""
REFUNDS = "{http://example.com/own}Refunds"
OWN = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
    targetNamespace="http://example.com/own" elementFormDefault="qualified">
  <xs:annotation><xs:appinfo>
    <link:linkbaseRef xlink:type="simple" xlink:href="own-calc.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
  </xs:appinfo></xs:annotation>
  <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
  <xs:import namespace="{invented.NS}" schemaLocation="{invented.ALL}"/>
  <xs:element name="Refunds" id="own_Refunds" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"
    xbrli:periodType="duration" xbrli:balance="debit"/>
</xs:schema>"""
CALCULATION = f"""<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
  <link:roleRef xlink:type="simple" roleURI="{invented.BASE}/role/income" xlink:href="{invented.ALL}#income"/>
  <link:calculationLink xlink:type="extended" xlink:role="{invented.BASE}/role/income">
    <link:loc xlink:type="locator" xlink:label="margin" xlink:href="{invented.CORE}#inv_GrossMargin"/>
    <link:loc xlink:type="locator" xlink:label="costs" xlink:href="{invented.CORE}#inv_CostOfGoods"/>
    <link:loc xlink:type="locator" xlink:label="refunds" xlink:href="own.xsd#own_Refunds"/>
    <link:calculationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/summation-item"
      xlink:from="margin" xlink:to="costs" order="2" weight="-1" use="prohibited" priority="3"/>
    <link:calculationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/summation-item"
      xlink:from="margin" xlink:to="refunds" order="2.50" weight="-1"/>
  </link:calculationLink>{{more}}
</link:linkbase>"""


def with_taxonomy(folder: Path) -> Path:
    """A filing whose own documents are a whole taxonomy."""
    for path, content in invented.files().items():
        if path.startswith("docs/"):
            file = folder / Path(path).name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
    report = folder / "acme.xbrl"
    report.write_text(INSTANCE.replace("SCHEMA", "all.xsd"), "utf-8")
    return report


def over_package(folder: Path, more: str = "") -> tuple[Path, Path]:
    """A filing with an extension, and the package it extends."""
    folder.mkdir()
    (folder / "own.xsd").write_text(OWN, "utf-8")
    (folder / "own-calc.xml").write_text(CALCULATION.format(more=more), "utf-8")
    report = folder / "acme.xbrl"
    report.write_text(INSTANCE.replace("SCHEMA", "own.xsd"), "utf-8")
    return report, invented.write(folder)


def test_every_linkbase_is_written_anew(tmp_path: Path, xbrl_export: Command) -> None:
    report = with_taxonomy(tmp_path / "in")
    done = xbrl_export("rewrite", report, "-o", tmp_path / "out")
    assert (done.returncode, done.stdout) == (
        0,
        f"{tmp_path / 'out'}: 2 facts, 3 schemas and their linkbases written anew\n",
    )
    before, after = sets(report), sets(tmp_path / "out" / "acme.xbrl")
    assert before == after
    assert {kind: len(found) for kind, found in after.items() if kind != "concepts"} == {
        "arcs": 18, "labels": 36, "references": 1, "roles": 1,
    }  # fmt: skip
    assert sets(tmp_path / "out" / "acme.xbri")["arcs"] == before["arcs"]
    assert xbrl_export("diff", report, tmp_path / "out" / "acme.xbri").stdout == "equal: 2 facts\n"
    again = xbrl_export("rewrite", report, "-o", tmp_path / "again")
    assert again.returncode == 0
    for file in (tmp_path / "out").iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes(), file.name


def test_types_typed_domains_and_enumerations_survive(tmp_path: Path, xbrl_export: Command) -> None:
    report = written(tmp_path / "in", kitchen_sink(beyond_arelle=False))
    assert xbrl_export("rewrite", report, "-o", tmp_path / "out", "-q").returncode == 0
    assert sets(report) == sets(tmp_path / "out" / "sink.xbrl")
    assert xbrl_export("diff", report, tmp_path / "out" / "sink.xbrl").returncode == 0


def test_prohibited_arcs_and_their_priorities_stay(tmp_path: Path, xbrl_export: Command) -> None:
    report, package = over_package(tmp_path / "in")
    done = xbrl_export("rewrite", report, "-o", tmp_path / "out", "--taxonomy", package)
    assert done.returncode == 0, done.stdout
    before, after = sets(report, package), sets(tmp_path / "out" / "acme.xbrl", package)
    assert before == after
    assert not [arc for arc in after["arcs"] if f"{{{invented.NS}}}CostOfGoods" in arc and "summation-item" in arc[1]]
    assert [arc[5:7] for arc in after["arcs"] if REFUNDS in arc] == [["2.5", "-1"]]


def test_what_cannot_be_told_travels_as_it_is(tmp_path: Path, xbrl_export: Command) -> None:
    role = "http://www.xbrl.org/2003/role"
    more = f"""<link:labelLink xlink:type="extended" xlink:role="{role}/link">
      <link:loc xlink:type="locator" xlink:label="r" xlink:href="own.xsd#own_Refunds"/>
      <link:label xlink:type="resource" xlink:label="l" xlink:role="{role}/label" xml:lang="en"><b
        xmlns="http://www.w3.org/1999/xhtml">Refunds</b> given</link:label>
      <link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="r"
        xlink:to="l"/></link:labelLink>"""
    report, package = over_package(tmp_path / "in", more)
    done = xbrl_export("rewrite", report, "-o", tmp_path / "out", "--taxonomy", package)
    assert done.returncode == 0
    assert "own-calc.xml travels as it is, since a label of it has markup" in done.stdout
    assert (tmp_path / "out" / "own-calc.xml").read_bytes() == (tmp_path / "in" / "own-calc.xml").read_bytes()
    assert sets(report, package) == sets(tmp_path / "out" / "acme.xbrl", package)


def test_moves_to_the_newest_edition_given(tmp_path: Path, xbrl_export: Command) -> None:
    report, package = over_package(tmp_path / "in")
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(newer, "w") as archive:
        for inside, content in invented.files().items():
            archive.writestr(f"newer/{inside}", content.replace("invented.example/2024", "invented.example/2025"))
    found = editions((package, newer))
    assert found.address(f"{invented.CORE}#inv_Turnover") == "https://invented.example/2025/core.xsd#inv_Turnover"
    assert found.address("https://elsewhere.example/2024/core.xsd") == "https://elsewhere.example/2024/core.xsd"
    options = ("--taxonomy", package, "--taxonomy", newer)
    assert xbrl_export("rewrite", report, "-o", tmp_path / "out", *options).returncode == 0
    for file in (tmp_path / "out").glob("*.x[bhms]*"):
        if file.suffix != ".xbri":
            assert "invented.example/2024" not in file.read_text("utf-8"), file.name
    after = sets(tmp_path / "out" / "acme.xbrl", newer)
    assert [arc[3:5] for arc in after["arcs"] if REFUNDS in arc] == [
        ["{https://invented.example/2025/core}GrossMargin", REFUNDS]
    ]


def test_package_with_a_catalog_keeps_its_places(tmp_path: Path, xbrl_export: Command) -> None:
    source = Path(__file__).parents[1] / "examples" / "halden-q2.md"
    assert xbrl_export("run", source, "-o", tmp_path / "run", "-q").returncode == 0
    package = tmp_path / "run" / "halden-q2.xbri"
    done = xbrl_export("rewrite", package, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stdout
    rewritten = tmp_path / "out" / "halden-q2.xbri"
    assert sets(package) == sets(rewritten)
    assert xbrl_export("diff", package, rewritten).returncode == 0
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(rewritten) as new:
        folders = [{Path(name).parent for name in archive.namelist()} for archive in (old, new)]
    assert folders[0] == folders[1]


def test_refuses_what_it_cannot_do(tmp_path: Path, xbrl_export: Command) -> None:
    report, package = over_package(tmp_path / "in")
    alone = xbrl_export("rewrite", report, "-o", tmp_path / "out")
    assert alone.returncode == 2
    assert "nothing was written" in alone.stderr or "cannot be read" in alone.stderr
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").write_text("x")
    blocked = xbrl_export("rewrite", report, "-o", tmp_path / "file", "--taxonomy", package)
    assert (blocked.returncode, blocked.stderr) == (2, f"xbrl-export: {tmp_path / 'file'}: is a file; name a folder\n")
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK no")
    said = xbrl_export("rewrite", report, "-o", tmp_path / "out", "--taxonomy", package, "--taxonomy", broken)
    assert said.returncode == 2
    assert "broken.zip" in said.stderr


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "file", "year", "facts"),
    [("aapl-20230930", "aapl-20230930_htm.xml", 2023, 1164), ("aapl-20250329", "aapl-20250329.htm", 2024, 760)],
)
def test_real_filing(
    name: str, file: str, year: int, facts: int, shared: Path, tmp_path: Path, xbrl_export: Command
) -> None:
    source = shared / "data" / "filings" / name / file
    package = shared / "data" / "taxonomies" / f"us-gaap-{year}-elts-offline.zip"
    copied = shutil.copytree(source.parent, tmp_path / "in") / file
    done = xbrl_export("rewrite", copied, "-o", tmp_path / "out", "--taxonomy", package)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stdout
    stem = Path(file).stem
    assert sets(copied, package) == sets(tmp_path / "out" / f"{stem}.xbrl", package)
    equal = xbrl_export("diff", copied, tmp_path / "out" / f"{stem}.xbri", "--taxonomy", package)
    assert equal.stdout == f"equal: {facts} facts\n"
