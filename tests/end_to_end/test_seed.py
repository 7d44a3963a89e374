"""The main job on the real Form 6-K, judged by tools that share no code with it."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from tests.conftest import ROOT, SHARED, Command
from tests.end_to_end import seed

pytestmark = pytest.mark.shared
TOOLS = SHARED / "tools"
TABLE_FACTS = 52


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, xbrl_export: Command) -> Path:
    folder = tmp_path_factory.mktemp("seed") / "out"
    done = xbrl_export("run", seed.SOURCE, "-o", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "52 facts from 1 statement, 18 of the cover and 24 of the text" in done.stdout
    return folder


def judged(tmp_path: Path, gold: dict[str, Any], *files: Path, where: str = "table") -> str:
    """What the independent judges say of a report: its facts against the gold ones, and Arelle's messages."""
    loaded = subprocess.run(
        [sys.executable, TOOLS / "arelle_facts.py", *files], capture_output=True, check=True, cwd=tmp_path
    )
    (tmp_path / "loaded.json").write_bytes(loaded.stdout)
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")
    checked = subprocess.run(
        [sys.executable, TOOLS / "gold_check.py", "loaded.json", "gold.json", where],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    return checked.stdout.strip()


GOOD = "52/52 table facts right, 0 problems, 76 numeric facts, arelle: 0 errors or warnings"
GOOD_TABLE = "52/52 table facts right, 0 problems, "
GOOD_PROSE = "24/24 prose facts right, 0 problems, 76 numeric facts, arelle: 0 errors or warnings"


def test_package_holds_every_gold_fact(out: Path, tmp_path: Path) -> None:
    assert judged(tmp_path, seed.gold(), out / "lorus-6k.xbri") == GOOD


def test_package_holds_every_gold_fact_of_the_prose(out: Path, tmp_path: Path) -> None:
    assert judged(tmp_path, seed.gold(), out / "lorus-6k.xbri", where="prose") == GOOD_PROSE


def test_loose_instance_holds_every_gold_fact(out: Path, tmp_path: Path) -> None:
    assert judged(tmp_path, seed.gold(), out / "lorus-6k.xbrl", out / "lorus-6k.xbri") == GOOD


def test_most_rows_are_on_concepts_of_the_taxonomy(out: Path) -> None:
    lines = trace(out)
    concepts = {line["concept"] for line in lines if line["disposition"] == "fact" and line["unit"] and in_table(line)}
    assert len(concepts) == 13
    assert sum(concept.startswith("core:") for concept in concepts) >= 8
    assert all(line["reason"] for line in lines)


def test_reader_sees_what_the_plain_rendering_shows(out: Path) -> None:
    page = etree.parse(out / "lorus-6k.xhtml")
    for header in page.iter("{http://www.xbrl.org/2013/inlineXBRL}header"):
        header.clear()
    body = page.find("{http://www.w3.org/1999/xhtml}body")
    plain = etree.HTML(MarkdownIt().render(seed.text()))
    assert bare(body) == bare(plain)


def bare(tree: Any) -> str:
    return "".join("".join(tree.itertext()).split())


def in_table(line: dict[str, Any]) -> bool:
    return "\t" in seed.text().split("\n")[line["line"] - 1]


def trace(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "lorus-6k.trace.jsonl").read_text("utf-8").splitlines()]


def test_trace_leads_to_every_digit_a_reader_sees_once(out: Path) -> None:
    lines, spans = seed.text().split("\n"), []
    for line in trace(out):
        row = lines[line["line"] - 1]
        assert row[line["column"] - 1 :].startswith(line["text"])
        assert row[line["column"] - 1 : line["end_column"] - 1] == line["text"]
        assert line["end_line"] == line["line"]
        spans.append(line["text"])
    seen = "".join(etree.HTML(MarkdownIt().render(seed.text())).itertext())
    assert sum(character.isdigit() for text in spans for character in text) == sum(c.isdigit() for c in seen)
    places = [(line["line"], column) for line in trace(out) for column in range(line["column"], line["end_column"])]
    assert len(places) == len(set(places))


