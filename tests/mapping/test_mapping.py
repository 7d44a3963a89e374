"""Rows to concepts, on documents a few lines long."""

from __future__ import annotations

import pytest

from exporter.dts.builtin import builtin
from exporter.extraction.statements import extract
from exporter.mapping.extension import namer
from exporter.mapping.mapped import MappedRow, MappedStatement
from exporter.mapping.mapping import map_statements
from exporter.readers.formats import read
from exporter.settings import read as read_settings

HEAD = "| | Year ended December 31, 2012 | Year ended December 31, 2011 |\n|---|--:|--:|\n"


def mapped(title: str, *rows: str, settings: str = "") -> MappedStatement:
    text = f"**{title}**, in thousands of US dollars\n\n{HEAD}" + "".join(f"| {row} |\n" for row in rows)
    document = read("x.md", text.encode())
    own = namer(namespace="http://x.example/", schema="http://x.example/x.xsd", prefix="x")
    found = map_statements(extract(document).statements, builtin(), own, read_settings(settings).decisions)
    (statement,) = found.statements
    return statement


def by_label(statement: MappedStatement) -> dict[str, MappedRow]:
    return {row.row.label: row for row in statement.rows}


def test_a_loss_is_a_negative_profit_and_income_among_expenses_is_positive() -> None:
    rows = by_label(
        mapped(
            "Statements of loss",
            "Revenue | 10 | 20",
            "Research and development | 95 | 110",
            "Interest income | (7) | (9)",
            "**Net loss** | 78 | 81",
            "Loss per share | 0.12 | 0.13",
        )
    )
    assert {label: row.negated for label, row in rows.items()} == {
        "Revenue": False,
        "Research and development": False,
        "Interest income": True,
        "Net loss": True,
        "Loss per share": True,
    }
    assert rows["Net loss"].concept.name.local == "ProfitLoss"


def test_a_profit_is_not_negated_by_its_neighbours() -> None:
    rows = by_label(
        mapped("Statements of income", "Revenue | 100 | 90", "Cost of sales | (60) | (55)", "**Net income** | 40 | 35")
    )
    assert rows["Cost of sales"].negated
    assert not rows["Net income"].negated


@pytest.mark.parametrize("profit", ["Net income | 50 | 40", "Net loss | (50) | (40)"])
def test_the_profit_that_cash_flows_start_from_keeps_its_sign(profit: str) -> None:
    flow = "70 | 58" if "(" not in profit else "(30) | (22)"
    rows = mapped(
        "Statements of cash flows",
        profit,
        "Depreciation and amortization | 20 | 18",
        f"Net cash provided by operating activities | {flow}",
    ).rows
    assert rows[0].concept.name.local == "ProfitLoss"
    assert [row.negated for row in rows] == [False, False, False]


def test_cash_paid_out_is_positive_under_a_total_shown_as_it_is() -> None:
    rows = by_label(
        mapped(
            "Statements of cash flows",
            "Net income | 50 | 40",
            "Depreciation and amortization | 20 | 18",
            "Net cash provided by operating activities | 70 | 58",
            "Purchase of property and equipment | (30) | (25)",
            "Net cash used in investing activities | (30) | (25)",
        )
    )
    assert rows["Purchase of property and equipment"].negated
    assert not rows["Net cash used in investing activities"].negated
    assert not rows["Net cash provided by operating activities"].negated
    assert not rows["Net income"].negated
    assert not rows["Depreciation and amortization"].negated


@pytest.mark.parametrize(
    ("label", "figures", "result", "negated"),
    [
        ("Net loss", "(50) | (40)", -50, False),
        ("Loss for the period", "50 | 40", -50, True),
        ("Profit before tax", "50 | 40", 50, False),
    ],
)
def test_flows_start_from_the_result_with_its_own_sign(label: str, figures: str, result: int, negated: bool) -> None:
    rows = by_label(
        mapped(
            "Statements of cash flows",
            f"{label} | {figures}",
            "Depreciation and amortization | 20 | 18",
            "Share of profit of associates | (6) | (7)",
            f"Net cash from operating activities | {result + 14} | {result * 4 // 5 + 11}",
        )
    )
    assert rows[label].negated is negated
    assert not rows["Depreciation and amortization"].negated
    assert not rows["Net cash from operating activities"].negated
    assert rows["Share of profit of associates"].negated


def test_two_rows_never_share_a_concept() -> None:
    statement = mapped("Statements of income", "Net sales | 70 | 60", "Revenue | 30 | 25", "Cost of sales | 40 | 35")
    names = [row.concept.name for row in statement.rows]
    assert len(names) == len(set(names))


def test_a_concept_its_sum_makes_negative_is_doubted() -> None:
    rows = by_label(
        mapped(
            "Statements of income",
            "Revenue | 100 | 90",
            "Interest income | 30 | 25",
            "Cost of sales | 20 | 18",
            "**Operating profit** | 50 | 47",
            settings="",
        )
    )
    assert rows["Interest income"].extension
    assert "the sum it stands in contradicts" in rows["Interest income"].reason
    assert rows["Interest income"].wider is not None


@pytest.mark.parametrize(
    ("decision", "extension", "local"),
    [
        ('"Revenue" = "extension"', True, "Revenue"),
        ('"Revenue" = "core:OtherRevenue"', False, "OtherRevenue"),
        ('[mapping.income]\n"Revenue" = "core:OtherRevenue"', False, "OtherRevenue"),
        ('[mapping.position]\n"Revenue" = "core:OtherRevenue"', False, "Revenue"),
    ],
)
def test_a_person_decides(decision: str, extension: bool, local: str) -> None:
    settings = decision if decision.startswith("[") else f"[mapping]\n{decision}"
    rows = by_label(mapped("Statements of income", "Revenue | 9 | 8", "Cost of sales | 5 | 4", settings=settings))
    assert rows["Revenue"].extension is extension
    assert rows["Revenue"].concept.name.local == local


def test_headings_tell_rows_of_one_name_apart() -> None:
    rows = mapped(
        "Statements of income",
        "Revenue | 90 | 80",
        "Net income | 40 | 35",
        "Earnings per share: | |",
        "Basic | 0.40 | 0.35",
        "Diluted | 0.39 | 0.34",
    ).rows
    assert [row.concept.name.local for row in rows[2:]] == ["EarningsPerShareBasic", "EarningsPerShareDiluted"]


def test_a_row_without_a_figure_of_its_own_unit_is_left_out() -> None:
    rows = by_label(
        mapped(
            "Statements of income",
            "Revenue | 100 | 90",
            "Growth of revenue | 11 % | 9 %",
            "Cost of sales | 60 | 55",
            "Other | | ",
            "**Gross profit** | 40 | 35",
        )
    )
    assert "Other" not in rows
    assert not rows["Gross profit"].negated
