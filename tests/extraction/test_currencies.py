"""Currencies by symbol, code and word."""

import pytest

from exporter.extraction.currencies import code_of, is_dollar, named_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("(Canadian Dollars)", ("CAD",)),
        ("in thousands of U.S. dollars", ("USD",)),
        ("Expressed in millions of euros", ("EUR",)),
        ("EUR k", ("EUR",)),
        ("US$ million", ("USD",)),
        ("C$ thousands", ("CAD",)),
        ("£m", ("GBP",)),
        ("in pounds sterling", ("GBP",)),
        ("RMB in millions, convenience translation into US$", ("CNY", "USD")),
        ("$ in thousands", ()),
        ("Dollars in millions", ()),
        ("European operations of the eurozone", ()),
    ],
)
def test_currencies_that_texts_name(text: str, codes: tuple[str, ...]) -> None:
    assert sorted(named_in(text)) == sorted(codes)


def test_a_bare_dollar_sign_says_no_currency() -> None:
    assert code_of("$") == ""
    assert code_of("US$") == "USD"
    assert code_of("€") == "EUR"
    assert is_dollar("CAD")
    assert not is_dollar("EUR")
