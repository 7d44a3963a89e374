"""Errors planted in one small report, and what is said of them."""

from dataclasses import replace
from datetime import date

import pytest

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.explanation import explain
from exporter.arithmetic.known import Name, known_sums, printed_arcs
from exporter.arithmetic.repairs import Cause
from exporter.arithmetic.rows import Row
from exporter.arithmetic.ties import Cell, Period, Table, TieKind, find_ties

YEAR = Period(start=date(2006, 1, 1), end=date(2007, 1, 1))
BEFORE = Period(start=date(2005, 1, 1), end=date(2006, 1, 1))


def table(kind, periods, *rows):
    return Table(
        kind=kind,
        periods=tuple(periods),
        rows=tuple(Row(id=i, label=label, values=tuple(values)) for i, (label, *values) in enumerate(rows)),
    )


INCOME = table(
    "income",
    (YEAR, BEFORE),
    ("Revenue", 91247, 80561),
    ("Cost of sales", 50362, 44718),
    ("Gross profit", 40885, 35843),
    ("Research", 12096, 9573),
    ("Selling", 3871, 5246),
    ("Administration", 6924, 7185),
    ("Total expenses", 22891, 22004),
    ("Net income", 17994, 13839),
)
FLOWS = table(
    "cash flows",
    (YEAR, BEFORE),
    ("Net income", 17994, 13839),
    ("Depreciation", 2461, 2057),
    ("Net cash provided by operating activities", 20455, 15896),
)
WEIGHTS = {
    ("gross", "revenue"): 1,
    ("gross", "cost"): -1,
    ("expenses", "research"): 1,
    ("expenses", "selling"): 1,
    ("expenses", "administration"): 1,
    ("net", "gross"): 1,
    ("net", "expenses"): -1,
}
CONCEPTS = ("revenue", "cost", "gross", "research", "selling", "administration", "expenses", "net")
ARCS = printed_arcs([Name(row=row, concept=concept) for row, concept in enumerate(CONCEPTS)], WEIGHTS)


def changed(source, row, *values):
    return replace(source, rows=tuple(replace(r, values=values) if r.id == row else r for r in source.rows))


def explained(income, *, known=False, flows=None):
    tables = (income, flows) if flows else (income,)
    sums = [known_sums(t.rows, ARCS) if known and t is income else discover(t.rows) for t in tables]
    return explain(tables, sums, find_ties(tables))


def first(found):
    return {(i.relation.total, i.column): (i.repairs[0].cause, i.repairs[0].cells[0].row) for i in found}


def test_nothing_to_explain():
    assert explained(INCOME, flows=FLOWS) == ()
    assert explained(INCOME, known=True) == ()


@pytest.mark.parametrize(
    ("values", "cause"),
    [
        ((-12096, 9573), Cause.SIGN),
        ((12096000, 9573), Cause.SCALE),
        ((12, 9573), Cause.SCALE),
        ((12906, 9573), Cause.TRANSPOSITION),
        ((17096, 9573), Cause.DIGIT),
        ((15483, 9573), Cause.VALUE),
    ],
)
def test_one_figure(values, cause):
    (found,) = explained(changed(INCOME, 3, *values))
    assert (found.relation.total, found.column, found.certain) == (6, 0, True)
    assert found.difference == 12096 - values[0]
    assert found.cells == tuple(Cell(table=0, row=row, column=0) for row in (6, 3, 4, 5))
    repair = next(r for r in found.repairs if r.cells == (Cell(table=0, row=3, column=0),))
    assert (repair.cause, repair.values, repair.closes) == (cause, (12096,), 1)
    if cause is not Cause.VALUE:
        assert found.repairs[0] == repair


@pytest.mark.parametrize(
    ("values", "cause"),
    [
        ((-12096, -9573), Cause.SIGN),
        ((12096000, 9573000), Cause.SCALE),
        ((9573, 12096), Cause.SWAP),
    ],
)
def test_a_whole_row_of_a_known_sum(values, cause):
    found = explained(changed(INCOME, 3, *values), known=True)
    assert first(found) == {(6, 0): (cause, 3), (6, 1): (cause, 3)}
    assert all(
        i.certain
        and i.repairs[0].values == (12096, 9573)[:: 1 if i.repairs[0].cells[0].column == 0 else -1]
        and i.repairs[0].closes == 2
        for i in found
    )


