"""What the built-in taxonomy expects of a report that has no calculation networks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exporter.checks.report import contradictory_figures
from exporter.checks.subject import Subject
from exporter.messages import Message
from tests.checks.invented import END23, END24, NS, fact, subject

ROWS = {
    "CashAndCashEquivalentsAtCarryingValue": ("Cash and cash equivalents", 4100, 3950),
    "AccountsReceivableNetCurrent": ("Trade receivables", 2213, 2087),
    "InventoryNet": ("Inventories", 1871, 1764),
    "AssetsCurrent": ("Total current assets", 8184, 7801),
    "PropertyPlantAndEquipmentNet": ("Property, plant and equipment", 5305, 5118),
    "Goodwill": ("Goodwill", 1220, 1220),
    "Assets": ("Total assets", 14709, 14139),
}


def report(prefix: str = "us-gaap", **instead: tuple[int, int]) -> Subject:
    """A statement of financial position in the names of us-gaap, some rows with other figures or, as (), left out."""
    rows, labels = [], {}
    for local, (label, *values) in ROWS.items():
        figures = instead.get(local, tuple(values))
        rows.append([fact(local, value, end) for value, end in zip(figures, (END24, END23), strict=False)])
        labels[local] = label
    made = subject(*filter(None, rows), labels=labels)
    return replace(made, report=replace(made.report, prefixes=((NS, prefix),)))


def said(checked: Subject) -> list[Message]:
    return list(contradictory_figures(checked))


def test_what_adds_up_is_not_spoken_of() -> None:
    assert said(report()) == []


@pytest.mark.parametrize(
    ("wrong", "figures", "code"),
    [
        ("InventoryNet", (-1871, -1764), "calculation.inconsistent"),
        ("AccountsReceivableNetCurrent", (2213000, 2087000), "calculation.inconsistent"),
        ("InventoryNet", (), "calculation.expected"),
    ],
)
def test_a_row_that_is_wrong_in_every_column_is_found(wrong: str, figures: tuple[int, int], code: str) -> None:
    (first, *_) = said(report(**{wrong: figures}))
    assert first.code == code
    assert first.text.startswith("“Total current assets”")


def test_names_that_nothing_is_known_of_prove_nothing() -> None:
    assert said(report("other", InventoryNet=(-1871, -1764))) == []
