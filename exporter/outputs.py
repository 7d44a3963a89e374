"""The files of a result that are neither report nor taxonomy: package, trace, messages, settings, manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import version

from exporter import __version__
from exporter.document.document import Document
from exporter.dts.taxonomy import Taxonomy
from exporter.files import MANIFEST, Refused, digest
from exporter.mapping.mapped import MappedRow, MappedStatement
from exporter.messages import Message, message, record
from exporter.packages import report_package
from exporter.render.package import EntryPoint, package_metadata
from exporter.settings import Proposal
from exporter.trace import Line, jsonl

NO_DATE = date(1970, 1, 1)
"""Stands in names for the period end of a report without a single fact."""

_MOST_PLACES = 500
"""How many places one message names; the trace has them all."""

_INLINE_PACKAGE = "https://xbrl.org/report-package/2023/xbri"


def text_of(content: bytes, name: str) -> str:
    """The text of a settings file."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{name}: is not UTF-8 text") from None


def free_id_prefix(document: Document) -> str:
    """A prefix for fact ids that no id of the source's own begins with."""
    ids = {str(element.get("id")) for element in document.tree.iter() if element.get("id") is not None}
    prefix = "f"
    while any(re.fullmatch(rf"{prefix}\d+", id_) for id_ in ids):
        prefix += "-"
    return prefix


def package(
    *,
    stem: str,
    title: str,
    report: tuple[str, bytes],
    extension: tuple[Taxonomy, dict[str, bytes]],
    builtin: tuple[Taxonomy, dict[str, bytes]],
    language: str,
) -> bytes:
    """The self-contained report package: the report, its extension, and the built-in taxonomy beneath it."""
    folders = {"taxonomy": extension, "core": builtin}
    metadata = package_metadata(
        identifier=extension[0].namespace,
        name=title,
        version=__version__,
        entry_points=(EntryPoint(name=title, href=extension[0].schema),),
        folders={taxonomy.schema.rpartition("/")[0] + "/": folder for folder, (taxonomy, _) in folders.items()},
        language=language,
        document_type=_INLINE_PACKAGE,
    )
    contents = {folder: files for folder, (_, files) in folders.items()}
    return report_package(stem, report=report, taxonomies=contents, metadata=metadata)


def records(
    stem: str, lines: Iterable[Line], messages: Iterable[Message], prefixes: Mapping[str, str]
) -> dict[str, bytes]:
    """The trace and the messages."""
    return {
        f"{stem}.trace.jsonl": jsonl(lines, prefixes),
        f"{stem}.messages.json": _json([record(said) for said in messages]),
    }


def unmapped(lines: Iterable[Line]) -> list[Message]:
    """One message for all numerals that are neither tagged nor plainly something else."""
    places = tuple(line.place for line in lines if line.disposition == "unmapped")
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
            proposal = Proposal(statement=kind, label=label, concept=_name(row, prefixes), reason=row.reason)
            found.setdefault((kind, label), proposal)
    return tuple(found.values())


def _name(row: MappedRow, prefixes: Mapping[str, str]) -> str:
    return f"{prefixes[row.concept.name.namespace]}:{row.concept.name.local}"


def manifest(source: str, files: Mapping[str, bytes], taxonomies: Iterable[str]) -> dict[str, bytes]:
    """What the result is made of and was made with."""
    content = {
        "source": source,
        "tools": {"xbrl-export": __version__, "arelle-release": version("arelle-release")},
        "taxonomies": sorted(taxonomies),
        "files": {name: digest(files[name]) for name in sorted(files)},
    }
    return {MANIFEST: _json(content)}


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
