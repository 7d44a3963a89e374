"""Moments in a day, as XML Schema writes them: read, and written in OIM's form and in that of XBRL 2.1."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone

from exporter.oim.aspects import Forever, Instant, Period

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?(?:(Z)|([+-])(\d\d):(\d\d))?",
)
_DAY = timedelta(days=1)


def moment(text: str, *, closes: bool = False) -> datetime:
    """The moment an xs:date or xs:dateTime names (XBRL 2.1, 4.7.2); a time zone is brought to UTC.

    A date without a time is its first moment, or where it `closes` a period the midnight after it. ValueError for what
    is neither, and for a year that has not four digits or a fraction finer than microseconds.
    """
    match = _MOMENT.fullmatch(text.strip(" \t\r\n"))
    if match is None or len((match[5] or "").rstrip("0")) > 6:
        raise ValueError(f"{text!r} is no moment of a year between 1 and 9999")
    at = datetime.fromisoformat(match[1])
    if match[2] is None:
        at += _DAY if closes else timedelta()
    elif match[2] == "24":
        at += _DAY
        if (match[3], match[4]) != ("00", "00") or (match[5] or "").strip("0"):
            raise ValueError(f"{text!r} is past the end of its day")
    else:
        at = at.replace(
            hour=int(match[2]),
            minute=int(match[3]),
            second=int(match[4]),
            microsecond=int((match[5] or "").rstrip("0").ljust(6, "0")),
        )
    if match[6]:
        return at.replace(tzinfo=UTC)
    if match[7]:
        offset = timedelta(hours=int(match[8]), minutes=int(match[9])) * (-1 if match[7] == "-" else 1)
        return at.replace(tzinfo=timezone(offset)).astimezone(UTC)
    return at


def written(at: datetime) -> str:
    """A moment as OIM writes it (OIM Common 1.0, 3.1.5): `2024-12-31T00:00:00`, with a Z where it is in UTC."""
    text = at.replace(tzinfo=None).isoformat()
    if at.microsecond:
        text = text.rstrip("0")
    return text + ("Z" if at.tzinfo else "")


def opening(at: datetime) -> str:
    """A moment as a startDate has it: the day alone where it is the day's first moment (XBRL 2.1, 4.7.2)."""
    return at.date().isoformat() if _whole(at) else written(at)


def closing(at: datetime) -> str:
    """A moment as an endDate or an instant has it: the day before where it is midnight (XBRL 2.1, 4.7.2)."""
    return (at.date() - _DAY).isoformat() if _whole(at) else written(at)


def period_text(period: Period) -> str:
    """A period as people read it, both days inclusive: `2024-01-01 to 2024-12-31`, `2024-12-31`, `at any time`."""
    if isinstance(period, Forever):
        return "at any time"
    if isinstance(period, Instant):
        return closing(period.at)
    return f"{opening(period.start)} to {closing(period.end)}"


def _whole(at: datetime) -> bool:
    return at.tzinfo is None and at.time() == time()
