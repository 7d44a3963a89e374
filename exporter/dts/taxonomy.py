"""A taxonomy to be written: what goes into one schema and its linkbases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporter.dts.concept import DTR, XBRLDT, Concept, Label, LabelRole
from exporter.dts.network import ArcroleType, Network, Role
from exporter.qname import XBRLI, QName


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Another taxonomy's schema: namespace, customary prefix and absolute location of the document."""

    namespace: str
    prefix: str
    location: str


STANDARD_IMPORTS = (
    Import(namespace=XBRLI, prefix="xbrli", location="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"),
    Import(namespace=XBRLDT, prefix="xbrldt", location="http://www.xbrl.org/2005/xbrldt-2005.xsd"),
    Import(namespace=DTR, prefix="dtr-types", location="https://www.xbrl.org/dtr/type/2020-01-21/types.xsd"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPoint:
    """A second schema that imports the first and carries the networks, so that the first can be had without them."""

    namespace: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A reference to be written (XBRL 2.1, 5.2.3): the concept, and the parts by their full names."""

    concept: QName
    parts: tuple[tuple[QName, str], ...]
    role: str = "http://www.xbrl.org/2003/role/reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """What is to be written under one target namespace.

    `schema` is the absolute URI of the schema document; the linkbases lie beside it, named after it. `roles` are those
    declared here, a label role of the taxonomy's own among them; networks may use roles that an imported schema
    declares. `referenced` are concepts of imported schemas that labels or networks speak of: labels may be given to
    them too, best in a role their own taxonomy leaves free (the built-in one has no terse and no negated terse labels).
    `linkbases` are addresses of other linkbases to take in. `further` are declarations that are no items (types, domain
    elements of typed dimensions), each as an XML Schema component in its own right; `addresses` lead from roles and
    arcroles that neither this taxonomy nor a standard declares to their declarations. With an `entry_point` the
    networks and `linkbases` hang on that document instead of on `schema`. The imports every taxonomy needs for its item
    types (XBRL 2.1, Dimensions, Data Types Registry) need not be named.

    Instead of absolute URIs the documents of one filing may be named by their paths from a common folder.
    """

    namespace: str
    prefix: str
    schema: str
    imports: tuple[Import, ...] = ()
    concepts: tuple[Concept, ...] = ()
    labels: tuple[Label, ...] = ()
    roles: tuple[Role, ...] = ()
    networks: tuple[Network, ...] = ()
    references: tuple[Citation, ...] = ()
    arcroles: tuple[ArcroleType, ...] = ()
    further: tuple[str, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    referenced: tuple[Concept, ...] = ()
    linkbases: tuple[str, ...] = ()
    entry_point: EntryPoint | None = None


def labels_to_add(networks: tuple[Network, ...], known: Iterable[Label], *, lang: str) -> tuple[Label, ...]:
    """Labels that the networks prefer and nobody gave (XBRL 2.1, 5.2.4.2.1 wants each to exist).

    `known` are the labels in the DTS, the taxonomy's own among them. The words are those of the concept's standard
    label in `lang`, else in any language. Raises KeyError for a concept without a standard label.
    """
    roles: set[tuple[QName, str]] = set()
    standard: dict[QName, str] = {}
    for label in known:
        roles.add((label.concept, label.role))
        if label.role == LabelRole.STANDARD and (label.lang.startswith(lang) or label.concept not in standard):
            standard[label.concept] = label.text
    wanted = dict.fromkeys(
        (arc.child, arc.preferred_label) for network in networks for arc in network.arcs if arc.preferred_label
    )
    return tuple(
        Label(concept=concept, text=standard[concept], role=role, lang=lang)
        for concept, role in wanted
        if (concept, role) not in roles
    )
