"""The aspects of a fact (OIM Common 1.0, section 3): entity, period, unit, members of dimensions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from exporter.qname import ISO4217, XBRLI, QName


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An identifier and the scheme that gives it meaning (OIM Common 1.0, 3.1.4: the entity core dimension)."""

    scheme: str
    identifier: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Duration:
    """From one moment to another, the end exclusive: a year ends at midnight of the next first of January."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Instant:
    """A moment. The close of a day is midnight of the next."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Forever:
    """No beginning and no end (XBRL 2.1, 4.7.2: forever; OIM Common 1.0 leaves the period out)."""


FOREVER = Forever()

Period = Duration | Instant | Forever


def days(start: date | None, end: date) -> Period:
    """The period of whole days that people write: first and last day inclusive, or the close of `end` alone."""
    close = datetime.combine(end + timedelta(days=1), time())
    return Instant(at=close) if start is None else Duration(start=datetime.combine(start, time()), end=close)


def inclusive(period: Period) -> tuple[date | None, date]:
    """First and last day of a period that has them, the first None for an instant (XBRL 2.1, 4.7.2: end dates)."""
    assert not isinstance(period, Forever)
    if isinstance(period, Instant):
        return None, _last_day(period.at)
    return period.start.date(), _last_day(period.end)


def _last_day(moment: datetime) -> date:
    return (moment - timedelta(microseconds=1)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A product of measures, perhaps divided by another (OIM Common 1.0, 3.1.6: the unit core dimension).

    The order of the measures means nothing: they are kept sorted, so that equal units are equal.
    """

    numerator: tuple[QName, ...]
    denominator: tuple[QName, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "numerator", tuple(sorted(self.numerator)))
        object.__setattr__(self, "denominator", tuple(sorted(self.denominator)))

    def __str__(self) -> str:
        """As traces write it: `CAD`, `CAD/shares`, `pure`."""
        over = "*".join(measure.local for measure in self.denominator)
        return "*".join(measure.local for measure in self.numerator) + (f"/{over}" if over else "")


PURE = Unit(numerator=(QName(XBRLI, "pure"),))
SHARES = Unit(numerator=(QName(XBRLI, "shares"),))


def money(currency: str) -> Unit:
    """A currency by its ISO 4217 code (XBRL 2.1, 4.8.2)."""
    return Unit(numerator=(QName(ISO4217, currency),))


def per_share(currency: str) -> Unit:
    """A currency per share."""
    return Unit(numerator=(QName(ISO4217, currency),), denominator=(QName(XBRLI, "shares"),))


def unit(text: str) -> Unit:
    """The unit a trace writes as `CAD`, `CAD/shares`, `shares` or `pure`."""
    return Unit(
        numerator=(_measure(text.partition("/")[0]),),
        denominator=(_measure(text.partition("/")[2]),) if "/" in text else (),
    )


def _measure(name: str) -> QName:
    return QName(XBRLI if name in ("pure", "shares") else ISO4217, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedMember:
    """The value of a typed dimension (OIM Common 1.0, 3.1.7), None for nil.

    `element` is the domain element that XML writes it in; the dimension decides it, so that it is no part of equality.
    """

    value: str | QName | None
    element: QName = field(compare=False)


Member = QName | TypedMember
Dimensions = tuple[tuple[QName, Member], ...]
"""Dimensions and their members, explicit ones by name (OIM Common 1.0, 3.1.7), sorted by dimension."""
