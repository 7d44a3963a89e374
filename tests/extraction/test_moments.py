"""Rows that state balances among flows."""

from datetime import date

import pytest

from exporter.extraction.moments import Balance, balance_of, balance_on, reconciles


@pytest.mark.parametrize(
    ("label", "balance"),
    [
        ("Cash and cash equivalents, beginning of period", Balance.BEGINNING),
        ("Cash, cash equivalents and restricted cash at end of year", Balance.END),
        ("Balance at the beginning of the year", Balance.BEGINNING),
        ("CASH, CASH EQUIVALENTS AND RESTRICTED CASH, END OF PERIOD", Balance.END),
        ("Opening balance", Balance.BEGINNING),
        ("Net increase in cash during the period", None),
        ("Net cash from operating activities", None),
        ("Gains at the end of hedges", None),
    ],
)
def test_labels(label: str, balance: Balance | None) -> None:
    assert balance_of(label) is balance


@pytest.mark.parametrize(
    ("label", "balance"),
    [
        ("Cash and cash equivalents at January 1", Balance.BEGINNING),
        ("Cash and cash equivalents at December 31, 2022", Balance.BEGINNING),
        ("Cash, cash equivalents and restricted cash at June 30", Balance.END),
        ("Cash at March 31", None),
        ("Notes due June 30", None),
    ],
)
def test_labels_with_a_date(label: str, balance: Balance | None) -> None:
    assert balance_on(label, date(2023, 1, 1), date(2023, 6, 30)) is balance


def test_rows_that_take_the_balance_apart() -> None:
    assert reconciles("Less: restricted cash included in other assets")
    assert reconciles("Restricted cash, included in prepaid expenses")
    assert not reconciles("Cash paid for interest")
    assert not reconciles("Cash payments for income taxes")
