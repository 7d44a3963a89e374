"""Real press releases: every figure that is found, held against a list that was checked by hand on the page.

The list has figures, which are facts, and of labels no more than a hash.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from exporter.extraction.facts import StatementKind
from exporter.extraction.statements import extract
from exporter.readers.formats import read

CHECKED = Path(__file__).with_name("release-figures.tsv")
WITHOUT_STATEMENTS = ("athena-6-k", "philips-6-k")
"""One is a cover with a list of exhibits, the other an announcement in running text, without any table."""


def _found(path: Path) -> Iterator[str]:
    for statement in extract(read(path.name, path.read_bytes())).statements:
        for row in statement.rows:
            for column, fact in enumerate(row.facts):
                if fact is not None:
                    label = sha256(row.label.encode()).hexdigest()[:12]
                    span = fact.start or "", fact.end
                    said = (fact.table, fact.row, column, label, f"{fact.value:f}", *span, fact.unit, fact.decimals)
                    yield "\t".join(map(str, said))


@pytest.mark.shared
def test_every_figure_of_a_release_with_statements(shared: Path) -> None:
    lines = CHECKED.read_text("utf-8").splitlines()
    path = shared / "data" / "releases" / "buckle-8-k-ex-99-1.html"
    assert list(_found(path)) == lines[1:]
    assert len(lines) == 1 + 15 * 4 + 28 * 3


@pytest.mark.shared
def test_its_tables_are_its_primary_statements(shared: Path) -> None:
    path = shared / "data" / "releases" / "buckle-8-k-ex-99-1.html"
    extraction = extract(read(path.name, path.read_bytes()))
    assert [s.kind for s in extraction.statements] == [StatementKind.INCOME, StatementKind.POSITION]
    assert extraction.messages == ()


@pytest.mark.shared
@pytest.mark.parametrize("name", WITHOUT_STATEMENTS)
def test_releases_without_statements(shared: Path, name: str) -> None:
    path = shared / "data" / "releases" / f"{name}.html"
    extraction = extract(read(path.name, path.read_bytes()))
    assert extraction.statements == extraction.messages == ()
