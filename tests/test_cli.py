"""The command as a user meets it: what it prints, and how it exits."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Command

EXAMPLE = ROOT / "examples" / "halden-q2.md"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, xbrl_export: Command) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "out"
    done = xbrl_export("run", EXAMPLE, "-o", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Halden Biosciences Inc.: 52 facts from 1 statement, 6 of the cover")
    assert "Left for you:" in done.stdout
    return folder


def test_help_shows_an_example(xbrl_export: Command) -> None:
    done = xbrl_export("--help")
    assert done.returncode == 0
    assert "example: xbrl-export run" in done.stdout
    for verb in ("run", "validate"):
        assert "example: xbrl-export" in xbrl_export(verb, "--help").stdout


def test_help_loads_nothing_heavy(xbrl_export: Command) -> None:
    heavy = ("lxml", "jinja2", "arelle", "tomlkit")
    code = f"import sys, exporter.cli.main\nprint([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_a_currency_that_was_assumed_is_left_to_a_person(tmp_path: Path, xbrl_export: Command) -> None:
    source = ROOT / "tests" / "samples" / "unnamed-currency" / "unnamed-currency.md"
    done = xbrl_export("run", source, "-o", tmp_path / "out")
    assert "give the currency under [document] in" in done.stdout
    settings = tmp_path / "report.toml"
    settings.write_text('[document]\ncurrency = "NOK"\n', "utf-8")
    done = xbrl_export("run", source, "-c", settings, "-o", tmp_path / "out")
    assert "currency-assumed" not in done.stdout and "give the currency" not in done.stdout


def test_json_is_one_object(out: Path, xbrl_export: Command) -> None:
    done = xbrl_export("run", EXAMPLE, "-o", out, "--json")
    said = json.loads(done.stdout)
    assert said["valid"] is True
    assert said["facts"] == 52
    assert sum(said["numerals"].values()) == len((out / "halden-q2.trace.jsonl").read_text("utf-8").splitlines())
    assert set(said["files"]) == {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}


def test_a_document_without_facts_is_not_called_valid(tmp_path: Path, xbrl_export: Command) -> None:
    (tmp_path / "prose.md").write_text("Nothing but words.\n", "utf-8")
    done = xbrl_export("run", tmp_path / "prose.md", "-o", tmp_path / "out")
    assert done.returncode == 0
    assert done.stdout.startswith("prose: 0 facts from 0 statements, so nothing is tagged\n")


def test_quiet_says_nothing_when_all_is_well(out: Path, xbrl_export: Command) -> None:
    done = xbrl_export("run", EXAMPLE, "-o", out, "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_decisions_in_the_result_count_and_stay(out: Path, tmp_path: Path, xbrl_export: Command) -> None:
    shutil.copytree(out, tmp_path / "out")
    settings = tmp_path / "out" / "report.toml"
    edited = settings.read_text("utf-8").replace(
        "[mapping]\n", '[mapping]\n"Cost of sales" = "skip"  # not ours\n"Interest income" = "core:FinanceIncome"\n'
    )
    settings.write_text(edited, "utf-8")
    done = xbrl_export("run", EXAMPLE, "-o", tmp_path / "out", "--json")
    assert json.loads(done.stdout)["facts"] == 48
    kept = settings.read_text("utf-8")
    assert '"Cost of sales" = "skip"  # not ours\n' in kept
    assert '"Cost of sales" = "core:' not in kept


def test_validate_says_valid(out: Path, xbrl_export: Command) -> None:
    done = xbrl_export("validate", out / "halden-q2.xbri")
    assert (done.returncode, done.stdout) == (0, f"{out / 'halden-q2.xbri'}: valid\n")
    done = xbrl_export("validate", out / "halden-q2.xbrl", "--taxonomy", out / "halden-q2.xbri")
    assert done.returncode == 0


def test_validate_finds_what_is_wrong(out: Path, tmp_path: Path, xbrl_export: Command) -> None:
    broken = tmp_path / "broken.xbrl"
    broken.write_text((out / "halden-q2.xbrl").read_text("utf-8").replace(">2782000<", ">2872000<"), "utf-8")
    done = xbrl_export("validate", broken, "--taxonomy", out / "halden-q2.xbri")
    assert done.returncode == 1
    assert "calc11e:inconsistentCalculationUsingRounding" in done.stdout
    done = xbrl_export("validate", broken, "--taxonomy", out / "halden-q2.xbri", "--json")
    assert json.loads(done.stdout)["files"][0]["valid"] is False


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("run", "missing.md"), "missing.md: there is no such file"),
        (("run", "."), "is a folder"),
        (("run", EXAMPLE, "-c", "missing.toml"), "missing.toml: there is no such file"),
        (("run", EXAMPLE, "-o", ROOT / "tests"), "holds files that no run wrote"),
        (("run", EXAMPLE, "-o", EXAMPLE), "is a file"),
        (("validate", "missing.xbri"), "missing.xbri: there is no such file"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: tuple[str | Path, ...], complaint: str, tmp_path: Path, xbrl_export: Command
) -> None:
    done = xbrl_export(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run",), ("run", "a.md", "--no-such")])
def test_bad_usage_exits_with_2(arguments: tuple[str, ...], xbrl_export: Command) -> None:
    assert xbrl_export(*arguments).returncode == 2
