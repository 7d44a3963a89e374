"""The verb `convert`: names, packages, what travels along, and what is refused."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from exporter.oim.differences import differences
from exporter.readers.reports import load
from tests.conftest import Command
from tests.conversion.kitchen_sink import HERE, kitchen_sink, written

SMALL = """<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
    xmlns:k="http://example.com/kitchen" xmlns:o="http://example.com/odd">
<link:schemaRef xlink:type="simple" xlink:href="{schema}"/>
{more}
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://example.com">ACME</xbrli:identifier>{segment}</xbrli:entity>
<xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
{facts}
</xbrli:xbrl>
"""
ODD = """<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:o="http://example.com/odd" targetNamespace="http://example.com/odd" elementFormDefault="qualified">
  <xs:import namespace="http://www.xbrl.org/2003/instance"
    schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
  <xs:import namespace="http://example.com/kitchen" schemaLocation="kitchen.xsd"/>
  <xs:element name="Share" id="o_Share" type="xbrli:fractionItemType" substitutionGroup="xbrli:item"
    xbrli:periodType="instant"/>
  <xs:element name="Both" id="o_Both" substitutionGroup="xbrli:tuple">
    <xs:complexType><xs:complexContent><xs:restriction base="xs:anyType">
      <xs:sequence><xs:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
      <xs:attribute name="id" type="xs:ID"/>
    </xs:restriction></xs:complexContent></xs:complexType>
  </xs:element>
  <xs:element name="inner" type="xs:string"/>
</xs:schema>
"""
ASSETS = '<k:Assets id="a1" contextRef="c" unitRef="u" {accuracy}>5</k:Assets>'


PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:k="http://example.com/kitchen"
  xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:xbrli="http://www.xbrl.org/2003/instance"
  xmlns:link="http://www.xbrl.org/2003/linkbase" xml:lang="en"
  xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217">
<head><title>x</title></head><body>{header}{body}</body></html>"""
HEADER = """<div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="kitchen.xsd"/></ix:references>
<ix:resources><xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://example.com">ACME</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>"""


def small(
    folder: Path, facts: str = ASSETS.format(accuracy='decimals="0"'), *, schema: str = "odd.xsd", **more: str
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for file in HERE.iterdir():
        shutil.copy(file, folder / file.name)
    (folder / "odd.xsd").write_text(ODD, "utf-8")
    path = folder / "small.xbrl"
    given = {"more": "", "segment": "", **more}
    path.write_text(SMALL.format(schema=schema, facts=facts, **given), "utf-8")
    return path


def test_taxonomy_travels_with_loose_files_and_into_packages(tmp_path: Path, xbrl_export: Command) -> None:
    source = small(tmp_path / "in")
    done = xbrl_export("convert", source, tmp_path / "out" / "r.json")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'out' / 'r.json'}: 1 facts\n")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "kitchen-networks.xml",
        "kitchen.xsd",
        "odd.xsd",
        "r.json",
    ]
    assert xbrl_export("convert", tmp_path / "out" / "r.json", tmp_path / "p", "--to", "xbri").returncode == 0
    with zipfile.ZipFile(tmp_path / "p" / "r.xbri") as package:
        assert sorted(package.namelist()) == [
            "r/META-INF/reportPackage.json",
            *(f"r/reports/{name}" for name in ("kitchen-networks.xml", "kitchen.xsd", "odd.xsd", "r.xhtml")),
        ]
    assert xbrl_export("diff", source, tmp_path / "p" / "r.xbri").stdout == "equal: 1 facts\n"


def test_documents_outside_the_folder_come_in(tmp_path: Path, xbrl_export: Command) -> None:
    small(tmp_path)
    source = tmp_path / "deep" / "small.xbrl"
    source.parent.mkdir()
    source.write_text((tmp_path / "small.xbrl").read_text().replace("odd.xsd", "../odd.xsd"))
    assert xbrl_export("convert", source, tmp_path / "out" / "r.xbrl").returncode == 0
    assert 'xlink:href="odd.xsd"' in (tmp_path / "out" / "r.xbrl").read_text()
    assert xbrl_export("diff", source, tmp_path / "out" / "r.xbrl").returncode == 0


def test_csv_and_folders(tmp_path: Path, xbrl_export: Command) -> None:
    source = small(tmp_path / "in")
    assert xbrl_export("convert", source, tmp_path / "out", "--to", "csv", "-q").stdout == ""
    assert json.loads((tmp_path / "out" / "small.json").read_text())["tables"] == {"facts": {"url": "facts.csv"}}
    assert xbrl_export("diff", source, tmp_path / "out" / "small.json").returncode == 0


