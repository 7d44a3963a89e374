"""Reads reports in any OIM syntax, and packages of them: bytes to Reports, with what else travels with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from exporter.files import Refused, read_bytes
from exporter.messages import Message, Place, Severity
from exporter.oim.report import Report
from exporter.oim.shown import Shown
from exporter.process import ask
from exporter.readers.characters import forbidden_characters
from exporter.readers.records import positions_of, report_of

PACKAGES = (".xbri", ".xbr", ".zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedReport:
    """A report as it was read, its file's name without ending, and its syntax: xbrl, xhtml, json or csv.

    `documents` are the taxonomy documents that it reaches by relative addresses: path from the report -> content.
    `own` is what those documents say, whole (`exporter.dts.told`), if it was asked for.
    `folder` is where in a package the report lies. `taxonomy` is what the DTS says of its concepts, as plain records
    (`exporter.dts.records`). `places` and `shown` say by fact id where its files state a fact, and in which row of a
    table.
    """

    name: str
    syntax: str
    report: Report
    documents: Mapping[str, bytes]
    taxonomy: Mapping[str, Any]
    places: Mapping[str, Place]
    shown: Mapping[str, Shown]
    folder: str | None = None
    own: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a file held: its reports, what is to be said about them, and of a package everything that is no report.

    With `complete` all of it was read; without, messages of severity ERROR say what was not.
    """

    reports: tuple[LoadedReport, ...]
    messages: tuple[Message, ...]
    package: Mapping[str, bytes]
    complete: bool


def load(file: Path, packages: tuple[Path, ...] = (), *, whole: bool = False, undeclared: bool = False) -> Loaded:
    """Read a report, a report package, or a folder that holds one Inline document set. `Refused` if it is none.

    With `whole` its own taxonomy is told too; with `undeclared` numbers whose concepts no taxonomy at hand declares are
    facts all the same.
    """
    (found,) = load_all((file,), packages, whole=whole, undeclared=undeclared)
    if isinstance(found, Refused):
        raise found
    return found


def load_all(
    files: Sequence[Path], packages: tuple[Path, ...] = (), *, whole: bool = False, undeclared: bool = False
) -> tuple[Loaded | Refused, ...]:
    """Read several, one after the other in one process, which is far less work than a process for each."""
    unfit = {file: tuple(forbidden_characters(file, b"" if file.is_dir() else read_bytes(file))) for file in files}
    fit = [file for file in files if not unfit[file]]
    request = {
        "files": [str(file.resolve()) for file in fit],
        "packages": [str(p.resolve()) for p in packages],
        "whole": whole,
        "undeclared": undeclared,
    }
    answers = ask("exporter.readers.arelle", request, fit[0], "is it an XBRL report?") if fit else []
    found: dict[Path, Loaded | Refused] = {
        file: Loaded(reports=(), messages=messages, package={}, complete=False) for file, messages in unfit.items()
    }
    for file, answer in zip(fit, answers, strict=True):
        try:
            found[file] = _loaded(file, answer)
        except Refused as refused:
            found[file] = refused
    return tuple(found[file] for file in files)


def _loaded(file: Path, answer: Mapping[str, Any]) -> Loaded:
    messages: list[Message] = []
    reports = []
    for record in answer["reports"]:
        report, said = report_of(record)
        messages += said
        places, shown = positions_of(record)
        reports.append(
            LoadedReport(
                name=_name(file, record),
                syntax=record["syntax"],
                report=report,
                documents={path: _content(Path(where)) for path, where in record["documents"]},
                taxonomy=record["taxonomy"],
                places=places,
                shown=shown,
                folder=_folder(file, record["base"]),
                own=record["own"],
            )
        )
    said_by_arelle = [_message(one) for one in answer["messages"]]
    if not reports:
        why = next((m.text for m in said_by_arelle if m.severity == Severity.ERROR), "it holds no XBRL report")
        raise Refused(f"{file}: cannot be read ({' '.join(why.split())})")
    return Loaded(
        reports=tuple(reports),
        messages=(*messages, *said_by_arelle),
        package=dict(_package(file)) if file.suffix.lower() in PACKAGES else {},
        complete=not messages and not any(_loses_facts(m, reports) for m in said_by_arelle),
    )


def _loses_facts(said: Message, reports: list[LoadedReport]) -> bool:
    """Whether a fact may be missing because of what Arelle found.

    It leaves out facts of xBRL-JSON and xBRL-CSV that break a rule, but for the case of language codes.
    """
    loaded_by_oim = any(report.syntax in ("json", "csv") for report in reports)
    return loaded_by_oim and said.severity == Severity.ERROR and said.code != "xbrlje:invalidLanguageCodeCase"


def _folder(file: Path, base: str) -> str | None:
    """The folder within a package."""
    inside = Path(base)
    whole = file.resolve()
    return inside.relative_to(whole).as_posix() if file.suffix.lower() in PACKAGES and whole in inside.parents else None


def _name(file: Path, record: Mapping[str, Any]) -> str:
    inside = PurePosixPath(record["name"]).stem
    stem = file.name if file.is_dir() else inside
    return f"{stem}.{record['target']}" if record["target"] else stem


def _message(said: Mapping[str, Any]) -> Message:
    severe = said["level"] in ("ERROR", "CRITICAL", "INCONSISTENCY")
    return Message(
        code=said["code"], severity=Severity.ERROR if severe else Severity.WARNING, text=" ".join(said["text"].split())
    )


def _package(file: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a package but for its reports: path -> content."""
    try:
        with ZipFile(file) as archive:
            for entry in archive.infolist():
                if not entry.is_dir() and not _is_report(entry.filename):
                    yield entry.filename, archive.read(entry)
    except BadZipFile:
        raise Refused(f"{file}: is no ZIP file") from None


def _is_report(path: str) -> bool:
    """Whether a file of a report package is a report or belongs to one (Report Packages 1.0, 4)."""
    parts = PurePosixPath(path).parts
    return len(parts) > 2 and parts[1] == "reports" and not path.endswith((".xsd", ".xml"))


def _content(where: Path) -> bytes:
    """A document in a folder, or in a ZIP in a folder."""
    if where.exists():
        return where.read_bytes()
    for parent in where.parents:
        if parent.is_file():
            with ZipFile(parent) as archive:
                return archive.read(where.relative_to(parent).as_posix())
    raise Refused(f"{where}: there is no such file")
