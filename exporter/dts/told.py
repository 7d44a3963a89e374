"""Taxonomies that another process told whole, from plain records: what is needed to write them again."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from exporter.dts.concept import Balance, Concept, Label, LabelRole, PeriodType
from exporter.dts.network import Arc, ArcroleType, Network, Role
from exporter.dts.taxonomy import Citation, Import, Taxonomy
from exporter.qname import QName


def taxonomy_of(record: Mapping[str, Any]) -> Taxonomy:
    """The taxonomy of one schema. Its own documents are known by their paths, all others by absolute URIs."""
    path = record["path"]
    return Taxonomy(
        namespace=record["namespace"] or "",
        prefix=record["prefix"] or "own",
        schema=path,
        imports=tuple(
            Import(namespace=namespace, prefix=prefix or f"import{n}", location=location or "")
            for n, (namespace, prefix, location) in enumerate(record["imports"])
        ),
        concepts=tuple(map(_concept, record["concepts"])),
        labels=tuple(
            Label(
                concept=QName(*said["concept"]),
                text=said["text"],
                role=said["role"] or LabelRole.STANDARD,
                lang=said["lang"] or "",
            )
            for said in record["labels"]
        ),
        references=tuple(map(_reference, record["references"])),
        roles=tuple(
            Role(
                uri=said["uri"],
                definition=said["definition"],
                schema=path,
                id=said["id"],
                used_on=tuple(said["used_on"]),
            )
            for said in record["roles"]
        ),
        arcroles=tuple(
            ArcroleType(
                uri=said["uri"],
                definition=said["definition"],
                id=said["id"],
                cycles=said["cycles"],
                used_on=tuple(said["used_on"]),
            )
            for said in record["arcroles"]
        ),
        networks=tuple(map(_network, record["networks"])),
        referenced=tuple(map(_concept, record["referenced"])),
        linkbases=tuple(record["linkbases"]),
        further=tuple(record["further"]),
        addresses=tuple((uri, where) for uri, where in record["addresses"]),
    )


def _concept(said: Mapping[str, Any]) -> Concept:
    return Concept(
        name=QName(*said["name"]),
        type=QName(*said["type"]),
        # A tuple has none; as something referred to, its name and place are all that is asked of it.
        period_type=PeriodType(said["period"] or PeriodType.DURATION),
        balance=Balance(said["balance"]) if said["balance"] else None,
        abstract=said["abstract"],
        nillable=said["nillable"],
        substitution_group=QName(*said["group"]),
        schema=said["schema"],
        id=said["id"],
        typed_domain=said["typed_domain"],
        attributes=tuple(
            (QName(namespace, local), value if isinstance(value, str) else QName(*value))
            for namespace, local, value in said["attributes"]
        ),
    )


def _reference(said: Mapping[str, Any]) -> Citation:
    parts = tuple((QName(namespace, local), text) for namespace, local, text in said["parts"])
    role = {"role": said["role"]} if said["role"] else {}
    return Citation(concept=QName(*said["concept"]), parts=parts, **role)


def _network(said: Mapping[str, Any]) -> Network:
    """A network as its linkbase has it; where its role is declared is told by the taxonomy's `addresses`."""
    return Network(
        role=Role(uri=said["role"], definition="", schema="", id=""),
        arcrole=said["arcrole"],
        arcs=tuple(map(_arc, said["arcs"])),
    )


def _arc(said: Mapping[str, Any]) -> Arc:
    return Arc(
        parent=QName(*said["parent"]),
        child=QName(*said["child"]),
        order=Decimal(said["order"]),
        weight=Decimal(said["weight"]) if said["weight"] else None,
        preferred_label=said["preferred"],
        context_element=said["context_element"],
        closed=said["closed"],
        target_role=said["target_role"],
        usable=said["usable"],
        prohibited=said["prohibited"],
        priority=said["priority"],
    )
