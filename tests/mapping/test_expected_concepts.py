"""Real releases on official taxonomies, held against the concepts that a person chose for every row by its meaning.

The list has places of rows, not their words. EXT stands for a concept of the filer's own; alternatives are separated by
a bar.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from exporter.basis import Named, basis
from exporter.extraction.statements import extract
from exporter.mapping.extension import namer
from exporter.mapping.likely import Ranking
from exporter.mapping.mapped import MappedRow
from exporter.mapping.mapping import map_statements
from exporter.mapping.options import Outcome
from exporter.readers.formats import read

CHOSEN = Path(__file__).with_name("concepts-expected.tsv")
PLACES = {"lorus-6k.md": "seed", "buckle-8-k-ex-99-1.html": "data/releases"}
PACKAGES = {"ifrs-full": "ifrs-2017-03-09.zip", "us-gaap": "us-gaap-2024-elts-offline.zip"}
REACHED = {
    ("ifrs-full", "lorus-6k.md"): 13,
    ("ifrs-full", "buckle-8-k-ex-99-1.html"): 36,
    ("us-gaap", "lorus-6k.md"): 13,
    ("us-gaap", "buckle-8-k-ex-99-1.html"): 41,
}
"""How many rows, of 13 and of 43, have a concept that the list allows."""


@dataclass(frozen=True)
class Judged:
    """A row as it was mapped, None for one that was not, and whether that is right."""

    row: MappedRow | None
    right: bool


def judged(shared: Path, system: str, document: str) -> Iterator[Judged]:
    """The rows of the list for a document, as they are mapped onto a taxonomy."""
    dts = basis(Named(packages=(str(shared / "data" / "taxonomies" / PACKAGES[system]),))).dts
    path = shared / PLACES[document] / document
    own = namer(namespace="http://x.example/", schema="http://x.example/x.xsd", prefix="x")
    statements = extract(read(path.name, path.read_bytes())).statements
    mapped = map_statements(statements, dts, own, ranking=Ranking(dts)).statements
    rows = {(one.statement.table, row.row.index): row for one in mapped for row in one.rows}
    with CHOSEN.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            if line["document"] == document:
                row = rows.get((int(line["table"]), int(line["row"])))
                name = "EXT" if row is None or row.extension else row.concept.name.local
                yield Judged(row, name in line[system].split("|"))


@pytest.mark.shared
@pytest.mark.parametrize(("system", "document"), REACHED)
def test_rows_have_the_concepts_that_a_person_chose(shared: Path, system: str, document: str) -> None:
    found = list(judged(shared, system, document))
    assert sum(one.right for one in found) >= REACHED[system, document]
    assert len(found) == {"lorus-6k.md": 13, "buckle-8-k-ex-99-1.html": 43}[document]


@pytest.mark.shared
@pytest.mark.parametrize("system", PACKAGES)
def test_four_in_five_are_right_and_more_where_it_is_sure(shared: Path, system: str) -> None:
    found = [one for document in PLACES for one in judged(shared, system, document)]
    assert sum(one.right for one in found) >= 0.8 * len(found)
    sure = [one for one in found if one.row is not None and one.row.outcome == Outcome.TAG]
    assert len(sure) >= 15
    assert sum(one.right for one in sure) >= 0.9 * len(sure)
