"""Which prefix stands for which namespace: the customary one where it is free, one of our own where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from exporter.oim.aspects import TypedMember
from exporter.oim.fact import Enumeration, Fact
from exporter.oim.report import Report
from exporter.qname import ISO4217, IX, LINK, XBRLDI, XBRLI, XSI, QName
from exporter.render.transformation import REGISTRY_4, REGISTRY_5

OIM = "https://xbrl.org/2021"
_XLINK = "http://www.w3.org/1999/xlink"
# Prefixes that OIM reserves for one namespace (OIM Common 1.0, 5.1), and those the XML templates use themselves.
_RESERVED = {
    "xbrl": OIM,
    "xbrli": XBRLI,
    "iso4217": ISO4217,
    "xs": "http://www.w3.org/2001/XMLSchema",
    "utr": "http://www.xbrl.org/2009/utr",
    "enum2": "http://xbrl.org/2020/extensible-enumerations-2.0",
    "link": LINK,
    "xlink": _XLINK,
    "xbrldi": XBRLDI,
    "xsi": XSI,
    "ix": IX,
    "ixt": REGISTRY_4,
    "ixt5": REGISTRY_5,
    "xbrlce": f"{OIM}/xbrl-csv/error",
}
_SCHEMES = {"http://www.sec.gov/CIK": "cik", "http://standards.iso.org/iso/17442": "lei"}
_NCNAME = re.compile(r"[A-Za-z_][\w.-]*")


class Prefixes:
    """The prefixes of one report's namespaces; those not met before are made on asking, in the order of asking."""

    def __init__(self, customary: Iterable[tuple[str, str]]) -> None:
        self._reserved = {uri: prefix for prefix, uri in _RESERVED.items()}
        self._customary = {uri: prefix for uri, prefix in customary if _NCNAME.fullmatch(prefix)}
        self._found: dict[str, str] = {}

    def of(self, namespace: str) -> str:
        """The prefix of a namespace."""
        if namespace not in self._found:
            self._found[namespace] = self._reserved.get(namespace) or self._free(namespace)
        return self._found[namespace]

    def _free(self, namespace: str) -> str:
        wished = self._customary.get(namespace) or _SCHEMES.get(namespace) or "ns"
        taken = {*_RESERVED, *self._found.values(), "xml", "xmlns"}
        if wished not in taken and wished != "ns" and not wished.lower().startswith("xml"):
            return wished
        return next(name for n in range(len(taken) + 1) if (name := f"{wished}{n}") not in taken)

    def name(self, name: QName) -> str:
        """A name with its prefix; one without a namespace has none."""
        return f"{self.of(name.namespace)}:{name.local}" if name.namespace else name.local

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(prefix, namespace) of everything asked for so far, sorted."""
        return tuple(sorted((prefix, namespace) for namespace, prefix in self._found.items()))


def prefixes_of(report: Report, *always: str) -> Prefixes:
    """Prefixes for every name in a report, and for the namespaces a syntax needs `always`.

    They are made in the order of the namespaces, so that the order of the facts does not matter.
    """
    made = Prefixes(report.prefixes)
    names = {namespace for fact in report.facts for namespace in _namespaces(fact)}
    for namespace in sorted({*names, *always}):
        made.of(namespace)
    return made


def _namespaces(fact: Fact) -> Iterator[str]:
    yield fact.concept.namespace
    if fact.unit is not None:
        yield from (measure.namespace for measure in (*fact.unit.numerator, *fact.unit.denominator))
    for dimension, member in fact.dimensions:
        yield dimension.namespace
        if isinstance(member, TypedMember):
            yield member.element.namespace
            if isinstance(member.value, QName) and member.value.namespace:
                yield member.value.namespace
        else:
            yield member.namespace
    if isinstance(fact.value, QName) and fact.value.namespace:
        yield fact.value.namespace
    elif isinstance(fact.value, Enumeration):
        yield from (member.namespace for member in fact.value.members)
