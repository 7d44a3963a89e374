"""`run --prior`: what a former filing had is taken over, and what changed is all that is asked about."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from exporter.files import Refused
from exporter.messages import Message
from exporter.pipeline import Outcome, run
from exporter.summary import left_to_do
from tests.conftest import ROOT, Command
from tests.end_to_end.test_samples import SAMPLES, outcome

HALDEN = ROOT / "examples" / "halden-q2.md"
ROLLED = SAMPLES / "rolled-forward"
IDENTIFIER = '[entity]\nscheme = "http://standards.iso.org/iso/17442"\nidentifier = "529900T8BM49AURSDO55"\n'


def told(found: Outcome) -> list[Message]:
    return [said for said in found.messages if said.code.startswith("prior.")]


def concepts(found: Outcome) -> dict[str, str]:
    rows = [row for statement in found.filing.statements for row in statement.rows]
    return {row.row.label: row.concept.name.local for row in rows}


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result in which a person decided a concept of the filer's own, one of the taxonomy and one row to leave out."""
    folder = tmp_path_factory.mktemp("former")
    settings = folder / "report.toml"
    settings.write_text(
        IDENTIFIER + '\n[mapping]\n"Stock-based compensation" = "extension"\n"Cost of sales" = "skip"\n'
        '"Interest income" = "core:FinanceIncome"\n',
        "utf-8",
    )
    run(HALDEN, folder / "out", settings)
    return folder / "out"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(IDENTIFIER, "utf-8")
    return path


def test_the_same_document_takes_all_over_and_asks_nothing(former: Path, settings: Path, tmp_path: Path) -> None:
    before = json.loads((former / "halden-q2.json").read_text("utf-8"))["facts"]
    found = run(HALDEN, tmp_path / "out", settings, prior=former)
    assert not told(found)
    assert [item for item in left_to_do(found, tmp_path / "out") if "amounts not tagged" not in item] == []
    now = json.loads(found.files["halden-q2.json"])["facts"]
    assert [fact["dimensions"]["concept"] for fact in now.values()] == [
        fact["dimensions"]["concept"] for fact in before.values()
    ]
    assert [fact["value"] for fact in now.values()] == [fact["value"] for fact in before.values()]
    kept = next(row for s in found.filing.statements for row in s.rows if row.row.label == "Stock-based compensation")
    assert kept.extension
    assert "Cost of sales" not in concepts(found)


def test_what_was_decided_is_proposed_and_says_where_from(former: Path, settings: Path, tmp_path: Path) -> None:
    text = run(HALDEN, tmp_path / "out", settings, prior=former).files["report.toml"].decode()
    decided, _, proposed = text.partition("[proposed]")
    assert "FinanceIncome" not in decided
    (line,) = [line for line in proposed.splitlines() if line.startswith('"Interest income"')]
    assert '"core:FinanceIncome"  # as decided for out (2006-11-30): the same label' in line


def test_decisions_of_the_report_itself_win(former: Path, settings: Path, tmp_path: Path) -> None:
    settings.write_text(
        IDENTIFIER + '\n[mapping]\n"Interest income" = "core:InterestIncome"\n"Cost of sales" = "core:CostOfSales"\n',
        "utf-8",
    )
    found = run(HALDEN, tmp_path / "out", settings, prior=former)
    assert concepts(found)["Interest income"] == "InterestIncome"
    assert concepts(found)["Cost of sales"] == "CostOfSales"
    assert not told(found)


def test_what_changed_is_listed_and_nothing_else(former: Path, settings: Path, tmp_path: Path) -> None:
    text = HALDEN.read_text("utf-8")
    for was, now in (
        ("| General and administrative    ", "| Administration and overheads "),
        ("|    100 |    130 |    200 |     260 |", "|    100 |    131 |    200 |     260 |"),
        ("| Interest income ", "| Foreign exchange loss | 4 | 2 | 9 | 5 |\n| Interest income "),
    ):
        assert was in text
        text = text.replace(was, now)
    source = tmp_path / "halden-q2.md"
    source.write_text(text, "utf-8")
    found = run(source, tmp_path / "out", settings, prior=former)
    assert sorted(said.code for said in told(found)) == ["prior.new-rows", "prior.restated", "prior.reworded"]
    texts = {said.code: said.text for said in told(found)}
    assert "“Foreign exchange loss”" in texts["prior.new-rows"]
    assert "131,000" in texts["prior.restated"]
    assert "130,000" in texts["prior.restated"]
    assert "“Administration and overheads” is taken for “General and administrative”" in texts["prior.reworded"]
    assert concepts(found)["Administration and overheads"] == "GeneralAndAdministrativeExpense"
    restated = next(said for said in told(found) if said.code == "prior.restated")
    assert [place.file for place in restated.places] == ["halden-q2.md", "out/halden-q2.xhtml"]
    page = found.files["halden-q2.review.html"].decode()
    assert "out/halden-q2.xhtml:" in page[page.index("prior.restated") :][:600]
    (item,) = [item for item in left_to_do(found, tmp_path / "out") if "former filing" in item]
    assert item.endswith("1 new, 1 reworded, 1 restated")


