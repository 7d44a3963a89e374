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


def test_a_currency_stated_for_the_whole_document_in_any_case_beside_letters_that_grow(facts) -> None:
    text = (
        "İZMİR HOLDING\n\nALL AMOUNTS ARE EXPRESSED IN CANADIAN DOLLARS unless noted.\n\n"
        "| | 2023-12-31 |\n|---|--:|\n| Cash | $5 |\n| Total assets | $5 |\n"
    )
    assert {fact[4] for fact in facts(text)} == {"CAD"}
