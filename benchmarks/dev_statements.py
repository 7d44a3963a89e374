"""The statements of bench/dev, 45 filers of 2023-2025, in the form of those of bench/fsds-2010."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fsds import Column, Line, Statement, to_scale
from signs import BENCH, dev_tables

from exporter.arithmetic.rows import Row

KINDS = ("IS", "BS", "CF", "CI")


def dev_statements() -> Iterator[Statement]:
    """Each table of a report's primary statements, but for those of equity, with the tags of its rows."""
    path = BENCH / "dev" / "mapping.gold.jsonl"
    gold = {entry["id"]: entry for entry in map(json.loads, path.read_text("utf-8").splitlines())}
    for kind, raw in dev_tables():
        columns = _columns(raw)
        if kind in KINDS and columns:
            yield _statement(kind, raw, columns, gold)


def _columns(raw: list[dict[str, Any]]) -> tuple[Column, ...]:
    """The periods that two fifths as many rows know as know the best-known; durations before instants."""
    seen = Counter(column for record in raw for value in record["values"] for column in [_column(value)])
    durations = {column: count for column, count in seen.items() if column[1]}
    known = durations or dict(seen)
    return tuple(sorted((c for c, n in known.items() if 5 * n >= 2 * max(known.values())), reverse=True))


def _column(value: dict[str, Any]) -> Column:
    end = _month_end(value["end"])
    if not value["start"]:
        return f"{end:%Y%m%d}", 0
    days = (date.fromisoformat(value["end"]) - date.fromisoformat(value["start"])).days
    return f"{end:%Y%m%d}", max(1, round(days / 91))


def _month_end(text: str) -> date:
    """The nearest month end, as the other data set has it: years of 52 weeks end about there."""
    near = date.fromisoformat(text) + timedelta(days=15)
    return near.replace(day=1) - timedelta(days=1)


def _statement(kind: str, raw: list[dict[str, Any]], columns: tuple[Column, ...], gold: dict[str, Any]) -> Statement:
    units, cells, lines = [], [], []
    for record in raw:
        found = {_column(v): Decimal(v["value"]) for v in record["values"] if v["value"]}
        units.append("USD" if record["unit"] == "monetary" else str(record["unit"]))
        cells.append([found.get(column) for column in columns])
        answer = gold[record["id"]]
        name = answer["concept"].split(":")[-1] + "".join(sorted((answer["dims"] or {}).values()))
        standard = answer["standard"] and not answer["dims"]
        lines.append(Line(tag=name, standard=standard, negated=bool(answer["sign_flipped"])))
    scaled, scales = to_scale(units, cells)
    return Statement(
        adsh=raw[0]["source"],
        cik=raw[0]["company"],
        kind=kind,
        columns=columns,
        rows=tuple(
            Row(id=at, label=record["label"], section=record["section"], unit=units[at], values=scaled[at])
            for at, record in enumerate(raw)
        ),
        lines=tuple(lines),
        scales=scales,
    )
