"""Periods, numbers and precision in words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from exporter.oim.fact import canonical

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_POWERS = {2: "hundred", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_BETWEEN = {1: "ten", 4: "ten thousand", 5: "hundred thousand", 7: "ten million", 8: "hundred million"}


def day(when: date) -> str:
    """A date, `30 Nov 2006`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def span(start: date | None, end: date) -> str:
    """How long a period of whole days is, both inclusive: `3 months to`, `year to`, "" for a moment."""
    if start is None:
        return ""
    after = end + timedelta(days=1)
    months = 12 * (after.year - start.year) + after.month - start.month
    length = (end - start).days + 1
    by_month = after.day == start.day and months > 0
    if length % 7 == 0 and not (by_month and start.day == 1):
        words = "week" if length == 7 else f"{length // 7} weeks"
    elif by_month:
        words = {1: "month", 12: "year"}.get(months, f"{months} months")
    else:
        words = "day" if length == 1 else f"{length} days"
    return f"{words} to"


def period(start: date | None, end: date) -> str:
    """A period of whole days: `30 Nov 2006`, `3 months to 30 Nov 2006`, `year to 31 Dec 2006`."""
    return f"{span(start, end)} {day(end)}".strip()


def dates(start: date | None, end: date) -> str:
    """A period in figures."""
    return f"{start} to {end}" if start else str(end)


def grouped(value: Decimal) -> str:
    """A number with its thousands grouped and a minus sign: `−3,117,000`."""
    whole, point, fraction = canonical(abs(value)).partition(".")
    return ("−" if value < 0 else "") + f"{int(whole):,}" + point + fraction


def decimals(places: int | None) -> str:
    """What a fact's decimals say of its accuracy (XBRL 2.1, 4.6.5)."""
    if places is None:
        return "exact (INF)"
    if places > 0:
        return f"to {places} decimal{'' if places == 1 else 's'} ({places})"
    if places == 0:
        return "to the unit (0)"
    return f"to the {(_POWERS | _BETWEEN).get(-places, f'10^{-places}')} (−{-places})"


def scale(power: int) -> str:
    """How a printed number is scaled."""
    if power == 0:
        return "as it stands"
    if power == -2:
        return "in per cent"
    return f"in {_POWERS[power]}s" if power in _POWERS else f"times 10^{power}"


def confidence(share: float) -> str:
    """How sure a choice is."""
    return f"{chance(share)} sure"


def chance(share: float) -> str:
    """A share of 1 in per cent."""
    return f"{round(100 * share)} %"


def sign(negated: bool) -> str:
    """How the sign of the XBRL value follows from the print."""
    return "opposite of the print" if negated else "as printed"
