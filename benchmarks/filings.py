"""Whole filings: what extraction reads in the primary statements of a tagged report, held against its tags."""

from __future__ import annotations

import re
import time
from collections import Counter
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html

from exporter.document.markup import document
from exporter.document.source import Source
from exporter.extraction.facts import Statement, StatementKind
from exporter.extraction.statements import extract

FILINGS = Path(__file__).parents[2] / "shared" / "data" / "filings"


class Tagged(NamedTuple):
    """A tagged figure: as printed, unsigned and scaled, with start (None for an instant), end, unit and dimensions."""

    text: str
    value: Decimal
    start: str | None
    end: str
    unit: str
    dimensions: int = 0


def compare(path: Path) -> None:
    """Print, for each primary statement that is found, how many of its figures agree with the tags in all respects."""
    text = path.read_text("utf-8")
    began = time.process_time()
    read = document(Source(name=path.name, text=text), text)
    parsed = time.process_time()
    found = extract(read)
    seconds = time.process_time() - parsed
    tagged = _tables(text)
    size = path.stat().st_size / 1e6
    print(
        f"{path.stem}: {size:.1f} MB, read in {parsed - began:.2f} s, extracted in {seconds:.2f} s:"
        f" {size / (parsed - began + seconds):.1f} MB/s"
    )
    for statement in found.statements:
        if statement.kind is not StatementKind.OTHER:
            _compare(statement, tagged[statement.table])


def _compare(statement: Statement, tags: list[Tagged]) -> None:
    facts = [
        Tagged(f.text, abs(f.value), f.start and str(f.start), str(f.end), f.unit)
        for f in sorted(statement.facts(), key=lambda fact: fact.span)
    ]
    if any("balances above" in why for column in statement.columns for why in column.evidence):
        tags = [tag for tag in tags if not tag.dimensions]  # the rest are tags of the components of equity
    matcher = SequenceMatcher(None, [tag.text for tag in tags], [fact.text for fact in facts], autojunk=False)
    pairs = [
        (tags[block.a + i], facts[block.b + i]) for block in matcher.get_matching_blocks() for i in range(block.size)
    ]
    wrong = Counter(
        name
        for tag, fact in pairs
        for name, right in (
            ("value", tag.value == fact.value),
            ("period", tag[2:4] == fact[2:4]),
            ("unit", tag.unit == fact.unit),
        )
        if not right
    )
    right = sum(tag[:5] == fact[:5] for tag, fact in pairs)
    print(
        f"    {statement.kind.value:21} {len(facts):4} facts, {right:4} right, {len(facts) - len(pairs)} untagged;"
        f" {len(tags) - len(pairs)} tags elsewhere (in labels)",
        dict(wrong) or "",
    )


def _tables(text: str) -> list[list[Tagged]]:
    """The tagged figures of each table, in the order in which tables begin."""
    tree = html.fromstring(text.encode())
    contexts, units = {}, {}
    for element in tree.iter():
        name = _name(element)
        if name == "context":
            parts = {_name(part): (part.text or "").strip() for part in element.iter()}
            dimensions = sum(_name(part).endswith("member") for part in element.iter())
            end = parts.get("enddate") or parts.get("instant")
            contexts[element.get("id")] = (parts.get("startdate"), end, dimensions)
        elif name == "unit":
            measures = [(part.text or "").split(":")[-1].strip() for part in element.iter() if _name(part) == "measure"]
            units[element.get("id")] = "/".join(measures)
    return [
        [_tagged(e, contexts, units) for e in table.iter() if _name(e) == "nonfraction"] for table in tree.iter("table")
    ]


def _name(element: Any) -> str:
    return element.tag.split(":")[-1].lower() if isinstance(element.tag, str) else ""


def _tagged(element: Any, contexts: dict[str, tuple[str | None, str, int]], units: dict[str, str]) -> Tagged:
    attributes = {name.lower(): value for name, value in element.attrib.items()}
    text = "".join(element.itertext()).strip()
    start, end, dimensions = contexts[attributes["contextref"]]
    digits = re.sub(r"[^\d.]", "", text)
    value = Decimal(digits).scaleb(int(attributes.get("scale") or 0)) if digits else Decimal(0)
    return Tagged(text, value, None if start == end else start, end, units[attributes["unitref"]], dimensions)
