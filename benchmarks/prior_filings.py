"""Former filings as they were published, in the way of the program: read, mapped from, and judged by gold tables.

    PYTHONPATH=. python benchmarks/prior_filings.py TAXONOMY.zip ENTRY-POINT [FURTHER.zip ...] [--wrong]

The filings of shared/data/filings are remembered as `run --prior` remembers them; the tables of bench/dev/extraction of
the same companies' other filings are mapped, with the former filing and without. A row is right if its concept is the
gold's; rows whose gold has members are counted apart, since `run` tags none. The taxonomy is us-gaap of 2024.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from dev_tables import BENCH, Gold, golds, metadata, read
from prior import bare, joined

from exporter.basis import Named, basis
from exporter.dts.dts import DTS
from exporter.extraction.statements import extract
from exporter.former.reading import remembered
from exporter.mapping.extension import namer
from exporter.mapping.mapping import map_statements
from exporter.mapping.memory import NOTHING, Memory

FILINGS = BENCH.parent / "data" / "filings"
FORMS = {
    "aapl-20230930/aapl-20230930_htm.xml": "10-K",
    "aapl-20250329/aapl-20250329.htm": "10-Q",
    "ba-20241231/ba-20241231.htm": "10-K",
    "goog-20241231/goog-20241231.htm": "10-K",
    "hd-20250202/hd-20250202.htm": "10-K",
    "jnj-20241229/jnj-20241229.htm": "10-K",
    "ko-20241231/ko-20241231.htm": "10-K",
    "nke-20250531/nke-20250531.htm": "10-K",
}


def is_other(gold: Gold, former: str) -> bool:
    """Whether a table is of another filing: the days they report on are not the same."""
    day = former.partition("/")[0].rpartition("-")[2]
    end = metadata(gold).period_end
    return end is not None and f"{end:%Y%m%d}" != day


def main(arguments: argparse.Namespace) -> None:
    onto = basis(
        Named(packages=(arguments.taxonomy, *map(str, arguments.further)), entry_points=(arguments.entry_point,))
    )
    tables: dict[str, list[Gold]] = defaultdict(list)
    for gold in golds(held=None):
        tables[gold["company"]].append(gold)
    whole: Counter[str] = Counter()
    for former, form in FORMS.items():
        company = former.partition("-")[0].upper()
        memory = remembered(FILINGS / former, onto.dts, onto.paths)
        for new in ("10-K", "10-Q"):
            chosen = [gold for gold in tables[company] if gold["form"] == new and is_other(gold, former)]
            if chosen:
                said = sum((judged(gold, memory, onto.dts, wrong=arguments.wrong) for gold in chosen), Counter())
                whole += said
                told(f"{company} {form} of {memory.end} ({len(memory.lines)} lines) -> {new}", said)
    told("all", whole)


def judged(gold: Gold, memory: Memory, dts: DTS, *, wrong: bool) -> Counter[str]:
    statements = extract(read(gold, "html"), metadata(gold)).statements
    known = {bare(line.name) for line in memory.lines if not line.members}
    named = {row.row.index: row.name for row in joined(gold)}
    said: Counter[str] = Counter()
    for which, former in (("with", memory), ("without", NOTHING)):
        own = namer(namespace="http://x.example/", schema="http://x.example/x.xsd", prefix="x")
        found = map_statements(statements, dts, own, memory=former)
        for row in (row for statement in found.statements for row in statement.rows):
            name = named.get(row.row.index)
            if name is None or " " in name:
                continue
            right = bare(name) == row.concept.name.local
            said[f"right {which}"] += right
            if which == "with":
                said += Counter(rows=1, counterpart=bare(name) in known)
                answered = row.recalled is not None
                said += Counter({"answered": answered, "right of answered": right and answered})
                said += Counter({"right with counterpart": right and bare(name) in known})
                if wrong and not right and (answered or bare(name) in known):
                    print(
                        f"   {gold['id']} “{row.row.section}” > “{row.row.label}” {name}: {row.concept.name.local}"
                        f" {row.reason[:150]}"
                    )
    said["of members"] += sum(" " in (name or "") for name in named.values())
    return said


def told(title: str, said: Counter[str]) -> None:
    share = 100 * said["right with counterpart"] / max(said["counterpart"], 1)
    print(
        f"{title}: {said['rows']} rows without members, {said['counterpart']} with a counterpart; right"
        f" {said['right with']} ({100 * said['right with'] / said['rows']:.1f} %; without the filing"
        f" {100 * said['right without'] / said['rows']:.1f} %), {share:.1f} % of those with a counterpart,"
        f" {said['right of answered']} of {said['answered']} answered from it; {said['of members']} rows of members",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("taxonomy")
    parser.add_argument("entry_point")
    parser.add_argument("further", nargs="*", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the rows that are not right")
    main(parser.parse_args())
