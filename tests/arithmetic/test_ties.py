"""Ties between the statements of one small report, holding and failing."""

from dataclasses import replace
from datetime import date

from exporter.arithmetic.rows import Row
from exporter.arithmetic.ties import Period, Table, TieKind, find_ties

YEAR = Period(start=date(2006, 1, 1), end=date(2007, 1, 1))
BEFORE = Period(start=date(2005, 1, 1), end=date(2006, 1, 1))
CLOSE = Period(end=date(2007, 1, 1))
OPEN = Period(end=date(2006, 1, 1))


def table(kind, periods, *rows):
    return Table(
        kind=kind,
        periods=tuple(periods),
        rows=tuple(Row(id=i, label=label, values=tuple(values)) for i, (label, *values) in enumerate(rows)),
    )


INCOME = table(
    "income", (YEAR, BEFORE), ("Revenue", 912, 805), ("Income before tax", 210, 177), ("Net income", 140, 118)
)
POSITION = table(
    "position",
    (CLOSE, OPEN),
    ("Cash and cash equivalents", 66, 51),
    ("Total assets", 1013, 900),
    ("Total liabilities", 413, 400),
    ("Total shareholders' equity", 600, 500),
    ("Total liabilities and shareholders' equity", 1013, 900),
)
FLOWS = table(
    "cash flows",
    (YEAR, BEFORE),
    ("Net income", 140, 118),
    ("Net cash provided by operating activities", 99, 87),
    ("Net increase in cash", 15, 9),
    ("Cash, beginning of year", 51, 42),
    ("Cash, end of year", 66, 51),
)


def kinds(ties):
    return sorted((tie.kind.name, tie.left.column) for tie in ties)


def test_a_report_that_agrees():
    ties = find_ties((INCOME, POSITION, FLOWS))
    assert all(tie.holds for tie in ties)
    assert kinds(ties) == [
        ("BALANCE", 0),
        ("BALANCE", 1),
        ("CASH_AT_END", 0),
        ("CASH_AT_END", 1),
        ("CASH_AT_START", 0),
        ("NET_INCOME", 0),
        ("NET_INCOME", 1),
    ]


def changed(source, row, *values):
    return replace(source, rows=tuple(replace(r, values=values) if r.id == row else r for r in source.rows))


def test_what_disagrees_is_reported_with_its_difference():
    ties = find_ties((changed(INCOME, 2, 140, 181), POSITION, changed(FLOWS, 4, 67, 51)))
    assert [(t.kind, t.left.column, t.difference) for t in ties if not t.holds] == [
        (TieKind.NET_INCOME, 1, 63),
        (TieKind.CASH_AT_END, 0, 1),
    ]


def test_a_balance_sheet_that_does_not_balance():
    (first, second) = find_ties((changed(POSITION, 1, 1031, 900),))
    assert (first.difference, second.difference) == (18, 0)


def test_quarters_add_up_to_the_half_year():
    first = Period(start=date(2006, 1, 1), end=date(2006, 4, 1))
    second = Period(start=date(2006, 4, 1), end=date(2006, 7, 1))
    half = Period(start=date(2006, 1, 1), end=date(2006, 7, 1))
    ties = find_ties((table("income", (first, second, half), ("Revenue", 7, 23, 30), ("Cost", 3, 3, 7)),))
    assert [(t.kind, t.left.row, t.difference) for t in ties] == [(TieKind.PERIODS, 0, 0), (TieKind.PERIODS, 1, 1)]


def test_comparatives_of_two_tables():
    later = table("income", (YEAR,), ("Revenue", 912), ("Net income", 141))
    ties = find_ties((INCOME, later))
    assert [(t.kind, t.left.row, t.right[0].row, t.difference) for t in ties] == [
        (TieKind.COMPARATIVE, 0, 0, 0),
        (TieKind.COMPARATIVE, 2, 1, -1),
    ]


def test_cash_with_restricted_cash_may_be_more_than_the_position_shows():
    rows = [(row.label, *row.values) for row in FLOWS.rows[:3]]
    rows += [("Cash and restricted cash, beginning of year", 58, 49), ("Cash and restricted cash, end of year", 73, 58)]
    wider = table("cash flows", (YEAR, BEFORE), *rows)
    assert all(tie.holds for tie in find_ties((INCOME, POSITION, wider)))
