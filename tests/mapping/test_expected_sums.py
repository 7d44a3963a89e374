"""Sums that the taxonomy makes expect in a source: rows that are wrong throughout, rows that are missing."""

from __future__ import annotations

import pytest

from exporter.basis import BUILTIN, basis
from exporter.filing import file
from exporter.messages import Message, record
from exporter.proof import proof
from exporter.reading import read
from exporter.settings import read as read_settings

ROWS = (
    "Cash and cash equivalents | 6,631 | 5,164",
    "Trade receivables | 1,207 | 1,390",
    "Inventories | 2,283 | 1,975",
    "Total current assets | 10,121 | 8,529",
    "Property, plant and equipment | 40,871 | 38,215",
    "Goodwill | 7,790 | 7,790",
    "Total assets | 58,782 | 54,534",
)


def said(*rows: str) -> list[Message]:
    head = (
        "Balance sheets\n\n(in thousands of US dollars)\n\n| | December 31, 2007 | December 31, 2006 |\n|---|--:|--:|\n"
    )
    content = (head + "".join(f"| {row} |\n" for row in rows)).encode()
    settings = read_settings("", "report.toml")
    reading, dts = read("x.md", content, settings), basis(BUILTIN).dts
    filing = file(reading.document, reading.to_tag, reading.prose(), dts, settings)
    return [m for m in proof(reading.document, filing, dts) if m.code.startswith("calculation.")]


def without(row: int) -> list[str]:
    return [text for at, text in enumerate(ROWS) if at != row]


def test_a_statement_without_errors_is_expected_to_be_as_it_is() -> None:
    assert said(*ROWS) == []


@pytest.mark.parametrize(("row", "lacking"), [(1, ("1207", "1390")), (2, ("2283", "1975"))])
def test_a_row_that_the_source_lacks(row: int, lacking: tuple[str, ...]) -> None:
    messages = said(*without(row))
    assert {(m.code, m.severity) for m in messages} == {("calculation.expected", "warning")}
    repairs = [record(m)["evidence"]["repairs"][0] for m in messages]
    assert all(repair["cause"] == "missing row" for repair in repairs)
    assert [[change["lacks"] for change in repair["changes"]] for repair in repairs] == [list(lacking)] * 2
    assert "a missing part" in messages[0].text


@pytest.mark.parametrize(
    ("row", "wrong", "cause"),
    [
        (1, "Trade receivables | 1,207,000 | 1,390,000", "scale"),
        (2, "Inventories | 1,975 | 2,283", "columns swapped"),
    ],
)
def test_a_row_that_is_wrong_in_every_column(row: int, wrong: str, cause: str) -> None:
    messages = said(*(wrong if at == row else text for at, text in enumerate(ROWS)))
    assert {m.code for m in messages} == {"calculation.inconsistent"}
    assert all(record(m)["evidence"]["repairs"][0]["cause"] == cause for m in messages)


def test_a_total_of_rows_that_were_taken_for_those_of_another_sum_lacks_nothing() -> None:
    """Two rows that cancel out by chance are no reason to miss them."""
    rows = (
        "Cash flows from operating activities | 4 | 14,711",
        "Purchase of equipment | (3,020) | (2,250)",
        "Sale of equipment | 3,020 | 2,250",
        "Cash flows from financing activities | 24,403 | (4,058)",
        "Net increase in cash | 24,407 | 10,653",
    )
    assert said(*rows) == []
