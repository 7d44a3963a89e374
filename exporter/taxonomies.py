"""Looking things up in a taxonomy, and writing the built-in one as a package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exporter import __version__
from exporter.dts.builtin import builtin, builtin_taxonomy
from exporter.dts.concept import Concept, LabelRole
from exporter.dts.dts import DTS
from exporter.dts.network import Arcrole
from exporter.files import Refused, write_whole
from exporter.mapping.wording import key, likeness
from exporter.packages import archive
from exporter.qname import QName
from exporter.render.package import EntryPoint, package_metadata
from exporter.render.taxonomy import taxonomy_files


def build(target: Path) -> tuple[str, ...]:
    """Write the built-in taxonomy as a taxonomy package (Taxonomy Packages 1.0); the files in it."""
    taxonomy = builtin_taxonomy()
    base = taxonomy.schema.rpartition("/")[0] + "/"
    whole = taxonomy.entry_point
    assert whole is not None
    metadata = package_metadata(
        identifier=taxonomy.namespace,
        name="xbrl-export core taxonomy",
        version=__version__,
        entry_points=(
            EntryPoint(name="Concepts and labels, for reports", href=taxonomy.schema),
            EntryPoint(name="The same with all networks, to browse", href=whole.location),
        ),
        folders={base: "core"},
    )
    top = target.stem
    files = {f"{top}/META-INF/{name}": content for name, content in metadata.items()}
    files |= {f"{top}/core/{name}": content for name, content in taxonomy_files(taxonomy).items()}
    write_whole(target, archive(files))
    return tuple(sorted(files))


def listed(statement: str | None = None) -> Iterator[dict[str, Any]]:
    """The concepts that can be reported, in the order of the statements; only those of one statement if it is named.

    `statement` is part of the title of a presentation network, upper or lower case.
    """
    dts, seen = builtin(), set[QName]()
    for network in dts.networks_of(Arcrole.PARENT_CHILD):
        if statement is None or statement.casefold() in network.role.definition.casefold():
            for name in network.concepts:
                concept = dts.concept(name)
                if concept is not None and concept.is_item and name not in seen:
                    seen.add(name)
                    yield brief(dts, concept)
    if not seen:
        titles = "; ".join(n.role.definition.rpartition(" - ")[2] for n in dts.networks_of(Arcrole.PARENT_CHILD))
        raise Refused(f"no statement is called “{statement}”; there are: {titles}")


def found(text: str) -> list[dict[str, Any]]:
    """The concepts whose labels or wordings have most in common with the text, best first, at most 25."""
    dts = builtin()
    scored = []
    for concept in dts.concepts.values():
        if not concept.is_item:
            continue
        wordings = [label.text for label in dts.labels.get(concept.name, ()) if label.role != LabelRole.DOCUMENTATION]
        wordings += [other.text for other in dts.alternatives.get(concept.name, ())]
        score = max((likeness(text, wording) for wording in [*wordings, _spaced(concept.name.local)]), default=0.0)
        about = dts.label(concept.name, LabelRole.DOCUMENTATION) or ""
        score = max(score, 0.3 * len(key(text) & key(about)) / max(1, len(key(text))))
        if score > 0:
            scored.append((-score, concept.name.local, concept))
    return [
        brief(dts, concept) | {"score": round(-score, 2)} for score, _, concept in sorted(scored, key=_first_two)[:25]
    ]


def _first_two(entry: tuple[float, str, Concept]) -> tuple[float, str]:
    return entry[0], entry[1]


def _spaced(name: str) -> str:
    return "".join(f" {c}" if c.isupper() else c for c in name)


def brief(dts: DTS, concept: Concept) -> dict[str, Any]:
    """A concept in one line."""
    return {
        "concept": _prefixed(dts, concept.name),
        "label": dts.label(concept.name),
        "type": concept.type.local,
        "period": concept.period_type.value,
        "balance": concept.balance.value if concept.balance else None,
    }


def shown(name: str) -> dict[str, Any]:
    """All that the taxonomy says of a concept, which may be named with or without its prefix."""
    dts = builtin()
    local = name.rpartition(":")[2]
    concept = next((c for c in dts.concepts.values() if c.name.local == local), None)
    if concept is None:
        near = [entry["concept"] for entry in found(_spaced(local))[:3]]
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise Refused(f"the taxonomy has no concept {name}{hint}")
    return brief(dts, concept) | {
        "documentation": dts.label(concept.name, LabelRole.DOCUMENTATION),
        "labels": {
            LabelRole(label.role).name.lower().replace("_", "-"): label.text
            for label in dts.labels.get(concept.name, ())
            if label.role != LabelRole.DOCUMENTATION
        },
        "also": [other.text for other in dts.alternatives.get(concept.name, ()) if not other.opposite],
        "opposite": [other.text for other in dts.alternatives.get(concept.name, ()) if other.opposite],
        "counterparts": {
            system: counterpart for system in dts.crosswalk if (counterpart := dts.counterpart(system, concept.name))
        },
        "presentation": [
            {"statement": network.role.definition, "under": _prefixed(dts, arc.parent)}
            for network in dts.networks_of(Arcrole.PARENT_CHILD)
            for arc in network.arcs
            if arc.child == concept.name
        ],
        "calculation": [
            {
                "statement": network.role.definition,
                "total": _prefixed(dts, arc.parent),
                "part": _prefixed(dts, arc.child),
                "weight": str(arc.weight),
            }
            for network in dts.networks_of(Arcrole.SUMMATION_ITEM)
            for arc in network.arcs
            if concept.name in (arc.child, arc.parent)
        ],
    }


def _prefixed(dts: DTS, name: QName) -> str:
    return f"{dict(dts.prefixes)[name.namespace]}:{name.local}"
