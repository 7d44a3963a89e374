"""The verb `diff`."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.conversion.kitchen_sink import kitchen_sink, written


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("drafts")
    report = replace(kitchen_sink(beyond_arelle=False), notes=(), links=())
    few = tuple(f for f in report.facts if f.concept.local in ("PerShare", "Count", "Day", "Flag"))
    first = replace(report, facts=few)
    changed = tuple(
        replace(fact, value=Decimal("1.70")) if fact.concept.local == "PerShare" else fact
        for fact in few
        if fact.concept.local != "Day"
    )
    second = replace(report, facts=(*changed, report.facts[0]))
    return written(folder / "one", first), written(folder / "two", second)


def test_table_json_and_page_say_the_same(drafts: tuple[Path, Path], tmp_path: Path, xbrl_export: Command) -> None:
    done = xbrl_export("diff", *drafts, "--html", tmp_path / "page.html")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "Statement of everything"
    assert [line.split()[0] for line in lines[1:4]] == ["changed", "added", "removed"]
    assert "-1.07 -> 1.7" in lines[1]
    assert lines[-1] == "7 and 7 facts: 1 added, 1 removed, 1 changed"
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Statement of everything" in page
    assert "-1.07" in page
    said = json.loads(xbrl_export("diff", *drafts, "--json").stdout)
    assert (said["equal"], said["facts"]) == (False, [7, 7])
    assert [(d["change"], d["what"], d["before"], d["after"]) for d in said["differences"]] == [
        ("changed", ["value"], "-1.07", "1.7"),
        ("added", [], None, "0"),
        ("removed", [], "2024-02-29", None),
    ]
    assert {d["statement"] for d in said["differences"]} == {"Statement of everything"}


def test_equal_reports(drafts: tuple[Path, Path], xbrl_export: Command) -> None:
    done = xbrl_export("diff", drafts[0], drafts[0])
    assert (done.returncode, done.stdout) == (0, "equal: 7 facts\n")
    assert xbrl_export("diff", *drafts, "-q").stdout == ""


def test_what_cannot_be_compared(drafts: tuple[Path, Path], tmp_path: Path, xbrl_export: Command) -> None:
    done = xbrl_export("diff", drafts[0], tmp_path / "missing.xbrl")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no such file" in done.stderr