def test_several_reports_go_into_a_zip_alone(tmp_path: Path, xbrl_export: Command) -> None:
    source = small(tmp_path / "in")
    package = tmp_path / "two.zip"
    with zipfile.ZipFile(package, "w") as made:
        made.writestr(
            "top/META-INF/reportPackage.json",
            '{"documentInfo": {"documentType": "https://xbrl.org/report-package/2023"}}',
        )
        for name in ("one", "two"):
            made.writestr(f"top/reports/{name}.xbrl", source.read_bytes())
        for name in ("odd.xsd", "kitchen.xsd", "kitchen-networks.xml"):
            made.writestr(f"top/reports/{name}", (tmp_path / "in" / name).read_bytes())
    assert len(load(package).reports) == 2
    assert xbrl_export("convert", package, tmp_path / "out.zip", "--inside", "csv").returncode == 0
    assert xbrl_export("diff", package, tmp_path / "out.zip").stdout == "equal: 2 facts\n"
    for name in ("out.json", "out.xbri"):
        done = xbrl_export("convert", package, tmp_path / name)
        assert done.returncode == 2
        assert "use a .zip" in done.stderr
        assert not (tmp_path / name).exists()


def test_set_of_inline_documents_is_one_report(tmp_path: Path, xbrl_export: Command) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    for file in HERE.iterdir():
        shutil.copy(file, folder / file.name)
    words = '<p><ix:nonNumeric id="w" name="k:Words" contextRef="c" continuedAt="more">The words </ix:nonNumeric></p>'
    (folder / "a.htm").write_text(PAGE.format(header=HEADER, body=words), "utf-8")
    attributes = 'name="k:Expense" contextRef="c" unitRef="u" decimals="-3" scale="3" sign="-"'
    number = f"<ix:nonFraction {attributes}>12</ix:nonFraction>"
    rest = f'<p><ix:continuation id="more">go on.</ix:continuation></p><p>({number})</p>'
    (folder / "b.htm").write_text(PAGE.format(header="", body=rest), "utf-8")
    assert xbrl_export("convert", folder, tmp_path / "out.xbrl").returncode == 0
    facts = {fact.concept.local: fact for fact in load(tmp_path / "out.xbrl").reports[0].report.facts}
    assert facts["Words"].value == "The words go on."
    assert facts["Words"].language == "en"
    assert (str(facts["Expense"].value), facts["Expense"].decimals) == ("-12000", -3)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        (
            {"facts": '<o:Both id="t1"><k:Assets contextRef="c" unitRef="u" decimals="0">5</k:Assets></o:Both>'},
            "o:Both (t1): it is a tuple",
        ),
        (
            {
                "facts": '<o:Share id="s1" contextRef="c" unitRef="u"><xbrli:numerator>1</xbrli:numerator>'
                "<xbrli:denominator>3</xbrli:denominator></o:Share>"
            },
            "o:Share (s1): it is a fraction",
        ),
        ({"segment": "<xbrli:segment><o:inner>x</o:inner></xbrli:segment>"}, "k:Assets (a1): its context has segment"),
        ({"facts": ASSETS.format(accuracy='precision="0"')}, "k:Assets (a1): its precision is 0"),
        ({"facts": ASSETS.format(accuracy='decimals="0" xml:base="http://example.com/"')}, "the report uses xml:base"),
        ({"facts": '<o:Nothing id="x1" contextRef="c">?</o:Nothing>'}, "o:Nothing (x1): no taxonomy at hand declares"),
        (
            {
                "more": '<link:linkbaseRef xlink:type="simple" xlink:href="kitchen-networks.xml" '
                'xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'
            },
            "kitchen-networks.xml: the report refers to a linkbase",
        ),
    ],
)
def test_what_oim_cannot_say_is_named_and_nothing_written(
    given: dict[str, str], complaint: str, tmp_path: Path, xbrl_export: Command
) -> None:
    source = small(tmp_path / "in", **given)
    done = xbrl_export("convert", source, tmp_path / "out" / "r.json")
    assert done.returncode == 2
    assert complaint in done.stdout
    assert "nothing was written" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("to", ["json", "csv"])
def test_relative_scheme_is_written_with_an_error_and_read_again(to: str, tmp_path: Path, xbrl_export: Command) -> None:
    source = small(tmp_path / "in")
    source.write_text(source.read_text().replace('scheme="http://example.com"', 'scheme="www.example.com"'))
    done = xbrl_export("convert", source, tmp_path / "out", "--to", to, "--json")
    assert done.returncode == 1
    (said,) = json.loads(done.stdout)["messages"]
    assert (said["code"], said["facts"]) == ("report.relative-namespace", ["a1"])
    assert "“www.example.com”" in said["text"]
    assert xbrl_export("validate", tmp_path / "out" / "small.json").returncode == 1
    assert xbrl_export("diff", source, tmp_path / "out" / "small.json").stdout == "equal: 1 facts\n"
    back = xbrl_export("convert", tmp_path / "out" / "small.json", tmp_path / "back.xbrl")
    assert back.returncode == 0
    assert 'scheme="www.example.com"' in (tmp_path / "back.xbrl").read_text()


