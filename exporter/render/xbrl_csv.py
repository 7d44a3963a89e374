"""Writes a report as xBRL-CSV (xBRL-CSV 1.0): one table with a row for each fact and each note."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from io import StringIO

from exporter.oim.fact import Fact
from exporter.oim.lexical import canonical_text
from exporter.oim.report import Report
from exporter.render.environment import printable
from exporter.render.oim_text import NOTE, Names, by_source, period

FACTS = "facts.csv"
_TABLE, _VALUE = "facts", "value"
_CORE = ("concept", "entity", "period", "unit", "language")
_NOT_IN_ROW_ID = re.compile(r"[^\w-]")


def xbrl_csv(name: str, report: Report, *, table: str | None = None) -> dict[str, bytes]:
    """`name`.json with the metadata, and facts.csv or whatever `table` calls it, both UTF-8.

    A column each for the core dimensions and for every other dimension that some fact has; what a fact does not have is
    an empty cell. The row's id makes the fact's: `facts.r_ROW.value` (xBRL-CSV 1.0, 3.3.1).
    """
    names = Names.of(report)
    rows = _row_ids([*(fact.id for fact in report.facts), *(note.id for note in report.notes)])
    dimensions = sorted({dimension for fact in report.facts for dimension in names.members(fact)})
    columns = dict(zip(dimensions, _columns(dimensions), strict=True))
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["id", *_CORE, *columns.values(), "decimals", _VALUE])
    for fact in report.facts:
        writer.writerow([rows[fact.id], *_cells(fact, names, dimensions)])
    for note in report.notes:
        blank = [""] * (len(dimensions) + 1)
        cells = [NOTE, "", "", "", note.language, *blank, _cell(note.markup)]
        writer.writerow([rows[note.id], *cells])
    metadata = json.dumps(_metadata(report, names, columns, rows, table or FACTS), indent=1, ensure_ascii=False) + "\n"
    return {f"{name}.json": metadata.encode(), table or FACTS: text.getvalue().encode()}


def _metadata(
    report: Report, names: Names, columns: dict[str, str], rows: dict[str, str], table: str
) -> dict[str, object]:
    """The metadata file (xBRL-CSV 1.0, 3): the table's template says which column is which dimension."""
    template = {
        "rowIdColumn": "id",
        "columns": {
            "id": {},
            **{column: {} for column in (*_CORE, *columns.values(), "decimals")},
            _VALUE: {"dimensions": {}},
        },
        "decimals": "$decimals",
        "dimensions": {
            **{name: f"${name}" for name in _CORE},
            **{name: f"${column}" for name, column in columns.items()},
        },
    }
    made = {
        "documentInfo": names.document_info(report, "xbrl-csv"),
        "tableTemplates": {_TABLE: template},
        "tables": {_TABLE: {"url": table}},
    }
    links: dict[str, dict[str, dict[str, list[str]]]] = {}
    for source, found in by_source(report.links).items():
        for link in found:
            groups = links.setdefault(names.types[link.type], {}).setdefault(names.groups[link.group], {})
            groups.setdefault(_fact_id(rows[source]), []).append(_fact_id(rows[link.target]))
    return made | ({"links": links} if links else {})


def _cells(fact: Fact, names: Names, dimensions: list[str]) -> Iterable[str]:
    members = names.members(fact)
    yield names.prefixes.name(fact.concept)
    yield "" if fact.entity is None else names.entity(fact.entity)
    yield period(fact.period) or ""
    yield names.unit(fact.unit) or ""
    yield fact.language or ""
    yield from (_cell(members[name]) if name in members else "" for name in dimensions)
    accurate = fact.unit is not None and fact.value is not None and fact.decimals is not None
    yield str(fact.decimals) if accurate else ""
    yield _cell(canonical_text(fact.value, fact.datatype, names.prefixes.name))


def _cell(value: str | None) -> str:
    """A value as a cell, which says nil and the empty string in words of their own (xBRL-CSV 1.0, Appendix A)."""
    if value is None:
        return "#nil"
    return "#empty" if value == "" else f"#{value}" if value.startswith("#") else str(printable(value))


def _row_ids(ids: Iterable[str]) -> dict[str, str]:
    """Row identifiers, which have no dots and no spaces (xBRL-CSV 1.0, 3.3.1), all different."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id_ in ids:
        wished = row = _NOT_IN_ROW_ID.sub("_", id_)
        count = 1
        while row in taken:
            count += 1
            row = f"{wished}_{count}"
        taken.add(row)
        found[id_] = row
    return found


def _columns(dimensions: Iterable[str]) -> Iterable[str]:
    """A column identifier for each dimension: its prefixed name without colon and dots."""
    taken = {"id", *_CORE, "decimals", _VALUE}
    for name in dimensions:
        wished = column = re.sub(r"[^\w-]", "_", name)
        count = 1
        while column in taken:
            count += 1
            column = f"{wished}_{count}"
        taken.add(column)
        yield column


def _fact_id(row: str) -> str:
    return f"{_TABLE}.r_{row}.{_VALUE}"
