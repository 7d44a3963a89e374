"""What labels mean, which way they count, and why two figures may differ."""

from __future__ import annotations

from decimal import Decimal

import pytest

from exporter.mapping.causes import agrees, cause
from exporter.mapping.meaning import first_polarity, kind_of_time, meaning, names_an_item, polarity, strictly


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Net loss", "Loss for the period"),
        ("net income", "NET INCOME (LOSS)"),
        ("Research and development expenses", "Research and development"),
        ("R&D", "Research and development expense, net of credits"),
        ("Spending on research and development", "Research and development"),
        ("Stock-based compensation expense", "Share based compensation"),
        ("Net sales", "SALES, Net of returns and allowances"),
        ("Cash used in operating activities", "Net cash provided by operating activities"),
    ],
)
def test_labels_that_mean_the_same(one: str, other: str) -> None:
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Online sales", "Net sales"),
        ("Operating income", "Net income"),
        ("Interest income", "Interest expense"),
        ("Cost of sales", "Sales"),
        ("Cash used in operating activities before changes in working capital", "Cash used in operating activities"),
        ("Income before taxes", "Net income"),
    ],
)
def test_labels_that_mean_different_things(one: str, other: str) -> None:
    assert meaning(one) != meaning(other)


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Total deferred revenue", "Deferred revenue", False),
    ("net proceeds from investments", "Proceeds from investments", False),
    ("receivables", "Receivables, net", True),
    ("Net income", "Income", True),
])  # fmt: skip
def test_wholes_and_parts(one: str, other: str, same: bool) -> None:
    assert (strictly(one) == strictly(other)) is same
    assert strictly("Total operating expenses", total=True) == strictly("Operating expenses", total=True)


@pytest.mark.parametrize(
    ("label", "way", "first"),
    [
        ("Net loss", -1, -1),
        ("Net income (loss)", 0, 1),
        ("Loss (income)", 0, -1),
        ("Net cash (used)/provided by operating activities", 0, 1),
        ("Cash used in operating activities", -1, -1),
        ("Income before losses of associates", 1, 1),
        ("Revenue", 1, 1),
    ],
)
def test_which_way_a_label_counts(label: str, way: int, first: int) -> None:
    assert polarity(label) == way
    assert first_polarity(label) == first


def test_what_has_a_name_and_a_time() -> None:
    assert [kind_of_time(t) for t in ("lease liability", "payments of debt", "headcount")] == [-1, 1, 0]
    names = ("Online sales", "expense for these plans", "released goods", "operating income", "sales")
    assert [names_an_item(name) for name in names] == [True, False, False, True, False]


def test_figures_agree_at_the_accuracy_of_the_coarser() -> None:
    tenth, unit = Decimal("50000"), Decimal("500")
    assert agrees(Decimal(1100000), tenth, Decimal(1122000), unit)
    assert not agrees(Decimal(1200000), tenth, Decimal(1122000), unit)
    assert not agrees(Decimal("0.05"), Decimal("0.005"), Decimal("0.06"), Decimal("0.005"))


def test_a_cause_is_named_only_where_one_is_plain() -> None:
    half = Decimal("50000")
    assert cause(Decimal(1700000), half, Decimal(3400000), Decimal(500), ()) == ""
    assert "10^1" in cause(Decimal(340000), Decimal(5000), Decimal(3400000), Decimal(500), ())