def test_every_gold_value_of_the_table_is_a_fact_at_its_own_cell(out: Path) -> None:
    lines = seed.text().split("\n")
    facts = [line for line in trace(out) if line["disposition"] == "fact" and line["unit"] and in_table(line)]
    assert len(facts) == TABLE_FACTS
    for fact in facts:
        assert fact["label"] in lines[fact["line"] - 1]
    got = {(f["label"], f["start"], f["end"], f["value"].lstrip("-"), f["decimals"], f["unit"]) for f in facts}
    gold = [f for f in seed.gold()["facts"] if f["where"] == "table"]
    assert got == {(f["label"], f["start"], f["end"], f["value"].lstrip("-"), f["decimals"], f["unit"]) for f in gold}


def test_cover_facts_are_what_the_gold_says(out: Path, tmp_path: Path) -> None:
    loaded = subprocess.run(
        [sys.executable, TOOLS / "arelle_facts.py", out / "lorus-6k.xbri"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
    )
    report = json.loads(loaded.stdout)
    assert report["messages"] == []
    text = [fact for fact in report["facts"] if not fact["unit"]]
    said = {fact["concept"]: fact["value"] for fact in text if not fact["dims"]}
    cover = seed.gold()["cover"]
    assert said["EntityName"] == cover["registrant"]
    assert said["DocumentType"] == cover["form"]
    assert said["DocumentPeriodEndDate"] == cover["reporting_period_end"]
    assert said["EntityFiscalYearEnd"] == f"--{cover['fiscal_year_end']}"
    assert said["ReportingCurrency"] == cover["currency"]
    exchanges, symbols = (
        {next(iter(f["dims"].values())): f["value"] for f in text if f["concept"] == concept}
        for concept in ("SecurityExchangeName", "TradingSymbol")
    )
    assert [[exchanges[member], symbols[member]] for member in exchanges] == cover["listings"]


def test_two_runs_write_the_same_bytes(out: Path, xbrl_export: Command) -> None:
    before = contents(out)
    assert xbrl_export("run", seed.SOURCE, "-o", out).returncode == 0
    assert contents(out) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("<b>2,782</b>", "<b>2,872</b>", ["106:30", "111:31"]),
        ("<b>5,887</b>", "<b>5,878</b>", ["111:57"]),
        ("<b>1,619</b>", "<b>1,691</b>", ["106:43"]),
    ],
)
def test_a_misprint_is_an_error_at_its_sum(
    old: str, new: str, where: list[str], tmp_path: Path, xbrl_export: Command
) -> None:
    source = seed.write(tmp_path, "misprint", seed.text().replace(old, new))
    done = xbrl_export("run", source, "-o", tmp_path / "out", "--json")
    assert done.returncode == 1
    messages = json.loads(done.stdout)["messages"]
    ours = [m for m in messages if m["code"] == "calculation.inconsistent"]
    assert [f"{m['places'][0]['line']}:{m['places'][0]['column']}" for m in ours] == where
    assert all(f"{new[3:-4]}" in m["text"] and f": {old[3:-4]} in place of {new[3:-4]}" in m["text"] for m in ours)
    assert not [m for m in messages if m["code"].startswith("calc11e:")]  # Arelle finds them too: once is enough
    parts = ["Cost of sales", "Research and development", "General and administrative"]
    if where[0].startswith("106"):
        assert all(part in ours[0]["text"] for part in parts)
        assert len(ours[0]["places"]) == 6


def test_copy_with_everything_renamed(tmp_path: Path, xbrl_export: Command) -> None:
    content, gold = seed.renamed()
    source = seed.write(tmp_path, "renamed", content)
    assert xbrl_export("run", source, "-o", tmp_path / "out").returncode == 0
    assert judged(tmp_path, gold, tmp_path / "out" / "renamed.xbri") == GOOD