def test_a_wrong_total_is_told_from_a_wrong_part():
    """A total that is wrong breaks two sums, and one change of it mends both."""
    found = explained(changed(INCOME, 6, 22981, 22004))
    assert first(found) == {(6, 0): (Cause.TRANSPOSITION, 6), (7, 0): (Cause.TRANSPOSITION, 6)}
    assert all(i.repairs[0].closes == 2 for i in found)


def test_a_tie_tells_which_statement_is_wrong():
    found = explained(changed(INCOME, 7, 17949, 13839), flows=FLOWS)
    assert {getattr(i.relation, "kind", "sum") for i in found} == {"sum", TieKind.NET_INCOME}
    for inconsistency in found:
        best = inconsistency.repairs[0]
        assert (best.cause, best.cells, best.values) == (
            Cause.TRANSPOSITION,
            (Cell(table=0, row=7, column=0),),
            (17994,),
        )


def test_a_row_that_is_not_there():
    income = replace(INCOME, rows=tuple(r for r in INCOME.rows if r.label != "Selling"))
    found = explained(income, known=True)
    assert first(found) == {(6, 0): (Cause.MISSING, 6), (6, 1): (Cause.MISSING, 6)}
    assert all(i.repairs[0].values == (3871, 5246) for i in found)


def test_a_row_in_another_unit():
    income = replace(INCOME, rows=tuple(replace(r, unit="shares") if r.id == 4 else r for r in INCOME.rows))
    found = explained(income, known=True)
    assert first(found) == {(6, 0): (Cause.UNIT, 4), (6, 1): (Cause.UNIT, 4)}


def test_a_figure_in_the_wrong_column():
    income = changed(INCOME, 3, None, 12096)
    income = changed(income, 6, 22891, 22004 - 9573)
    income = changed(income, 7, 17994, 13839 + 9573)
    found = explained(income, known=True)
    assert first(found) == {(6, 0): (Cause.COLUMN, 3), (6, 1): (Cause.COLUMN, 3)}
    assert found[0].repairs[0].values == (12096, None)


def test_slack_in_an_exact_statement_is_uncertain():
    (found,) = explained(changed(INCOME, 4, 3872, 5246))
    assert not found.certain
    assert found.repairs[0].cause is Cause.DIGIT
    assert found.repairs[-1].cause is Cause.ROUNDING


def test_slack_everywhere_is_rounding():
    income = changed(INCOME, 2, 40886, 35842)
    income = changed(income, 6, 22890, 22005)
    assert explained(income) == ()


def test_periods_exchanged():
    turned = replace(INCOME, rows=tuple(replace(r, values=r.values[::-1]) for r in INCOME.rows))
    found = explained(turned, flows=FLOWS)
    assert [i.relation.kind for i in found] == [TieKind.NET_INCOME] * 2
    assert all(i.repairs[0].cause is Cause.PERIOD and i.repairs[0].closes == 2 for i in found)


def test_a_negated_concept_is_printed_with_the_other_sign():
    names = [Name(row=0, concept="total"), Name(row=1, concept="gain"), Name(row=2, concept="cost", negated=True)]
    arcs = printed_arcs(names, {("total", "gain"): 1, ("total", "cost"): -1, ("total", "absent"): 1})
    assert [(a.contributor, a.coefficient) for a in arcs] == [(1, 1), (2, 1)]


def test_the_same_wrong_figure_in_two_statements_is_mended_in_both():
    found = explained(changed(INCOME, 7, 17949, 13839), flows=changed(FLOWS, 0, 17949, 13839))
    assert [(i.table, i.relation.total) for i in found] == [(0, 7), (1, 2)]
    for inconsistency in found:
        best = inconsistency.repairs[0]
        assert (best.cause, best.values, best.closes) == (Cause.TRANSPOSITION, (17994, 17994), 2)
        assert {(cell.table, cell.row) for cell in best.cells} == {(0, 7), (1, 0)}
