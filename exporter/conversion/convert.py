"""Converts a report: read it whole, write it in another syntax or package, take along what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter.checks.formats import unlawful, unwritable
from exporter.conversion.companions import moved
from exporter.conversion.formats import Package, Syntax, Target, target
from exporter.conversion.packing import packed
from exporter.dts.records import dts_of
from exporter.files import Refused, write_together
from exporter.messages import Message, Severity
from exporter.oim.report import Report
from exporter.readers.reports import Loaded, LoadedReport, load
from exporter.render.instance import instance
from exporter.render.statements import inline_statements
from exporter.render.xbrl_csv import xbrl_csv
from exporter.render.xbrl_json import xbrl_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What was written, and what is to be said about it. No files mean that something could not be carried over."""

    target: Target
    files: tuple[Path, ...]
    facts: int
    messages: tuple[Message, ...]
    needs: str = ""

    @property
    def failed(self) -> bool:
        """Whether some message is an error."""
        return any(message.severity == Severity.ERROR for message in self.messages)


def convert(
    source: Path, out: Path, *, to: str | None = None, inside: str | None = None, packages: tuple[Path, ...] = ()
) -> Converted:
    """Convert a report or package; all of it is written or nothing.

    Nothing is written when a fact cannot be carried over: the messages name it. `Refused` says what else is wrong.
    """
    goal = target(source, out, to, inside)
    for package in packages:
        if not package.exists():
            raise Refused(f"{package}: there is no such file")
    if not source.exists():
        raise Refused(f"{source}: there is no such file")
    loaded = load(source, packages)
    facts = sum(len(report.report.facts) for report in loaded.reports)
    syntaxes = {goal.syntax or goal.inside or Syntax(report.syntax) for report in loaded.reports}
    said = tuple(
        message
        for report in loaded.reports
        for syntax in sorted(syntaxes)
        for message in unwritable(report.report, syntax)
    )
    doubted = tuple(
        message
        for report in loaded.reports
        for syntax in sorted(syntaxes)
        for message in unlawful(report.report, syntax)
    )
    messages = (*loaded.messages, *said, *doubted)
    if not loaded.complete or said:
        return Converted(target=goal, files=(), facts=facts, messages=messages)
    files = _loose(loaded, goal) if goal.package is None else _package(loaded, goal, goal.package)
    folder = goal.file.parent
    write_together({folder / path: content for path, content in files.items()}, replaceable={goal.file})
    return Converted(
        target=goal,
        files=tuple(folder / path for path in files),
        facts=facts,
        messages=messages,
        needs=source.name if goal.package is None and loaded.package else "",
    )


def _loose(loaded: Loaded, goal: Target) -> dict[str, bytes]:
    """The files of a single report, by path from its folder: itself first, then the documents it reaches from there."""
    if len(loaded.reports) > 1:
        names = ", ".join(report.name for report in loaded.reports)
        raise Refused(f"{goal.file}: takes one report, and there are {len(loaded.reports)} ({names}); use a .zip")
    assert goal.syntax is not None
    one = loaded.reports[0]
    report, documents = moved(one.report, one.documents)
    return written(goal.file.name, goal.file.stem, goal.syntax, report, one) | documents


def _package(loaded: Loaded, goal: Target, kind: Package) -> dict[str, bytes]:
    if kind != Package.ANY and len(loaded.reports) > 1:
        raise Refused(f"{goal.file}: takes one report, and there are {len(loaded.reports)}; use a .zip")
    several = len(loaded.reports) > 1
    reports = []
    for one in loaded.reports:
        syntax = goal.inside or Syntax(one.syntax)
        name = one.name if several else goal.file.stem
        if one.folder is None:
            report, documents = moved(one.report, one.documents)
        else:  # the package keeps its documents where they are
            report, documents = one.report, {}
        ending = "json" if syntax == Syntax.CSV else str(syntax)
        files = written(f"{name}.{ending}", name, syntax, report, one, table=f"{name}-facts.csv" if several else None)
        reports.append((one.folder, files | documents))
    return {goal.file.name: packed(kind, goal.file.stem, reports, loaded.package)}


def written(
    file: str, name: str, syntax: Syntax, report: Report, loaded: LoadedReport, *, table: str | None = None
) -> dict[str, bytes]:
    """The files of one report in one syntax, by name: one, of xBRL-CSV two."""
    if syntax == Syntax.XML:
        return {file: instance(report)}
    if syntax == Syntax.JSON:
        return {file: xbrl_json(report)}
    if syntax == Syntax.CSV:
        return dict(xbrl_csv(name, report, table=table))
    return {file: inline_statements(report, dts_of(loaded.taxonomy), title=name)}


def record(converted: Converted) -> Mapping[str, object]:
    """What was converted, for machines."""
    from exporter.messages import record as message_record

    return {
        "files": [str(file) for file in converted.files],
        "facts": converted.facts,
        "messages": [message_record(message) for message in converted.messages],
    }