@pytest.mark.parametrize("number", [5, 17])
def test_copy_with_meaningless_labels(number: int, tmp_path: Path, xbrl_export: Command) -> None:
    source = seed.write(tmp_path, "nonsense", seed.nonsense(number))
    assert xbrl_export("run", source, "-o", tmp_path / "out").returncode == 0
    assert judged(tmp_path, seed.gold(), tmp_path / "out" / "nonsense.xbri").startswith(GOOD_TABLE)


@pytest.mark.parametrize("rewritten", [seed.letters, seed.moved])
def test_copy_with_letters_for_labels_or_a_section_moved(
    rewritten: Callable[[], str], tmp_path: Path, xbrl_export: Command
) -> None:
    source = seed.write(tmp_path, "copy", rewritten())
    assert xbrl_export("run", source, "-o", tmp_path / "out").returncode == 0
    assert judged(tmp_path, seed.gold(), tmp_path / "out" / "copy.xbri").startswith(GOOD_TABLE)


def test_the_same_document_as_html_gives_the_same_facts(out: Path, tmp_path: Path, xbrl_export: Command) -> None:
    """What was written is read again as HTML: the tags go, and the same ones are found."""
    source = tmp_path / "again.html"
    source.write_bytes((out / "lorus-6k.xhtml").read_bytes())
    assert xbrl_export("run", source, "-o", tmp_path / "out").returncode == 0
    loaded = []
    for package in (out / "lorus-6k.xbri", tmp_path / "out" / "again.xbri"):
        facts = subprocess.run([sys.executable, TOOLS / "arelle_facts.py", package], capture_output=True, check=True)
        loaded.append(tmp_path / f"{package.stem}.json")
        loaded[-1].write_bytes(facts.stdout)
    same = subprocess.run([sys.executable, TOOLS / "equal_reports.py", *loaded], capture_output=True, check=False)
    assert same.returncode == 0, same.stdout


def test_killed_at_any_moment_the_result_is_whole(out: Path, tmp_path: Path, xbrl_export: Command) -> None:
    """The old result or the new one, never part of one; here both are the same."""
    folder, rng = tmp_path / "out", random.Random(20)
    assert xbrl_export("run", seed.SOURCE, "-o", folder).returncode == 0
    whole = contents(folder)
    started = time.perf_counter()
    assert xbrl_export("run", seed.SOURCE, "-o", folder).returncode == 0
    length = time.perf_counter() - started
    for _ in range(20):
        run = subprocess.Popen(
            [sys.executable, "-m", "exporter", "run", seed.SOURCE, "-o", folder],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # Most of what can go wrong happens at the end.
        time.sleep(length * rng.choice([rng.uniform(0, 1), rng.uniform(0.9, 1.02)]))
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert contents(folder) == whole
    assert xbrl_export("run", seed.SOURCE, "-o", folder).returncode == 0
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_every_format_and_package_holds_equal_facts_for_arelle(out: Path, tmp_path: Path, xbrl_export: Command) -> None:
    package = out / "lorus-6k.xbri"
    made = [
        out / "lorus-6k.xhtml",
        out / "lorus-6k.xbrl",
        out / "lorus-6k.json",
        out / "lorus-6k-csv" / "lorus-6k.json",
    ]
    for to in ("xhtml", "xbri", "xbr", "zip"):  # laid out anew from the taxonomy, and packed
        assert xbrl_export("convert", package, tmp_path / to, "--to", to).returncode == 0
        made.append(tmp_path / to / f"lorus-6k.{to}")
    (tmp_path / "original.json").write_bytes(facts_of(package))
    for file in made:
        (tmp_path / "made.json").write_bytes(facts_of(file, package))
        assert json.loads((tmp_path / "made.json").read_bytes())["messages"] == [], file
        equal = subprocess.run(
            [sys.executable, TOOLS / "equal_reports.py", "original.json", "made.json"],
            capture_output=True, text=True, cwd=tmp_path, check=False,
        )  # fmt: skip
        assert equal.stdout == "94 facts; lost 0, new 0, errors 0 []\n", file


def facts_of(*files: Path) -> bytes:
    return subprocess.run([sys.executable, TOOLS / "arelle_facts.py", *files], capture_output=True, check=True).stdout
