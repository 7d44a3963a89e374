"""The statements of bench/fsds-2010 as printed rows: columns laid out, negated labels negated, one scale a unit."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import gcd
from pathlib import Path
from typing import Any

from exporter.arithmetic.rows import Row

FSDS = Path(__file__).parents[2] / "shared" / "bench" / "fsds-2010"

Column = tuple[str, int]
"""End date (YYYYMMDD) and quarters, 0 for an instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the data set says of a row besides its numbers."""

    tag: str
    standard: bool
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of one filing. `rows[i].id == i`, and `lines[i]` belongs to it; values are in units of `scales`."""

    adsh: str
    cik: str
    kind: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    scales: dict[str, Decimal]

    @property
    def held_out(self) -> bool:
        """A third of the filers, chosen by their number alone and left unseen while the rules were made."""
        return int(hashlib.sha256(self.cik.encode()).hexdigest(), 16) % 3 == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A standard tag: `balance` is debit, credit or empty."""

    datatype: str
    instant: bool
    balance: str


def tags() -> dict[str, Tag]:
    """Balances and types of the us-gaap tags of those years."""
    with gzip.open(FSDS / "tags.tsv.gz", "rt", encoding="utf8") as file:
        header = next(file).rstrip("\n").split("\t")
        records = [dict(zip(header, line.rstrip("\n").split("\t"), strict=False)) for line in file]
    balance = {"D": "debit", "C": "credit"}
    return {
        r["tag"]: Tag(datatype=r["datatype"], instant=r["iord"] == "I", balance=balance.get(r["crdr"], ""))
        for r in records
    }


def statements(known: dict[str, Tag]) -> Iterator[Statement]:
    """Every statement of the set, in its order."""
    with gzip.open(FSDS / "statements.jsonl.gz", "rt", encoding="utf8") as file:
        for line in file:
            yield _statement(json.loads(line), known)


def _statement(raw: dict[str, Any], known: dict[str, Tag]) -> Statement:
    kind = raw["stmt"]
    columns = _columns(raw)
    printed: list[tuple[dict[str, Any], str, tuple[Decimal | None, ...]]] = []
    for row in raw["rows"]:
        unit, values = _printed(row, columns, kind)
        per_share = row["tag"] in known and known[row["tag"]].datatype == "perShare"
        if per_share or any(v and v % 1 for v in values):
            unit += " per share"
        printed.append((row, unit, values))
    scaled, scales = to_scale([unit for _, unit, _ in printed], [values for _, _, values in printed])
    rows = tuple(
        Row(id=place, label=row["label"], unit=unit, values=scaled[place])
        for place, (row, unit, _) in enumerate(printed)
    )
    lines = tuple(Line(tag=row["tag"], standard=bool(row["std"]), negated=bool(row["negating"])) for row in raw["rows"])
    return Statement(
        adsh=raw["adsh"], cik=raw["cik"], kind=kind, columns=columns, rows=rows, lines=lines, scales=scales
    )


def _columns(raw: dict[str, Any]) -> tuple[Column, ...]:
    """Instants make the columns of a balance sheet; durations those of everything else.

    The set lists every value a filing gives a row's tag, also those other statements print: a period that less than
    two fifths of the rows know is no column here.
    """
    seen = Counter((end, quarters) for row in raw["rows"] for end, quarters, _, _ in row["values"])
    durations = {c: n for c, n in seen.items() if c[1]}
    known = {c: n for c, n in seen.items() if not c[1]} if raw["stmt"] == "BS" or not durations else durations
    return tuple(sorted((c for c, n in known.items() if 5 * n >= 2 * max(known.values())), reverse=True))


def _printed(row: dict[str, Any], columns: tuple[Column, ...], kind: str) -> tuple[str, tuple[Decimal | None, ...]]:
    sign = -1 if row["negating"] else 1
    cells = {(end, quarters): sign * Decimal(value) for end, quarters, _, value in row["values"]}
    unit = Counter(unit for _, _, unit, _ in row["values"]).most_common(1)[0][0] if row["values"] else "USD"
    opening = "begin" in row["label"].lower() or "opening" in row["label"].lower()
    values = []
    for end, quarters in columns:
        value = cells.get((end, quarters))
        if value is None and quarters and cells and not any(q for _, q in cells):
            value = cells.get((month_end_before(end, quarters) if opening else end, 0))
        values.append(value)
    return unit, tuple(values)


def month_end_before(end: str, quarters: int) -> str:
    """The month end so many quarters earlier; the data set rounds all dates to month ends."""
    months = int(end[:4]) * 12 + int(end[4:6]) - 1 - 3 * quarters
    year, month = divmod(months, 12)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month]
    return f"{year:04d}{month + 1:02d}{days:02d}"


def to_scale(
    units: Sequence[str], cells: Sequence[Sequence[Decimal | None]]
) -> tuple[list[tuple[int | None, ...]], dict[str, Decimal]]:
    """Put each unit's values in units of its last printed digit: the largest power of ten that divides them all."""
    scales = {
        unit: _last_digit(v for u, values in zip(units, cells, strict=True) if u == unit for v in values)
        for unit in dict.fromkeys(units)
    }
    rows = [
        tuple(None if v is None else int(v / scales[unit]) for v in values)
        for unit, values in zip(units, cells, strict=True)
    ]
    return rows, scales


def _last_digit(values: Iterator[Decimal | None]) -> Decimal:
    common = gcd(*(int(v * 10_000) for v in values if v))
    power = 0
    while common and common % 10 == 0:
        common //= 10
        power += 1
    return Decimal(10) ** (power - 4)
