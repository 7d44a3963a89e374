"""The verb `check`, as a user meets it: a report of ours, and copies of it with one error planted by hand each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Command

SOURCE = """# Harlow Instruments plc

Annual report for the year ended December 31, 2024

## Consolidated income statements

(in thousands of US dollars)

| | Year ended December 31, 2024 | Year ended December 31, 2023 |
|---|--:|--:|
| Revenue | 48,216 | 44,907 |
| Cost of sales | (27,645) | (26,118) |
| **Gross profit** | 20,571 | 18,789 |
| Selling expenses | (6,384) | (5,972) |
| Administrative expenses | (4,127) | (4,016) |
| **Operating profit** | 10,060 | 8,801 |
| Finance costs | (1,238) | (1,346) |
| **Profit before tax** | 8,822 | 7,455 |
| Income tax expense | (2,115) | (1,790) |
| **Profit for the year** | 6,707 | 5,665 |

## Consolidated statements of financial position

(in thousands of US dollars)

| | December 31, 2024 | December 31, 2023 |
|---|--:|--:|
| Cash and cash equivalents | 7,913 | 6,204 |
| Trade receivables | 9,468 | 8,837 |
| Inventories | 5,726 | 6,015 |
| **Total current assets** | 23,107 | 21,056 |
| Property, plant and equipment | 31,584 | 29,672 |
| Goodwill | 4,250 | 4,250 |
| **Total non-current assets** | 35,834 | 33,922 |
| **Total assets** | 58,941 | 54,978 |
| Trade payables | 8,346 | 7,995 |
| Borrowings | 21,470 | 23,565 |
| **Total liabilities** | 29,816 | 31,560 |
| Share capital | 10,000 | 10,000 |
| Retained earnings | 19,125 | 13,418 |
| **Total equity** | 29,125 | 23,418 |
| **Total liabilities and equity** | 58,941 | 54,978 |
"""
Edit = Callable[[str], str]


def tag(printed: str, edit: Edit) -> Edit:
    """Edit the first tag around a printed number."""
    return lambda page: re.sub(rf"<ix:nonFraction[^>]*>{printed}<", lambda match: edit(match[0]), page, count=1)


def moved(tagged: str) -> str:
    """The tag in the other of the two columns."""
    others = {"2024-12-31": "2023-12-31", "2023-12-31": "2024-12-31"}
    return re.sub("2024-12-31|2023-12-31", lambda match: others[match[0]], tagged)


# What is planted, and what is said of it first: what is wrong, and what would mend it.
PLANTED: dict[str, tuple[Edit, str, str]] = {
    "sign flipped": (
        tag("1,238", lambda text: text.replace(" scale=", ' sign="-" scale=')),
        "“Profit before tax” is 8,822,000 for 2024-01-01 to 2024-12-31, but its parts add up to 11,298,000",
        "the sign of “Finance costs” (FinanceCosts, line 113): 1,238,000 in place of −1,238,000",
    ),
    "not in thousands": (
        tag("5,726", lambda text: text.replace('scale="3"', 'scale="0"')),
        "“Total current assets” is 23,107,000 for 2024-12-31, but its parts add up to 17,386,726",
        "“Inventories” (Inventories, line 156): 5,726,000 in place of 5,726",
    ),
    "in millions": (
        tag("5,726", lambda text: text.replace('scale="3"', 'scale="6"').replace('"-3"', '"-6"')),
        "“Total current assets” is 23,107,000 for 2024-12-31, but its parts add up to 5,743,381,000",
        "“Inventories” (Inventories, line 156): 5,726,000 in place of 5,726,000,000",
    ),
    "digits exchanged": (
        tag("31,584", lambda text: text.replace("31,584", "31,854")),
        "“Total non-current assets” is 35,834,000 for 2024-12-31, but its parts add up to 36,104,000",
        "digits exchanged in “Property, plant and equipment” (PropertyPlantAndEquipment, line 166): 31,584,000",
    ),
    "a wrong digit": (
        tag("8,346", lambda text: text.replace("8,346", "8,376")),
        "“Total liabilities” is 29,816,000 for 2024-12-31, but its parts add up to 29,846,000",
        "a digit of “Trade payables” (TradePayables, line 186): 8,346,000 in place of 8,376,000",
    ),
    "digits of a total exchanged": (
        tag("29,125", lambda text: text.replace("29,125", "29,152")),
        "“Total equity” is 29,152,000 for 2024-12-31, but its parts add up to 29,125,000",
        "digits exchanged in “Total equity” (Equity, line 211): 29,125,000 in place of 29,152,000, which mends 2",
    ),
    "columns swapped": (
        lambda page: tag("8,837", moved)(tag("9,468", moved)(page)),
        "“Total current assets” is 23,107,000 for 2024-12-31, but its parts add up to 22,476,000",
        "columns exchanged in “Trade receivables”",
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, xbrl_export: Command) -> Path:
    """The result for the source, with copies of its Inline document in which errors are planted."""
    folder = tmp_path_factory.mktemp("check")
    (folder / "harlow.md").write_text(SOURCE, "utf-8")
    assert xbrl_export("run", folder / "harlow.md", "-o", folder / "out", "-q").returncode == 0
    page = (folder / "out" / "harlow.xhtml").read_text("utf-8")
    for name, (edit, _, _) in PLANTED.items():
        assert edit(page) != page
        (folder / f"{name}.xhtml").write_text(edit(page), "utf-8")
    return folder


@pytest.fixture(scope="module")
def findings(folder: Path, xbrl_export: Command) -> dict[str, list[dict]]:
    """What `check --json` says of each copy, by what was planted."""
    files = [folder / f"{name}.xhtml" for name in PLANTED]
    done = xbrl_export("check", *files, "--taxonomy", folder / "out" / "harlow.xbri", "--json")
    assert (done.returncode, done.stderr) == (1, "")
    return {name: said["messages"] for name, said in zip(PLANTED, json.loads(done.stdout)["files"], strict=True)}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_said_first_with_what_mends_it(name: str, findings: dict[str, list[dict]]) -> None:
    _, wrong, mending = PLANTED[name]
    first = findings[name][0]
    assert first["code"] == "calculation.inconsistent"
    assert first["text"].startswith(wrong)
    assert f"; likely: {mending}" in first["text"]
    assert first["statement"].partition(" - Statement - ")[2].startswith("Consolidated")
    total = first["facts"][0]
    assert (total["period"], total["unit"], total["decimals"]) in {
        ("2024-12-31", "USD", -3),
        ("2024-01-01 to 2024-12-31", "USD", -3),
    }
    assert first["places"][0]["file"] == f"{name}.xhtml"
    assert len(first["places"]) == len(first["facts"]) >= 3


@pytest.mark.parametrize("ending", ["xhtml", "xbri", "json", "xbrl"])
def test_a_right_report_is_passed_over(ending: str, folder: Path, xbrl_export: Command) -> None:
    package = folder / "out" / "harlow.xbri"
    done = xbrl_export("check", folder / "out" / f"harlow.{ending}", "--taxonomy", package)
    assert done.returncode == 0
    assert done.stdout.endswith(f"harlow.{ending}: 53 facts, nothing looks wrong\n")


def test_a_stranger_reads_statement_error_mending_and_places(folder: Path, xbrl_export: Command) -> None:
    done = xbrl_export("check", folder / "digits exchanged.xhtml", "--taxonomy", folder / "out" / "harlow.xbri")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "003000 - Statement - Consolidated statements of financial position"
    assert lines[1].startswith("  error: “Total non-current assets” is 35,834,000 for 2024-12-31, but")
    assert (
        "    likely: digits exchanged in “Property, plant and equipment” (PropertyPlantAndEquipment, line 166):"
        in lines
    )
    assert "    at digits exchanged.xhtml:166 “31,854”" in lines
    assert lines[-1].endswith("53 facts, 1 error")
    quiet = xbrl_export("check", "-q", folder / "digits exchanged.xhtml", "--taxonomy", folder / "out" / "harlow.xbri")
    assert quiet.stdout.splitlines()[:-1] == lines[:-2]


def test_an_error_in_the_source_is_explained_once_by_run(folder: Path, xbrl_export: Command) -> None:
    (folder / "wrong.md").write_text(SOURCE.replace("| 31,584 |", "| 31,854 |"), "utf-8")
    done = xbrl_export("run", folder / "wrong.md", "-o", folder / "wrong", "--json")
    assert done.returncode == 1
    (error,) = [said for said in json.loads(done.stdout)["messages"] if said["severity"] == "error"]
    assert error["code"] == "calculation.inconsistent"
    assert "digits exchanged in “Property, plant and equipment” (32:35): 31,584 in place of 31,854" in error["text"]
    assert [place["quote"] for place in error["places"]] == ["35,834", "31,854", "4,250"]
    assert len(error["facts"]) == 3


def test_what_cannot_be_checked_is_refused(folder: Path, xbrl_export: Command) -> None:
    for file in (folder / "missing.xhtml", ROOT / "README.md"):
        done = xbrl_export("check", file)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1


def test_what_validate_says_is_not_said_and_what_is_not_read_is(folder: Path, xbrl_export: Command) -> None:
    text = (folder / "out" / "harlow.json").read_text("utf-8")
    (folder / "case.json").write_text(re.sub('"language": ?"en"', '"language": "EN"', text), "utf-8")
    (folder / "lost.json").write_text(text.replace('"48216000.0"', '"a lot"'), "utf-8")
    done = xbrl_export(
        "check", folder / "case.json", folder / "lost.json", "--taxonomy", folder / "out" / "harlow.xbri"
    )
    first, *_, last = done.stdout.splitlines()
    assert first == f"{folder / 'case.json'}: 53 facts, nothing looks wrong"
    assert done.returncode == 1
    assert "52 facts" in last
