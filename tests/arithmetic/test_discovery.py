"""The small loss statement, whole: with its labels, without, shuffled, scaled, misprinted."""

import random

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
