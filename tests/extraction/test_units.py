"""What labels, headings and column headers say of units."""

import pytest

from exporter.extraction.units import UnitKind, by_heading, by_label, is_change, is_percent


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Basic and diluted loss per common share", UnitKind.PER_SHARE),
        ("Net income per share attributable to common stockholders, basic", UnitKind.PER_SHARE),
        ("Dividends declared per ordinary share", UnitKind.PER_SHARE),
        ("Earnings/share", UnitKind.PER_SHARE),
        ("EPS", UnitKind.PER_SHARE),
        ("Weighted-average shares used in computing earnings per share", UnitKind.SHARES),
        ("Average common shares outstanding for earnings per common share", UnitKind.SHARES),
        ("Weighted average number of shares outstanding, diluted", UnitKind.SHARES),
        ("Effect of dilutive securities", UnitKind.SHARES),
        ("Dilutive Common Stock Options", UnitKind.SHARES),
        ("Common stock, $0.01 par value, 4,000,000,000 shares authorized, 1,831,000,000 issued", UnitKind.MONEY),
        ("Common Stock, par value $0.01 per share (4,084 million shares issued)", UnitKind.MONEY),
        ("Treasury stock, at cost: 392,040,626 shares", UnitKind.MONEY),
        ("Dividends paid ($1.20 per share)", UnitKind.MONEY),
        ("Interest income", None),
        ("Repurchases of common stock", None),
    ],
)
def test_labels(label: str, unit: UnitKind | None) -> None:
    assert by_label(label) is unit


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Weighted average shares outstanding:", UnitKind.SHARES),
        ("Earnings per share", UnitKind.PER_SHARE),
        ("Inventories, at lower of average cost or net realizable value", None),
        ("Shares outstanding - June 30, 2023: 551,992,430", None),
        ("Operating expenses", None),
    ],
)
def test_headings(heading: str, unit: UnitKind | None) -> None:
    assert by_heading(heading) is unit


def test_columns_of_percentages_and_of_changes() -> None:
    assert is_percent("% Sales")
    assert is_percent("Percentto Sales")
    assert not is_percent("2023")
    assert is_change("Change")
    assert is_change("2023 vs. 2022")
    assert not is_change("Year ended December 31, 2023")
