"""Rows led back to the lines of a former filing, by wording, place and figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from exporter.extraction.facts import Row, StatementKind
from exporter.extraction.statements import extract
from exporter.mapping.memory import Figure, Line, Memory, Recalled
from exporter.mapping.recall import recalled
from exporter.mapping.rewording import alike, same_words
from exporter.readers.formats import read

HEAD = "| (in thousands of US dollars) | Year ended December 31, 2024 | Year ended December 31, 2023 |\n|---|--:|--:|\n"
YEARS = (2023, 2022)


def rows(*said: str, title: str = "Statements of income") -> Sequence[Row]:
    """Rows as they are read; one is added, since a row alone makes no statement."""
    text = f"**{title}**\n\n{HEAD}" + "".join(f"| {row} |\n" for row in (*said, "Sundries | 3 | 2"))
    (statement,) = extract(read("x.md", text.encode())).statements
    return statement.rows


def line(label: str, *thousands: int, kind: StatementKind = StatementKind.INCOME, **other: object) -> Line:
    """A line of the years before, its concept called after its label."""
    figures = [
        Figure(start=date(year, 1, 1), end=date(year, 12, 31), value=Decimal(number * 1000), decimals=-3)
        for year, number in zip(YEARS, thousands, strict=False)
    ]
    settings: dict[str, object] = {"table": 0, "order": 0, "negated": False, "section": ""} | other
    return Line(
        name=f"x:{label}",
        concept=None,
        kept=None,
        labels=(label,),
        statement=kind,
        unit="USD",
        instant=False,
        figures=tuple(figures),
        **settings,
    )


def back(new: Sequence[Row], *lines: Line, kind: StatementKind = StatementKind.INCOME) -> dict[str, Recalled]:
    memory = Memory(name="former", end=date(2023, 12, 31), entity=None, entity_name=None, lines=lines)
    found = recalled(kind, new, memory)
    return {row.label: found[row.index] for row in new if row.index in found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Total revenues", "Total revenue"),
        ("NET INCOME", "Net income"),
        ("Net income (loss)", "Net income"),
        ("Inventories (Note 4)", "Inventories"),
        ("Balance at December 31, 2024", "Balance at December 31, 2023"),
        ("Selling, general and administrative", "General, administrative and selling"),
        ("Net cash provided by (used in) operating activities", "Net cash provided by operating activities"),
        ("Basic (in shares)", "Basic"),
        ("Total cost of sales", "Cost of sales"),
    ],
)
def test_small_changes_of_wording_leave_a_label_the_same(one: str, other: str) -> None:
    assert same_words(one, other)
    assert alike(one, other) > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Earnings per share, basic", "Earnings per share, diluted"),
        ("Other current assets", "Other non-current assets"),
        ("Proceeds from long-term debt", "Repayments of long-term debt"),
        ("Purchases of marketable securities", "Sales of marketable securities"),
        ("Income before taxes", "Income after taxes"),
        ("Deferred tax assets", "Deferred tax liabilities"),
    ],
)
def test_what_says_the_opposite_is_never_alike(one: str, other: str) -> None:
    assert not same_words(one, other)
    assert alike(one, other) == 0


def test_figures_of_the_same_period_name_a_row_whatever_it_is_called() -> None:
    found = back(
        rows("Technology spending | 2,950 | 2,631", "Premises | 410 | 395"),
        line("Research and development", 2631, 2480),
        line("Technology licences", 77, 70),
    )
    assert found["Technology spending"].line.label == "Research and development"
    assert found["Technology spending"].by_figures
    assert not found["Technology spending"].same
    assert "Premises" not in found


def test_a_figure_that_several_lines_have_leaves_it_to_the_label() -> None:
    found = back(
        rows("Consolidated profit | 9,100 | 8,450", "Profit attributable to owners | 9,100 | 8,450"),
        line("Profit attributable to owners", 8450, 8000, order=1),
        line("Consolidated profit", 8450, 8000),
    )
    assert {label: one.line.label for label, one in found.items()} == {
        "Consolidated profit": "Consolidated profit",
        "Profit attributable to owners": "Profit attributable to owners",
    }


def test_a_line_serves_one_row_and_the_better_one_gets_it() -> None:
    found = back(rows("Net sales to others | 10 | 9", "Net sales | 5,100 | 4,900"), line("Net sales", 4900, 4700))
    assert list(found) == ["Net sales"]


def test_headings_tell_rows_of_little_meaning_apart() -> None:
    found = back(
        rows("**Income** | |", "Other | 12 | 11", "**Expenses** | |", "Other | 34 | 33"),
        line("Other", section="Expenses", order=4),
        line("Other", section="Income", order=1),
    )
    assert len(found) == 1  # both rows are called so; the last one stands for them here
    assert found["Other"].line.section == "Expenses"


def test_a_row_of_the_same_name_in_another_statement_comes_second() -> None:
    elsewhere = line("Depreciation", kind=StatementKind.CASH_FLOWS, table=1)
    assert back(rows("Depreciation | 7 | 6"), elsewhere, line("Depreciation"))["Depreciation"].line.table == 0
    assert back(rows("Depreciation | 7 | 6"), elsewhere)["Depreciation"].line.table == 1
    assert not back(rows("Depreciation and impairment of plant | 7 | 6"), elsewhere)


def test_units_and_kinds_of_period_must_be_the_rows_own() -> None:
    instant = Line(
        name="x:Cash", concept=None, kept=None, labels=("Cash",), statement=StatementKind.INCOME, table=0, order=0,
        unit="USD", instant=True,
    )  # fmt: skip
    assert not back(rows("Cash | 5 | 4"), instant)


def test_a_decision_is_honoured_and_says_where_it_is_from() -> None:
    found = back(rows("Turnover | 5,100 | 4,900"), line("Turnover", 4900, 4700, decided=True))["Turnover"]
    assert found.sure == 1
    assert found.reason == "as decided for former (2023-12-31): the same label and the same figures"


def test_signs_follow_the_figures_that_both_have() -> None:
    new = rows("Interest income | (158) | (2,095)", "Loss for the year | 78 | 81")
    found = back(new, line("Interest income", 2095), line("Loss for the year", negated=True))
    assert found["Interest income"].negate
    assert found["Loss for the year"].negate


def test_rounding_to_another_scale_is_no_difference() -> None:
    exact = Figure(start=date(2023, 1, 1), end=date(2023, 12, 31), value=Decimal(2_630_987), decimals=0)
    former = line("Royalties")
    former = Line(**{name: getattr(former, name) for name in Line.__slots__} | {"figures": (exact,)})
    assert back(rows("Licence fees | 2,950 | 2,631"), former)["Licence fees"].by_figures
