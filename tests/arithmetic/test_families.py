"""Each family of shapes, on a window made for it: what it matches, and that what it matches adds up."""

import random

import pytest

from exporter.arithmetic.alternating import alternating
from exporter.arithmetic.deviating import gap, one_flipped, one_skipped
from exporter.arithmetic.plain import plain, tail
from exporter.arithmetic.rounding import rounded
from exporter.arithmetic.scattered import scattered
from exporter.arithmetic.voting import voted
from exporter.arithmetic.window import Window, pack

ITEMS = (31, 577, 1013, 7919, 104729)

SHAPES = [
    (plain, {2: 1, 3: 1, 4: 1}),
    (plain, {2: -1, 3: -1, 4: -1}),
    (tail, {1: 1, 2: 1, 3: -1, 4: -1}),
    (tail, {0: -1, 1: -1, 2: 1, 3: 1, 4: 1}),
    (one_flipped, {1: 1, 2: -1, 3: 1, 4: 1}),
    (one_flipped, {1: -1, 2: -1, 3: 1, 4: -1}),
    (one_skipped, {0: 1, 1: 1, 3: 1, 4: 1}),
    (gap, {0: 1, 4: 1}),
    (alternating, {0: 1, 1: -1, 2: 1, 3: -1, 4: 1}),
    (scattered, {0: -1, 2: 1, 4: 1}),
]


@pytest.mark.parametrize(("family", "shape"), SHAPES)
def test_finds_its_shape(family, shape):
    total = sum(coefficient * ITEMS[place] for place, coefficient in shape.items())
    assert shape in [dict(candidate.terms) for candidate in family(Window(total, ITEMS))]


@pytest.mark.parametrize("family", [plain, tail, one_flipped, one_skipped, gap, alternating, scattered])
@pytest.mark.parametrize("seed", range(10))
def test_what_is_matched_adds_up(family, seed):
    number = random.Random(seed)
    items = [number.randrange(-6, 7) for _ in range(9)]
    total = number.randrange(1, 10)
    for candidate in family(Window(total, items)):
        terms = dict(candidate.terms)
        assert sum(coefficient * items[place] for place, coefficient in terms.items()) == total
        assert len(terms) == len(candidate.terms) and candidate.cost > 0


def test_packing_adds_as_columns_do():
    rows = [(5, -7, 12), (-5, 9, 1), (3, 0, -40)]
    columns = (0, 1, 2)
    added = tuple(map(sum, zip(*rows, strict=True)))
    assert sum(pack(row, columns, 12) for row in rows) == pack(added, columns, 12)
    assert pack((1, 0), (0, 1), 12) != pack((0, 1), (0, 1), 12)


def test_an_expected_start_costs_less():
    cheap, dear = Window(0, ITEMS, {1}), Window(0, ITEMS)
    assert cheap.start_cost(1) < dear.start_cost(1) == cheap.start_cost(0)


def test_voting_needs_more_than_half_of_the_columns():
    items = [(100, 210, 305), (40, 52, 61)]
    assert [dict(c.terms) for c in voted((140, 262, 999), items, 0)] == [{0: 1, 1: 1}]
    assert list(voted((140, 999, 999), items, 0)) == []


def test_rounding_reaches_no_further_than_the_parts_allow():
    items = [(100, 210), (40, 52), (7, 8)]
    assert {"plain"} <= {c.family for c in rounded((148, 269), items)}
    assert list(rounded((150, 273), items)) == []
