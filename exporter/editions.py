"""Editions of taxonomies: where packages hold a document of several years, the way from the older to the newest.

Publishers tell the addresses and namespaces of editions apart by year or date alone; so does this.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast
from zipfile import BadZipFile, ZipFile

from exporter.files import Refused
from exporter.qname import QName

_DATE = re.compile(r"\b(?:19|20)\d\d(?:-\d\d-\d\d)?\b")
_NAMED = re.compile(rb"""\b(?:targetNamespace|roleURI|arcroleURI)\s*=\s*["']([^"']+)["']""")
_CATALOG = "META-INF/catalog.xml"

Anything = TypeVar("Anything")


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """From the addresses of older editions, and from their namespaces and roles, to those of the newest at hand."""

    documents: Mapping[str, str]
    names: Mapping[str, str]

    def address(self, text: str) -> str:
        """An address, a namespace or a role, in the newest edition."""
        document, mark, fragment = text.partition("#")
        return self.names.get(text) or f"{self.documents.get(document, document)}{mark}{fragment}"

    def told(self, value: Any) -> Any:  # noqa: ANN401  plain data of any depth
        """Plain data with every address and name in it renewed."""
        if isinstance(value, str):
            return self.address(value)
        if isinstance(value, list):
            return [self.told(one) for one in value]
        if isinstance(value, dict):
            return {key: self.told(one) for key, one in value.items()}
        return value

    def renewed(self, value: Anything) -> Anything:
        """A record, or a tuple of records, with every name in it renewed; texts stay as they are."""
        renewed: Any = value
        if isinstance(value, QName):
            renewed = QName(self.names.get(value.namespace, value.namespace), value.local)
        elif isinstance(value, tuple):
            renewed = tuple(self.renewed(one) for one in value)
        elif is_dataclass(value) and not isinstance(value, type):
            renewed = replace(value, **{f.name: self.renewed(getattr(value, f.name)) for f in fields(value) if f.init})
        return cast(Anything, renewed)


def editions(packages: Sequence[Path]) -> Editions:
    """What packages hold more than one edition of. A file that is no ZIP is refused."""
    names: dict[str, frozenset[str]] = {}
    for package in packages:
        if package.is_file():
            try:
                names |= dict(_schemas(package))
            except BadZipFile:
                raise Refused(f"{package}: is no taxonomy package (not a ZIP file)") from None
    documents = _to_newest(names, names)
    return Editions(
        documents=documents,
        names={
            old: new
            for before, after in documents.items()
            for old, new in _to_newest(names[before], names[before] | names[after]).items()
        },
    )


def _to_newest(older: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """For each URI that some other differs from by later dates alone, the latest of those."""
    newest: dict[str, str] = {}
    for uri in known:
        key = _DATE.sub("*", uri)
        newest[key] = max(newest.get(key, uri), uri)
    return {uri: found for uri in sorted(older) if (found := newest[_DATE.sub("*", uri)]) != uri}


def _schemas(package: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Every schema that a package's catalog gives an address, with its namespace, roles and arcroles."""
    from lxml import etree

    with ZipFile(package) as archive:
        members = archive.namelist()
        for catalog in (name for name in members if f"/{name}".endswith(f"/{_CATALOG}")):
            root = etree.fromstring(archive.read(catalog), etree.XMLParser(resolve_entities=False, no_network=True))
            for rule in root.iter("{*}rewriteURI"):
                start, prefix = str(rule.get("uriStartString")), str(rule.get("rewritePrefix"))
                folder = posixpath.normpath(posixpath.join(posixpath.dirname(catalog), prefix)) + "/"
                for name in members:
                    if name.startswith(folder) and name.endswith(".xsd"):
                        said = frozenset(found.decode() for found in _NAMED.findall(archive.read(name)))
                        yield start.rstrip("/") + "/" + name.removeprefix(folder), said
