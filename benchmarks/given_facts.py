"""What becomes of statements whose facts are handed on as JSON Lines: the same facts, concepts and signs?

    PYTHONPATH=. python benchmarks/given_facts.py [--count 223]

Each statement of bench/dev is read as HTML and filed; then its lines of `extract` are. Needs ../shared/bench/dev.
"""

from __future__ import annotations

import argparse
from collections import Counter

from dev_tables import BENCH, TABLES, golds, metadata
from dev_tables import read as read_form

from exporter.dts.builtin import builtin
from exporter.extraction.statements import extract
from exporter.extracts import fact_lines
from exporter.filing import Filing, file
from exporter.reading import Reading
from exporter.reading import read as read_source
from exporter.settings import read as read_settings

SETTINGS = read_settings('[entity]\nname = "X"\nidentifier = "X"\nscheme = "urn:x"\n', "report.toml")


def filed(reading: Reading) -> Filing:
    return file(reading.document, reading.to_tag, reading.prose(), builtin(), SETTINGS)


def facts(filing: Filing) -> Counter[tuple[object, ...]]:
    return Counter(
        (f.fact.concept.local, f.fact.period, f.fact.value, f.fact.unit, f.fact.decimals) for f in filing.facts
    )


def main(count: int) -> None:
    said: Counter[str] = Counter()
    for gold in golds(held=None)[:count]:
        made = read_form(gold, "html")
        source = Reading(document=made, extraction=extract(made, metadata(gold)), messages=())
        lines = "".join(f"{line}\n" for line in fact_lines(source)).encode()
        if not lines:
            said["tables without a fact"] += 1
            continue
        before, after = facts(filed(source)), facts(filed(read_source("facts.jsonl", lines, SETTINGS)))
        lost = before - after
        said.update({"tables": 1, "facts": before.total(), "different": lost.total(), "new": (after - before).total()})
        if lost:
            said["tables that differ"] += 1
            concepts = sorted({str(key[0]) for key in (lost | (after - before))})
            print(f"{gold['id']:20} {lost.total():4} {', '.join(concepts)[:160]}", flush=True)
    for what, number in said.items():
        print(f"{number:7} {what}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    if TABLES.is_dir():
        main(parser.parse_args().count)
    else:
        print(f"nothing to measure: {BENCH} is not there")
