"""Labels compared by what they say."""

from __future__ import annotations

import pytest

from exporter.dts.wording import essence, key, likeness
from exporter.mapping.extension import local_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Research and development expenses", "Expense, research & development"),
        ("Stock-based compensation", "Share based compensation"),
        ("Income tax expense", "Tax expense"),
        ("Amortisation of deferred financing charges", "Amortization of deferred financing costs"),
        ("Stockholders’ equity", "Shareholders' equity"),
        ("Inventories (Note 4)", "Inventory"),
    ],
)
def test_the_same_words_are_the_same_key(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert likeness(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sales", "Cost of sales"), ("Other income", "Income"), ("Interest income", "Interest expense")],
)
def test_other_things_are_not(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("label", "core"),
    [
        ("SALES, Net of returns and allowances", "SALES"),
        ("Cost of sales (including buying and occupancy)", "Cost of sales"),
        ("Common stock, $0.01 par value, 500 shares authorized", "Common stock"),
        ("Net income (loss)", "Net income (loss)"),
        ("Cash provided by (used in) operations", "Cash provided by (used in) operations"),
        ("Accounts receivable, net", "Accounts receivable, net"),
    ],
)
def test_essence_leaves_out_what_explains(label: str, core: str) -> None:
    assert essence(label) == core


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Interest expense on convertible debentures", "InterestExpenseOnConvertibleDebentures"),
        ("COST OF SALES", "CostOfSales"),
        ("R&D tax credits", "RAndDTaxCredits"),
        ("Impôts différés", "ImpotsDifferes"),
        ("2% notes", "Item2PercentNotes"),
        ("—", ""),
    ],
)
def test_names_of_own_concepts(label: str, name: str) -> None:
    assert local_name(label) == name
