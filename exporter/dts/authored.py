"""A taxonomy as people write it: a folder of TOML files, one for each statement, and one about the taxonomy itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exporter.dts.concept import (
    DIMENSION_ITEM,
    DTR,
    HYPERCUBE_ITEM,
    ITEM,
    Alternative,
    Balance,
    Concept,
    Label,
    LabelRole,
    PeriodType,
)
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.dts.notation import ROLE_MARKS, calculation_arcs, definition_arcs, presentation_arcs
from exporter.dts.taxonomy import EntryPoint, Taxonomy
from exporter.qname import XBRLI, QName

_TYPES = {
    "monetary": QName(XBRLI, "monetaryItemType"),
    "per-share": QName(DTR, "perShareItemType"),
    "shares": QName(XBRLI, "sharesItemType"),
    "percent": QName(DTR, "percentItemType"),
    "pure": QName(XBRLI, "pureItemType"),
    "integer": QName(XBRLI, "integerItemType"),
    "string": QName(XBRLI, "stringItemType"),
    "token": QName(XBRLI, "tokenItemType"),
    "text-block": QName(DTR, "textBlockItemType"),
    "date": QName(XBRLI, "dateItemType"),
    "month-day": QName(XBRLI, "gMonthDayItemType"),
    "year": QName(XBRLI, "gYearItemType"),
    "boolean": QName(XBRLI, "booleanItemType"),
    "uri": QName(XBRLI, "anyURIItemType"),
    "abstract": QName(XBRLI, "stringItemType"),
    "table": QName(XBRLI, "stringItemType"),
    "axis": QName(XBRLI, "stringItemType"),
    "domain": QName(DTR, "domainItemType"),
    "member": QName(DTR, "domainItemType"),
}
_ABSTRACT = {"abstract", "table", "axis", "domain", "member"}
_KEYS = {"type", "label", "doc", "also", "opposite", "kind-of"}
_GROUPS = {"table": HYPERCUBE_ITEM, "axis": DIMENSION_ITEM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Authored:
    """What a folder holds: the taxonomy to write, and what only a look-up can use (as `HeldDTS` takes it)."""

    taxonomy: Taxonomy
    crosswalk: dict[str, dict[QName, tuple[str, ...]]]
    alternatives: dict[QName, tuple[Alternative, ...]]
    wider: dict[QName, QName]


def read(folder: Path) -> Authored:
    """Read `folder`/taxonomy.toml and the files it names, in its order.

    Raises ValueError or KeyError naming the concept where a file says what cannot be: these files are part of the
    program, so that is a bug.
    """
    about = _toml(folder / "taxonomy.toml")
    parts = [_toml(folder / f"{name}.toml") for name in about["files"]]
    entries = _entries(
        parts, {"type", "label", "doc", "also", "opposite", "kind-of", *ROLE_MARKS, *about["crosswalks"]}
    )
    taxonomy = _taxonomy(about, parts, entries)
    names = {concept.name.local: concept.name for concept in taxonomy.concepts}
    return Authored(
        taxonomy=taxonomy,
        crosswalk={
            system: {names[local]: _several(entry[system]) for local, entry in entries.items() if system in entry}
            for system in about["crosswalks"]
        },
        alternatives={
            names[local]: _alternatives(entry)
            for local, entry in entries.items()
            if "also" in entry or "opposite" in entry
        },
        wider={names[local]: names[entry["kind-of"]] for local, entry in entries.items() if "kind-of" in entry},
    )


def _entries(parts: list[dict[str, Any]], keys: set[str]) -> dict[str, dict[str, Any]]:
    """What all files say of each concept, by local name, once it is sure that they mean what they say."""
    entries: dict[str, dict[str, Any]] = {}
    for part in parts:
        for local, entry in part.get("concepts", {}).items():
            if local in entries:
                raise ValueError(f"{local}: written twice")
            if unknown := entry.keys() - keys:
                raise ValueError(f"{local}: {', '.join(sorted(unknown))} means nothing here")
            entries[local] = entry
    return entries


def _taxonomy(about: dict[str, Any], parts: list[dict[str, Any]], entries: dict[str, dict[str, Any]]) -> Taxonomy:
    namespace, prefix = about["namespace"], about["prefix"]
    schema = f"{namespace}/{about['schema']}"
    concepts = {
        local: _concept(QName(namespace, local), entry["type"].split(), schema, f"{prefix}_{local}")
        for local, entry in entries.items()
    }
    roles: list[Role] = []
    networks: list[Network] = []
    for part in parts:
        for name, body in part.get("roles", {}).items():
            role = Role(uri=f"{namespace}/role/{name}", definition=body["definition"], schema=schema, id=name)
            roles.append(role)
            networks += _networks(role, body, concepts)
    return Taxonomy(
        namespace=namespace,
        prefix=prefix,
        schema=schema,
        concepts=tuple(concepts.values()),
        labels=tuple(_labels(namespace, entries, networks, about["language"])),
        roles=tuple(roles),
        networks=tuple(networks),
        entry_point=EntryPoint(
            namespace=f"{namespace}/{about['entry_point'].removesuffix('.xsd')}",
            location=f"{namespace}/{about['entry_point']}",
        ),
    )


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _concept(name: QName, words: list[str], schema: str, id_: str) -> Concept:
    """`words` are a type of `_TYPES`, then period type and balance, as in `monetary duration credit`."""
    type_, *rest = words
    periods = [word for word in rest if word in ("instant", "duration")]
    balances = [word for word in rest if word in ("debit", "credit")]
    if len(rest) != len(periods) + len(balances) or len(periods) + (type_ in _ABSTRACT) != 1 or len(balances) > 1:
        raise ValueError(f"{name.local}: {' '.join(words)} is not a type, a period type and perhaps a balance")
    return Concept(
        name=name,
        type=_TYPES[type_],
        period_type=PeriodType(periods[0]) if periods else PeriodType.DURATION,
        balance=Balance(balances[0]) if balances else None,
        abstract=type_ in _ABSTRACT,
        substitution_group=_GROUPS.get(type_, ITEM),
        schema=schema,
        id=id_,
    )


def _labels(namespace: str, entries: dict[str, dict[str, Any]], networks: list[Network], lang: str) -> Iterator[Label]:
    """Each concept's labels; where a tree prefers a role the concept has no words for, the standard ones serve."""
    preferred: dict[str, set[str]] = {}
    for network in networks:
        for arc in network.arcs:
            if arc.preferred_label:
                preferred.setdefault(arc.child.local, set()).add(arc.preferred_label)
    for local, entry in entries.items():
        name = QName(namespace, local)
        wanted = preferred.get(local, ())
        yield Label(concept=name, text=entry["label"], lang=lang)
        for mark, role in ROLE_MARKS.items():
            if mark in entry or role in wanted:
                yield Label(concept=name, text=entry.get(mark, entry["label"]), role=role, lang=lang)
        yield Label(concept=name, text=entry["doc"], role=LabelRole.DOCUMENTATION, lang=lang)


def _several(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _alternatives(entry: dict[str, Any]) -> tuple[Alternative, ...]:
    return (
        *(Alternative(text=text) for text in entry.get("also", ())),
        *(Alternative(text=text, opposite=True) for text in entry.get("opposite", ())),
    )


def _networks(role: Role, body: dict[str, str], concepts: dict[str, Concept]) -> Iterator[Network]:
    if "presentation" in body:
        arcs = presentation_arcs(body["presentation"], concepts)
        yield Network(role=role, arcrole=Arcrole.PARENT_CHILD, arcs=arcs)
    if "calculation" in body:
        arcs = calculation_arcs(body["calculation"], concepts)
        yield Network(role=role, arcrole=Arcrole.SUMMATION_ITEM, arcs=arcs)
    by_arcrole: dict[str, list[Arc]] = {}
    for arcrole, arc in definition_arcs(body.get("dimensions", ""), concepts):
        by_arcrole.setdefault(arcrole, []).append(arc)
    for arcrole, dimensional in by_arcrole.items():
        yield Network(role=role, arcrole=arcrole, arcs=tuple(dimensional))
