"""The small loss statement, whole: with its labels, without, shuffled, scaled, misprinted."""

import random
from dataclasses import replace

import pytest

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.rows import Row

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
OPERATING = (6, {1: 1, 2: 1, 3: 1, 4: 1, 5: 1})
LOSS = (11, {0: -1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 1})


def rows(columns=(0, 1, 2, 3), scale=1, names=None):
    return [
        Row(id=i, label=names[i] if names else label, values=tuple(values[c] * scale for c in columns))
        for i, (label, values) in enumerate(STATEMENT)
    ]


def forest(sums):
    return [(s.total, {c.row: c.coefficient for c in s.contributors}) for s in sums]


@pytest.mark.parametrize("labels", [True, False])
def test_finds_both_sums(labels):
    found = discover(rows(), labels=labels)
    assert forest(found) == [OPERATING, LOSS]
    assert all(s.proven == (0, 1, 2, 3) and s.exact for s in found)


def test_needs_no_labels():
    words = random.Random(1)
    names = ["".join(words.choices("abcdefgh", k=6)) for _ in STATEMENT]
    assert forest(discover(rows(names=names))) == [OPERATING, LOSS]


@pytest.mark.parametrize("columns", [(3, 1, 0, 2), (2, 3, 0, 1), (1, 0)])
def test_columns_may_stand_in_any_order(columns):
    assert forest(discover(rows(columns), labels=False)) == [OPERATING, LOSS]


@pytest.mark.parametrize("scale", [10, 1000, 10**9])
def test_scale_does_not_matter(scale):
    assert forest(discover(rows(scale=scale), labels=False)) == [OPERATING, LOSS]


@pytest.mark.parametrize("labels", [True, False])
@pytest.mark.parametrize("column", range(4))
@pytest.mark.parametrize("row", [0, 2, 4, 6, 7, 10, 11])
def test_a_misprint_in_one_column_is_reported_there(row, column, labels):
    printed = rows()
    values = list(printed[row].values)
    values[column] += 90
    printed[row] = Row(id=row, label=printed[row].label, values=tuple(values))
    found = discover(printed, labels=labels)
    assert forest(found) == [OPERATING, LOSS]
    assert {c for s in found for c in s.broken} == {column}


@pytest.mark.parametrize("labels", [True, False])
def test_a_section_may_stand_elsewhere_above_the_total(labels):
    printed = rows()
    moved = [printed[0], *printed[7:11], *printed[1:7], printed[11]]
    assert forest(discover(moved, labels=labels)) == [OPERATING, LOSS]


def test_a_section_may_stand_below_the_total_that_uses_it():
    printed = rows()
    moved = [printed[0], *printed[7:12], *printed[1:7]]
    assert sorted(forest(discover(moved))) == [OPERATING, LOSS]


def test_with_a_label_one_of_two_columns_is_enough():
    printed = [
        Row(id=0, label="Trade payables", values=(1204, 1731)),
        Row(id=1, label="Accrued liabilities", values=(3377, 2816)),
        Row(id=2, label="Total current liabilities", values=(4581, 4574)),
    ]
    (found,) = discover(printed)
    assert (found.total, found.proven, found.broken, found.slack) == (2, (0,), (1,), (0, 27))
    assert not found.holds


def test_units_are_never_added():
    printed = [
        Row(id=0, label="Basic", values=(1123, 2291), unit="shares"),
        Row(id=1, label="Net income", values=(5519, 4402)),
        Row(id=2, label="Total", values=(6642, 6693)),
    ]
    assert discover(printed) == ()


def test_a_blank_total_carries_what_it_computes():
    printed = [
        Row(id=0, label="a", values=(1511, 2203)),
        Row(id=1, label="b", values=(3802, 1947)),
        Row(id=2, label="Total current", values=(5313, None)),
        Row(id=3, label="c", values=(7718, 9031)),
        Row(id=4, label="Total", values=(13031, 13181)),
    ]
    inner, outer = discover(printed)
    assert inner.slack == (0, None) and inner.proven == (0,)
    assert forest([outer]) == [(4, {2: 1, 3: 1})] and outer.proven == (0, 1)


def test_totals_printed_before_their_parts():
    printed = [
        Row(id=0, label="Current assets", values=(5313, 4150)),
        Row(id=1, label="Cash", values=(1511, 2203)),
        Row(id=2, label="Receivables", values=(2801, 1003)),
        Row(id=3, label="Inventories", values=(1001, 944)),
        Row(id=4, label="Fixed assets", values=(7718, 9031)),
        Row(id=5, label="Land", values=(3011, 3011)),
        Row(id=6, label="Machines", values=(4707, 6020)),
        Row(id=7, label="Total assets", values=(13031, 13181)),
    ]
    assert sorted(forest(discover(printed))) == [
        (0, {1: 1, 2: 1, 3: 1}),
        (4, {5: 1, 6: 1}),
        (7, {0: 1, 4: 1}),
    ]


