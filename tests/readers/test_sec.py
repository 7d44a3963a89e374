"""The SEC's transformations."""

from __future__ import annotations

import pytest

from exporter.readers.arelle.sec import TRANSFORMATIONS


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("duryear", "2.7", "P2Y8M12D"),
        ("duryear", "10", "P10Y"),
        ("duryear", "0", "P0Y"),
        ("duryear", "five", "P5Y"),
        ("durmonth", "18", "P18M"),
        ("durmonth", "1.5", "P1M15D"),
        ("durweek", "2", "P14D"),
        ("durday", "364", "P364D"),
        ("durday", "1.5", "P1DT12H"),
        ("durhour", "36", "PT36H"),
        ("durwordsen", "364-day", "P364D"),
        ("durwordsen", "three-year", "P3Y"),
        ("durwordsen", "two years and six months", "P2Y6M"),
        ("durwordsen", "One year, three months, two days", "P1Y3M2D"),
        ("durwordsen", "five\u00a0years", "P5Y"),
        ("durwordsen", "six weeks", "P42D"),
        ("durwordsen", "no years", "P0Y"),
        ("numwordsen", "no", "0"),
        ("numwordsen", "twenty-one", "21"),
        ("numwordsen", "One hundred and five thousand and six", "105006"),
        ("numwordsen", "two million, three hundred", "2000300"),
        ("boolballotbox", "☐", "false"),
        ("boolballotbox", "☒", "true"),
        ("boolballotbox", " ☑ ", "true"),
        ("yesnoballotbox", "☐", "No"),
        ("datequarterend", "second quarter of 2024", "2024-06-30"),
        ("datequarterend", "Q4 2023", "2023-12-31"),
        ("entityfilercategoryen", "Large accelerated filer", "Large Accelerated Filer"),
        ("entityfilercategoryen", "non-accelerated filer", "Non-accelerated Filer"),
        ("stateprovnameen", "New  Jersey", "NJ"),
        ("stateprovnameen", "State of Delaware", "DE"),
        ("stateprovnameen", "Québec".replace("é", "e"), "QC"),
        ("edgarprovcountryen", "British Columbia", "A1"),
        ("exchnameen", "The Nasdaq Stock Market LLC", "NASDAQ"),
        ("exchnameen", "New York Stock Exchange", "NYSE"),
    ],
)
def test_printed_text_becomes_the_value(name: str, text: str, value: str) -> None:
    assert TRANSFORMATIONS[name](text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("numwordsen", "many"),
        ("numwordsen", ""),
        ("durwordsen", "a while"),
        ("boolballotbox", "x"),
        ("duryear", "old"),
        ("stateprovnameen", "Elbonia"),
        ("exchnameen", "Corner shop"),
        ("datequarterend", "summer"),
    ],
)
def test_what_is_not_known_is_an_error(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        TRANSFORMATIONS[name](text)
