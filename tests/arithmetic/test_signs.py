"""Signs on the small loss statement: known concepts, the filer's own, what contradicts."""

import pytest

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sides import Tie, settle_sides
from exporter.arithmetic.signs import Meaning, settle, weight

STATEMENT = (
    ("Revenue", (23, 6, 30, 7)),
    ("Cost of sales", (3, 1, 6, 1)),
    ("Research and development", (1122, 2631, 2453, 6588)),
    ("General and administrative", (1407, 1619, 2195, 2695)),
    ("Stock-based compensation", (150, 414, 263, 705)),
    ("Depreciation", (100, 130, 200, 260)),
    ("Operating expenses", (2782, 4795, 5117, 10249)),
    ("Interest expense", (262, 209, 527, 407)),
    ("Accretion", (227, 180, 446, 366)),
    ("Amortization of financing", (27, 19, 52, 39)),
    ("Interest income", (-158, -95, -225, -210)),
    ("Loss for the period", (3117, 5102, 5887, 10844)),
)
ROWS = tuple(Row(id=i, label=label, values=values) for i, (label, values) in enumerate(STATEMENT))
SUMS = discover(ROWS)
EXPENSES = (1, 2, 3, 4, 5, 6, 7, 8, 9)
KNOWN = (
    Meaning(row=0, balance="credit"),
    *(Meaning(row=row, balance="debit") for row in EXPENSES),
    Meaning(row=11, balance="credit", two_signed=True),
)


def negated(result):
    return {sign.row for sign in result.signs if sign.negate}


def test_a_loss_printed_positive_is_negated():
    result = settle(ROWS, SUMS, KNOWN)
    assert negated(result) == {10, 11} and result.conflicts == ()


def test_own_concept_gets_the_balance_that_makes_it_positive():
    interest_income = settle(ROWS, SUMS, KNOWN).signs[10]
    assert (interest_income.negate, interest_income.balance) == (True, "credit")
    assert "own concept" in interest_income.reason and "Loss for the period" in interest_income.reason


def test_own_total_follows_from_its_parts():
    result = settle(ROWS, SUMS, KNOWN[:-1])
    assert (result.signs[11].negate, result.signs[11].balance) == (False, "debit")


@pytest.mark.parametrize("left_out", range(12))
def test_weights_and_values_add_up_whatever_is_own(left_out):
    meanings = [meaning for meaning in KNOWN if meaning.row != left_out]
    signs = {sign.row: sign for sign in settle(ROWS, SUMS, meanings).signs}
    for found in SUMS:
        total = signs[found.total]
        for column in range(4):
            value = sum(
                (weight(signs[c.row].balance, total.balance) or 0)
                * (-1 if signs[c.row].negate else 1)
                * ROWS[c.row].values[column]
                for c in found.contributors
            )
            assert value == (-1 if total.negate else 1) * ROWS[found.total].values[column]


def test_expenses_printed_in_parentheses_are_negated():
    rows = [
        Row(id=0, label="Revenue", values=(9541, 8198)),
        Row(id=1, label="Cost of sales", values=(-7260, -6275)),
        Row(id=2, label="Gross profit", values=(2281, 1923)),
    ]
    meanings = [
        Meaning(row=0, balance="credit"),
        Meaning(row=1, balance="debit"),
        Meaning(row=2, balance="credit", two_signed=True),
    ]
    assert negated(settle(rows, discover(rows), meanings)) == {1}


def test_a_prior_can_outvote_the_print():
    firm = [
        meaning if meaning.row != 11 else Meaning(row=11, balance="credit", expected=False, firmness=99)
        for meaning in KNOWN
    ]
    assert 11 not in negated(settle(ROWS, SUMS, firm))


def test_a_concept_of_the_wrong_balance_is_a_conflict():
    rows = [
        Row(id=0, label="Cash", values=(1511, 2203)),
        Row(id=1, label="Receivables", values=(2801, 1003)),
        Row(id=2, label="Accounts payable", values=(1001, 944)),
        Row(id=3, label="Total current assets", values=(5313, 4150)),
    ]
    meanings = [Meaning(row=row, balance="credit" if row == 2 else "debit", expected=False) for row in range(4)]
    result = settle(rows, discover(rows), meanings)
    assert [(conflict.total, conflict.row) for conflict in result.conflicts] == [(3, 2)]
    assert negated(result) == set()


def test_rows_in_no_sum_go_by_the_print():
    rows = [Row(id=0, label="Dividends", values=(-12, -15)), Row(id=1, label="Net change", values=(-12, -15))]
    meanings = [Meaning(row=0, balance="debit"), Meaning(row=1, balance="debit", two_signed=True)]
    assert negated(settle(rows, (), meanings)) == {0}


def test_weight_is_plus_for_one_balance_only():
    assert weight("debit", "debit") == weight("credit", "credit") == 1
    assert weight("debit", "credit") == -1
    assert weight(None, "debit") is None


def test_sides_break_the_cheapest_tie():
    ties = [Tie(first=0, second=1, sign=1, strength=9), Tie(first=1, second=2, sign=-1, strength=2)]
    assert settle_sides([0, 1, 2, 3], ties, {0: 6, 2: 6}) == {0: 1, 1: 1, 2: 1, 3: 0}


def test_ties_in_a_circle_are_settled_by_the_strongest():
    ties = [
        Tie(first=0, second=1, sign=1, strength=9),
        Tie(first=1, second=2, sign=1, strength=8),
        Tie(first=2, second=0, sign=-1, strength=1),
    ]
    assert settle_sides([0, 1, 2], ties, {0: -6}) == {0: -1, 1: -1, 2: -1}
