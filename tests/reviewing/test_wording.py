"""Periods, numbers and precision as the review page says them."""

from datetime import date
from decimal import Decimal

import pytest

from exporter.reviewing import wording


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, "2006-11-30", "30 Nov 2006"),
        ("2006-09-01", "2006-11-30", "3 months to 30 Nov 2006"),
        ("2006-01-01", "2006-12-31", "year to 31 Dec 2006"),
        ("2007-02-01", "2007-02-28", "month to 28 Feb 2007"),
        ("2023-01-29", "2023-10-28", "39 weeks to 28 Oct 2023"),
        ("2023-07-16", "2024-07-15", "year to 15 Jul 2024"),
        ("2023-07-16", "2023-08-04", "20 days to 4 Aug 2023"),
        ("2023-07-16", "2023-07-16", "day to 16 Jul 2023"),
    ],
)
def test_period(start, end, words):
    assert wording.period(start and date.fromisoformat(start), date.fromisoformat(end)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("-3117000", "−3,117,000"),
        ("0.01", "0.01"),
        ("1E+6", "1,000,000"),
        ("-0.00", "0"),
        ("1234567.50", "1,234,567.5"),
    ],
)
def test_number(value, words):
    assert wording.grouped(Decimal(value)) == words


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (None, "exact (INF)"),
        (-3, "to the thousand (−3)"),
        (-5, "to the hundred thousand (−5)"),
        (-10, "to the 10^10 (−10)"),
        (0, "to the unit (0)"),
        (1, "to 1 decimal (1)"),
        (2, "to 2 decimals (2)"),
    ],
)
def test_decimals(places, words):
    assert wording.decimals(places) == words


@pytest.mark.parametrize(
    ("power", "words"), [(0, "as it stands"), (6, "in millions"), (-2, "in per cent"), (4, "times 10^4")]
)
def test_scale(power, words):
    assert wording.scale(power) == words
