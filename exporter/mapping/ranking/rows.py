"""Rows as they are given to be ranked: what the print says of each, and of what stands about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from exporter.mapping.ranking.themes import themes

STATEMENTS = ("IS", "CI", "BS", "CF", "EQ")
"""Income, comprehensive income, financial position, cash flows, changes in equity."""
UNITS = ("monetary", "shares", "perShare", "pure")

_MOST_DIGITS = 30
"""No statement has longer figures."""

_SIDE = ((r"\bliabilit", "liabilities"), (r"\b(?:equity|deficit|capital)\b", "equity"), (r"\bassets?\b", "assets"))
_ACTIVITY = tuple((rf"\b{word}\b", word) for word in ("operating", "investing", "financing"))
# The rows that end a stretch of a statement: (what they say, which stretch begins below them).
_ENDS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    statement: tuple((re.compile(pattern, re.IGNORECASE), below) for pattern, below in ends)
    for statement, ends in {
        "BS": (
            (r"^total\b.*\bcurrent assets", "noncurrent assets"),
            (r"^total assets|^assets, total", "current liabilities"),
            (r"^total\b.*\bcurrent liabilities", "noncurrent liabilities"),
            (r"^total (?:noncurrent |long-term )?liabilities(?! and\b)", "equity"),
            (r"^total\b.*\b(?:equity|deficit|deficiency)", "end"),
        ),
        "CF": (
            (r"^(?:total\b|net\b)?.*\bcash\b.*\boperating activities", "investing"),
            (r"^(?:total\b|net\b)?.*\bcash\b.*\binvesting activities", "financing"),
            (r"^(?:total\b|net\b)?.*\bcash\b.*\bfinancing activities", "end"),
            (r"^(?:cash|total cash).*\bend\b|\bend of\b", "supplement"),
        ),
        "IS": (
            (r"^(?:total )?(?:net )?(?:revenues?|sales)\b(?:, net|, total)?$|^total\b.*\brevenues?", "costs"),
            (r"\boperating (?:income|profit|loss)|\b(?:income|loss|profit) from operations", "below operations"),
            (r"\bbefore\b.*\btax", "taxes"),
            (r"^(?:consolidated )?net (?:income|loss|earnings|\()|^profit for", "shares"),
        ),
        "CI": ((r"^(?:consolidated )?net (?:income|loss|earnings|\()", "other"), (r"^(?:total )?comprehensive", "end")),
    }.items()
}
_FIRST = {"BS": "current assets", "CF": "operating", "IS": "revenue", "CI": "income"}


Figure = tuple[str, str, str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row to be ranked. `group` tells statements apart; `place` is its position there, 0 the first of `of`.

    `filing` tells filings apart, whose statements give one figure in several places; `themes` are what it speaks
    of, in this row or any other. `figures` are what is reported besides zero: start, end, unit and amount, with the
    sign of the print. `negatives` and `positives` count the values printed with a minus or in parentheses and those
    that are not; `instant` is None where no value tells the period.
    """

    id: str
    label: str
    statement: str = "IS"
    section: str = ""
    headings: tuple[str, ...] = ()
    previous: str = ""
    following: str = ""
    unit: str = "monetary"
    instant: bool | None = None
    negatives: int = 0
    positives: int = 0
    place: int = 0
    of: int = 1
    group: str = ""
    filing: str = ""
    zone: str = ""
    themes: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def amounts(self) -> frozenset[Figure]:
        """The figures without their signs, which each statement prints as it likes."""
        return frozenset((start, end, unit, abs(amount)) for start, end, unit, amount in self.figures)

    def alike(self, other: Row) -> int:
        """1 where both print the figures they share with the same signs, -1 with opposite ones, 0 for neither."""
        same = len(set(self.figures) & set(other.figures))
        shared = len(self.amounts & other.amounts)
        return (2 * same > shared) - (2 * same < shared)


