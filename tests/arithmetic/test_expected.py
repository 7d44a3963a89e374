"""What is known of rows finds sums that no column proves any more, and ties that no label tells."""

from dataclasses import replace
from datetime import date

import pytest

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.expected import expected_sums
from exporter.arithmetic.explanation import explain
from exporter.arithmetic.known import EXPECTED, SUPPOSED, Arc, Name, known_sums, known_ties
from exporter.arithmetic.repairs import Cause
from exporter.arithmetic.rows import Row
from exporter.arithmetic.ties import Period, Table, TieKind

ROWS = (
    ("Cash", (6631, 5164)),
    ("Receivables", (1207, 1390)),
    ("Inventories", (2283, 1975)),
    ("Total current assets", (10121, 8529)),
    ("Equipment", (40871, 38215)),
    ("Goodwill", (7790, 7790)),
    ("Total assets", (58782, 54534)),
    ("Payables", (3318, 2904)),
    ("Accruals", (1446, 1683)),
    ("Total current liabilities", (4764, 4587)),
)
PARTS = {3: (0, 1, 2), 6: (3, 4, 5), 9: (7, 8)}
ARCS = tuple(Arc(total=total, contributor=part, coefficient=1) for total, parts in PARTS.items() for part in parts)
TOTALS = tuple(PARTS)
PERIODS = (Period(end=date(2007, 1, 1)), Period(end=date(2006, 1, 1)))


def rows(**changed):
    return tuple(
        Row(id=i, label=label, values=changed.get(f"row{i}", values)) for i, (label, values) in enumerate(ROWS)
    )


def expected(printed, arcs=ARCS, totals=TOTALS):
    return expected_sums(printed, discover(printed), arcs, totals)


def forest(sums):
    return {s.total: tuple(c.row for c in s.contributors) for s in sums}


def explained(printed, sums):
    table = Table(kind="position", periods=PERIODS, rows=tuple(printed))
    return explain((table,), (sums,), ())


def test_what_holds_is_kept_as_it_was_found():
    printed = rows()
    assert expected(printed) == discover(printed)


@pytest.mark.parametrize(
    ("row", "values", "cause"),
    [
        (1, (-1207, -1390), Cause.SIGN),
        (4, (40871000, 38215000), Cause.SCALE),
        (2, (1975, 2283), Cause.SWAP),
        (3, (-10121, -8529), Cause.SIGN),
        (9, (-4764, -4587), Cause.SIGN),
    ],
)
def test_a_row_that_is_wrong_throughout(row, values, cause):
    printed = rows(**{f"row{row}": values})
    sums = expected(printed)
    assert forest(sums) == PARTS
    found = explained(printed, sums)
    assert {i.repairs[0].cause for i in found} == {cause}
    assert {cell.row for i in found for cell in i.repairs[0].cells} == {row}
    assert all(i.certain for i in found)


def worded(**labels):
    """The rows, row 1 being printed negative throughout, under other labels."""
    return [replace(row, label=labels.get(f"row{row.id}", row.label)) for row in rows(row1=(-1207, -1390))]


@pytest.mark.parametrize("labels", [{"row3": "Current assets"}, {"row1": "Less: allowance for bad debts"}])
def test_a_sign_that_nothing_is_known_of_is_believed(labels):
    sums = expected(worded(**labels), arcs=tuple(arc for arc in ARCS if arc.contributor != 1))
    assert all(s.holds for s in sums)


def test_what_says_that_it_is_a_total_adds_up_what_stands_above_it():
    sums = expected(worded(), arcs=tuple(arc for arc in ARCS if arc.contributor != 1))
    assert [(s.total, s.broken) for s in sums if not s.holds] == [(3, (0, 1))]


def test_a_sum_with_all_signs_reversed_is_not_believed_against_the_one_sign_that_is_known():
    printed = (
        Row(id=0, label="Net sales", values=(-6398, -6601)),
        Row(id=1, label="Cost of goods sold", values=(3692, 3793)),
        Row(id=2, label="Selling expenses", values=(1624, 1733)),
        Row(id=3, label="Operating profit", values=(1082, 1075)),
    )
    arcs = [Arc(total=3, contributor=row, coefficient=sign) for row, sign in ((0, 1), (1, -1), (2, -1))]
    assert [s.family for s in discover(printed)] == ["plain"]
    assert {i.repairs[0].cells[0].row for i in explained(printed, expected(printed, arcs, ()))} == {0}


def test_a_sum_that_one_column_proves_is_not_given_up_for_a_supposition():
    parts = [(6631 + 17 * n * n, 5164 + 23 * n * (n % 3 + 1)) for n in range(14)]
    totals = tuple(map(sum, zip(*parts, strict=True)))
    wrong = [*parts[:5], (parts[5][0], -parts[5][1]), *parts[6:]]
    printed = [Row(id=i, label=f"Asset {i}", values=values) for i, values in enumerate(wrong)]
    printed.append(Row(id=14, label="Total assets", values=totals))
    (found,) = expected(printed, arcs=[Arc(total=14, contributor=0, coefficient=1)], totals=(14,))
    assert (found.family, found.proven, found.broken) == ("plain", (0,), (1,))


