"""Rewrites a filing: reads it with its own taxonomy, and writes report, schemas and linkbases anew."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from exporter.conversion.companions import moved
from exporter.conversion.formats import Package
from exporter.conversion.packing import packed
from exporter.dts.records import dts_of
from exporter.dts.told import taxonomy_of
from exporter.editions import Editions, editions
from exporter.files import Refused, write_together
from exporter.messages import Message, Severity, message
from exporter.readers.reports import Loaded, LoadedReport, load
from exporter.render.instance import instance
from exporter.render.statements import inline_statements
from exporter.render.taxonomy import taxonomy_files
from exporter.validation.findings import led_back
from exporter.validation.validate import validate_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """What was written, and what is to be said about it. No files mean that something could not be carried over."""

    files: tuple[Path, ...]
    facts: int
    schemas: int
    carried: tuple[str, ...]
    messages: tuple[Message, ...]

    @property
    def failed(self) -> bool:
        """Whether some message is an error."""
        return any(message.severity == Severity.ERROR for message in self.messages)


def rewrite(source: Path, out: Path, packages: tuple[Path, ...] = ()) -> Rewritten:
    """Write a filing again into the folder `out`: xBRL-XML, Inline XBRL, its taxonomy, and a package that holds both.

    Where the packages hold a newer edition of a taxonomy that the filing uses, it moves to the newest.
    All of it is written or nothing. Documents of the taxonomy that hold more than concepts, roles, labels, references
    and networks travel as they are. `Refused` says why it cannot be done.
    """
    for file in (source, *packages):
        if not file.exists():
            raise Refused(f"{file}: there is no such file")
    loaded = load(source, packages, whole=True)
    if len(loaded.reports) > 1:
        names = ", ".join(report.name for report in loaded.reports)
        raise Refused(f"{source}: holds {len(loaded.reports)} reports ({names}); rewrite them one by one")
    (one,) = loaded.reports
    facts = len(one.report.facts)
    if not loaded.complete:
        return Rewritten(files=(), facts=facts, schemas=0, carried=(), messages=loaded.messages)
    one = _renewed(one, editions(packages))
    assert one.own is not None
    documents = _documents(loaded, one)
    carried = tuple(
        message("rewrite.carried", document=path, why=why) for path, why in one.own["carried"] if path in documents
    )
    name = source.name if source.is_dir() else source.stem
    files = _written(name, loaded, one, documents)
    package = f"{name}.xbri"
    findings = validate_bytes(package, files[package], packages)
    if out.exists() and not out.is_dir():
        raise Refused(f"{out}: is a file; name a folder")
    write_together({out / path: content for path, content in files.items()}, replaceable={out / p for p in files})
    return Rewritten(
        files=tuple(out / path for path in files),
        facts=facts,
        schemas=len(one.own["schemas"]),
        carried=tuple(path for path, _ in one.own["carried"]),
        messages=(*loaded.messages, *carried, *led_back(findings, {})),
    )


def _renewed(one: LoadedReport, to: Editions) -> LoadedReport:
    """The report and its taxonomy in the newest editions of what they use."""
    if not to.documents:
        return one
    report = replace(
        to.renewed(one.report),
        schemas=tuple(map(to.address, one.report.schemas)),
        roles=tuple((uri, to.address(href)) for uri, href in one.report.roles),
        arcroles=tuple((uri, to.address(href)) for uri, href in one.report.arcroles),
        prefixes=tuple({to.address(uri): prefix for uri, prefix in one.report.prefixes}.items()),
    )
    return replace(one, report=report, own=to.told(one.own), taxonomy=to.told(one.taxonomy))


def _documents(loaded: Loaded, one: LoadedReport) -> dict[str, bytes]:
    """The report's own taxonomy, by path from the report or by absolute URI: written anew, or carried as it is."""
    assert one.own is not None
    _, known = moved(one.report, one.documents)
    in_package = {path: loaded.package[file] for path, file in one.own["files"].items() if file in loaded.package}
    carried = {path: (known | in_package)[path] for path, _ in one.own["carried"]}
    made: dict[str, bytes] = {}
    for record in one.own["schemas"]:
        taxonomy = taxonomy_of(record)
        folder = posixpath.dirname(taxonomy.schema)
        files = taxonomy_files(taxonomy, label_file_per_language=False)
        made |= {posixpath.join(folder, name): content for name, content in files.items()}
    if clash := sorted(made.keys() & carried.keys()):
        raise Refused(f"{clash[0]}: cannot be written anew and has the name of what would be; rename it")
    return carried | made


def _written(name: str, loaded: Loaded, one: LoadedReport, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the result by path in its folder; in the package the taxonomy stands where it stood."""
    assert one.own is not None
    report, _ = moved(one.report, one.documents)
    inline = {f"{name}.xhtml": inline_statements(report, dts_of(one.taxonomy), title=name)}
    beside = {path: content for path, content in documents.items() if "://" not in path}
    places: Mapping[str, str] = one.own["files"]
    elsewhere = {places.get(uri) or _sibling(uri, places): documents[uri] for uri in documents if "://" in uri}
    replaced = {*places.values(), *(f"{one.folder}/{path}" for path in one.documents)}
    kept = {path: content for path, content in loaded.package.items() if path not in replaced}
    package = packed(Package.INLINE, name, [(one.folder, inline | beside)], kept | elsewhere)
    return {f"{name}.xbrl": instance(report), **inline, **beside, f"{name}.xbri": package}


def _sibling(uri: str, files: Mapping[str, str]) -> str:
    """Where in a package a new linkbase goes: beside its schema."""
    folder = posixpath.dirname(uri)
    beside = next(file for known, file in files.items() if posixpath.dirname(known) == folder)
    return posixpath.join(posixpath.dirname(beside), posixpath.basename(uri))


def record(rewritten: Rewritten) -> Mapping[str, object]:
    """What was rewritten, for machines."""
    from exporter.messages import record as message_record

    return {
        "files": [str(file) for file in rewritten.files],
        "facts": rewritten.facts,
        "schemas": rewritten.schemas,
        "carried": list(rewritten.carried),
        "messages": [message_record(message) for message in rewritten.messages],
    }
