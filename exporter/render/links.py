"""What the linkbase templates print: extended links with their locators, and where roles and concepts are declared."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exporter.dts.concept import Label, LabelRole
from exporter.dts.network import Arc, Arcrole, Network
from exporter.dts.taxonomy import Citation, Taxonomy
from exporter.qname import QName

_LRR = "http://www.xbrl.org/lrr"
_REGISTERED_ROLES = {
    str(role): f"{_LRR}/role/{'negated' if role.negates else 'net'}-2009-12-16.xsd#{role.rpartition('/')[2]}"
    for role in LabelRole
    if "/2009/" in role
}
_XBRLDT_SCHEMA = "http://www.xbrl.org/2005/xbrldt-2005.xsd"
_ARCROLES = {
    str(arcrole): f"{schema}#{arcrole.rpartition('/')[2]}"
    for arcrole, schema in {
        Arcrole.SUMMATION_ITEM: "https://www.xbrl.org/2023/calculation-1.1.xsd",
        Arcrole.ALL: _XBRLDT_SCHEMA,
        Arcrole.NOT_ALL: _XBRLDT_SCHEMA,
        Arcrole.HYPERCUBE_DIMENSION: _XBRLDT_SCHEMA,
        Arcrole.DIMENSION_DOMAIN: _XBRLDT_SCHEMA,
        Arcrole.DIMENSION_DEFAULT: _XBRLDT_SCHEMA,
        Arcrole.DOMAIN_MEMBER: _XBRLDT_SCHEMA,
        Arcrole.WIDER_NARROWER: f"{_LRR}/arcrole/esma-arcrole-2018-11-21.xsd",
    }.items()
}


def nearby(address: str, schema: str) -> str:
    """An address as the documents beside a schema write it: relative where it is the schema's own, or is no URI.

    The documents of one taxonomy may be known by their paths from a common folder instead of by absolute URIs.
    """
    where, mark, fragment = address.partition("#")
    if where == schema:
        where = file_name(schema)
    elif "://" not in where and not where.startswith("urn:"):
        where = posixpath.relpath(where, posixpath.dirname(schema) or ".")
    return f"{where}{mark}{fragment}"


def file_name(uri: str) -> str:
    """The last part of a document's address."""
    return uri.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class ExtendedLink:
    """An extended link as its template prints it: locator label -> href, and (from, to) -> (arcrole, arc)."""

    role: str
    locators: dict[str, str] = field(default_factory=dict)
    arcs: dict[tuple[str, str], tuple[str, Arc]] = field(default_factory=dict)

    def locator(self, href: str, copy: int = 1) -> str:
        """The label of the `copy`-th locator of `href`, made when it is new."""
        label = href.rpartition("#")[2] + (f"_{copy}" if copy > 1 else "")
        while self.locators.setdefault(label, href) != href:
            label += "_"  # concepts of two schemas share an id
        return label

    def add(self, arcrole: str, parent: str, child: str, arc: Arc) -> None:
        """Add an arc; a second one between the same two gets a locator of its own (XLink 1.0, 5.1.3)."""
        from_, to, copy = self.locator(parent), self.locator(child), 1
        while (from_, to) in self.arcs:
            copy += 1
            to = self.locator(child, copy)
        self.arcs[from_, to] = (arcrole, arc)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where concepts and roles are declared, as the files of one taxonomy point at them: their own schema by name."""

    schema: str
    concepts: dict[QName, str]
    roles: dict[str, str]
    arcroles: dict[str, str]

    @classmethod
    def of(cls, taxonomy: Taxonomy) -> Addresses:
        """The addresses as the documents beside the taxonomy's schema write them."""
        concepts = (*taxonomy.referenced, *taxonomy.concepts)
        roles = (*(network.role for network in taxonomy.networks if network.role.schema), *taxonomy.roles)
        declared = {role.uri: f"{role.schema}#{role.id}" for role in roles}
        declared |= {arcrole.uri: f"{taxonomy.schema}#{arcrole.id}" for arcrole in taxonomy.arcroles}
        near = {uri: nearby(where, taxonomy.schema) for uri, where in (dict(taxonomy.addresses) | declared).items()}
        return cls(
            schema=taxonomy.schema,
            concepts={concept.name: nearby(concept.href, taxonomy.schema) for concept in concepts},
            roles=_REGISTERED_ROLES | near,
            arcroles=_ARCROLES | near,
        )

    def refs(self, roles: Iterable[str | None]) -> list[tuple[str, str]]:
        """What a linkbase must declare of the roles it uses (XBRL 2.1, 3.5.2.4): those that are not the standard's."""
        return [(role, self.roles[role]) for role in dict.fromkeys(roles) if role and role in self.roles]


def label_view(labels: Sequence[Label], addresses: Addresses) -> dict[str, object]:
    """Each concept's locator with its labels, and the label roles to declare."""
    link = ExtendedLink("")
    by_locator: dict[str, list[Label]] = {}
    for label in labels:
        by_locator.setdefault(link.locator(addresses.concepts[label.concept]), []).append(label)
    return {
        "role_refs": addresses.refs(label.role for label in labels),
        "concepts": [(locator, link.locators[locator], found) for locator, found in by_locator.items()],
    }


def network_view(networks: Sequence[Network], addresses: Addresses) -> dict[str, object]:
    """One extended link a role, with the roles and arcroles to declare."""
    links: dict[str, ExtendedLink] = {}
    for network in networks:
        link = links.setdefault(network.role.uri, ExtendedLink(network.role.uri))
        for arc in network.arcs:
            link.add(network.arcrole, addresses.concepts[arc.parent], addresses.concepts[arc.child], arc)
    preferred = [arc.preferred_label for network in networks for arc in network.arcs]
    targets = [arc.target_role for network in networks for arc in network.arcs]
    return {
        "role_refs": addresses.refs([*links, *targets, *preferred]),
        "arcrole_refs": [
            (uri, addresses.arcroles[uri])
            for uri in dict.fromkeys(network.arcrole for network in networks)
            if uri in addresses.arcroles
        ],
        "dimensional": any(_ARCROLES.get(network.arcrole, "").startswith(_XBRLDT_SCHEMA) for network in networks),
        "links": list(links.values()),
    }


def reference_view(references: Sequence[Citation], addresses: Addresses) -> dict[str, object]:
    """Each concept's locator with its references, whose parts are (prefixed name, text), and their namespaces."""
    link = ExtendedLink("")
    spaces = dict.fromkeys(name.namespace for reference in references for name, _ in reference.parts)
    prefixes = {namespace: f"part{n}" for n, namespace in enumerate(spaces, start=1)}
    by_locator: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {}
    for reference in references:
        parts = [(f"{prefixes[name.namespace]}:{name.local}", text) for name, text in reference.parts]
        locator = link.locator(addresses.concepts[reference.concept])
        by_locator.setdefault(locator, []).append((reference.role, parts))
    return {
        "role_refs": addresses.refs(reference.role for reference in references),
        "prefixes": [(prefix, namespace) for namespace, prefix in prefixes.items()],
        "concepts": [(locator, link.locators[locator], found) for locator, found in by_locator.items()],
    }