def test_suppositions_that_hold_are_not_held_against_the_others():
    small = (("Fees", 6), ("Total fees", 6), ("Dues", 4), ("Total dues", 4), ("Rent", 9), ("Total rent", 8))
    printed = [Row(id=i, label=label, values=(value,)) for i, (label, value) in enumerate(small)]
    arcs = [Arc(total=i, contributor=i - 1, coefficient=1) for i in (1, 3, 5)]
    assert [(s.total, s.holds) for s in expected(printed, arcs, (1, 3, 5))] == [(1, True), (3, True), (5, False)]


def test_a_row_that_is_missing_is_only_supposed():
    printed = tuple(row for row in rows() if row.id != 1)
    sums = expected(printed)
    assert [(s.total, s.family, s.slack) for s in sums if not s.holds] == [(3, SUPPOSED, (1207, 1390))]
    found = explained(printed, sums)
    assert [(i.repairs[0].cause, i.repairs[0].values, i.certain) for i in found] == [
        (Cause.MISSING, (1207, 1390), False)
    ] * 2


def test_a_row_in_another_unit_is_found_by_its_figures():
    printed = tuple(replace(row, unit="shares") if row.id == 1 else row for row in rows())
    sums = expected(printed)
    assert [(s.total, s.family) for s in sums if not s.holds] == [(3, EXPECTED)]
    assert {i.repairs[0].cause for i in explained(printed, sums)} == {Cause.UNIT}


def test_rows_that_are_not_what_they_are_taken_for_are_left_alone():
    printed = tuple(row for row in rows() if row.id not in (0, 5, 7))
    assert not [s for s in expected(printed) if s.family == SUPPOSED]


def test_a_total_is_not_made_of_rows_counted_beside_it():
    """Equity has no parts here; what stands above it belongs to the total of both."""
    printed = (
        Row(id=0, label="Payables", values=(3318, 2904)),
        Row(id=1, label="Loans", values=(2210, 2275)),
        Row(id=2, label="Total equity", values=(9127, 8846)),
        Row(id=3, label="Total liabilities and equity", values=(14655, 14025)),
    )
    arcs = [Arc(total=3, contributor=part, coefficient=1) for part in (0, 1, 2)]
    assert forest(expected(printed, arcs, (2, 3))) == {3: (0, 1, 2)}


def test_a_usual_sum_is_preferred_to_an_identity_read_backwards():
    printed = (
        *rows(row3=(-10121, -8529))[:7],
        Row(id=7, label="Total liabilities and equity", values=(58782, 54534)),
    )
    assert forest(expected(printed))[3] == (0, 1, 2)


def test_a_network_states_sums_that_fail_in_every_column():
    printed = rows(row1=(999, 888))
    (first, *_) = known_sums(printed, [*ARCS, Arc(total=3, contributor=4, coefficient=1, usual=False)])
    assert (first.total, first.broken, first.proven) == (3, (0, 1), ())
    assert all(i.certain for i in explained(printed, (first,)))


def test_one_concept_has_one_value_for_one_period():
    year, before = (Period(start=date(y, 1, 1), end=date(y + 1, 1, 1)) for y in (2006, 2005))
    position = Table(kind="position", periods=PERIODS, rows=(Row(id=0, label="Cash", values=(66, 51)),))
    flows = Table(
        kind="cash flows",
        periods=(year, before),
        rows=(
            Row(id=0, label="Cash at start", values=(51, 42)),
            Row(id=1, label="Cash at end", values=(66, 15)),
            Row(id=2, label="Loss", values=(7, 8)),
        ),
    )
    income = Table(kind="income", periods=(year, before), rows=(Row(id=0, label="Result", values=(7, 24)),))
    names = (
        [Name(row=0, concept="cash")],
        [
            Name(row=0, concept="cash", moment="start"),
            Name(row=1, concept="cash", moment="end"),
            Name(row=2, concept="result"),
        ],
        [Name(row=0, concept="result"), Name(row=0, concept="cash", negated=True), Name(row=9, concept="absent")],
    )
    ties = known_ties((position, flows, income), names)
    assert {tie.kind for tie in ties} == {TieKind.COMPARATIVE}
    assert [(t.left.table, t.left.row, t.left.column, t.difference) for t in ties] == [
        (1, 0, 0, 0),
        (1, 1, 0, 0),
        (1, 1, 1, -36),
        (2, 0, 0, 0),
        (2, 0, 1, 16),
    ]


def test_one_figure_in_two_units_has_the_wrong_one_once():
    flows = Table(
        kind="cash flows",
        periods=PERIODS,
        rows=(
            Row(id=0, label="Profit", values=(6631, 17), unit="shares"),
            Row(id=1, label="Depreciation", values=(412, 390)),
            Row(id=2, label="Tax", values=(75, 81)),
        ),
    )
    income = Table(kind="income", periods=PERIODS, rows=(Row(id=0, label="Profit", values=(6631, 17)),))
    ties = known_ties((income, flows), ([Name(row=0, concept="profit")], [Name(row=0, concept="profit")]))
    assert [(t.kind, t.left.table, t.difference) for t in ties] == [(TieKind.UNITS, 1, 6631)]
    (found,) = explain((income, flows), ((), ()), ties)
    assert found.certain
    assert [(r.cause, r.cells[0].table) for r in found.repairs][:1] == [(Cause.UNIT, 1)]
