"""Writes a report as xBRL-JSON (xBRL-JSON 1.0), values canonical."""

from __future__ import annotations

import json

from exporter.oim.fact import Fact
from exporter.oim.lexical import canonical_text
from exporter.oim.report import Link, Report
from exporter.render.environment import printable
from exporter.render.oim_text import NOTE, Names, by_source, period


def xbrl_json(report: Report) -> bytes:
    """The report as one JSON object, UTF-8. Facts keep their order and ids, notes come after them."""
    names = Names.of(report)
    links = by_source(report.links)
    facts: dict[str, object] = {fact.id: _fact(fact, names, links.get(fact.id, [])) for fact in report.facts}
    for note in report.notes:
        dimensions = {"concept": NOTE, "language": note.language, "noteId": note.id}
        facts[note.id] = {"value": printable(note.markup), "dimensions": dimensions}
    info = names.document_info(report, "xbrl-json", features={"xbrl:canonicalValues": True})
    return (json.dumps({"documentInfo": info, "facts": facts}, indent=1, ensure_ascii=False) + "\n").encode()


def _fact(fact: Fact, names: Names, links: list[Link]) -> dict[str, object]:
    """A fact object (xBRL-JSON 1.0, 3.2.3): what has its default is left out."""
    dimensions: dict[str, str | None] = {"concept": names.prefixes.name(fact.concept)}
    core = {
        "entity": None if fact.entity is None else names.entity(fact.entity),
        "period": period(fact.period),
        "unit": names.unit(fact.unit),
        "language": fact.language,
    }
    dimensions |= {name: value for name, value in core.items() if value is not None}
    value = canonical_text(fact.value, fact.datatype, names.prefixes.name)
    made: dict[str, object] = {"value": None if value is None else printable(value)}
    if fact.unit is not None and fact.value is not None and fact.decimals is not None:
        made["decimals"] = fact.decimals
    made["dimensions"] = dimensions | names.members(fact)
    if links:
        made["links"] = _links(links, names)
    return made


def _links(links: list[Link], names: Names) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for link in links:
        groups = found.setdefault(names.types[link.type], {})
        groups.setdefault(names.groups[link.group], []).append(link.target)
    return found
