"""Writes a taxonomy, the built-in one or a company's extension: a schema and its linkbases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from exporter.dts.concept import Label, LabelRole
from exporter.dts.network import Arc, Arcrole, Network
from exporter.dts.taxonomy import STANDARD_IMPORTS, Import, Taxonomy
from exporter.qname import XBRLI, QName
from exporter.render.environment import environment

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
# A network's arcrole decides its linkbase: what is neither presentation nor calculation is definition.
_LINKBASES = {
    str(Arcrole.PARENT_CHILD): "presentation",
    str(Arcrole.SUMMATION_ITEM): "calculation",
    str(Arcrole.SUMMATION_ITEM_2003): "calculation",
}
_FILE_ENDS = {"presentation": "pre", "calculation": "cal", "definition": "def"}


@dataclass(frozen=True, slots=True)
class _Link:
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
class _Addresses:
    """Where concepts and roles are declared, as the files of one taxonomy point at them: their own schema by name."""

    schema: str
    concepts: dict[QName, str]
    roles: dict[str, str]

    @classmethod
    def of(cls, taxonomy: Taxonomy) -> _Addresses:
        own = f"{taxonomy.schema}#"
        near = _file_name(taxonomy.schema) + "#"
        concepts = (*taxonomy.referenced, *taxonomy.concepts)
        roles = (*taxonomy.roles, *(network.role for network in taxonomy.networks))
        return cls(
            schema=taxonomy.schema,
            concepts={concept.name: concept.href.replace(own, near) for concept in concepts},
            roles=_REGISTERED_ROLES | {role.uri: f"{role.schema}#{role.id}".replace(own, near) for role in roles},
        )

    def refs(self, roles: Iterable[str | None]) -> list[tuple[str, str]]:
        """What a linkbase must declare of the roles it uses (XBRL 2.1, 3.5.2.4): those that are not the standard's."""
        return [(role, self.roles[role]) for role in dict.fromkeys(roles) if role and role in self.roles]


def taxonomy_files(
    taxonomy: Taxonomy, *, label_file_per_language: bool = True, overrides: Path | None = None
) -> dict[str, bytes]:
    """File name -> content: the schema, the linkbases that have something to say, the entry point if it is apart.

    The names follow the schema's: NAME.xsd, NAME_lab-en.xml, NAME_pre.xml, NAME_cal.xml, NAME_def.xml. ESEF wants a
    label linkbase for each language, EDGAR a single NAME_lab.xml: `label_file_per_language` chooses. `overrides` is a
    folder of a user's own templates. Raises KeyError for a concept that is neither the taxonomy's own nor `referenced`.
    """
    stem = _file_name(taxonomy.schema).removesuffix(".xsd")
    addresses = _Addresses.of(taxonomy)
    labels = {
        f"{stem}_lab{suffix}.xml": _label_view(found, addresses)
        for suffix, found in _label_files(taxonomy.labels, label_file_per_language).items()
    }
    networks = {
        f"{stem}_{end}.xml": (kind, _network_view(found, addresses))
        for kind, end in _FILE_ENDS.items()
        if (found := [n for n in taxonomy.networks if n.arcs and _LINKBASES.get(n.arcrole, "definition") == kind])
    }
    label_refs = [(name, "label") for name in labels]
    network_refs = [*((name, kind) for name, (kind, _) in networks.items()), *((uri, "") for uri in taxonomy.linkbases)]
    pages = {_file_name(taxonomy.schema): ("schema.xsd", _schema_view(taxonomy, label_refs, network_refs))}
    if taxonomy.entry_point is not None:
        pages[_file_name(taxonomy.entry_point.location)] = ("schema.xsd", _entry_point_view(taxonomy, network_refs))
    pages |= {name: ("label.xml", view) for name, view in labels.items()}
    pages |= {name: (f"{kind}.xml", view) for name, (kind, view) in networks.items()}
    templates = environment(overrides)
    return {
        name: templates.get_template(f"extension/{template}.jinja").render(view).encode()
        for name, (template, view) in pages.items()
    }


