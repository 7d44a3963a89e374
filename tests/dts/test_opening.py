"""A DTS is discovered once, and found again; what it lacks is listed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from exporter import cache
from exporter.dts import opening
from exporter.dts.concept import Balance, ItemKind, LabelRole, PeriodType
from exporter.dts.network import Arcrole
from exporter.dts.opening import opened
from exporter.dts.package import choose, read
from exporter.files import Refused
from exporter.qname import QName
from tests import invented
from tests.conftest import ROOT

TURNOVER = QName(invented.NS, "Turnover")


@pytest.fixture(scope="module", autouse=True)
def empty_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XBRL_EXPORT_CACHE", str(tmp_path_factory.mktemp("empty")))
        yield


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return read(invented.write(tmp_path_factory.mktemp("package")))


@pytest.fixture(scope="module")
def dts(package):
    return opened([package], [invented.ALL])


def baked_files() -> list[Path]:
    return sorted((cache.folder() / "dts").glob("*.sqlite"))


def test_everything_said_is_found(dts):
    turnover = dts.concept(TURNOVER)
    assert (turnover.period_type, turnover.balance, turnover.kind) == (
        PeriodType.DURATION,
        Balance.CREDIT,
        ItemKind.MONETARY,
    )
    assert turnover.href == f"{invented.CORE}#inv_Turnover"
    assert dts.label(TURNOVER, lang="de") == "Umsatzerlöse"
    assert dts.label(TURNOVER, LabelRole.DOCUMENTATION) == "What was sold in the period."
    assert dts.references(TURNOVER)[0].parts == (("Name", "Invented Standard"),)
    assert dts.concept(QName(invented.NS, "EarningsPerUnit")).kind == ItemKind.PER_SHARE
    assert dts.concept(QName(invented.NS, "NorthMember")).kind == ItemKind.MEMBER
    assert not dts.concept(QName(invented.NS, "RegionAxis")).is_item
    assert dts.concept(QName(invented.NS, "Sector")).facets == (("enumeration", "Farming"), ("enumeration", "Mining"))
    assert dict(dts.prefixes)[invented.NS] == "inv"
    assert [(i.namespace, i.location) for i in dts.imports] == [(f"{invented.BASE}/all", invented.ALL)]
    assert {concept.name.local for concept in dts.concepts.values()} >= set(invented.ITEMS)


def test_networks_are_found_with_their_attributes(dts):
    (role,) = dts.roles(Arcrole.PARENT_CHILD)
    assert (role.definition, role.id) == ("100 - Statement - Income statement", "income")
    assert role.schema == invented.ALL
    assert "calculationLink" in role.used_on
    sums = dts.network(Arcrole.SUMMATION_ITEM_2003, role.uri)
    assert {(a.child.local, str(a.weight)) for a in sums.arcs} >= {("Turnover", "1"), ("CostOfGoods", "-1")}
    (table,) = dts.network(Arcrole.ALL, role.uri).arcs
    assert (table.context_element, table.closed) == ("scenario", True)
    shown = {arc.child.local: arc.preferred_label for arc in dts.network(Arcrole.PARENT_CHILD, role.uri).arcs}
    assert shown["OperatingCosts"] == LabelRole.TOTAL
    assert shown["Turnover"] is None


def test_the_second_time_nothing_is_discovered(package, dts, monkeypatch):
    monkeypatch.setattr(opening, "ask", lambda *_: pytest.fail("discovered again"))
    assert opened([package], [invented.ALL]).concept(TURNOVER) == dts.concept(TURNOVER)


def test_what_decides_is_content_and_entry_point(package, dts, tmp_path, monkeypatch):
    def refuse(packages, entry_points, out):
        raise Refused(f"to be discovered: {entry_points}")

    monkeypatch.setattr(opening, "_discover", refuse)
    copy = read(invented.write(tmp_path))
    assert opened([copy], [invented.ALL]).entry_points == (invented.ALL,)
    with pytest.raises(Refused, match="core"):
        opened([package], [invented.CORE])
    other = read(invented.write(tmp_path, only_core=True))
    with pytest.raises(Refused, match="all"):
        opened([other], [invented.ALL])


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 and then nothing of the kind", None])
def test_a_damaged_file_is_baked_anew(package, dts, damage):
    (path,) = baked_files()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"?" + whole[len(whole) // 2 + 1 :] if damage is None else damage)
    assert opened([package], [invented.ALL]).concept(TURNOVER) == dts.concept(TURNOVER)
    assert path.read_bytes() == whole


def test_two_processes_at_once_do_no_harm(package, dts):
    (path,) = baked_files()
    whole = path.read_bytes()
    path.unlink()
    code = (
        "from pathlib import Path; from exporter.dts.opening import opened; from exporter.dts.package import read;"
        f"print(len(opened([read(Path({str(package.path)!r}))], [{invented.ALL!r}]).concepts))"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [process.communicate()[0].strip() for process in both]
    assert said == [str(len(dts.concepts))] * 2
    assert path.read_bytes() == whole
    assert baked_files() == [path]
    assert [p for p in path.parent.iterdir() if p.name.startswith(".")] == []


def test_missing_documents_are_listed(tmp_path):
    before = baked_files()
    package = read(invented.write(tmp_path, without=("docs/types.xsd", "docs/reference.xml")))
    with pytest.raises(Refused, match="2 documents of the taxonomy") as refused:
        opened([package], [invented.ALL])
    assert refused.value.details == (
        "the package of whoever publishes at invented.example:",
        f"  {invented.BASE}/reference.xml",
        f"  {invented.BASE}/types.xsd",
    )
    assert baked_files() == before


@pytest.mark.parametrize(
    ("uri", "package"),
    [
        (
            "https://xbrl.fasb.org/us-gaap/2024/elts/us-gaap-2024.xsd",
            "the US GAAP taxonomy package, 2024, from the FASB",
        ),
        ("https://xbrl.sec.gov/dei/2023/dei-2023.xsd", "(DEI) taxonomy package, 2023, from the SEC"),
        ("http://xbrl.ifrs.org/taxonomy/2017-03-09/full_ifrs/x.xsd", "package, 2017, from the IFRS Foundation"),
        ("http://www.esma.europa.eu/taxonomy/ext/technical.xsd", "the ESEF taxonomy package, from ESMA"),
    ],
)
def test_publishers_of_well_known_documents_are_named(uri, package):
    name, document = opening._whereabouts([uri])
    assert package in name
    assert document == f"  {uri}"


def test_what_is_no_taxonomy_is_refused(tmp_path):
    path = invented.write(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("invented/docs/page.xml", "<page/>")
    with pytest.raises(Refused, match="is no taxonomy"):
        opened([read(path)], [f"{invented.BASE}/page.xml"])


def test_the_offered_entry_points_are_read(package):
    assert package.name == "Invented taxonomy"
    assert [(offer.name, offer.documents) for offer in package.offers] == [
        ("Concepts", (invented.CORE,)),
        ("Everything", (invented.ALL,)),
    ]


def test_a_choice_is_by_uri_or_name_and_left_to_the_user_among_several(package, tmp_path):
    assert choose([package], ["Everything"]) == (invented.ALL,)
    assert choose([package], ["https://elsewhere.example/x.xsd"]) == ("https://elsewhere.example/x.xsd",)
    with pytest.raises(Refused, match=f"choose one .*{invented.CORE} .Concepts.; {invented.ALL} .Everything."):
        choose([package], [])
    with pytest.raises(Refused, match="Nothing: is no entry point; there are: "):
        choose([package], ["Nothing"])
    single = read(invented.write(tmp_path, only_core=True))
    assert choose([single], []) == (invented.CORE,)
    assert choose([single, single], []) == (invented.CORE,)


def test_a_package_without_offers_needs_a_choice(tmp_path):
    path = tmp_path / "bare.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bare/META-INF/taxonomyPackage.xml", "<p xmlns='http://xbrl.org/2016/taxonomy-package'/>")
    assert read(path).name == "bare"
    with pytest.raises(Refused, match="offers no entry point"):
        choose([read(path)], [])


@pytest.mark.parametrize("content", [b"PK no zip", None])
def test_what_is_no_package_is_refused(tmp_path, content):
    path = tmp_path / "x.zip"
    if content is None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("x/readme.txt", "nothing")
    else:
        path.write_bytes(content)
    with pytest.raises(Refused, match="is no taxonomy package"):
        read(path)
