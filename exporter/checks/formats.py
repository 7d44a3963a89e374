"""What one syntax cannot write though a report may hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.messages import Message, message
from exporter.oim.fact import Fact
from exporter.oim.report import Report
from exporter.qname import QName

_ABSOLUTE = re.compile(r"(?!(?:https?|ftp):(?!//))[A-Za-z][A-Za-z0-9+.-]*:")


def unwritable(report: Report, syntax: str) -> Iterator[Message]:
    """A message for each fact that cannot be written in a syntax: xbrl, xhtml, json or csv.

    In xBRL-JSON and xBRL-CSV an entity's identifier is the local part of a name, whose namespace is its scheme: neither
    may be empty, and every namespace must be an absolute URI (OIM Common 1.0, 5.1: oimce:invalidURI).
    """
    if syntax not in ("json", "csv"):
        return
    for fact in report.facts:
        if why := _why(fact, syntax):
            yield message("report.unsupported", facts=(fact.id,), name=f"{fact.concept.local} ({fact.id})", why=why)


def _why(fact: Fact, syntax: str) -> str:
    """Why a fact cannot be written, empty when it can."""
    if fact.entity is not None and not fact.entity.identifier:
        return f"its entity's identifier is empty, which {syntax} cannot write"
    if isinstance(fact.value, QName) and not fact.value.namespace:
        return f"its value {fact.value.local} is a name without a namespace, which {syntax} cannot write"
    namespaces = [fact.concept.namespace, *([fact.entity.scheme] if fact.entity is not None else [])]
    if fact.unit is not None:
        namespaces += [measure.namespace for measure in (*fact.unit.numerator, *fact.unit.denominator)]
    relative = next((uri for uri in namespaces if not _ABSOLUTE.match(uri)), None)
    return f"“{relative}” is no absolute URI, as {syntax} needs it" if relative is not None else ""
