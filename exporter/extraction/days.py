"""Single dates in running text, written out with the month's name."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = rf"(?i:{_MONTH}\s+\d{{1,2}}\s*,?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}})"
"""A date with day, month's name and year, in either order; no groups."""

_MONTH_FIRST = re.compile(rf"({_MONTH})\s+(\d{{1,2}})\s*,?\s+(\d{{4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\s+({_MONTH})\s+(\d{{4}})", re.IGNORECASE)


def day_of(text: str) -> date | None:
    """The date that a text matched by DATE says; None where there is no such day."""
    if match := _MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    else:
        return None
    try:
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return None


def month_day_of(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Month and day of a text matched by DATE, and from where to where in it they are written."""
    day = day_of(text)
    match = _MONTH_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    return None if day is None or match is None else ((day.month, day.day), (match.start(1), match.end(2)))
