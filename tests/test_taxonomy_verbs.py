"""Looking things up in a taxonomy that a user names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import invented
from tests.conftest import SHARED, Command

US_GAAP = SHARED / "data" / "taxonomies" / "us-gaap-2024-elts-offline.zip"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.write(tmp_path_factory.mktemp("package"))


def asked(command: Command, *arguments: str | Path) -> list[dict[str, object]]:
    done = command("taxonomy", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_the_user_is_told_what_there_is_to_choose(package: Path, xbrl_export: Command) -> None:
    done = xbrl_export("taxonomy", "list", "--taxonomy", package)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"{invented.CORE} (Concepts); {invented.ALL} (Everything)" in done.stderr


def test_list_follows_the_statements(package: Path, xbrl_export: Command) -> None:
    options = ("--taxonomy", package, "--entry-point", "Everything")
    listed = asked(xbrl_export, "list", *options, "--statement", "income")
    assert [entry["concept"] for entry in listed][:2] == ["inv:Turnover", "inv:CostOfGoods"]
    assert "inv:CashAtBank" not in [entry["concept"] for entry in listed]
    listed = asked(xbrl_export, "list", "--taxonomy", package, "--entry-point", invented.CORE)
    assert len(listed) == len(invented.ITEMS)
    done = xbrl_export("taxonomy", "list", *options, "--statement", "weather")
    assert (done.returncode, "Income statement" in done.stderr) == (2, True)


def test_search_ranks_the_exact_first_then_the_begun(package: Path, xbrl_export: Command) -> None:
    options = ("--taxonomy", package, "--entry-point", invented.ALL)
    assert asked(xbrl_export, "search", "operating", "costs", *options)[0]["concept"] == "inv:OperatingCosts"
    assert [e["concept"] for e in asked(xbrl_export, "search", "cost", *options)] == [
        "inv:CostOfGoods",
        "inv:OperatingCosts",
        "inv:StaffCosts",
        "inv:GrossMargin",
    ]
    assert [e["concept"] for e in asked(xbrl_export, "search", "Umsatz", *options)] == ["inv:Turnover"]
    assert [e["concept"] for e in asked(xbrl_export, "search", "CashAtB", *options)] == ["inv:CashAtBank"]
    assert [e["concept"] for e in asked(xbrl_export, "search", "salaries", *options)] == ["inv:StaffCosts"]
    assert asked(xbrl_export, "search", "zeppelin", *options) == []
    assert asked(xbrl_export, "search", "!", *options) == []


def test_show_tells_all_that_is_said(package: Path, xbrl_export: Command) -> None:
    options = ("--taxonomy", package, "--entry-point", invented.ALL)
    done = xbrl_export("taxonomy", "show", "inv:GrossMargin", *options)
    assert done.returncode == 0
    assert "inv:GrossMargin (monetaryItemType, duration, credit)" in done.stdout
    assert "standard (de)  Bruttoergebnis" in done.stdout
    assert "inv:GrossMargin = ... − inv:CostOfGoods (100 - Statement - Income statement)" in done.stdout
    assert "shown in       100 - Statement - Income statement, under inv:StatementAbstract" in done.stdout
    assert "see            Name Invented Standard" in xbrl_export("taxonomy", "show", "Turnover", *options).stdout
    done = xbrl_export("taxonomy", "show", "inv:GrosMargin", *options)
    assert done.returncode == 2


def test_what_is_missing_is_listed_line_by_line(tmp_path: Path, xbrl_export: Command) -> None:
    package = invented.write(tmp_path, without=("docs/types.xsd",), only_core=True)
    done = xbrl_export("taxonomy", "search", "cost", "--taxonomy", package)
    assert done.returncode == 2
    assert done.stderr.splitlines()[1:] == [
        "  the package of whoever publishes at invented.example:",
        f"    {invented.BASE}/types.xsd",
    ]
    said = json.loads(xbrl_export("taxonomy", "search", "cost", "--taxonomy", package, "--json").stdout)
    assert said["details"][-1] == f"  {invented.BASE}/types.xsd"


def test_an_entry_point_without_a_package_is_refused(xbrl_export: Command) -> None:
    done = xbrl_export("taxonomy", "list", "--entry-point", invented.CORE)
    assert (done.returncode, "name the package" in done.stderr) == (2, True)


@pytest.mark.shared
def test_an_official_taxonomy_is_searched_and_shown_beside_the_built_in_one(xbrl_export: Command) -> None:
    found = asked(xbrl_export, "search", "research and development", "--taxonomy", US_GAAP)
    assert found[0]["concept"] == "us-gaap:ResearchAndDevelopmentExpense"
    done = xbrl_export("taxonomy", "show", "us-gaap:Revenues", "--taxonomy", US_GAAP, "--json")
    assert json.loads(done.stdout)["counterparts"] == {"built-in": "core:Revenue"}
