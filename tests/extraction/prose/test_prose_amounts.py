"""Amounts as running text writes them."""

from __future__ import annotations

import pytest

from exporter.extraction.prose.amounts import amounts, mark_of


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [
        ("$2.1 million", "2100000", -5, "$"),
        ("$212 thousand", "212000", -3, "$"),
        ("$0.01 per share", "0.01", 2, "$/share"),
        ("57.4%", "0.574", 3, "%"),
        ("3.2 percent", "0.032", 3, "%"),
        ("€1,2 Mio", "1200000", -5, "EUR"),
        ("EUR 1.7 billion", "1700000000", -8, "EUR"),
        ("US$5bn", "5000000000", -9, "USD"),
        ("12.4 million common shares", "12400000", -5, "shares"),
        ("3,500 shares", "3500", 0, "shares"),
        ("$1,407,000", "1407000", -3, "$"),
        ("$45", "45", 0, "$"),
        ("£3.4m", "3400000", -5, "GBP"),
        ("1 234 567 EUR", "1234567", 0, "EUR"),
        ("$14.91 per diluted share", "14.91", 2, "$/share"),
        ("40 cents", "0.4", 2, "$"),
        ("25 basis points", "0.0025", 4, "points"),
    ],
)
def test_an_amount_is_read_with_its_scale_and_accuracy(text: str, value: str, decimals: int, unit: str) -> None:
    (found,) = amounts(f"It was {text} then.", "," if ",2 M" in text else ".")
    said = "points" if found.points else "%" if found.percent else "shares" if found.shares else found.currency or "$"
    assert f"{found.printed.scaleb(found.scale):f}".rstrip("0").rstrip(".") == value.rstrip("0").rstrip(
        "."
    ) or value in (f"{found.printed.scaleb(found.scale):f}",)
    assert found.decimals == decimals
    assert said + ("/share" if found.per_share else "") == unit


@pytest.mark.parametrize(
    "text", ["445 stores in 42 states", "2.7 times higher", "Phase 2", "GTX-2040", "3 million patients"]
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert list(amounts(text)) == []


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("a loss per share of ($0.03)", True),
        ("was $(0.03) per share", True),
        ("a net loss ($0.03 per share)", False),
        ("earnings of $3.1 million ($0.03 per share)", False),
    ],
)
def test_parentheses_are_below_zero_only_where_the_sentence_needs_the_amount(text: str, negative: bool) -> None:
    assert [amount.negative for amount in amounts(text)][-1] is negative


def test_the_decimal_mark_is_the_documents() -> None:
    assert mark_of(["€1,25 Mio und €12,5 Mio", "im Jahr 2012"]) == ","
    assert mark_of(["$1,250 and $12.50"]) == "."
