"""One statement in every form it may come in: the same facts, a report without an error, the same bytes again."""

from __future__ import annotations

from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exporter.extracts import fact_lines
from exporter.messages import Severity
from exporter.pipeline import Outcome, export
from exporter.reading import read
from exporter.settings import read as read_settings
from tests.conftest import ROOT
from tests.readers.word_files import cell, docx, paragraph, run, table

SETTINGS = """\
[entity]
scheme = "http://standards.iso.org/iso/17442"
identifier = "5299000J2N45DDNE4Y28"
name = "Lindqvist Instruments Ltd."
[document]
period_end = 2024-06-30
"""
TITLES = ("Lindqvist Instruments Ltd.", "Statement of income", "(in thousands of euros, except per share amounts)")
ROWS = (
    ("", "Three months ended June 30", "", "Six months ended June 30", ""),
    ("", "2024", "2023", "2024", "2023"),
    ("Revenue", "1,234", "1,100", "2,400", "2,150"),
    ("Expenses", "", "", "", ""),
    ("Cost of sales", "(610)", "(540)", "(1,190)", "(1,070)"),
    ("Research and development", "(204)", "(210)", "(400)", "(415)"),
    ("Interest income", "12", "—", "20", "3"),
    ("Profit for the period", "432", "350", "830", "668"),
    ("Earnings per share, basic", "0.43", "0.35", "0.83", "0.67"),
)


def as_html() -> bytes:
    titles = "".join(f"<p>{title}</p>" for title in TITLES)
    first = "".join(f'<td colspan="2">{text}</td>' if text else "<td></td>" for text in (*ROWS[0][:2], ROWS[0][3]))
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS[1:])
    return f"<!DOCTYPE html><body>{titles}<table><tr>{first}</tr>{rows}</table>".encode()


def as_word() -> bytes:
    over = [cell(text, properties='<w:gridSpan w:val="2"/>') for text in (ROWS[0][1], ROWS[0][3])]
    rows = [["", *over], *ROWS[1:]]
    return docx(*(paragraph(run(title, "<w:b/>")) for title in TITLES), table(rows))


def as_csv(delimiter: str) -> bytes:
    lines = [*((title, "", "", "", "") for title in TITLES), ("",) * 5, *ROWS]
    return "".join(delimiter.join(f'"{text}"' if text else "" for text in line) + "\r\n" for line in lines).encode()


def as_workbook(scale: int) -> bytes:
    """The statement with its figures as numbers; with a scale they are in full, and their formats divide them."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Income"
    for title in TITLES if not scale else (*TITLES[:2], "(in euros)"):
        sheet.append([title])
    sheet.append([])
    for row in ROWS:
        sheet.append([_number(text, scale) for text in row])
    for cells in sheet.iter_rows(min_row=7, min_col=2):
        for found in cells:
            per_share = isinstance(found.value, float)
            found.number_format = "0.00" if per_share else '#,##0{0}_);(#,##0{0});"—"_)'.format("," * (scale // 3))
    for at in ("B5:C5", "D5:E5"):
        sheet.merge_cells(at)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _number(text: str, scale: int) -> object:
    """What a cell holds: years and per-share amounts as they are, other figures scaled."""
    digits = text.strip("()").replace(",", "")
    if "." in digits or text in ("2024", "2023"):
        return float(digits) if "." in digits else int(digits)
    if text == "—":
        return 0
    return int(f"{'-' * text.startswith('(')}{digits}") * 10**scale + scale * 40 if digits.isdigit() else text or None


def as_facts(name: str, content: bytes) -> bytes:
    lines = fact_lines(read(name, content, read_settings(SETTINGS, "report.toml")))
    return "".join(f"{line}\n" for line in lines).encode()


def inputs() -> dict[str, bytes]:
    return {
        "x.html": as_html(),
        "x.docx": as_word(),
        "x.csv": as_csv(","),
        "semicolons.csv": b"\xff\xfe" + as_csv(";").decode().encode("utf-16-le"),
        "x.xlsx": as_workbook(0),
        "scaled.xlsx": as_workbook(3),
        "x.tsv": as_csv("\t"),
        "x.jsonl": as_facts("x.html", as_html()),
    }


INPUTS = inputs()


@cache
def outcome(name: str) -> Outcome:
    return export(name, INPUTS[name], SETTINGS)


def facts(made: Outcome) -> Counter[tuple[object, ...]]:
    """The facts of statements, whatever they are called."""
    found = (stated.fact for stated in made.filing.facts)
    return Counter((f.concept, f.entity, f.period, f.value, f.unit, f.decimals, f.dimensions) for f in found)


@pytest.mark.parametrize("name", INPUTS)
def test_every_form_gives_the_same_facts(name: str) -> None:
    assert facts(outcome("x.html")).total() == 24
    assert facts(outcome(name)) == facts(outcome("x.html"))


@pytest.mark.parametrize("name", INPUTS)
def test_every_form_gives_a_report_without_an_error(name: str) -> None:
    assert [said for said in outcome(name).messages if said.severity == Severity.ERROR] == []


@pytest.mark.parametrize("name", [name for name in INPUTS if name.startswith("x.")])
def test_a_second_run_gives_the_same_bytes(name: str) -> None:
    assert export(name, INPUTS[name], SETTINGS).files == outcome(name).files


def test_figures_of_a_workbook_stand_in_their_cells() -> None:
    line = next(line for line in outcome("scaled.xlsx").lines if line.text == "1,234")
    assert (line.place.sheet, line.place.cell, line.place.line) == ("Income", "B7", None)
    assert line.stated is not None
    assert "scale: number format divides by 1,000" in line.stated.printed.evidence
    assert b'scale="3"' in outcome("scaled.xlsx").files["scaled.xhtml"]


def test_facts_handed_on_keep_their_place_and_where_they_were_found() -> None:
    line = next(line for line in outcome("x.jsonl").lines if line.text == "1234000")
    assert line.place.line == 1
    record = INPUTS["x.jsonl"].decode().split("\n")[0]
    assert line.place.column == record.index('"1234000"') + 2
    assert line.stated is not None
    assert "given: found at 1:" in line.stated.printed.evidence[-1]


@pytest.mark.parametrize("name", ["halden-q2.md"])
def test_facts_of_an_example_handed_on_give_the_same_report(name: str) -> None:
    assert_handed_on(name, (ROOT / "examples" / name).read_bytes())


@pytest.mark.shared
def test_facts_of_the_real_seed_handed_on_give_the_same_report(shared: Path) -> None:
    assert_handed_on("lorus-6k.md", (shared / "seed" / "lorus-6k.md").read_bytes())


def assert_handed_on(name: str, content: bytes) -> None:
    whole, handed = export(name, content, SETTINGS), export("facts.jsonl", as_facts(name, content), SETTINGS)
    assert facts(whole).total() == 52
    assert facts(handed) == facts(whole)
    assert not handed.failed
