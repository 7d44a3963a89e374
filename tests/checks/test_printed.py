"""Sums and ties that the print breaks: said where it does, not where it rounds, and explained."""

from __future__ import annotations

import pytest

from exporter.checks.printed import Printed, printed_inconsistencies
from exporter.extraction.statements import extract
from exporter.mapping.signs import numbers, sums
from exporter.messages import Message, record
from exporter.readers.formats import read

HEAD = "".join(f"| Year ended December 31, {year} " for year in (2012, 2011, 2010))
HEAD = f"| {HEAD}|\n|---|--:|--:|--:|\n"


def said(*rows: str) -> list[Message]:
    text = "**Statements of income**, in thousands of US dollars\n\n" + HEAD + "".join(f"| {row} |\n" for row in rows)
    document = read("x.md", text.encode())
    (statement,) = extract(document).statements
    printed = Printed(statement=statement, rows=numbers(statement.rows), sums=sums(statement))
    return list(printed_inconsistencies(document, [printed], {}))


@pytest.mark.parametrize(("total", "count"), [("1,500", 0), ("1,501", 0), ("1,510", 1), ("5,100", 1)])
def test_only_what_rounding_cannot_explain_is_said(total: str, count: int) -> None:
    rows = ("Product sales | 900 | 820 | 744", "Service sales | 600 | 533 | 421")
    assert len(said(*rows, f"**Total revenue** | {total} | 1,353 | 1,165")) == count


def test_the_message_names_every_cell() -> None:
    (message,) = said(
        "Product sales | 900 | 820 | 744", "Returns | (100) | (95) | (77)", "**Net sales** | 850 | 725 | 667"
    )
    assert "+ 900 Product sales (5:" in message.text
    assert "− 100 Returns (6:" in message.text
    assert "difference 50" in message.text
    assert [place.quote for place in message.places] == ["850", "900", "100"]


def test_the_message_says_what_would_mend_it() -> None:
    (message,) = said(
        "Product sales | 980 | 820 | 744",
        "Service sales | 600 | 533 | 421",
        "**Total revenue** | 1,500 | 1,353 | 1,165",
    )
    assert "likely: a digit of “Product sales” (5:19): 900 in place of 980" in message.text


def test_the_evidence_has_the_figures_and_what_would_mend_them() -> None:
    (message,) = said(
        "Product sales | 980 | 820 | 744",
        "Service sales | 600 | 533 | 421",
        "**Total revenue** | 1,500 | 1,353 | 1,165",
    )
    evidence = record(message)["evidence"]
    assert evidence["difference"] == "-80"
    assert [(f["label"], f["value"], f["coefficient"]) for f in evidence["figures"]] == [
        ("Total revenue", "1500", 1),
        ("Product sales", "980", -1),
        ("Service sales", "600", -1),
    ]
    first, *others = evidence["repairs"]
    assert (first["cause"], first["closes"]) == ("digit", 1)
    assert [(c["label"], c["value"], c["mended"], c["place"]["quote"]) for c in first["changes"]] == [
        ("Product sales", "980", "900", "980")
    ]
    lacking = next(other for other in others if other["cause"] == "missing row")
    assert [(c["label"], c["lacks"]) for c in lacking["changes"]] == [("Total revenue", "-80")]
    assert all("mended" not in change for change in lacking["changes"])


def test_sides_of_a_balance_must_agree() -> None:
    text = (
        "**Balance sheets**, in thousands of US dollars\n\n"
        "| | December 31, 2012 | December 31, 2011 |\n|---|--:|--:|\n"
        "| Cash | 310 | 290 |\n| Inventories | 90 | 85 |\n| **Total assets** | 400 | 375 |\n"
        "| Trade payables | 120 | 110 |\n| Share capital | 200 | 200 |\n| Retained earnings | 83 | 65 |\n"
        "| **Total liabilities and equity** | 403 | 375 |\n"
    )
    document = read("x.md", text.encode())
    (statement,) = extract(document).statements
    printed = Printed(statement=statement, rows=numbers(statement.rows), sums=sums(statement))
    (message,) = printed_inconsistencies(document, [printed], {})
    assert message.code == "calculation.tie"
    assert "“Total assets” (7:22) is 400 for 2012-12-31, “Total liabilities and equity” (11:38) 403" in message.text
    assert "difference −3" in message.text
