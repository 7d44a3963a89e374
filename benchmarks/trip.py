"""The whole trip on real statement tables: what crashes, what Arelle finds, what is said.

    PYTHONPATH=. python benchmarks/trip.py [--count 120]

Tables of bench/dev/extraction as HTML and as pipe tables, drawn by hash, each exported as a document of its own. Needs
../shared/bench/dev and about a second a document.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from pathlib import Path

from exporter.pipeline import export

TABLES = Path(__file__).parents[2] / "shared" / "bench" / "dev" / "extraction"


def drawn(count: int) -> list[Path]:
    pool = [*TABLES.glob("*.html"), *(p for p in TABLES.glob("*.md") if p.name.count(".") == 1)]
    return sorted(pool, key=lambda path: hashlib.sha256(path.name.encode()).hexdigest())[:count]


def main(count: int) -> None:
    said: Counter[str] = Counter()
    for path in drawn(count):
        outcome = export(path.name, path.read_bytes())
        said.update({"documents": 1, "facts": len(outcome.filing.facts)})
        said["rows"] += sum(len(statement.rows) for statement in outcome.filing.statements)
        said["rows on concepts of the taxonomy"] += sum(
            not row.extension for statement in outcome.filing.statements for row in statement.rows
        )
        said["sums"] += sum(len(statement.sums) for statement in outcome.filing.statements)
        for message in outcome.messages:
            said[f"{message.severity.value} {message.code}"] += 1
            if message.severity == "error":
                print(f"{path.name}: {message.code} {message.text[:160]}", flush=True)
    for what, number in said.items():
        print(f"{number:7} {what}")


if __name__ == "__main__":
    if not TABLES.is_dir():
        sys.exit("needs ../shared/bench/dev")
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=120)
    main(parser.parse_args().count)