def test_precision_becomes_decimals(tmp_path: Path) -> None:
    facts = "".join(
        f'<k:Assets contextRef="c" unitRef="u" precision="{precision}">{value}</k:Assets>'
        for value, precision in (("12345", "3"), ("0.00123", "2"), ("0", "4"), ("9", "INF"))
    )
    read = load(small(tmp_path, facts)).reports[0].report.facts
    assert [fact.decimals for fact in read] == [-2, 4, None, None]


@pytest.mark.parametrize("character", ["\\u0001", "\\u000b", "\\uffff", "\\ud800"])
def test_what_xml_cannot_hold_is_named(character: str, tmp_path: Path, xbrl_export: Command) -> None:
    source = written(tmp_path / "in", kitchen_sink(beyond_arelle=False))
    assert xbrl_export("convert", source, tmp_path / "in", "--to", "json").returncode == 0
    path = tmp_path / "in" / "sink.json"
    path.write_text(path.read_text("utf-8").replace("ohne Land", f"ohne{character}Land"), "utf-8")
    done = xbrl_export("convert", path, tmp_path / "out.xbrl", "--json")
    assert done.returncode == 2
    said = json.loads(done.stdout)["messages"]
    assert [m["code"] for m in said] == ["report.unsupported"]
    assert f"U+{character[2:].upper()}" in said[0]["text"]
    fact = json.loads(path.read_text("utf-8"))["facts"][said[0]["facts"][0]]
    assert fact["value"].startswith("ohne")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("small.xbrl", "out.what"), "its name does not say the format"),
        (("small.xbrl", "small.xbrl"), "is the report to convert"),
        (("small.xbrl", "out.json", "--inside", "csv"), "is no package"),
        (("small.xbrl", "out.xbri", "--inside", "json"), "holds Inline XBRL"),
        (("small.xbrl", "out.xbr", "--inside", "xhtml"), "holds no Inline XBRL"),
        (("missing.xbrl", "out.json"), "there is no such file"),
        (("small.xbrl", "out.json", "--taxonomy", "missing.zip"), "there is no such file"),
        (("odd.xsd", "out.json"), "holds no XBRL report"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: tuple[str, ...], complaint: str, tmp_path: Path, xbrl_export: Command
) -> None:
    small(tmp_path)
    before = sorted(tmp_path.iterdir())
    done = xbrl_export("convert", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_another_file_in_the_way_is_left_alone(tmp_path: Path, xbrl_export: Command) -> None:
    source = small(tmp_path / "in")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "odd.xsd").write_text("mine")
    done = xbrl_export("convert", source, tmp_path / "out" / "r.json")
    assert done.returncode == 2
    assert "is another file" in done.stderr
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["odd.xsd"]


def test_every_target_of_inline_documents_is_a_report(tmp_path: Path) -> None:
    source = small(tmp_path / "in").with_name("two.htm")
    schema = '<link:schemaRef xlink:type="simple" xlink:href="kitchen.xsd"/>'
    references = f'<ix:references target="B">{schema}</ix:references>'
    words = '<p><ix:nonNumeric name="k:Words" contextRef="c">a</ix:nonNumeric></p>'
    more = words.replace(">a<", ' target="B">b<')
    header = HEADER.replace("<ix:resources>", f"{references}<ix:resources>")
    source.write_text(PAGE.format(header=header, body=words + more), "utf-8")
    reports = load(source).reports
    assert sorted((one.name, one.report.facts[0].value) for one in reports) == [("two", "a"), ("two.B", "b")]


def test_value_that_no_transformation_takes_is_named(tmp_path: Path, xbrl_export: Command) -> None:
    source = small(tmp_path / "in").with_name("odd.htm")
    attributes = 'id="d" name="k:Day" contextRef="c" format="ixt:date-day-month-year"'
    value = f"<p><ix:nonNumeric {attributes}>soon</ix:nonNumeric></p>"
    source.write_text(PAGE.format(header=HEADER, body=value), "utf-8")
    done = xbrl_export("convert", source, tmp_path / "out.json")
    assert done.returncode == 2
    assert "k:Day (d): its value cannot be read: soon" in done.stdout


def test_package_keeps_what_it_held(tmp_path: Path, xbrl_export: Command) -> None:
    source = small(tmp_path / "in")
    assert xbrl_export("convert", source, tmp_path / "a.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "a.zip", "a") as package:
        package.writestr("a/extra/readme.txt", "kept")
    assert xbrl_export("convert", tmp_path / "a.zip", tmp_path / "b.xbr").returncode == 0
    with zipfile.ZipFile(tmp_path / "b.xbr") as package:
        assert package.read("a/extra/readme.txt") == b"kept"
        assert json.loads(package.read("a/META-INF/reportPackage.json"))["documentInfo"]["documentType"].endswith(
            "/xbr"
        )
        assert "a/reports/b.json" in package.namelist()
        assert "a/reports/a.xbrl" not in package.namelist()
    read = [load(tmp_path / name).reports[0].report for name in ("a.zip", "b.xbr")]
    assert differences(*read) == ()
