"""Dates and times as the section of a number format prints them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from exporter.readers.excel.format_code import Kind, Part, Section

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MILLISECONDS = 86_400_000
_LEAP_DAY_OF_1900 = 60  # a day that never was, which Excel counts (ECMA-376 Part 1, 18.17.4.1)
_LAST = 2_958_466  # the day after 31 December 9999, as a serial number
_NOON = 12
_MILLI = 3  # decimals of a second that are kept


def prints_moments(section: Section) -> bool:
    """Whether a section prints its number as a date, a time of day or a length of time."""
    return section.has(Kind.DATE, Kind.ELAPSED)


def moment(serial: Decimal, section: Section, *, since_1904: bool = False) -> str | None:
    """A serial number as a section with date parts prints it; None for one that is no date.

    Names of months and days are English, whatever language the section asks for.
    """
    if not 0 <= serial < _LAST:
        return None
    return _Moment(serial, _step(section), since_1904=since_1904).printed(section)


def _step(section: Section) -> int:
    """The milliseconds that a section rounds to: what its last decimal of seconds counts; 1 without seconds."""
    if not any(part.text.lower().startswith("s") for part in section.parts if part.kind in (Kind.DATE, Kind.ELAPSED)):
        return 1
    decimals = sum(part.kind is Kind.DIGIT for part in section.parts)
    return (1000, 100, 10, 1)[min(_MILLI, decimals)]


class _Moment:
    def __init__(self, serial: Decimal, step: int, *, since_1904: bool) -> None:
        steps = (serial * _MILLISECONDS / step).to_integral_value(rounding=ROUND_HALF_UP)
        self.milliseconds = int(steps) * step
        epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        early = not since_1904 and serial < _LEAP_DAY_OF_1900
        self.at = epoch + timedelta(milliseconds=self.milliseconds, days=1 if early else 0)

    def printed(self, section: Section) -> str:
        """The parts of the section, one after the other; zeros behind a point are fractions of a second."""
        halved = section.has(Kind.HALF_DAY)
        texts: list[str] = []
        for index, part in enumerate(section.parts):
            if part.kind is Kind.DATE:
                texts.append(self._date(part.text.lower(), minutes=_are_minutes(section.parts, index), halved=halved))
            elif part.kind is Kind.ELAPSED:
                texts.append(self._elapsed(part.text))
            elif part.kind is Kind.HALF_DAY:
                marks = ("AM", "PM") if len(part.text) > len("A/P") else ("A", "P")
                texts.append(marks[self.at.hour >= _NOON])
            elif part.kind is Kind.DIGIT:
                place = sum(before.kind is Kind.DIGIT for before in section.parts[:index])
                texts.append(f"{self.at.microsecond:06d}"[place] if place < _MILLI else "0")
            elif part.kind is Kind.SPACE or (part.kind is Kind.FILL and part.text == " "):
                texts.append(" ")
            elif part.kind not in (Kind.FILL, Kind.TEXT, Kind.GENERAL):
                texts.append(part.text)
        return "".join(texts)

    def _date(self, code: str, *, minutes: bool, halved: bool) -> str:
        at, width = self.at, len(code)
        hour = (at.hour % _NOON or _NOON) if halved else at.hour
        match code[0]:
            case "y":
                return f"{at.year:04d}" if width > 2 else f"{at.year % 100:02d}"
            case "m" if not minutes and width > 2:
                name = _MONTHS[at.month - 1]
                return {3: name[:3], 5: name[:1]}.get(width, name)
            case "d" if width > 2:
                name = _DAYS[at.weekday()]
                return name[:3] if width == 3 else name
            case letter:
                number = {"m": at.minute if minutes else at.month, "d": at.day, "h": hour, "s": at.second}[letter]
                return f"{number:02d}" if width > 1 else str(number)

    def _elapsed(self, code: str) -> str:
        unit = {"h": 3_600_000, "m": 60_000, "s": 1000}[code[0]]
        return f"{self.milliseconds // unit:0{len(code)}d}"


def _are_minutes(parts: tuple[Part, ...], index: int) -> bool:
    """Whether an `m` stands for minutes: it comes right after hours or right before seconds."""
    if not parts[index].text.lower().startswith("m"):
        return False
    timed = (Kind.DATE, Kind.ELAPSED)
    before = next((part for part in reversed(parts[:index]) if part.kind in timed), None)
    after = next((part for part in parts[index + 1 :] if part.kind in timed), None)
    return bool((before and before.text.lower()[0] == "h") or (after and after.text.lower()[0] == "s"))
