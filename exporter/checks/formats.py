"""What one syntax cannot write though a report may hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.messages import Message, message
from exporter.oim.fact import Fact
from exporter.oim.report import Report
from exporter.qname import QName

_OIM = ("json", "csv")
_ABSOLUTE = re.compile(r"(?!(?:https?|ftp):(?!//))[A-Za-z][A-Za-z0-9+.-]*:")


def unwritable(report: Report, syntax: str) -> Iterator[Message]:
    """A message for each fact that cannot be written in a syntax: xbrl, xhtml, json or csv.

    In xBRL-JSON and xBRL-CSV an entity's identifier is the local part of a name, whose namespace is its scheme: neither
    may be empty.
    """
    if syntax not in _OIM:
        return
    for fact in report.facts:
        if why := _why(fact, syntax):
            yield message("report.unsupported", facts=(fact.id,), name=f"{fact.concept.local} ({fact.id})", why=why)


def unlawful(report: Report, syntax: str) -> Iterator[Message]:
    """A message for each namespace that can be written and read again, but that the syntax does not allow.

    Every namespace of xBRL-JSON and xBRL-CSV must be an absolute URI (OIM Common 1.0, 5.1: oimce:invalidURI). Schemes
    of entities and measures often are none, since XBRL 2.1 takes any URI.
    """
    if syntax not in _OIM:
        return
    users: dict[str, list[str]] = {}
    for fact in report.facts:
        for namespace in dict.fromkeys(_namespaces(fact)):
            if not _ABSOLUTE.match(namespace):
                users.setdefault(namespace, []).append(fact.id)
    for namespace, facts in users.items():
        yield message("report.relative-namespace", facts=tuple(facts), namespace=namespace, count=len(facts))


def _why(fact: Fact, syntax: str) -> str:
    """Why a fact cannot be written, empty when it can."""
    if fact.entity is not None and not fact.entity.identifier:
        return f"its entity's identifier is empty, which {syntax} cannot write"
    if isinstance(fact.value, QName) and not fact.value.namespace:
        return f"its value {fact.value.local} is a name without a namespace, which {syntax} cannot write"
    if not all(_namespaces(fact)):
        return f"one of its names has no namespace, which {syntax} cannot write"
    return ""


def _namespaces(fact: Fact) -> list[str]:
    """The namespaces of its concept, its entity's scheme and its measures."""
    measures = (*fact.unit.numerator, *fact.unit.denominator) if fact.unit is not None else ()
    schemes = [fact.entity.scheme] if fact.entity is not None else []
    return [fact.concept.namespace, *schemes, *(measure.namespace for measure in measures)]
