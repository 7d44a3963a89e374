"""Real filings and conformance instances; benchmarks/formats.py goes through all of them."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from decimal import Decimal
from pathlib import Path

import pytest

from exporter.conversion.convert import convert
from exporter.dts.records import dts_of
from exporter.layout import statements
from exporter.oim.differences import differences
from exporter.readers.reports import load

pytestmark = pytest.mark.shared
SUITES = ("xbrl-2.1-2025-07-16.txz", "xbrl-dimensions-2025-09-09.txz")


def test_inline_filing_is_what_its_publisher_says_in_json(shared: Path) -> None:
    """The published xBRL-JSON was made by the SEC's software, with transformations that Arelle's distribution lacks."""
    folder = shared / "data" / "filings" / "aapl-20250329"
    packages = (shared / "data" / "taxonomies" / "us-gaap-2024-elts-offline.zip",)
    inline, published = (load(folder / f"aapl-20250329.{ending}", packages) for ending in ("htm", "json"))
    assert inline.messages == ()
    assert len(inline.reports[0].report.facts) == 760
    assert differences(inline.reports[0].report, published.reports[0].report) == ()
    titles = [s.title for s in statements(inline.reports[0].report, dts_of(inline.reports[0].taxonomy))]
    assert titles[0] == "0000001 - Document - Cover Page"
    assert "Further facts" not in titles  # each stands in a statement that has its dimensions


def test_filing_survives_json_and_csv_and_inline(shared: Path, tmp_path: Path) -> None:
    source = shared / "data" / "filings" / "aapl-20230930" / "aapl-20230930_htm.xml"
    packages = (shared / "data" / "taxonomies" / "us-gaap-2023-elts-offline.zip",)
    original = load(source, packages).reports[0].report
    assert len(original.facts) == 1164
    last = source
    for n, to in enumerate(("json", "csv", "xhtml", "xbrl")):
        last = convert(last, tmp_path / str(n), to=to, packages=packages).target.file
    assert differences(original, load(last, packages).reports[0].report) == ()
    known, made = (facts(shared, file, *packages) for file in (source, last))
    assert known == made


def facts(shared: Path, *files: Path) -> list[tuple[object, ...]]:
    """What Arelle alone sees."""
    told = subprocess.run(
        [sys.executable, shared / "tools" / "arelle_facts.py", *files], capture_output=True, check=True, text=True
    )
    report = json.loads(told.stdout)
    assert report["messages"] == []
    for fact in report["facts"]:
        if fact["unit"] and fact["value"] is not None:
            fact["value"] = Decimal(fact["value"]).normalize()
    keys = ("ns", "concept", "value", "start", "end", "unit", "decimals", "entity", "dims", "notes")
    return sorted(tuple(str(fact[key]) for key in keys) for fact in report["facts"])


@pytest.fixture(scope="module")
def suites(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suites")
    for name in SUITES:
        with tarfile.open(shared / "data" / "conformance" / name) as archive:
            archive.extractall(folder, filter="data")
    return folder


@pytest.mark.parametrize(
    "pattern",
    [
        "*/Common/300-instance/304-15-pureItemTypeUnitsRestrictions.xml",
        "*/300-factlist/301-factlist/apart.xml",
        "*/300-factlist/301-factlist/together.xml",
    ],
)
def test_conformance_instances_survive(pattern: str, suites: Path, tmp_path: Path) -> None:
    (file,) = suites.glob(pattern)
    original = load(file).reports[0].report
    for to in ("json", "csv"):
        there = convert(file, tmp_path / to, to=to)
        back = convert(there.target.file, tmp_path / to / "back", to="xbrl")
        assert differences(original, load(back.target.file).reports[0].report) == ()
