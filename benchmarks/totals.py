"""Which rows of a statement are totals: by the words of their label or by their tag, never by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fsds import Statement

TOTAL_TAGS = {
    "BS": frozenset(
        [
            "Assets",
            "AssetsCurrent",
            "AssetsNoncurrent",
            "Liabilities",
            "LiabilitiesCurrent",
            "LiabilitiesNoncurrent",
            "StockholdersEquity",
            "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest",
            "LiabilitiesAndStockholdersEquity",
        ]
    ),
    "IS": frozenset(
        [
            "GrossProfit",
            "OperatingIncomeLoss",
            "NetIncomeLoss",
            "ProfitLoss",
            "IncomeLossFromContinuingOperations",
            "NetIncomeLossAvailableToCommonStockholdersBasic",
            "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments",
            "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
            "IncomeLossFromContinuingOperationsIncludingPortionAttributableToNoncontrollingInterest",
            "InterestIncomeExpenseAfterProvisionForLoanLoss",
        ]
    ),
    "CF": frozenset(
        [
            "NetCashProvidedByUsedInOperatingActivities",
            "NetCashProvidedByUsedInInvestingActivities",
            "NetCashProvidedByUsedInFinancingActivities",
            "CashAndCashEquivalentsPeriodIncreaseDecrease",
            "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations",
            "NetCashProvidedByUsedInInvestingActivitiesContinuingOperations",
            "NetCashProvidedByUsedInFinancingActivitiesContinuingOperations",
        ]
    ),
}
CASH_AT_END = re.compile(r"\bcash\b.*\b(end|ending|close)\b", re.IGNORECASE)
TOTAL_WORD = re.compile(r"\btotals?\b", re.IGNORECASE)


def total_rows(statement: Statement) -> Iterator[int]:
    """Ids of the totals in money, none of them empty or zero throughout, a repeated line counted once.

    A row of the first three of a cash flow is where it starts from, never a total. What an income statement names
    after net income is how that is shared out, so only what says total, or is net income again, counts there.
    """
    seen: set[tuple[str, tuple[int | None, ...]]] = set()
    shared_out = False
    for row, line in zip(statement.rows, statement.lines, strict=True):
        if not row.unit.isupper() or not any(row.values):
            continue
        named = line.tag in TOTAL_TAGS.get(statement.kind, ()) or TOTAL_WORD.search(row.label)
        if statement.kind == "CF":
            named = (named or CASH_AT_END.search(row.label)) and row.id > 2
        if shared_out and "NetIncome" not in line.tag and not TOTAL_WORD.search(row.label):
            named = False
        shared_out |= statement.kind == "IS" and line.tag == "NetIncomeLoss"
        if named and (line.tag, row.values) not in seen:
            seen.add((line.tag, row.values))
            yield row.id
