"""What one syntax cannot write though a report may hold it."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.messages import Message, message
from exporter.oim.report import Report
from exporter.qname import QName


def unwritable(report: Report, syntax: str) -> Iterator[Message]:
    """A message for each fact that cannot be written in a syntax: xbrl, xhtml, json or csv.

    An entity's identifier is part of a name in xBRL-JSON and xBRL-CSV, which has no spaces (OIM Common 1.0, 5.2), and
    names there need a namespace.
    """
    if syntax not in ("json", "csv"):
        return
    for fact in report.facts:
        if fact.entity is not None and (not fact.entity.identifier or len(fact.entity.identifier.split()) > 1):
            why = f"its entity's identifier “{fact.entity.identifier}” is no name without spaces, as {syntax} needs it"
        elif isinstance(fact.value, QName) and not fact.value.namespace:
            why = f"its value {fact.value.local} is a name without a namespace, which {syntax} cannot write"
        else:
            continue
        yield message("report.unsupported", facts=(fact.id,), name=f"{fact.concept.local} ({fact.id})", why=why)
