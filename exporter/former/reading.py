"""From a path to a Memory: a former result's folder, or an XBRL report in any syntax."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from exporter.dts.dts import DTS
from exporter.dts.told import taxonomy_of
from exporter.extraction.facts import StatementKind
from exporter.files import MANIFEST, SETTINGS, Refused, read_bytes, text_of
from exporter.former.counterparts import Counterparts
from exporter.former.lines import lines_of
from exporter.former.remembering import entity_name, last_day, with_decisions
from exporter.mapping.memory import Line, Memory
from exporter.readers.reports import LoadedReport, load
from exporter.settings import SKIP, Decision
from exporter.settings import read as read_settings

_NEEDS_ITS_TAXONOMY = ("json", "csv")
"""Syntaxes of which nothing can be read that no taxonomy at hand declares."""


def remembered(prior: Path, dts: DTS, packages: tuple[Path, ...] = ()) -> Memory:
    """What a former filing had, with its concepts in the DTS at hand. `Refused` for what is none, or has no figures.

    `prior` is any XBRL report, or a former result: its folder or a file in it, and the decisions in its report.toml
    count as such. Taxonomies are looked for in `packages`; numbers whose concepts none of them declares are remembered
    by their names.
    """
    if not prior.exists():
        raise Refused(f"{prior}: there is no such file or folder")
    decisions: tuple[Decision, ...] = ()
    report = prior
    result = next((path for path in (prior, *prior.absolute().parents[:2]) if (path / MANIFEST).is_file()), None)
    if result is not None:
        report = _report_of(result)
        settings = result / SETTINGS
        if settings.is_file():
            decisions = read_settings(text_of(read_bytes(settings), str(settings)), str(settings)).decisions
    try:
        loaded = load(report, packages, whole=True, undeclared=True)
    except Refused as refused:
        raise Refused(f"{refused}; --prior takes an XBRL report or the folder of a former result") from None
    if not loaded.complete and any(one.syntax in _NEEDS_ITS_TAXONOMY for one in loaded.reports):
        raise Refused(f"{prior}: cannot be read whole without its taxonomy; name that with --taxonomy, too")
    folder = report.resolve().parent.name
    lines = with_decisions([_led_to(line, folder) for one in loaded.reports for line in _lines(one, dts)], decisions)
    skipped = tuple(_skipped(decisions))
    if not lines and not skipped:
        raise Refused(f"{prior}: holds no figures to go by")
    facts = [fact for one in loaded.reports for fact in one.report.facts]
    return Memory(
        name=prior.resolve().name,
        end=last_day(lines),
        entity=next((fact.entity for fact in facts if fact.entity is not None), None),
        entity_name=entity_name(facts),
        lines=(*lines, *skipped),
    )


def _report_of(folder: Path) -> Path:
    """The report package in the folder of a former result."""
    try:
        source = json.loads((folder / MANIFEST).read_text("utf-8"))["source"]
    except (OSError, ValueError, KeyError, TypeError):
        raise Refused(f"{folder / MANIFEST}: is no manifest of a result; name the report itself") from None
    package = folder / f"{PurePath(str(source)).stem}.xbri"
    if not package.is_file():
        raise Refused(f"{package}: is missing from the former result; run it again, or name a report")
    return package


def _lines(one: LoadedReport, dts: DTS) -> Sequence[Line]:
    own = [taxonomy_of(record) for record in (one.own or {}).get("schemas", ())]
    return lines_of(one.report, one.taxonomy, one.shown, one.places, Counterparts(dts, one.report, own))


def _led_to(line: Line, folder: str) -> Line:
    """The line with the place of its file told by the folder too: the file may be called like the new document."""
    if line.place is None:
        return line
    return replace(line, place=replace(line.place, file=f"{folder}/{line.place.file}"))


def _skipped(decisions: Sequence[Decision]) -> Iterator[Line]:
    """A line for each row that a person left out: the report does not have it."""
    kinds = {kind.value: kind for kind in StatementKind}
    for number, decision in enumerate(one for one in decisions if one.concept == SKIP):
        section, _, label = decision.label.rpartition(" > ")
        yield Line(
            name=f"skipped {number}",
            concept=None,
            kept=None,
            labels=(label,),
            statement=kinds.get(decision.statement or ""),
            table=-1,
            order=number,
            section=section,
            skipped=True,
            place=decision.place,
        )
