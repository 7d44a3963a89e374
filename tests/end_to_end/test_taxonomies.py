"""The main job on taxonomies other than the built-in one."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from exporter.files import Refused
from exporter.pipeline import export
from exporter.validation.validate import validate
from tests import invented
from tests.conftest import SHARED, Command
from tests.end_to_end import seed
from tests.end_to_end.test_seed import GOOD_TABLE, judged

SAMPLE = invented.FOLDER.parent
SOURCE = SAMPLE / "meadow.md"
US_GAAP = SHARED / "data" / "taxonomies" / "us-gaap-2024-elts-offline.zip"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.write(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, package: Path, xbrl_export: Command) -> Path:
    folder = tmp_path_factory.mktemp("other") / "out"
    done = xbrl_export("run", SOURCE, "-o", folder, "--taxonomy", package, "--entry-point", "Everything")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_extension_imports_the_entry_point_and_prohibits_what_the_figures_break(out: Path) -> None:
    schema = (out / "taxonomy" / "meadow-20231231.xsd").read_text("utf-8")
    assert f'schemaLocation="{invented.ALL}"' in schema
    assert "taxonomy.xbrl-export.org/core" not in schema
    sums = (out / "taxonomy" / "meadow-20231231_cal.xml").read_text("utf-8")
    (line,) = [line for line in sums.splitlines() if "prohibited" in line]
    assert 'xlink:from="inv_OperatingCosts" xlink:to="inv_StaffCosts"' in line


def test_the_package_is_valid_with_the_taxonomys_own_and_does_not_embed_it(out: Path, package: Path) -> None:
    assert validate(out / "meadow.xbri", (package,)) == ()
    assert any(finding.is_error for finding in validate(out / "meadow.xbri"))
    assert b"Herstellungskosten" not in (out / "meadow.xbri").read_bytes()


def test_the_manifest_names_packages_by_their_hash(out: Path, package: Path) -> None:
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    digest = sha256(package.read_bytes()).hexdigest()
    assert manifest["packages"] == [{"name": "invented.zip", "sha256": digest}]
    assert manifest["taxonomies"] == [invented.ALL]


def test_decisions_name_concepts_of_the_taxonomy(package: Path) -> None:
    text = '[mapping]\n"Rent of premises" = "inv:CostOfGoods"\n"Cost of goods sold" = "skip"\n'
    text += f'[taxonomy]\npackages = ["{package.name}"]\nentry_points = ["Concepts"]\n'
    outcome = export("meadow.md", SOURCE.read_bytes(), text, str(package.parent / "report.toml"))
    concepts = {fact.row.row.label: fact.fact.concept.local for fact in outcome.filing.facts}
    assert concepts["Rent of premises"] == "CostOfGoods"
    assert outcome.filing.extension.imports[0].location == invented.CORE


def test_what_is_missing_is_listed_and_nothing_is_written(tmp_path: Path, xbrl_export: Command) -> None:
    package = invented.write(tmp_path, without=("docs/types.xsd",), only_core=True)
    done = xbrl_export("run", SOURCE, "-o", tmp_path / "out", "--taxonomy", package)
    assert done.returncode == 2
    assert f"    {invented.BASE}/types.xsd" in done.stderr.splitlines()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("value", ['"one.zip"', "[1]", '[""]'])
def test_settings_that_name_no_packages_are_refused(value: str) -> None:
    with pytest.raises(Refused, match=r"packages under \[taxonomy\] must be a list"):
        export("meadow.md", SOURCE.read_bytes(), f"[taxonomy]\npackages = {value}\n")


def test_settings_name_folders_from_where_they_stand(tmp_path: Path, xbrl_export: Command) -> None:
    shutil.copytree(SAMPLE, tmp_path / "here")
    done = xbrl_export(
        "run", tmp_path / "here" / "meadow.md", "-o", tmp_path / "out", "-c", tmp_path / "here" / "report.toml", "-q"
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="module")
def on_us_gaap(tmp_path_factory: pytest.TempPathFactory, xbrl_export: Command) -> Path:
    folder = tmp_path_factory.mktemp("us-gaap") / "out"
    done = xbrl_export("run", seed.SOURCE, "-o", folder, "--taxonomy", US_GAAP)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.shared
def test_the_seed_on_us_gaap_holds_every_gold_fact(on_us_gaap: Path, tmp_path: Path) -> None:
    package = on_us_gaap / "lorus-6k.xbri"
    for files in ((package, US_GAAP), (on_us_gaap / "lorus-6k.xbrl", package, US_GAAP)):
        said = judged(tmp_path, seed.gold(), *files)
        assert said.startswith(GOOD_TABLE)
        assert said.endswith("arelle: 0 errors or warnings")


@pytest.mark.shared
def test_most_rows_of_the_seed_are_on_concepts_of_us_gaap(on_us_gaap: Path) -> None:
    lines = [json.loads(line) for line in (on_us_gaap / "lorus-6k.trace.jsonl").read_text("utf-8").splitlines()]
    concepts = {line["concept"] for line in lines if line["disposition"] == "fact" and line["unit"]}
    assert len(concepts) == 13
    assert sum(concept.startswith("us-gaap:") for concept in concepts) >= 11
