"""Decimal marks told from all numerals of a table, and numbers read by them."""

from decimal import Decimal

import pytest

from exporter.extraction.separators import decimal_mark, parse


@pytest.mark.parametrize(
    ("numerals", "mark"),
    [
        (["1,407", "0.01"], "."),
        (["1.407", "0,01"], ","),
        (["1.234.567", "12"], ","),
        (["1,234,567"], "."),
        (["1.234,5", "1,234"], ","),
        (["1 407", "0,5"], ","),
        (["1'234.50"], "."),
        (["12,34,567"], "."),
        (["0.125", "0.375"], "."),
        (["1,407", "2,631"], "."),
        (["12", "345"], "."),
        ([], "."),
    ],
)
def test_the_mark_before_decimals(numerals: list[str], mark: str) -> None:
    assert decimal_mark(numerals) == mark


@pytest.mark.parametrize(
    ("text", "mark", "value", "decimals"),
    [
        ("1,407", ".", "1407", 0),
        ("0.01", ".", "0.01", 2),
        (".05", ".", "0.05", 2),
        ("1.407,5", ",", "1407.5", 1),
        ("1 407", ".", "1407", 0),
        ("1’234.50", ".", "1234.50", 2),
        ("12,34,567", ".", "1234567", 0),
        ("2.0", ".", "2.0", 1),
    ],
)
def test_numbers(text: str, mark: str, value: str, decimals: int) -> None:
    assert parse(text, mark) == (Decimal(value), decimals)
