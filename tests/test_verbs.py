"""The verbs that look into sources, taxonomies and reports."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT, Command
from tests.end_to_end import seed

EXAMPLE = ROOT / "examples" / "halden-q2.md"
BROKEN = ROOT / "tests" / "samples" / "broken-total" / "broken-total.md"


def test_extract_says_the_facts_with_the_sign_of_the_print(xbrl_export: Command) -> None:
    done = xbrl_export("extract", EXAMPLE)
    assert done.returncode == 0, done.stderr
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(facts) == 52
    assert set(facts[0]) == set(
        "table statement section label text value start end unit decimals line column sheet cell evidence".split()
    )
    interest = [fact["value"] for fact in facts if fact["label"] == "Interest income"]
    assert interest == ["-158000", "-95000", "-225000", "-210000"]
    lines = EXAMPLE.read_text("utf-8").split("\n")
    for fact in facts:
        assert lines[fact["line"] - 1][fact["column"] - 1 :].startswith(fact["text"])


@pytest.mark.shared
def test_extract_of_the_real_form_gives_the_gold_facts(xbrl_export: Command) -> None:
    facts = [json.loads(line) for line in xbrl_export("extract", seed.SOURCE).stdout.splitlines()]
    keys = ("label", "start", "end", "unit", "decimals")
    got = {(*(fact[key] for key in keys), fact["value"].lstrip("-")) for fact in facts}
    gold = [fact for fact in seed.gold()["facts"] if fact["where"] == "table"]
    assert got == {(*(fact[key] for key in keys), fact["value"].lstrip("-")) for fact in gold}


def test_extract_statements_says_what_was_found_and_why(xbrl_export: Command) -> None:
    (found,) = [json.loads(line) for line in xbrl_export("extract", EXAMPLE, "--statements").stdout.splitlines()]
    assert (found["statement"], found["currency"], found["scale"], found["rows"]) == ("income", "CAD", 3, 13)
    assert len(found["columns"]) == 4
    assert all(column["evidence"] for column in found["columns"])


def test_extract_sums_as_text_json_and_page(tmp_path: Path, xbrl_export: Command) -> None:
    text = xbrl_export("extract", BROKEN, "--sums").stdout
    assert "= Profit for the period" in text
    assert "! fails in 2021-01-01 to 2021-06-30" in text
    (tree,) = json.loads(xbrl_export("extract", BROKEN, "--sums", "--json").stdout)["statements"]
    (root,) = tree["sums"]
    assert [part["label"] for part in root["parts"]] == ["Profit before income tax", "Income tax expense"]
    done = xbrl_export("extract", BROKEN, "--sums", "-o", tmp_path / "sums.html")
    assert done.returncode == 0, done.stderr
    page = etree.HTML((tmp_path / "sums.html").read_bytes())
    assert len(page.findall(".//tr")) == 1 + 11


def test_extract_sums_ties_statements_together(tmp_path: Path, xbrl_export: Command) -> None:
    source = tmp_path / "two.md"
    head = "| | Year ended December 31, 2012 | Year ended December 31, 2011 |\n|---|--:|--:|\n"
    source.write_text(
        "**Quarry Corp.**\n\nStatements of income, in thousands of US dollars\n\n"
        + head
        + "| Revenue | 900 | 800 |\n| Cost of sales | (600) | (540) |\n| **Net income** | 300 | 260 |\n\n"
        + "Statements of cash flows, in thousands of US dollars\n\n"
        + head
        + "| Net income | 300 | 266 |\n| Depreciation | 50 | 44 |\n"
        + "| Net cash from operating activities | 350 | 310 |\n",
        "utf-8",
    )
    ties = json.loads(xbrl_export("extract", source, "--sums", "--json").stdout)["ties"]
    assert [(tie["holds"], tie["left"]["value"]) for tie in ties] == [(True, "300"), (False, "260")]
    assert "net income of two statements" in xbrl_export("extract", source, "--sums").stdout


def test_extract_writes_a_file_whole(tmp_path: Path, xbrl_export: Command) -> None:
    xbrl_export("extract", EXAMPLE, "-o", tmp_path / "facts.jsonl")
    assert len((tmp_path / "facts.jsonl").read_text("utf-8").splitlines()) == 52
    assert [p.name for p in tmp_path.iterdir()] == ["facts.jsonl"]


def test_taxonomy_list_is_by_statement(xbrl_export: Command) -> None:
    concepts = json.loads(xbrl_export("taxonomy", "list", "--json").stdout)
    assert len(concepts) >= 250
    flows = json.loads(xbrl_export("taxonomy", "list", "--statement", "cash flows", "--json").stdout)
    assert 20 < len(flows) < len(concepts)
    done = xbrl_export("taxonomy", "list", "--statement", "weather")
    assert done.returncode == 2
    assert "no statement is called" in done.stderr


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("net sales", "core:Revenue"),
        ("research and development", "core:ResearchAndDevelopmentExpense"),
        ("loss for the period", "core:ProfitLoss"),
        ("trade receivables", "core:TradeReceivables"),
    ],
)
def test_taxonomy_search_finds_by_wording(words: str, concept: str, xbrl_export: Command) -> None:
    found = json.loads(xbrl_export("taxonomy", "search", *words.split(), "--json").stdout)
    assert concept in [entry["concept"] for entry in found[:3]]


def test_taxonomy_show_says_all(xbrl_export: Command) -> None:
    shown = xbrl_export("taxonomy", "show", "core:ProfitLoss").stdout
    assert "us-gaap" in shown
    assert "opposite sign" in shown
    done = xbrl_export("taxonomy", "show", "core:OperatingExpense")
    assert done.returncode == 2
    assert "did you mean" in done.stderr


def test_taxonomy_build_writes_a_valid_package(tmp_path: Path, xbrl_export: Command) -> None:
    assert xbrl_export("taxonomy", "build", "-o", tmp_path / "core.zip").returncode == 0
    first = (tmp_path / "core.zip").read_bytes()
    assert xbrl_export("taxonomy", "build", "-o", tmp_path / "core.zip").returncode == 0
    assert (tmp_path / "core.zip").read_bytes() == first
    assert xbrl_export("validate", tmp_path / "core.zip").returncode == 0


@pytest.mark.skipif(find_spec("iXBRLViewerPlugin") is None, reason="the extra `view` is not installed")
def test_view_draws_a_page(tmp_path: Path, xbrl_export: Command) -> None:
    xbrl_export("run", EXAMPLE, "-o", tmp_path / "out", "-q")
    done = xbrl_export("view", tmp_path / "out" / "halden-q2.xbri", "-o", tmp_path / "view" / "page.html")
    assert done.returncode == 0, done.stderr
    assert "ixbrlviewer.js" in (tmp_path / "view" / "page.html").read_text("utf-8")
    assert (tmp_path / "view" / "ixbrlviewer.js").is_file()
    done = xbrl_export("view", tmp_path / "out" / "halden-q2.xbrl")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