def _schema_view(
    taxonomy: Taxonomy, label_refs: Sequence[tuple[str, str]], network_refs: Sequence[tuple[str, str]]
) -> dict[str, object]:
    """What the schema template prints; `..._refs` are (address, kind) of the linkbases it calls."""
    used = {XBRLI} | {name.namespace for c in taxonomy.concepts for name in (c.type, c.substitution_group)}
    named = {import_.namespace for import_ in taxonomy.imports}
    standard = [i for i in STANDARD_IMPORTS if i.namespace in used - named]
    imports = (*standard, *taxonomy.imports)
    prefixes = {i.namespace: i.prefix for i in imports} | {taxonomy.namespace: taxonomy.prefix}
    elements = [(c, _prefixed(c.type, prefixes), _prefixed(c.substitution_group, prefixes)) for c in taxonomy.concepts]
    return {
        "namespace": taxonomy.namespace,
        "prefixes": sorted((prefix, namespace) for namespace, prefix in prefixes.items()),
        "imports": imports,
        "linkbases": [*label_refs, *([] if taxonomy.entry_point else network_refs)],
        "roles": taxonomy.roles,
        "elements": elements,
    }


def _entry_point_view(taxonomy: Taxonomy, network_refs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The schema template's data for a schema that only imports the taxonomy's and calls its networks."""
    assert taxonomy.entry_point is not None
    own = Import(namespace=taxonomy.namespace, prefix=taxonomy.prefix, location=_file_name(taxonomy.schema))
    return {
        "namespace": taxonomy.entry_point.namespace,
        "prefixes": [(taxonomy.prefix, taxonomy.namespace)],
        "imports": [own],
        "linkbases": network_refs,
        "roles": (),
        "elements": (),
    }


def _label_files(labels: tuple[Label, ...], per_language: bool) -> dict[str, list[Label]]:
    """Labels by the suffix of the file they go into."""
    files: dict[str, list[Label]] = {}
    for label in labels:
        files.setdefault(f"-{label.lang}" if per_language else "", []).append(label)
    return files


def _label_view(labels: list[Label], addresses: _Addresses) -> dict[str, object]:
    """Each concept's locator with its labels, and the label roles to declare."""
    link = _Link("")
    by_locator: dict[str, list[Label]] = {}
    for label in labels:
        by_locator.setdefault(link.locator(addresses.concepts[label.concept]), []).append(label)
    return {
        "role_refs": addresses.refs(label.role for label in labels),
        "concepts": [(locator, link.locators[locator], found) for locator, found in by_locator.items()],
    }


def _network_view(networks: list[Network], addresses: _Addresses) -> dict[str, object]:
    """One extended link a role, with the roles and arcroles to declare."""
    links: dict[str, _Link] = {}
    for network in networks:
        link = links.setdefault(network.role.uri, _Link(network.role.uri))
        for arc in network.arcs:
            link.add(network.arcrole, addresses.concepts[arc.parent], addresses.concepts[arc.child], arc)
    preferred = [arc.preferred_label for network in networks for arc in network.arcs]
    targets = [arc.target_role for network in networks for arc in network.arcs]
    return {
        "role_refs": addresses.refs([*links, *targets, *preferred]),
        "arcrole_refs": [(a, _ARCROLES[a]) for a in dict.fromkeys(n.arcrole for n in networks) if a in _ARCROLES],
        "dimensional": any(_ARCROLES.get(network.arcrole, "").startswith(_XBRLDT_SCHEMA) for network in networks),
        "links": list(links.values()),
    }


def _prefixed(name: QName, prefixes: dict[str, str]) -> str:
    return f"{prefixes[name.namespace]}:{name.local}"


def _file_name(uri: str) -> str:
    return uri.rpartition("/")[2]