def test_an_identity_is_not_read_backwards():
    """The last part of equity is also assets less everything else; the plain reading explains more."""
    printed = [
        Row(id=0, label="p", values=(4907979, 4668518)),
        Row(id=1, label="q", values=(1999921, 1755059)),
        Row(id=2, label="r", values=(6907900, 6423577)),
        Row(id=3, label="s", values=(3847877, 3700393)),
        Row(id=4, label="t", values=(729386, 780353)),
        Row(id=5, label="u", values=(2266673, 1890969)),
        Row(id=6, label="v", values=(63964, 51862)),
        Row(id=7, label="w", values=(3060023, 2723184)),
        Row(id=8, label="x", values=(6907900, 6423577)),
    ]
    assert forest(discover(printed, labels=False)) == [
        (2, {0: 1, 1: 1}),
        (7, {4: 1, 5: 1, 6: 1}),
        (8, {3: 1, 7: 1}),
    ]


def test_any_order_of_signs():
    printed = [
        Row(id=0, label="a", values=(8931, 15867, 9977)),
        Row(id=1, label="b", values=(2870, 1721, 3703)),
        Row(id=2, label="c", values=(641, 607, 1363)),
        Row(id=3, label="d", values=(907, 1368, 693)),
        Row(id=4, label="e", values=(737, 109, 413)),
        Row(id=5, label="f", values=(6532, 13494, 7357)),
    ]
    (found,) = discover(printed, labels=False)
    assert forest([found]) == [(5, {0: 1, 1: -1, 2: 1, 3: -1, 4: 1})]


def test_rounding_is_slack_and_not_a_break():
    printed = [
        Row(id=0, label="a", values=(26517, 24918)),
        Row(id=1, label="b", values=(159393, 129052)),
        Row(id=2, label="c", values=(68928, 149730)),
        Row(id=3, label="Total", values=(254839, 303701)),
    ]
    (found,) = discover(printed)
    assert found.slack == (1, 1) and found.holds and not found.exact


def generated(seed, columns=3):
    """A table of nested sums with some parts subtracted, and the sums that were put in."""
    number = random.Random(seed)
    printed, sums = [], []

    def add(values):
        printed.append(Row(id=len(printed), label="x", values=tuple(values)))
        return len(printed) - 1

    def block(depth):
        parts = []
        for _ in range(number.randint(2, 5)):
            nested = depth and number.random() < 0.4
            parts.append(
                block(depth - 1) if nested else add([number.randrange(10_000, 99_999) for _ in range(columns)])
            )
        turn = number.randint(2, len(parts)) if number.random() < 0.3 else len(parts)
        coefficients = {part: 1 if place < turn else -1 for place, part in enumerate(parts)}
        total = add([sum(c * printed[p].values[j] for p, c in coefficients.items()) for j in range(columns)])
        sums.append((total, coefficients))
        return total

    block(2)
    return printed, sums


@pytest.mark.parametrize("seed", range(60))
def test_generated_statements_are_taken_apart_again(seed):
    printed, sums = generated(seed)
    assert sorted(forest(discover(printed, labels=False))) == sorted(sums)


@pytest.mark.parametrize("seed", range(20))
def test_numbers_without_relation_have_no_sums(seed):
    number = random.Random(seed)
    values = [tuple(number.randrange(1_000_000) for _ in range(3)) for _ in range(40)]
    assert discover([Row(id=i, label=f"row {i}", values=v) for i, v in enumerate(values)], labels=False) == ()


@pytest.mark.parametrize("seed", range(5))
def test_the_same_rows_give_the_same_sums(seed):
    printed, _ = generated(seed)
    assert discover(printed) == discover(printed)


@pytest.mark.parametrize(
    "values",
    [
        lambda i, n: tuple(n.randrange(-(10**6), 10**6) for _ in range(4)),
        lambda i, n: (n.randrange(-9, 10), n.randrange(-9, 10)),
        lambda i, n: (1, 1),
        lambda i, n: (i % 2, 0, 1),
        lambda i, n: tuple(n.choice([None, n.randrange(-99, 99)]) for _ in range(12)),
    ],
)
@pytest.mark.timeout(30)
def test_time_is_bounded_on_tables_made_to_be_slow(values):
    number = random.Random(3)
    printed = [Row(id=i, label=f"Total {i}", values=values(i, number)) for i in range(500)]
    discover(printed)


def test_the_heading_says_where_rows_of_zeros_belong():
    printed = [
        Row(id=0, label="Fees", values=(1511, 2203), section="Revenue"),
        Row(id=1, label="Grants", values=(0, 0), section="Revenue"),
        Row(id=2, label="Impairment", values=(0, 0), section="Expenses"),
        Row(id=3, label="Salaries", values=(811, 903), section="Expenses"),
        Row(id=4, label="Rent", values=(337, 404), section="Expenses"),
        Row(id=5, label="Total expenses", values=(1148, 1307), section="Expenses"),
    ]
    assert forest(discover(printed)) == [(5, {2: 1, 3: 1, 4: 1})]


def test_bold_print_is_a_weak_cue():
    printed = [
        Row(id=0, label="p", values=(7, 4)),
        Row(id=1, label="q", values=(9, 6)),
        Row(id=2, label="r", values=(16, 10)),
    ]
    assert discover(printed) == ()
    assert forest(discover([*printed[:2], replace(printed[2], bold=True)])) == [(2, {0: 1, 1: 1})]
