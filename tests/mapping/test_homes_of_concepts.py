"""Where the built-in taxonomy shows a concept, and what stands in its place elsewhere."""

from __future__ import annotations

import pytest

from exporter.dts.builtin import builtin
from exporter.dts.concept import Concept
from exporter.extraction.facts import StatementKind
from exporter.mapping.candidates import Index
from exporter.mapping.likely import Likely


def concept(local: str) -> Concept:
    return builtin().named(local)[0]


@pytest.mark.parametrize(
    ("statement", "local", "meant"),
    [
        (StatementKind.INCOME, "AdjustmentForStockBasedCompensation", "StockBasedCompensationExpense"),
        (StatementKind.CASH_FLOWS, "AdjustmentForStockBasedCompensation", "AdjustmentForStockBasedCompensation"),
        (StatementKind.CASH_FLOWS, "StockBasedCompensationExpense", "AdjustmentForStockBasedCompensation"),
        (StatementKind.OTHER, "AdjustmentForStockBasedCompensation", "AdjustmentForStockBasedCompensation"),
        (StatementKind.POSITION, "StockBasedCompensationExpense", "StockBasedCompensationExpense"),
    ],
)
def test_a_statement_has_its_own_name_for_what_others_call_the_same(
    statement: StatementKind, local: str, meant: str
) -> None:
    assert Index(builtin()).at_home(statement, concept(local)) == concept(meant)


def test_what_becomes_one_concept_has_the_chances_of_both() -> None:
    one, other, third = (concept(n) for n in ("StockBasedCompensationExpense", "Revenue", "CostOfSales"))
    likely = Likely(concepts=((other, 0.5), (one, 0.3), (third, 0.2)), own=0.1, reasons=("so it is",))
    renamed = likely.renamed(lambda found: one if found == third else found)
    assert [(found.name.local, round(chance, 2)) for found, chance in renamed.concepts] == [
        ("Revenue", 0.5),
        ("StockBasedCompensationExpense", 0.5),
    ]
    assert (renamed.own, renamed.reasons) == (0.1, ("so it is",))
