"""The real Form 6-K, its gold facts, and copies of it with everything changed that is no structure."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

from tests.conftest import SHARED

SOURCE = SHARED / "seed" / "lorus-6k.md"
GOLD = SHARED / "seed" / "gold.json"
_PERMUTED = (2, 0, 3, 1)
_RENAMED = (
    ("Lorus Therapeutics Inc.", "Acme Biotech Corp."),
    ("LORUS THERAPEUTICS", "ACME BIOTECH"),
    ("Lorus", "Acme"),
    ("000's", "millions"),
    ("Canadian Dollars", "Euros"),
    ("Canadian dollars", "euros"),
    ("REVENUE", "Turnover"),
    ("Nov 30, 2006", "Mar 31, 2012"),
    ("Nov 30, 2005", "Mar 31, 2011"),
    ("November 30, 2006", "March 31, 2012"),
    ("November 30, 2005", "March 31, 2011"),
    ("May 31, 2007", "September 30, 2012"),
)
_MOVED = {
    ("2006-09-01", "2006-11-30"): ("2012-01-01", "2012-03-31"),
    ("2005-09-01", "2005-11-30"): ("2011-01-01", "2011-03-31"),
    ("2006-06-01", "2006-11-30"): ("2011-10-01", "2012-03-31"),
    ("2005-06-01", "2005-11-30"): ("2010-10-01", "2011-03-31"),
}


def text() -> str:
    return SOURCE.read_text("utf-8")


def gold() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(GOLD.read_text("utf-8"))
    return content


def renamed() -> tuple[str, dict[str, Any]]:
    """Another company, other dates, millions of euros, other words, the columns in another order."""
    changed = text()
    for old, new in _RENAMED:
        changed = changed.replace(old, new)
    lines = []
    for line in changed.split("\n"):
        cells = line.split("\t")
        lines.append("\t".join([cells[0], *(cells[1 + n] for n in _PERMUTED)]) if len(cells) == 5 else line)
    expected = gold()
    for fact in expected["facts"]:
        fact["start"], fact["end"] = _MOVED[fact["start"], fact["end"]]
        fact["unit"] = fact["unit"].replace("CAD", "EUR")
        if fact["unit"] == "EUR" and fact["where"] == "table":
            fact["value"], fact["decimals"] = str(int(fact["value"]) * 1000), -6
    return "\n".join(lines), expected


def nonsense(seed: int) -> str:
    """Every label of the statement replaced by words that mean nothing."""
    rng = random.Random(seed)

    def word() -> str:
        return "".join(rng.choice("bcdfghjklmnprstvw") + rng.choice("aeiou") for _ in range(rng.randint(2, 3)))

    lines = []
    for line in text().split("\n"):
        cells = line.split("\t")
        if len(cells) == 5 and "Three" not in line:
            words = " ".join(word() for _ in range(rng.randint(1, 3))).capitalize()
            cells[0] = re.sub(r"(<b>)?[A-Za-z][^<]*", lambda m, words=words: (m[1] or "") + words, cells[0], count=1)
        lines.append("\t".join(cells))
    return "\n".join(lines)


def letters() -> str:
    """Every label of the statement replaced by a letter."""
    lines, count = [], 0
    for line in text().split("\n"):
        cells = line.split("\t")
        if len(cells) == 5 and "Three" not in line:
            cells[0], count = chr(ord("A") + count), count + 1
        lines.append("\t".join(cells))
    return "\n".join(lines)


def moved() -> str:
    """The rows of the expenses, heading and total included, put behind those that follow them."""
    lines = text().split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith("<b>EXPENSES"))
    end = next(n for n, line in enumerate(lines) if "Loss for the period" in line)
    section = slice(start, start + 7)
    return "\n".join([*lines[:start], *lines[section.stop : end], *lines[section], *lines[end:]])


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / f"{name}.md"
    path.write_text(content, "utf-8")
    return path