def test_a_former_filings_own_concept_is_declared_again() -> None:
    files = outcome("rolled-forward").files
    schema = next(text for name, text in files.items() if name.endswith(".xsd")).decode()
    labels = next(text for name, text in files.items() if name.endswith("_lab-en.xml")).decode()
    assert 'name="FoundersRoyalties" type="xbrli:monetaryItemType"' in schema
    assert 'xbrli:balance="debit"' in schema
    assert "Royalties paid to the founders" in labels
    assert "What the founders receive for the patents they brought in." in labels
    assert concepts(outcome("rolled-forward"))["Royalties to founders (Note 7)"] == "FoundersRoyalties"


def test_a_row_of_members_gets_a_concept_of_its_own_under_the_former_one() -> None:
    rows = [row for statement in outcome("rolled-forward").filing.statements for row in statement.rows]
    row = next(row for row in rows if row.row.label == "of which subscriptions")
    assert row.extension
    assert row.wider is not None
    assert row.wider.name.local == "Revenue"
    assert row.reason.endswith("where it is core:Revenue of Subscriptions")


@pytest.mark.parametrize("file", ["halden-q2.xbrl", "halden-q2-csv/halden-q2.json"])
def test_a_file_of_a_former_result_stands_for_it(former: Path, settings: Path, tmp_path: Path, file: str) -> None:
    found = run(HALDEN, tmp_path / "out", settings, prior=former / file)
    assert concepts(found)["Interest income"] == "FinanceIncome"
    assert not told(found)


@pytest.mark.parametrize("ending", [".xbrl", ".xhtml"])
def test_a_report_whose_taxonomy_is_not_at_hand_is_remembered_by_names(
    former: Path, settings: Path, tmp_path: Path, ending: str
) -> None:
    alone = tmp_path / f"halden{ending}"
    shutil.copy(former / f"halden-q2{ending}", alone)
    found = run(HALDEN, tmp_path / "out", settings, prior=alone)
    assert concepts(found)["Operating expenses"] == "OperatingExpenses"
    assert (concepts(found)["Interest income"] == "FinanceIncome") is (ending == ".xhtml")  # only print has its label


def test_what_is_no_former_filing_is_refused_in_one_line(
    former: Path, settings: Path, tmp_path: Path, xbrl_export: Command
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    broken = tmp_path / "broken"
    shutil.copytree(former, broken)
    (broken / "halden-q2.xbri").unlink()
    alone = tmp_path / "alone.json"
    shutil.copy(former / "halden-q2.json", alone)
    for prior, why in (
        (tmp_path / "missing", "there is no such file or folder"),
        (HALDEN, "--prior takes an XBRL report or the folder of a former result"),
        (empty, "--prior takes"),
        (alone, "cannot be read whole without its taxonomy"),
        (broken, "is missing from the former result"),
    ):
        with pytest.raises(Refused) as refused:
            run(HALDEN, tmp_path / "out", settings, prior=prior)
        assert why in str(refused.value)
        assert "\n" not in str(refused.value)
    done = xbrl_export("run", HALDEN, "-o", tmp_path / "out", "--prior", HALDEN)
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()


def test_linkbases_beside_a_report_name_what_no_schema_at_hand_declares(
    former: Path, settings: Path, tmp_path: Path
) -> None:
    schema = next(path for path in (former / "taxonomy").iterdir() if path.suffix == ".xsd")
    for path in (former / "halden-q2.xbrl", *(former / "taxonomy").iterdir()):
        text = re.sub(rf'href="https://[^"#]*/{schema.name}', f'href="{schema.name}', path.read_text("utf-8"))
        (tmp_path / path.name).write_text(text, "utf-8")
    found = run(HALDEN, tmp_path / "out", settings, prior=tmp_path / "halden-q2.xbrl")
    assert concepts(found)["Interest income"] == "FinanceIncome"
    rows = [row for statement in found.filing.statements for row in statement.rows if row.row.label != "Cost of sales"]
    assert all(row.recalled is not None and row.recalled.same for row in rows)
    assert [said.code for said in told(found)] == ["prior.new-rows"]  # what was left out once is in no report
