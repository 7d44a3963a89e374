"""Moments: what XML Schema writes, and what OIM and XBRL 2.1 make of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from exporter.oim.moments import closing, moment, opening, written


@pytest.mark.parametrize(
    ("text", "closes", "at", "oim"),
    [
        ("2024-12-31", False, datetime(2024, 12, 31), "2024-12-31T00:00:00"),
        ("2024-12-31", True, datetime(2025, 1, 1), "2025-01-01T00:00:00"),
        (" 2024-12-31T24:00:00\n", True, datetime(2025, 1, 1), "2025-01-01T00:00:00"),
        ("2024-12-31T12:30:05.250", False, datetime(2024, 12, 31, 12, 30, 5, 250000), "2024-12-31T12:30:05.25"),
        ("2024-12-31Z", True, datetime(2025, 1, 1, tzinfo=UTC), "2025-01-01T00:00:00Z"),
        ("2024-12-31T23:00:00-05:00", False, datetime(2025, 1, 1, 4, tzinfo=UTC), "2025-01-01T04:00:00Z"),
        ("0099-01-01", False, datetime(99, 1, 1), "0099-01-01T00:00:00"),
    ],
)
def test_moments_are_read_and_written(text: str, closes: bool, at: datetime, oim: str) -> None:
    assert moment(text, closes=closes) == at
    assert written(at) == oim


@pytest.mark.parametrize(
    "text",
    ["", "2024", "12024-01-01", "-0044-03-15", "2024-13-01", "2024-01-01T24:00:01", "2024-01-01T00:00:00.0000001"],
)
def test_what_is_no_moment_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        moment(text)


@pytest.mark.parametrize("at", [datetime(2024, 3, 1), datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 3, 1, 12, 0, 1)])
def test_both_ends_of_a_period_read_back(at: datetime) -> None:
    assert moment(opening(at)) == at
    assert moment(closing(at), closes=True) == at
    assert closing(datetime(2024, 3, 1)) == "2024-02-29"
