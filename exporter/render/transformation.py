"""Which transformation of the Transformation Rules Registry turns a printed numeral into its number."""

from __future__ import annotations

import re
from decimal import Decimal

REGISTRY_4 = "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"
REGISTRY_5 = "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"

# Name, registry prefix, what it accepts, what it drops, its decimal separator (Transformation Rules Registry 4 and 5).
_NUMBERS = (
    ("ixt:num-dot-decimal", re.compile(r"[, \u00a00-9]*(\.[ \u00a00-9]+)?"), ", \u00a0", "."),
    ("ixt:num-comma-decimal", re.compile(r"[. \u00a00-9]*(,[ \u00a00-9]+)?"), ". \u00a0", ","),
    ("ixt5:num-dot-decimal-apos", re.compile(r"[,'`´’′ \u00a00-9]*(\.[ \u00a00-9]+)?"), ",'`´’′ \u00a0", "."),
    ("ixt5:num-comma-decimal-apos", re.compile(r"[.'`´’′ \u00a00-9]*(,[ \u00a00-9]+)?"), ".'`´’′ \u00a0", ","),
)


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Name, what it accepts, and which groups are day, month and year.
_DATES = (
    (
        "ixt:date-monthname-day-year-en",
        re.compile(rf"({_MONTH})\s+(\d{{1,2}})\s*,?\s+(\d{{4}})", re.IGNORECASE),
        (2, 1, 3),
    ),
    ("ixt:date-day-monthname-year-en", re.compile(rf"(\d{{1,2}})\s+({_MONTH})\s+(\d{{4}})", re.IGNORECASE), (1, 2, 3)),
    ("ixt:date-monthname-day-en", re.compile(rf"({_MONTH})\s+(\d{{1,2}})", re.IGNORECASE), (2, 1, None)),
    ("ixt:date-day-monthname-en", re.compile(rf"(\d{{1,2}})\s+({_MONTH})", re.IGNORECASE), (1, 2, None)),
)

# Spaces that only differ in width from the one the registry knows; a tagged numeral is written with that.
_SPACES = str.maketrans("\u2009\u202f", "\u00a0\u00a0")


def taggable(text: str) -> str:
    """The numeral as an element can hold it: thin and narrow spaces between its digits become no-break spaces."""
    return text.translate(_SPACES)


def text_transformation(text: str, value: str) -> str | None:
    """The transformation under which printed text is a value; empty where it is the value as it stands, None for none.

    A date has the form 2006-11-30, a month and day --05-31.
    """
    if " ".join(text.split()) == value:
        return ""
    for name, accepts, (day, month, year) in _DATES:
        if match := accepts.fullmatch(text):
            number = _MONTHS.index(match[month][:3].lower()) + 1
            if value == f"{match[year] if year else '-'}-{number:02}-{int(match[day]):02}":
                return name
    return None


def transformation(text: str, number: Decimal) -> str | None:
    """The prefixed name of the transformation under which `text` is `number` (not negative); None when there is none.

    Text without a digit is a dash, which says zero. A numeral whose separators could be read two ways ("1,407") gets
    the reading that gives the number.
    """
    if not any(character.isdigit() for character in text):
        return "ixt:fixed-zero" if number == 0 else None
    for name, accepts, dropped, point in _NUMBERS:
        if accepts.fullmatch(text):
            plain = text.translate({ord(character): None for character in dropped}).replace(point, ".")
            if plain.replace(".", "", 1).isdigit() and Decimal(plain) == number:
                return name
    return None
