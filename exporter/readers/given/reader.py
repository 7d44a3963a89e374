"""Given facts (.jsonl, .csv) to the Document that a person reads and the Extraction that is tagged in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporter.document.document import Document
from exporter.document.source import Source
from exporter.extraction.facts import Extraction
from exporter.files import Refused
from exporter.messages import Message, message
from exporter.readers.csv_text import rows
from exporter.readers.given.arrangement import arrange
from exporter.readers.given.json_lines import Field, json_lines
from exporter.readers.given.layout import laid_out
from exporter.readers.given.records import REQUIRED, GivenFact, Unfit, given_fact
from exporter.readers.given.statements import stated
from exporter.readers.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a file of facts says: a Document that shows them as statements, and the facts, each at its figure there."""

    document: Document
    extraction: Extraction


def states_facts(source: Source) -> bool:
    """Whether delimited text is a list of facts: its first row names the fields that each must have."""
    first = next(iter(rows(source.text)), ())
    return set(REQUIRED) <= {_field_name(cell) for cell in first}


def read_json_lines(source: Source) -> Given:
    """Read JSON Lines, a fact a line. Refused: a file without a single one."""
    return _given(source, json_lines(source.text))


def read_csv(source: Source) -> Given:
    """Read delimited text whose first row names the fields, a fact a row. Refused: a file without a single one."""
    return _given(source, _csv_records(source.text))


def _csv_records(text: str) -> Iterator[tuple[int, Mapping[str, Field] | str]]:
    header, *body = rows(text)
    names = [_field_name(cell) for cell in header]
    for row in body:
        said = [cell for cell in row if cell.says_something]
        if said:
            yield said[0].starts[0], dict(zip(names, row, strict=False))


def _field_name(cell: Quote) -> str:
    return cell.text.strip().lower()


def _given(source: Source, records: Iterator[tuple[int, Mapping[str, Field] | str]]) -> Given:
    facts: list[GivenFact] = []
    faults: list[tuple[int, Unfit]] = []
    for offset, fields in records:
        try:
            if isinstance(fields, str):
                raise Unfit("the line", f"is no JSON object ({fields})")
            facts.append(given_fact(fields))
        except Unfit as unfit:
            faults.append((offset if unfit.said is None else unfit.said.starts[0], unfit))
    if not facts:
        line = f":{source.position(faults[0][0])[0]}" if faults else ""
        why = f" ({faults[0][1]})" if faults else ""
        raise Refused(f"{source.name}{line}: states no fact that can be read{why}")
    statements = arrange(facts)
    made = laid_out(source, statements).saying(*(_message(source, *fault) for fault in faults))
    return Given(document=made, extraction=stated(made, statements))


def _message(source: Source, offset: int, unfit: Unfit) -> Message:
    text = "" if unfit.said is None else unfit.said.text
    place = source.place(offset, offset + max(1, len(text)), text)
    return message("facts.unreadable", places=(place,), fault=unfit)
