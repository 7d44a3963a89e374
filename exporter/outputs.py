"""The files of a result: report and taxonomy in their package, trace, messages, settings, manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version

from exporter import __version__
from exporter.basis import Basis
from exporter.document.document import Document
from exporter.dts.builtin import builtin_taxonomy
from exporter.dts.concept import Concept
from exporter.files import MANIFEST, digest
from exporter.filing import Filing
from exporter.mapping.mapped import MappedRow, MappedStatement
from exporter.mapping.options import Outcome
from exporter.messages import Message, message, record
from exporter.naming import slug
from exporter.packages import report_package
from exporter.render.inline import inline
from exporter.render.instance import instance
from exporter.render.package import EntryPoint, package_metadata
from exporter.render.taxonomy import taxonomy_files
from exporter.render.xbrl_csv import xbrl_csv
from exporter.render.xbrl_json import xbrl_json
from exporter.settings import EXTENSION, Proposal
from exporter.trace import Line, jsonl

_MOST_PLACES = 500
"""How many places one message names; the trace has them all."""

_INLINE_PACKAGE = "https://xbrl.org/report-package/2023/xbri"


def report_files(document: Document, filing: Filing, stem: str, onto: Basis) -> dict[str, bytes]:
    """The report in every format, its extension taxonomy, and the package that holds what it needs."""
    extension = taxonomy_files(filing.extension)
    page = inline(document, filing.report, filing.tags(), language=filing.language, title=filing.entity_name)
    return {
        f"{stem}.xhtml": page,
        f"{stem}.xbrl": instance(filing.report),
        f"{stem}.json": xbrl_json(filing.report),
        **{f"{stem}-csv/{name}": content for name, content in xbrl_csv(stem, filing.report).items()},
        f"{stem}.xbri": _package(filing, stem, page, extension, embedding=not onto.packages),
        **{f"taxonomy/{name}": content for name, content in extension.items()},
    }


def _package(filing: Filing, stem: str, page: bytes, extension: Mapping[str, bytes], *, embedding: bool) -> bytes:
    """The report package: the report, its extension, and the built-in taxonomy if that is beneath it.

    Whoever loads a report on another taxonomy has the packages of its publisher.
    """
    title, beneath = f"{filing.entity_name}, {filing.period_end}", builtin_taxonomy()
    folders = {"taxonomy": (filing.extension, extension)}
    if embedding:
        folders["core"] = (beneath, taxonomy_files(beneath))
    metadata = package_metadata(
        identifier=filing.extension.namespace,
        name=title,
        version=__version__,
        entry_points=(EntryPoint(name=title, href=filing.extension.schema),),
        folders={taxonomy.schema.rpartition("/")[0] + "/": folder for folder, (taxonomy, _) in folders.items()},
        language=filing.language,
        document_type=_INLINE_PACKAGE,
    )
    contents = {folder: files for folder, (_, files) in folders.items()}
    return report_package(slug(stem), report=(f"{stem}.xhtml", page), taxonomies=contents, metadata=metadata)


def records(
    stem: str, lines: Iterable[Line], messages: Iterable[Message], prefixes: Mapping[str, str]
) -> dict[str, bytes]:
    """The trace and the messages."""
    return {
        f"{stem}.trace.jsonl": jsonl(lines, prefixes),
        f"{stem}.messages.json": _json([record(said) for said in messages]),
    }


def unmapped(lines: Iterable[Line]) -> list[Message]:
    """One message for all amounts that are neither tagged nor borne out by facts; other numerals have their lines."""
    places = tuple(line.place for line in lines if line.disposition == "unmapped" and line.amount)
    return [message("numeral.unmapped", places=places[:_MOST_PLACES], count=len(places))] if places else []


def proposals(statements: Iterable[MappedStatement], prefixes: Mapping[str, str]) -> tuple[Proposal, ...]:
    """What the tool chose for the rows that no person decided."""
    found: dict[tuple[str, str], Proposal] = {}
    for statement in statements:
        kind = statement.statement.kind.value
        counts: dict[str, int] = {}
        for row in statement.rows:
            counts[row.row.label] = counts.get(row.row.label, 0) + 1
        for row in statement.rows:
            if row.decided or not row.row.label:
                continue
            label = row.row.label if counts[row.row.label] == 1 else f"{row.row.section} > {row.row.label}"
            found.setdefault((kind, label), _proposal(kind, label, row, prefixes))
    return tuple(found.values())


def _proposal(statement: str, label: str, row: MappedRow, prefixes: Mapping[str, str]) -> Proposal:
    """What was chosen for a row and how sure that is, and what else it may be unless it is sure."""
    name, chance = _name(row.concept, prefixes), f"{100 * row.confidence:.0f} %"
    said = {Outcome.TAG: chance, Outcome.ASK: f"to be confirmed, {chance}", Outcome.EXTEND: name}[row.outcome]
    if row.recalled is not None:  # then the former filing is the reason, and how sure that is goes without saying
        said = name if row.extension else ""
    others = row.alternatives if row.outcome != Outcome.TAG else ()
    return Proposal(
        statement=statement,
        label=label,
        concept=EXTENSION if row.extension else name,
        reason=f"{said}: {row.reason}" if said else row.reason,
        alternatives=tuple((_name(other.concept, prefixes), f"{100 * other.confidence:.0f} %") for other in others),
    )


def _name(concept: Concept, prefixes: Mapping[str, str]) -> str:
    return f"{prefixes[concept.name.namespace]}:{concept.name.local}"


def manifest(source: str, files: Mapping[str, bytes], onto: Basis) -> dict[str, bytes]:
    """What the result is made of and was made with; taxonomy packages by their hash, since they are not in it."""
    packages = [{"name": package.path.name, "sha256": package.digest} for package in onto.packages]
    content = {
        "source": source,
        "tools": {"xbrl-export": __version__, "arelle-release": version("arelle-release")},
        "taxonomies": sorted(onto.dts.entry_points),
        **({"packages": packages} if packages else {}),
        "files": {name: digest(files[name]) for name in sorted(files)},
    }
    return {MANIFEST: _json(content)}


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
