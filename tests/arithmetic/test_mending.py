"""Planting and mending: whatever is made wrong in statements that hold, a repair takes back or makes hold again."""

import random
from datetime import date

import pytest

from exporter.arithmetic.equations import equations
from exporter.arithmetic.explanation import MOST_REPAIRS, explain
from exporter.arithmetic.known import Arc, known_sums
from exporter.arithmetic.misprints import rescaled, slip
from exporter.arithmetic.repairs import Cause
from exporter.arithmetic.rows import Row
from exporter.arithmetic.ties import Cell, Period, Table, find_ties

PERIODS = tuple(Period(start=date(y, 1, 1), end=date(y + 1, 1, 1)) for y in (2006, 2005, 2004))
ARCS = (
    *(Arc(total=4, contributor=part, coefficient=1) for part in range(4)),
    *(Arc(total=8, contributor=part, coefficient=1) for part in range(5, 8)),
    Arc(total=9, contributor=4, coefficient=1),
    Arc(total=9, contributor=8, coefficient=-1),
)


def statement(seed):
    """Two subtotals and their difference, in three periods, all figures drawn by chance."""
    chance = random.Random(seed)
    columns = []
    for _ in PERIODS:
        income, costs = ([chance.randrange(1000, 90000) for _ in range(n)] for n in (4, 3))
        columns.append([*income, sum(income), *costs, sum(costs), sum(income) - sum(costs)])
    return [list(values) for values in zip(*columns, strict=True)]


def tables(values):
    labels = [*"ABCD", "Sum of income", *"EFG", "Sum of costs", "Net income"]
    income = Table(
        kind="income",
        periods=PERIODS,
        rows=tuple(Row(id=i, label=labels[i], values=tuple(row)) for i, row in enumerate(values)),
    )
    return (income,)


def explained(values, result):
    """With a cash flow statement that repeats the result as it was."""
    flows = Table(kind="cash flows", periods=PERIODS, rows=(Row(id=0, label="Net income", values=tuple(result)),))
    both = (*tables(values), flows)
    sums = (known_sums(both[0].rows, ARCS), ())
    return both, sums, explain(both, sums, find_ties(both))


def misprints(values, seed):
    chance = random.Random(f"misprint {seed}")
    row, column = chance.randrange(len(values)), chance.randrange(len(PERIODS))
    figure = values[row][column]
    digits = str(figure)
    turned = next((at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]), None)
    yield Cause.SIGN, row, {column: -figure}
    yield Cause.SIGN, row, {c: -v for c, v in enumerate(values[row])}
    yield Cause.SCALE, row, {column: figure * 1000}
    yield Cause.SCALE, row, {c: v * 1000 for c, v in enumerate(values[row])}
    other = (column + 1) % len(PERIODS)
    yield Cause.SWAP, row, {column: values[row][other], other: figure}
    if turned is not None:
        swapped = digits[:turned] + digits[turned + 1] + digits[turned] + digits[turned + 2 :]
        yield Cause.TRANSPOSITION, row, {column: int(swapped)}


@pytest.mark.parametrize("seed", range(25))
def test_what_was_planted_is_among_the_first_repairs(seed):
    clean = statement(seed)
    assert explained(clean, clean[9])[2] == ()
    for cause, row, change in misprints(clean, seed):
        wrong = [list(values) for values in clean]
        for column, value in change.items():
            wrong[row][column] = value
        _, _, found = explained(wrong, clean[9])
        assert found, (cause, row, change)
        original = {Cell(table=0, row=row, column=column): clean[row][column] for column in change}
        for inconsistency in found:
            repairs = [dict(zip(r.cells, r.values, strict=True)) for r in inconsistency.repairs[:3]]
            assert original in repairs, (cause, row, change)
            assert inconsistency.repairs[repairs.index(original)].cause is cause


@pytest.mark.parametrize("seed", range(25))
def test_every_repair_of_a_figure_mends_what_it_stands_under_and_breaks_nothing(seed):
    clean = statement(seed)
    wrong = [list(values) for values in clean]
    chance = random.Random(f"anything {seed}")
    wrong[chance.randrange(10)][chance.randrange(3)] += chance.choice((-1, 1)) * chance.randrange(100, 9999)
    both, sums, found = explained(wrong, clean[9])
    before = {(e.table, e.column, e.terms) for e in equations(both, sums, find_ties(both)) if not e.holds}
    assert found
    for inconsistency in found:
        assert len(inconsistency.repairs) <= MOST_REPAIRS
        for repair in inconsistency.repairs:
            if repair.cause in (Cause.MISSING, Cause.LEFT_OUT, Cause.ROUNDING):
                continue
            mended = [list(values) for values in wrong]
            result = list(clean[9])
            for cell, value in zip(repair.cells, repair.values, strict=True):
                (mended[cell.row] if cell.table == 0 else result)[cell.column] = value
            again = explained(mended, result)
            after = {
                (e.table, e.column, e.terms) for e in equations(again[0], again[1], find_ties(again[0])) if not e.holds
            }
            assert after < before and len(before) - len(after) == repair.closes
            assert (inconsistency.table, inconsistency.column, inconsistency.cells) not in {
                (table, column, tuple(cell for cell, _ in terms)) for table, column, terms in after
            }


@pytest.mark.parametrize(
    ("printed", "needed", "cause"),
    [
        (-512, 512, Cause.SIGN),
        (512000, 512, Cause.SCALE),
        (512, 512304, Cause.SCALE),
        (521, 512, Cause.TRANSPOSITION),
        (215, 512, None),
        (12, 512, Cause.DIGIT),
        (-512, 521, None),
        (None, 512, None),
        (0, 512, None),
        (7, 0, Cause.DIGIT),
        (512, 846, None),
    ],
)
def test_slips(printed, needed, cause):
    assert slip(printed, needed) is cause


def test_rescaling_rounds_thousands_half_away_from_zero_and_keeps_two_digits():
    assert [rescaled(17500, -3), rescaled(-17500, -3), rescaled(-17499, -3), rescaled(7, 2)] == [18, -18, -17, 700]
    assert [rescaled(3000, -3), rescaled(1500, -3), rescaled(49, -1), rescaled(0, 3)] == [3, None, None, None]
