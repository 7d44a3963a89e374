"""A given fact: the fields of a line of `extract`, checked one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from exporter.extraction.facts import StatementKind
from exporter.readers.characters import FORBIDDEN, REPLACEMENT
from exporter.readers.given.json_lines import Field
from exporter.readers.quote import Quote

REQUIRED = ("label", "value", "end", "unit")
"""The fields that each fact must have."""
_UNIT = re.compile(r"[A-Z]{3}(?:/shares)?|shares|pure")
_INTEGER = re.compile(r"[+-]?\d{1,3}")
_PERCENT = Decimal("0.01")
_MOST_DIGITS = 30  # before or behind the point


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFact:
    """A record that says all it must. `quotes` are its fields as they stand in the source; dates are inclusive.

    `table` is what the record calls its table, None where it does not; `printed_percent` says that its text states the
    value in per cent.
    """

    table: str | None
    kind: StatementKind
    section: str
    label: str
    value: Decimal
    start: date | None
    end: date
    unit: str
    decimals: int
    evidence: tuple[str, ...]
    printed_percent: bool
    quotes: Mapping[str, Quote]


class Unfit(ValueError):
    """What is wrong with a record, in words: what it says (`said`), in which field, and what is expected of that."""

    def __init__(self, field: str, expected: str, said: Quote | None = None) -> None:
        super().__init__(" ".join(filter(None, (f"“{said.text}”:" if said else "", field, expected))))
        self.said = said


def given_fact(fields: Mapping[str, Field]) -> GivenFact:
    """The fact of a record. Raises `Unfit` for the first field that is not as it must be."""
    quotes = {name: said.legible() for name, said in fields.items() if isinstance(said, Quote) and said.says_something}
    for name in REQUIRED:
        if name not in quotes and not (name == "label" and isinstance(fields.get(name), Quote)):
            raise Unfit(name, "is missing")
    value = _value(quotes["value"])
    end = _date("end", quotes["end"])
    start = _date("start", quotes["start"]) if "start" in quotes else None
    if start is not None and start > end:
        raise Unfit("start", "must not be later than end", quotes["start"])
    unit = quotes["unit"].text.strip()
    if not _UNIT.fullmatch(unit):
        raise Unfit("unit", "must be a currency like CAD, CAD/shares, shares or pure", quotes["unit"])
    kind = _said(quotes, "statement") or StatementKind.OTHER.value
    if kind not in list(StatementKind):
        raise Unfit("statement", f"must be one of {', '.join(StatementKind)}", quotes["statement"])
    places = -int(value.as_tuple().exponent)
    return GivenFact(
        table=_said(quotes, "table"),
        kind=StatementKind(kind),
        section=_said(quotes, "section") or "",
        label=_said(quotes, "label") or "",
        value=value,
        start=start,
        end=end,
        unit=unit,
        decimals=_integer("decimals", quotes["decimals"]) if "decimals" in quotes else max(0, places),
        evidence=(*_evidence(fields.get("evidence")), *_origin(quotes)),
        printed_percent=unit == "pure" and _prints_percent(_said(quotes, "text") or "", value),
        quotes=quotes,
    )


def _said(quotes: Mapping[str, Quote], name: str) -> str | None:
    return " ".join(quotes[name].text.split()) if name in quotes else None


def _value(said: Quote) -> Decimal:
    try:
        value = Decimal(said.text.strip())
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        raise Unfit("value", "must be a number like -1407000 or 0.03, scaled, without separators", said)
    return value


def _date(name: str, said: Quote) -> date:
    try:
        if len(said.text.strip()) != len("2006-11-30"):
            raise ValueError
        return date.fromisoformat(said.text.strip())
    except ValueError:
        raise Unfit(name, "must be a date like 2006-11-30", said) from None


def _integer(name: str, said: Quote) -> int:
    if not _INTEGER.fullmatch(said.text.strip()) or abs(int(said.text)) > _MOST_DIGITS:
        raise Unfit(name, "must be a whole number like -3", said)
    return int(said.text)


def _evidence(said: Field) -> tuple[str, ...]:
    parts = said.text.split(";") if isinstance(said, Quote) else said or ()
    return tuple(FORBIDDEN.sub(REPLACEMENT, part.strip()) for part in parts if part.strip())


def _origin(quotes: Mapping[str, Quote]) -> Iterator[str]:
    """What a record says of the place where its fact was found."""
    cell = "!".join(filter(None, (_said(quotes, "sheet"), _said(quotes, "cell"))))
    line = ":".join(filter(None, (_said(quotes, "line"), _said(quotes, "column"))))
    place = cell or line
    text = _said(quotes, "text")
    if place or text:
        yield " ".join(filter(None, ("given: found", f"at {place}" if place else "", f"as “{text}”" if text else "")))


def _prints_percent(text: str, value: Decimal) -> bool:
    """Whether a text prints a value in per cent."""
    number = re.search(r"\d+(?:[.,]\d+)?", text)
    return number is not None and Decimal(number[0].replace(",", ".")) * _PERCENT == abs(value) != 0
