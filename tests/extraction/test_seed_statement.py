"""The seed's statement of loss, read from its Markdown: every table fact as a careful reader tags it."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from exporter.document.source import Source
from exporter.extraction.statements import extract
from exporter.readers import markdown

SEED = Path(__file__).parents[2].parent / "shared" / "seed"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="the seed is kept beside the repository"),
]


@pytest.fixture(scope="module")
def read():
    name = "lorus-6k.md"
    document = markdown.read(Source(name=name, text=(SEED / name).read_text("utf-8")))
    return document, extract(document)


def test_every_table_fact_of_the_gold_is_found_and_nothing_else(read) -> None:
    _, extraction = read
    gold = json.loads((SEED / "gold.json").read_text("utf-8"))["facts"]
    (statement,) = extraction.statements
    found = Counter(
        (row.label, str(fact.start), str(fact.end), fact.unit, abs(fact.value), fact.decimals)
        for row in statement.rows
        for fact in row.facts
        if fact is not None
    )
    expected = Counter(
        (f["label"], f["start"], f["end"], f["unit"], abs(Decimal(f["value"])), f["decimals"])
        for f in gold
        if f["where"] == "table"
    )
    assert found == expected


def test_signs_are_as_printed(read) -> None:
    _, extraction = read
    rows = {row.label: row for row in extraction.statements[0].rows}
    assert rows["Loss for the period"].facts[0].value == 3_117_000
    assert rows["Interest income"].facts[0].value == -158_000


def test_spans_are_the_numerals_of_the_document(read) -> None:
    document, extraction = read
    facts = extraction.statements[0].facts()
    assert len(facts) == 52
    assert all(fact.span in document.numerals and document.read(fact.span) == fact.text for fact in facts)
