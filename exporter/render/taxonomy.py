"""Writes a taxonomy, the built-in one or a company's extension: a schema and its linkbases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from exporter.dts.concept import XBRLDT, Concept, Label
from exporter.dts.network import Arcrole
from exporter.dts.taxonomy import STANDARD_IMPORTS, Import, Taxonomy
from exporter.qname import XBRLI, QName
from exporter.render.environment import environment
from exporter.render.links import Addresses, file_name, label_view, nearby, network_view, reference_view

# A network's arcrole decides its linkbase: what is neither presentation nor calculation is definition.
_LINKBASES = {
    str(Arcrole.PARENT_CHILD): "presentation",
    str(Arcrole.SUMMATION_ITEM): "calculation",
    str(Arcrole.SUMMATION_ITEM_2003): "calculation",
}
_DECLARED = {
    "xs": "http://www.w3.org/2001/XMLSchema",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xlink": "http://www.w3.org/1999/xlink",
}
_FILE_ENDS = {"presentation": "pre", "calculation": "cal", "definition": "def"}


def taxonomy_files(
    taxonomy: Taxonomy, *, label_file_per_language: bool = True, overrides: Path | None = None
) -> dict[str, bytes]:
    """File name -> content: the schema, the linkbases that have something to say, the entry point if it is apart.

    The names follow the schema's: NAME.xsd, NAME_lab-en.xml, NAME_pre.xml, NAME_cal.xml, NAME_def.xml, NAME_ref.xml.
    ESEF wants a label linkbase for each language, EDGAR a single NAME_lab.xml: `label_file_per_language` chooses.
    `overrides` is a folder of a user's own templates. Raises KeyError for a concept that is neither the taxonomy's own
    nor `referenced`.
    """
    stem = file_name(taxonomy.schema).removesuffix(".xsd")
    addresses = Addresses.of(taxonomy)
    labels = {
        f"{stem}_lab{suffix}.xml": label_view(found, addresses)
        for suffix, found in _label_files(taxonomy.labels, label_file_per_language).items()
    }
    networks = {
        f"{stem}_{end}.xml": (kind, network_view(found, addresses))
        for kind, end in _FILE_ENDS.items()
        if (found := [n for n in taxonomy.networks if n.arcs and _LINKBASES.get(n.arcrole, "definition") == kind])
    }
    others = [nearby(where, taxonomy.schema) for where in taxonomy.linkbases]
    label_refs = [(name, "label") for name in labels]
    network_refs = [*((name, kind) for name, (kind, _) in networks.items()), *((address, "") for address in others)]
    references = {f"{stem}_ref.xml": reference_view(taxonomy.references, addresses)} if taxonomy.references else {}
    label_refs += [(name, "reference") for name in references]
    pages = {file_name(taxonomy.schema): ("schema.xsd", _schema_view(taxonomy, label_refs, network_refs))}
    if taxonomy.entry_point is not None:
        pages[file_name(taxonomy.entry_point.location)] = ("schema.xsd", _entry_point_view(taxonomy, network_refs))
    pages |= {name: ("label.xml", view) for name, view in labels.items()}
    pages |= {name: ("reference.xml", view) for name, view in references.items()}
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
    prefixes = _prefixes(taxonomy, imports)
    elements = [_element(concept, prefixes, taxonomy.schema) for concept in taxonomy.concepts]
    return {
        "namespace": taxonomy.namespace,
        "prefixes": sorted((prefix, namespace) for namespace, prefix in prefixes.items() if prefix not in _DECLARED),
        "imports": [replace(i, location=nearby(i.location, taxonomy.schema)) for i in imports],
        "linkbases": [*label_refs, *([] if taxonomy.entry_point else network_refs)],
        "roles": taxonomy.roles,
        "arcroles": taxonomy.arcroles,
        "elements": elements,
        "further": taxonomy.further,
    }


def _prefixes(taxonomy: Taxonomy, imports: Sequence[Import]) -> dict[str, str]:
    """A prefix for each namespace the schema speaks of, none of them twice."""
    wished = [(i.namespace, i.prefix) for i in imports]
    spaces = [space for c in taxonomy.concepts for pair in c.attributes for space in _namespaces(*pair)]
    prefixes = {namespace: prefix for prefix, namespace in _DECLARED.items()} | {taxonomy.namespace: taxonomy.prefix}
    for namespace, prefix in (*wished, *((space, "ns") for space in spaces)):
        if namespace not in prefixes:
            taken, free, n = set(prefixes.values()), prefix, 1
            while free in taken:
                n += 1
                free = f"{prefix}{n}"
            prefixes[namespace] = free
    return prefixes


def _element(concept: Concept, prefixes: dict[str, str], schema: str) -> dict[str, object]:
    """A concept's declaration: it, its type and group by prefixed names, and what else it has by (name, value)."""
    own = [
        (
            _prefixed(name, prefixes) if name.namespace else name.local,
            _prefixed(value, prefixes) if isinstance(value, QName) else value,
        )
        for name, value in concept.attributes
    ]
    if concept.typed_domain:
        own.insert(0, (f"{prefixes.get(XBRLDT, 'xbrldt')}:typedDomainRef", nearby(concept.typed_domain, schema)))
    return {
        "concept": concept,
        "type": _prefixed(concept.type, prefixes),
        "group": _prefixed(concept.substitution_group, prefixes),
        "attributes": own,
    }


def _namespaces(name: QName, value: str | QName) -> list[str]:
    return [q.namespace for q in (name, value) if isinstance(q, QName) and q.namespace]


def _entry_point_view(taxonomy: Taxonomy, network_refs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The schema template's data for a schema that only imports the taxonomy's and calls its networks."""
    assert taxonomy.entry_point is not None
    own = Import(namespace=taxonomy.namespace, prefix=taxonomy.prefix, location=file_name(taxonomy.schema))
    return {
        "namespace": taxonomy.entry_point.namespace,
        "prefixes": [(taxonomy.prefix, taxonomy.namespace)],
        "imports": [own],
        "linkbases": network_refs,
        "roles": (),
        "arcroles": (),
        "elements": (),
        "further": (),
    }


def _label_files(labels: tuple[Label, ...], per_language: bool) -> dict[str, list[Label]]:
    """Labels by the suffix of the file they go into."""
    files: dict[str, list[Label]] = {}
    for label in labels:
        files.setdefault(f"-{label.lang}" if per_language else "", []).append(label)
    return files


def _prefixed(name: QName, prefixes: dict[str, str]) -> str:
    return f"{prefixes[name.namespace]}:{name.local}"
