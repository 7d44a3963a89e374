"""Calculation networks of real statements, run whole: does Arelle find every sum that the print keeps?

    PYTHONPATH=. python benchmarks/networks.py [--count 100]

Statements of fsds-2010, drawn by hash from the part that rules are made on, are written as Markdown documents as a
filer would print them, and exported. Each calculation inconsistency that Arelle reports must be one that the print
itself has: then our own check has found it too. Needs ../shared/bench/fsds-2010 and a second and a half a statement.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.fsds import FSDS, Column, Statement, statements, tags
from exporter.pipeline import export

TITLES = {
    "IS": "Consolidated statements of income",
    "BS": "Consolidated balance sheets",
    "CF": "Statements of cash flows",
}
NUMBERS = {1: "Three", 2: "Six", 3: "Nine", 4: "Twelve"}


def drawn(count: int) -> list[Statement]:
    pool = [s for s in statements(tags()) if s.kind in TITLES and not s.held_out]
    pool.sort(key=lambda s: hashlib.sha256(f"{s.adsh}{s.kind}".encode()).hexdigest())
    return pool[:count]


def document(statement: Statement) -> str:
    """The statement as its filer could have printed it, in whole dollars."""
    columns = [c for c in statement.columns if (c[1] == 0) == (statement.kind == "BS") and c[1] in (0, *NUMBERS)]
    rows = [[cell(statement, index, column) for column in columns] for index in range(len(statement.rows))]
    lines = [
        f"**{statement.cik} Corp.**",
        "",
        f"**{TITLES[statement.kind]}**",
        "",
        "(in US dollars)",
        "",
        "| | " + " | ".join(head(column) for column in columns) + " |",
        "|---|" + "--:|" * len(columns),
    ]
    for row, cells in zip(statement.rows, rows, strict=True):
        label = " ".join(row.label.replace("|", "/").split())
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def head(column: Column) -> str:
    day = date.fromisoformat(column[0])
    when = f"{day:%B} {day.day}, {day.year}"
    return when if column[1] == 0 else f"{NUMBERS[column[1]]} months ended {when}"


def cell(statement: Statement, index: int, column: Column) -> str:
    row = statement.rows[index]
    value = row.values[statement.columns.index(column)]
    if value is None and column[1]:  # a balance among flows: at their beginning or at their end
        day = date.fromisoformat(column[0])
        if "begin" in row.label.lower():
            day -= timedelta(days=91 * column[1])
        near = [
            (abs((date.fromisoformat(end) - day).days), value)
            for (end, quarters), value in zip(statement.columns, row.values, strict=True)
            if quarters == 0 and value is not None
        ]
        value = min(near)[1] if near and min(near)[0] <= 10 else None
    if value is None:
        return ""
    number = Decimal(value) * statement.scales[row.unit]
    text = f"{abs(number):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"({text})" if number < 0 else text


def run(count: int) -> Iterator[str]:
    said: Counter[str] = Counter()
    for statement in drawn(count):
        outcome = export("statement.md", document(statement).encode())
        ours = {m.places[0].short for m in outcome.messages if m.code == "calculation.inconsistent"}
        sums = sum(len(mapped.sums) for mapped in outcome.filing.statements)
        said.update(
            {
                "statements": 1,
                "without a fact": not outcome.filing.facts,
                "facts": len(outcome.filing.facts),
                "sums": sums,
            }
        )
        said["sums the print breaks"] += len(ours)
        for message in outcome.messages:
            if message.severity != "error" or message.code == "calculation.inconsistent":
                continue
            if message.code.startswith("calc11e:") and message.places[0].short in ours:
                continue
            said[f"ERROR {message.code}"] += 1
            yield f"{statement.adsh} {statement.kind}: {message.code} {message.places[0]} {message.text[:160]}"
    yield ""
    for what, number in said.items():
        yield f"{number:7} {what}"


if __name__ == "__main__":
    if not FSDS.is_dir():
        sys.exit("needs ../shared/bench/fsds-2010")
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100)
    for line in run(parser.parse_args().count):
        print(line, flush=True)