def row_of(record: Mapping[str, Any]) -> Row:
    """The row of an input record. Raises ValueError with what is wrong with it."""
    for field in ("id", "label", "statement"):
        if not isinstance(record.get(field), str):
            raise ValueError(f"“{field}” is missing or no text")
    if record["statement"] not in STATEMENTS:
        raise ValueError(f"“statement” is {record['statement']!r}, not one of {', '.join(STATEMENTS)}")
    unit = record.get("unit") or "monetary"
    if unit not in UNITS:
        raise ValueError(f"“unit” is {unit!r}, not one of {', '.join(UNITS)}")
    values, headings = record.get("values") or [], record.get("headings") or []
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise ValueError("“values” is no list of objects")
    if not isinstance(headings, list):
        raise ValueError("“headings” is no list")
    place, of = record.get("order") or 0, record.get("n_rows") or 1
    if not isinstance(place, int) or not isinstance(of, int):
        raise ValueError("“order” or “n_rows” is no whole number")
    filing = str(record.get("source") or record.get("company") or "")
    negatives = sum(bool(value.get("negative_as_shown")) for value in values)
    return Row(
        id=record["id"],
        label=record["label"],
        statement=record["statement"],
        section=str(record.get("section") or ""),
        headings=tuple(map(str, headings)),
        previous=str(record.get("prev_label") or ""),
        following=str(record.get("next_label") or ""),
        unit=unit,
        instant=_is_instant(values),
        negatives=negatives,
        positives=len(values) - negatives,
        place=place,
        of=max(of, 1),
        group=f"{filing} {record['statement']}",
        filing=filing,
        figures=tuple(dict.fromkeys(_figures(values))),
    )


def _is_instant(values: Sequence[Mapping[str, Any]]) -> bool | None:
    told = next((value for value in values if value.get("end")), None)
    return None if told is None else not told.get("start")


def _figures(values: Iterable[Mapping[str, Any]]) -> Iterator[Figure]:
    for value in values:
        try:
            amount = Decimal(str(value.get("value")))
        except InvalidOperation:
            continue
        if amount.is_finite() and amount and abs(amount.adjusted()) <= _MOST_DIGITS:
            yield str(value.get("start") or ""), str(value.get("end") or ""), str(value.get("unit") or ""), amount


def zones(statement: str, labels: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """In which stretch of its statement each row lies, from the totals above it and the headings over it.

    `labels` are the rows in order: the label of each and its headings, the nearest last.
    """
    stretch = _FIRST.get(statement, "")
    ends = _ENDS.get(statement, ())
    found = []
    reached = -1
    for label, headings in labels:
        told = _told(statement, headings)
        found.append(told or stretch)
        for step, (pattern, below) in enumerate(ends):
            if step > reached and pattern.search(label):
                stretch, reached = below, step
    return found


def _told(statement: str, headings: Sequence[str]) -> str:
    """The stretch that headings name, the nearest that names one."""
    for heading in reversed(headings):
        plain = heading.lower()
        if statement == "CF":
            if "supplement" in plain or "non-cash" in plain or "noncash" in plain:
                return "supplement"
            if activity := next((name for mark, name in _ACTIVITY if re.search(mark, plain)), None):
                return activity
        elif statement == "BS":
            side = next((name for mark, name in _SIDE if re.search(mark, plain)), None)
            if side == "equity" and "liabilit" not in plain:
                return side
    return ""


def placed(rows: Sequence[Row]) -> list[Row]:
    """The rows, in their order, each with the stretch of its statement and the themes of its filing."""
    groups: dict[str, list[int]] = {}
    filings: dict[str, list[str]] = {}
    for index, row in enumerate(rows):
        groups.setdefault(row.group, []).append(index)
        filings.setdefault(row.filing, []).extend((row.label, row.previous, row.following, row.section, *row.headings))
    told = {filing: themes(texts) for filing, texts in filings.items()}
    found = list(rows)
    for members in groups.values():
        members.sort(key=lambda index: (rows[index].place, index))
        stretches = zones(rows[members[0]].statement, [(rows[i].label, rows[i].headings) for i in members])
        for index, stretch in zip(members, stretches, strict=True):
            found[index] = replace(rows[index], zone=stretch, themes=told[rows[index].filing])
    return found
