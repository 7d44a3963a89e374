"""What ranking is taught and measured with: real filers' rows of today, and many more of 2009 and 2010."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter.mapping.ranking.rows import Row, placed, row_of

EXTENSION = "EXT"
"""Stands for a concept of the filer's own."""
SUCCESSORS = dict(
    line.split("\t") for line in Path(__file__).with_name("mapping_successors.tsv").read_text("utf-8").splitlines()[1:]
)
"""What became of concepts that later taxonomies no longer have, or filers no longer use: local names of us-gaap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A row and what its filer tagged it with: a local name of us-gaap, or EXTENSION.

    `flipped` says that the XBRL value has the opposite sign of the print, None where that cannot be told.
    """

    row: Row
    concept: str
    company: str
    dimensional: bool = False
    flipped: bool | None = None


def modern(folder: Path) -> list[Example]:
    """The rows of bench/dev."""
    with (folder / "mapping.gold.jsonl").open(encoding="utf-8") as lines:
        gold = {record["id"]: record for record in map(json.loads, lines)}
    with (folder / "mapping.jsonl").open(encoding="utf-8") as lines:
        records = list(map(json.loads, lines))
    rows = placed([row_of(record) for record in records])
    return [
        Example(
            row=row,
            concept=answer["concept"].partition(":")[2] if answer["standard"] else EXTENSION,
            company=record["company"],
            dimensional=answer["dimensional"],
            flipped=answer["sign_flipped"],
        )
        for row, record in zip(rows, records, strict=True)
        for answer in (gold[record["id"]],)
    ]


def tags(folder: Path) -> dict[str, dict[str, str]]:
    """What the taxonomy of the time said of each concept, by local name."""
    return {line["tag"]: line for line in _lines(folder / "tags.tsv.gz")}


def older(folder: Path) -> list[Example]:
    """The rows of bench/fsds-2010 that no company of bench/dev filed; unit and period are those the tag has."""
    told = tags(folder)
    lines = [line for line in _lines(folder / "rows.tsv.gz") if not line["dev_company"] and line["inpth"] == "0"]
    rows = placed([_older_row(number, line, told) for number, line in enumerate(lines)])
    return [
        Example(
            row=row,
            concept=SUCCESSORS.get(line["tag"], line["tag"]) if line["std"] == "1" else EXTENSION,
            company=line["cik"],
            flipped=line["negating"] == "1",
        )
        for row, line in zip(rows, lines, strict=True)
    ]


def official(folder: Path, older: Iterable[Example]) -> list[Example]:
    """The standard label of each concept of the time as a row, in the statement where filers have it most often."""
    homes: dict[str, Counter[str]] = {}
    for example in older:
        homes.setdefault(example.concept, Counter())[example.row.statement] += 1
    return [
        Example(
            row=Row(id=tag, label=line["tlabel"], statement=homes[tag].most_common(1)[0][0]), concept=tag, company=""
        )
        for tag, line in sorted(tags(folder).items())
        if tag in homes and line["tlabel"]
    ]


def _older_row(number: int, line: Mapping[str, str], told: Mapping[str, Mapping[str, str]]) -> Row:
    tag = told.get(line["tag"], {}) if line["std"] == "1" else {}
    known = number % 3 > 0  # a third goes without, so that nothing hangs on units alone
    datatype, moment = tag.get("datatype", ""), tag.get("iord", "")
    return Row(
        id=str(number),
        label=line["plabel"],
        statement=line["stmt"],
        previous=line["prev"],
        following=line["next"],
        unit=({"perShare": "perShare", "shares": "shares"}.get(datatype, "monetary") if tag else _guessed(line)),
        instant=(moment == "I") if known and moment else None,
        place=int(line["line"]) - 1,
        of=max(int(line["n"]), 1),
        group=f"{line['cik']} {line['report']} {line['form']} {line['stmt']}",
        filing=line["cik"],
    )


def _guessed(line: Mapping[str, str]) -> str:
    label = line["plabel"].lower()
    if "per share" in label and line["stmt"] == "IS":
        return "perShare"
    return "shares" if "shares outstanding" in label or "in shares" in label else "monetary"


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)


def folds(examples: list[Example], count: int = 5) -> dict[str, int]:
    """In which fold each company is: the largest first, always into the smallest fold."""
    sizes = [0] * count
    found = {}
    for company, size in sorted(Counter(e.company for e in examples).items(), key=lambda item: (-item[1], item[0])):
        smallest = sizes.index(min(sizes))
        sizes[smallest] += size
        found[company] = smallest
    return found
