"""Writes a DTS into one file that can be asked for a concept at a time: an SQLite database with its checksum.

What is repeated (URIs, prefixes, languages) is written once, as a number. Wordings are indexed by the words that
`wording.words` makes of them, so that the same rules find them that compare them.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exporter.dts.concept import Concept, Label, LabelRole, Reference
from exporter.dts.network import Network
from exporter.dts.outline import BAGGED, Bags, bagged
from exporter.dts.taxonomy import Import
from exporter.dts.wording import spaced, words
from exporter.qname import QName

FORMAT = 3
"""Changes whenever a file written before would be read otherwise than one written now; part of the file's name."""

SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE concept (
    id INTEGER PRIMARY KEY, namespace INT, local TEXT, type INT, type_local INT, base INT, period INT, balance INT,
    abstract INT, nillable INT, substitution INT, substitution_local INT, schema INT, xml_id TEXT, domain TEXT,
    facets INT, kind INT, reportable INT
);
CREATE TABLE label (id INTEGER PRIMARY KEY, concept INT, role INT, lang INT, text TEXT);
CREATE TABLE bag (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE reference (concept INT, role INT, parts TEXT);
CREATE TABLE role (id INTEGER PRIMARY KEY, uri TEXT, definition TEXT, schema INT, xml_id TEXT, used_on TEXT);
CREATE TABLE network (id INTEGER PRIMARY KEY, arcrole INT, role INT);
CREATE TABLE arc (
    network INT, place INT, parent INT, child INT, position TEXT, weight TEXT, preferred INT, context INT, closed INT,
    target INT, usable INT, priority INT, PRIMARY KEY (network, place)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE wording USING fts5(words, content='', detail=full, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE documentation USING fts5(words, content='', detail=full, tokenize="unicode61 remove_diacritics 0");
"""
INDEXES = """
CREATE INDEX concept_name ON concept (local);
CREATE INDEX label_concept ON label (concept);
CREATE INDEX reference_concept ON reference (concept);
CREATE INDEX arc_child ON arc (child);
CREATE INDEX arc_parent ON arc (parent);
"""
NAME = ""
"""The role and language of a wording that is a concept's name."""

_CHECKSUM = slice(60, 64)
"""Where SQLite keeps the number a program may set as it likes: the user version (SQLite file format, 1.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything a DTS says, as it comes; each stream is gone through once.

    `references` are by concept. Arcs and labels of concepts that are not among `concepts` are left out.
    """

    entry_points: tuple[str, ...]
    imports: tuple[Import, ...]
    prefixes: tuple[tuple[str, str], ...]
    arcroles: tuple[str, ...]
    concepts: Iterable[Concept]
    labels: Iterable[Label]
    references: Iterable[tuple[QName, Reference]]
    networks: Iterable[Network]


def bake(told: Told, path: Path) -> None:
    """Write the file; whatever was there is overwritten."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    try:
        database.executescript(SCHEMA)
        _Writer(database).write(told)
        database.executescript(INDEXES)
        database.commit()
    finally:
        database.close()
    with path.open("r+b") as file:
        checksum = checksum_of(file.read())
        file.seek(_CHECKSUM.start)
        file.write(checksum)


def checksum_of(content: bytes) -> bytes:
    """The checksum of a file's content, but for the four bytes in which it is kept."""
    rest = zlib.crc32(memoryview(content)[_CHECKSUM.stop :], zlib.crc32(content[: _CHECKSUM.start]))
    return rest.to_bytes(4)


def is_whole(content: bytes) -> bool:
    """Whether the content is that of a file as it was written."""
    return len(content) > _CHECKSUM.stop and content[_CHECKSUM] == checksum_of(content)


def _is_bagged(lang: str) -> bool:
    return lang.partition("-")[0] == BAGGED


def _parts(bags: Bags) -> Iterator[tuple[str, bytes]]:
    yield "words", "\n".join(bags.words).encode()
    yield from (("owners", bags.owners), ("sizes", bags.sizes), ("found", bags.found))


class _Writer:
    """Writes records, giving numbers to what is repeated."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._terms: dict[str, int] = {}
        self._concepts: dict[QName, int] = {}
        self._labels = 0

    def write(self, told: Told) -> None:
        about = {
            "entry_points": json.dumps(told.entry_points),
            "imports": json.dumps([[i.namespace, i.prefix, i.location] for i in told.imports]),
            "prefixes": json.dumps(told.prefixes),
            "arcroles": json.dumps(told.arcroles),
        }
        self._many("about", about.items(), 2)
        concepts: list[Concept] = []
        for concept in told.concepts:
            if concept.name not in self._concepts:
                self._concepts[concept.name] = len(concepts) + 1
                concepts.append(concept)
        self._many("concept", map(self._concept, concepts), 18)
        self._write_labels(concepts, told.labels)
        self._many("reference", self._references(told.references), 3)
        self._write_networks(told.networks)
        self._many("term", ((number, text) for text, number in self._terms.items()), 2)

    def _many(self, table: str, rows: Iterable[tuple[object, ...]], columns: int) -> None:
        marks = ", ".join("?" * columns)
        self._database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    def _term(self, text: str | None) -> int | None:
        return None if text is None else self._terms.setdefault(text, len(self._terms) + 1)

    def _concept(self, concept: Concept) -> tuple[object, ...]:
        return (
            self._concepts[concept.name],
            self._term(concept.name.namespace),
            concept.name.local,
            self._term(concept.type.namespace),
            self._term(concept.type.local),
            self._term(concept.base_type.local if concept.base_type else None),
            self._term(concept.period_type.value),
            self._term(concept.balance.value if concept.balance else None),
            concept.abstract,
            concept.nillable,
            self._term(concept.substitution_group.namespace),
            self._term(concept.substitution_group.local),
            self._term(concept.schema),
            concept.id,
            concept.typed_domain,
            self._term(json.dumps(concept.facets)) if concept.facets else None,
            self._term(concept.kind.value),
            concept.is_item,
        )

    def _write_labels(self, concepts: list[Concept], labels: Iterable[Label]) -> None:
        """The labels, and the names of concepts whose words no label has; each is indexed by its words."""
        said: dict[QName, set[frozenset[str]]] = {}
        bags: dict[QName, list[str]] = {c.name: [spaced(c.name.local)] for c in concepts if c.is_numeric and c.is_item}
        for label in labels:
            if label.concept in self._concepts:
                if label.concept in bags and label.role != LabelRole.DOCUMENTATION and _is_bagged(label.lang):
                    bags[label.concept].append(label.text)
                table = "documentation" if label.role == LabelRole.DOCUMENTATION else "wording"
                found = self._label(label, table)
                if table == "wording":
                    said.setdefault(label.concept, set()).add(frozenset(found))
        for concept in concepts:
            text = spaced(concept.name.local)
            if frozenset(words(text)) not in said.get(concept.name, ()):
                self._label(Label(concept=concept.name, text=text, role=NAME, lang=NAME), "wording")
        self._many("bag", _parts(bagged(bags.values())), 2)

    def _label(self, label: Label, table: str) -> tuple[str, ...]:
        self._labels += 1
        numbers = (self._labels, self._concepts[label.concept], self._term(label.role), self._term(label.lang))
        self._database.execute("INSERT INTO label VALUES (?, ?, ?, ?, ?)", (*numbers, label.text))
        found = words(label.text)
        self._database.execute(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", (self._labels, " ".join(found)))
        return found

    def _references(self, references: Iterable[tuple[QName, Reference]]) -> Iterator[tuple[object, ...]]:
        for name, reference in references:
            if name in self._concepts:
                yield self._concepts[name], self._term(reference.role), json.dumps(reference.parts, ensure_ascii=False)

    def _write_networks(self, networks: Iterable[Network]) -> None:
        roles: dict[str, int] = {}
        for number, network in enumerate(networks, start=1):
            role = network.role
            if role.uri not in roles:
                roles[role.uri] = len(roles) + 1
                used_on = " ".join(role.used_on)
                row = (roles[role.uri], role.uri, role.definition, self._term(role.schema), role.id, used_on)
                self._many("role", [row], 6)
            self._many("network", [(number, self._term(network.arcrole), roles[role.uri])], 3)
            self._many("arc", self._arcs(number, network), 12)

    def _arcs(self, number: int, network: Network) -> Iterator[tuple[object, ...]]:
        for place, arc in enumerate(network.arcs):
            if arc.parent in self._concepts and arc.child in self._concepts:
                yield (
                    number,
                    place,
                    self._concepts[arc.parent],
                    self._concepts[arc.child],
                    str(arc.order),
                    None if arc.weight is None else str(arc.weight),
                    self._term(arc.preferred_label),
                    self._term(arc.context_element),
                    arc.closed,
                    self._term(arc.target_role),
                    arc.usable,
                    arc.priority,
                )
