"""The part of a DTS that another process told, from plain records."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from exporter.dts.concept import Balance, Concept, Label, PeriodType
from exporter.dts.dts import DTS
from exporter.dts.held import HeldDTS
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.qname import XBRLI, QName


def dts_of(record: Mapping[str, Any], *, language: str = "en") -> DTS:
    """Concepts, labels and networks of presentation and calculation; networks are in the order of their definitions.

    A concept record has name, type, base, period, balance, abstract, schema, id and labels (role -> text, in
    `language`); a network record role, definition and arcs (parent, child, order, and preferred or weight), that of a
    calculation its arcrole too.
    """
    labels = (
        Label(concept=QName(*said["name"]), text=text, role=role, lang=language)
        for said in record["concepts"]
        for role, text in said["labels"].items()
    )
    said_of = (*record["networks"], *record["calculations"])
    networks = sorted((_network(said) for said in said_of), key=lambda network: network.role.definition)
    concepts = [_concept(said) for said in record["concepts"] if said["period"] is not None]
    return HeldDTS(entry_points=(), concepts=concepts, labels=labels, networks=tuple(networks))


def _concept(said: Mapping[str, Any]) -> Concept:
    return Concept(
        name=QName(*said["name"]),
        type=QName(*said["type"]),
        base_type=QName(XBRLI, said["base"]) if said["base"] else None,
        period_type=PeriodType(said["period"]),
        balance=Balance(said["balance"]) if said["balance"] else None,
        abstract=said["abstract"],
        schema=said["schema"],
        id=said["id"],
    )


def _network(said: Mapping[str, Any]) -> Network:
    arcs = tuple(
        Arc(
            parent=QName(*arc["parent"]),
            child=QName(*arc["child"]),
            order=Decimal(arc["order"]),
            preferred_label=arc.get("preferred"),
            weight=Decimal(arc["weight"]) if "weight" in arc else None,
        )
        for arc in said["arcs"]
    )
    role = Role(uri=said["role"], definition=said["definition"], schema="", id="")
    return Network(role=role, arcrole=said.get("arcrole", Arcrole.PARENT_CHILD), arcs=arcs)
