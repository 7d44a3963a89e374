"""The SEC's Inline XBRL transformations that filings use (EDGAR Filer Manual, ixt-sec 2015-08-31).

A function takes printed text and gives the value; ValueError for text it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from exporter.readers.arelle.places import EDGAR_PROVINCES, EXCHANGES, PROVINCES, STATES

NAMESPACE = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31"

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NONE = ("no", "none", "nil")
_SPAN = re.compile(r"(\d+(?:\.\d+)?|[a-z -]*?)[\s-]*\b(year|month|week|day|hour)s?\b,?(?:\s+and\b)?\s*", re.IGNORECASE)
_MONTH_ENDS = {"first": "03-31", "second": "06-30", "third": "09-30", "fourth": "12-31", "last": "12-31"}
_FILERS = ("Large Accelerated Filer", "Accelerated Filer", "Non-accelerated Filer")


def number(text: str) -> str:
    """numwordsen: a whole number in English words; “no” and “none” are nought."""
    words = re.sub(r"[\s,-]+", " ", text).strip().lower().split()
    if len(words) == 1 and words[0] in _NONE:
        return "0"
    total = group = 0
    if not words:
        raise ValueError("no words")
    for word in words:
        if word in _UNITS:
            group += _UNITS[word]
        elif word in _TENS:
            group += _TENS[word]
        elif word == "a" or word == "an":
            group += 1
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0
        elif word.isdigit():
            group += int(word)
        elif word != "and":
            raise ValueError(f"{word!r} is no number word")
    return str(total + group)


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return Decimal(number(text))


def _duration(years: Decimal, months: Decimal, days: Decimal, hours: Decimal = Decimal()) -> str:
    """A duration (xs:duration); part of a year is months, part of a month days of 30.4375 to the month."""
    negative = any(part < 0 for part in (years, months, days, hours))
    years, months, days, hours = (abs(part) for part in (years, months, days, hours))
    hours += (days % 1) * 24
    months += (years % 1) * 12
    days += (months % 1) * Decimal("30.4375")
    parts = [(int(years), "Y"), (int(months), "M"), (int(days), "D")]
    date = "".join(f"{count}{letter}" for count, letter in parts if count)
    time = f"T{int(hours)}H" if int(hours) else ""
    return ("-" if negative else "") + "P" + (date + time)


def _one_unit(place: int, letter: str, times: int = 1) -> Callable[[str], str]:
    """durday, durweek, durmonth, duryear, durhour: a count of one unit."""

    def transformation(text: str) -> str:
        parts = [Decimal()] * 4
        parts[place] = _amount(text) * times
        made = _duration(*parts)
        return made if made[-1] != "P" else f"P0{letter}" if letter != "H" else "PT0H"

    return transformation


def duration(text: str) -> str:
    """durwordsen: years, months, weeks, days in English words or digits, `two years and six months`."""
    parts = dict.fromkeys(("year", "month", "week", "day", "hour"), Decimal())
    left = text.strip().lower().replace("\u00a0", " ")
    if left in _NONE:
        return "P0D"
    found = []
    while left:
        match = _SPAN.match(left)
        if match is None:
            raise ValueError(f"{text!r} is no duration")
        words = re.sub(r"^(?:and|a period of)\s+", "", match[1].strip().rstrip("-"))
        parts[match[2].lower()] += _amount(words)
        found.append(match[2].lower()[0].upper())
        left = left[match.end() :]
    made = _duration(parts["year"], parts["month"], parts["day"] + 7 * parts["week"], parts["hour"])
    return made if made[-1] != "P" else f"P0{found[0].replace('W', 'D')}"


def ballot_box(text: str) -> str:
    """boolballotbox: an empty box is false, one with a mark in it true."""
    return _chosen(text, {"☐": "false", "☑": "true", "☒": "true"})


def yes_no_ballot_box(text: str) -> str:
    """yesnoballotbox: the same for a question to be answered with Yes or No."""
    return _chosen(text, {"☐": "No", "☑": "Yes", "☒": "Yes"})


def quarter_end(text: str) -> str:
    """datequarterend: the last day of a calendar quarter, `first quarter of 2024`, `Q1 2024`."""
    year = re.search(r"\d{4}", text)
    quarter = re.search(r"\b(first|second|third|fourth|last)\b|\bQ?([1-4])(?:st|nd|rd|th)?\b", text, re.IGNORECASE)
    if year is None or quarter is None:
        raise ValueError(f"{text!r} is no quarter")
    word = quarter[1].lower() if quarter[1] else list(_MONTH_ENDS)[int(quarter[2]) - 1]
    return f"{year[0]}-{_MONTH_ENDS[word]}"


def filer_category(text: str) -> str:
    """entityfilercategoryen: as the enumeration writes it."""
    return _chosen(_key(text), {_key(filer): filer for filer in _FILERS})


def state(text: str) -> str:
    """stateprovnameen: the postal code of a state of the USA or a province of Canada."""
    return _chosen(_key(text), {_key(name): code for name, code in {**STATES, **PROVINCES}.items()})


def edgar_province(text: str) -> str:
    """edgarprovcountryen: EDGAR's code of a state or a province."""
    return _chosen(_key(text), {_key(name): code for name, code in {**STATES, **EDGAR_PROVINCES}.items()})


def exchange(text: str) -> str:
    """exchnameen: the code of a securities exchange."""
    return _chosen(_key(text), {_key(name): code for name, code in EXCHANGES.items()})


def _key(text: str) -> str:
    """What is left of a name when case, punctuation and legal forms do not count."""
    words = re.sub(r"[^a-z0-9 ]", "", text.lower().replace("-", " ").replace("&", " and ")).split()
    return " ".join(word for word in words if word not in ("the", "llc", "inc", "state", "commonwealth", "of"))


def _chosen(text: str, values: dict[str, str]) -> str:
    if text.strip() not in values:
        raise ValueError(f"{text!r} is not known")
    return values[text.strip()]


TRANSFORMATIONS: dict[str, Callable[[str], str]] = {
    "duryear": _one_unit(0, "Y"),
    "durmonth": _one_unit(1, "M"),
    "durweek": _one_unit(2, "D", 7),
    "durday": _one_unit(2, "D"),
    "durhour": _one_unit(3, "H"),
    "durwordsen": duration,
    "numwordsen": number,
    "datequarterend": quarter_end,
    "boolballotbox": ballot_box,
    "yesnoballotbox": yes_no_ballot_box,
    "entityfilercategoryen": filer_category,
    "stateprovnameen": state,
    "edgarprovcountryen": edgar_province,
    "exchnameen": exchange,
}
