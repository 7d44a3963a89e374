"""Looking things up in a taxonomy, and writing the built-in one as a package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exporter import __version__
from exporter.dts.builtin import builtin, builtin_taxonomy
from exporter.dts.concept import Concept, ItemKind, LabelRole
from exporter.dts.dts import DTS
from exporter.dts.network import Arcrole
from exporter.dts.wording import likeness, spaced, words
from exporter.files import Refused, write_whole
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


_MOST_FOUND = 25
_SUMS = (Arcrole.SUMMATION_ITEM, Arcrole.SUMMATION_ITEM_2003)
# How well a wording answers a search: it is what was sought, begins with it, has all its words, or some.
_EXACT, _BEGINS, _HAS_ALL, _TOLD, _HAS_SOME = 1.0, 0.85, 0.7, 0.4, 0.3


def listed(dts: DTS, statement: str | None = None) -> Iterator[dict[str, Any]]:
    """The concepts that can be reported, in the order of the statements; only those of one statement if it is named.

    `statement` is part of the title of a presentation network, upper or lower case. Without presentation networks the
    order is that of the schemas.
    """
    seen = set[QName]()
    roles = [r for r in dts.roles(Arcrole.PARENT_CHILD) if (statement or "").casefold() in r.definition.casefold()]
    if statement is not None and not roles:
        titles = "; ".join(role.definition for role in dts.roles(Arcrole.PARENT_CHILD))
        raise Refused(
            f"no statement is called “{statement}”; there are: {titles or 'none, for want of a presentation'}"
        )
    networks = (dts.network(Arcrole.PARENT_CHILD, role.uri) for role in roles)
    names = (name for network in networks if network is not None for name in network.concepts)
    for name in names if roles else dts.concepts:
        concept = dts.concept(name)
        if concept is not None and concept.is_item and name not in seen:
            seen.add(name)
            yield brief(dts, concept)


def found(dts: DTS, text: str) -> list[dict[str, Any]]:
    """The concepts that answer a search best, at most 25: by label, name and documentation; the last word may be begun.

    First what is called exactly so, then what begins so, then what has all the words, shorter before longer.
    """
    sought = words(text if " " in text.strip() else spaced(text.rpartition(":")[2]))
    scores: dict[QName, float] = {}
    for wording in dts.begun(sought) if sought else ():
        name = wording.concept.name
        scores[name] = max(scores.get(name, 0.0), _score(sought, words(wording.text)))
    if len(scores) < _MOST_FOUND and sought:
        for concept in dts.told(sought):
            scores.setdefault(concept.name, _TOLD)
    if not scores and sought:
        for wording in dts.like(frozenset(sought), kinds=frozenset(ItemKind), period_type=None, lang="en"):
            score = _HAS_SOME * likeness(text, wording.text)
            scores[wording.concept.name] = max(scores.get(wording.concept.name, 0.0), score)
    ranked = sorted((-score - _bonus(dts.concepts[name]), name.local, name) for name, score in scores.items())
    return [brief(dts, dts.concepts[name]) | {"score": round(scores[name], 2)} for _, _, name in ranked[:_MOST_FOUND]]


def _score(sought: tuple[str, ...], has: tuple[str, ...]) -> float:
    share = len(sought) / max(len(has), len(sought))
    if sought == has:
        return _EXACT
    begins = has[: len(sought) - 1] == sought[:-1] and has[len(sought) - 1 : len(sought)]
    if begins and begins[0].startswith(sought[-1]):
        return _BEGINS + 0.1 * share
    return _HAS_ALL + 0.1 * share


def _bonus(concept: Concept) -> float:
    """What can be reported comes before what cannot, and numbers before text, where the wording decides nothing."""
    return 0.02 * concept.is_item + 0.01 * concept.is_numeric


def brief(dts: DTS, concept: Concept) -> dict[str, Any]:
    """A concept in one line."""
    return {
        "concept": dts.prefixed(concept.name),
        "label": dts.called(concept.name),
        "type": concept.type.local,
        "period": concept.period_type.value,
        "balance": concept.balance.value if concept.balance else None,
    }


def shown(dts: DTS, name: str) -> dict[str, Any]:
    """All that the taxonomy says of a concept, which may be named with or without its prefix."""
    concept = _sought(dts, name)
    labels = dts.labels.get(concept.name, ())
    documentation = (label.text for label in labels if label.role == LabelRole.DOCUMENTATION)
    return brief(dts, concept) | {
        "kind": concept.kind.value,
        "abstract": concept.abstract,
        "href": concept.href,
        "documentation": dts.label(concept.name, LabelRole.DOCUMENTATION) or next(documentation, None),
        "labels": {
            _role(label.role) + ("" if label.lang.startswith("en") else f" ({label.lang})"): label.text
            for label in labels
            if label.role != LabelRole.DOCUMENTATION
        },
        "also": [other.text for other in dts.alternatives.get(concept.name, ()) if not other.opposite],
        "opposite": [other.text for other in dts.alternatives.get(concept.name, ()) if other.opposite],
        "counterparts": _counterparts(dts, concept),
        "presentation": [
            {"statement": role.definition, "under": dts.prefixed(arc.parent)}
            for role, arc in dts.arcs_to(Arcrole.PARENT_CHILD, concept.name)
        ],
        "calculation": [
            {
                "statement": role.definition,
                "total": dts.prefixed(arc.parent),
                "part": dts.prefixed(arc.child),
                "weight": f"{arc.weight:f}",
            }
            for arcrole in _SUMS
            for role, arc in (*dts.arcs_to(arcrole, concept.name), *dts.arcs_from(arcrole, concept.name))
            if arc.weight is not None
        ],
        "references": [
            {"role": reference.role.rpartition("/")[2]} | dict(reference.parts)
            for reference in dts.references(concept.name)
        ],
    }


def _sought(dts: DTS, name: str) -> Concept:
    prefix, _, local = name.rpartition(":")
    fitting = [concept for concept in dts.named(local) if not prefix or dts.prefixed(concept.name) == name]
    if not fitting:
        near = [entry["concept"] for entry in found(dts, spaced(local))[:3]]
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise Refused(f"the taxonomy has no concept {name}{hint}")
    return fitting[0]


def _counterparts(dts: DTS, concept: Concept) -> dict[str, str]:
    """What the concept is called elsewhere: the built-in taxonomy's crosswalk, read from whichever end it is at."""
    own = {s: theirs for s in dts.crosswalk if (theirs := dts.counterpart(s, concept.name))}
    system = dict(dts.prefixes).get(concept.name.namespace, "")
    ours = builtin().equivalents_of(system, concept.name.local)
    return own | ({"built-in": ", ".join(builtin().prefixed(name) for name in ours)} if ours else {})


def _role(uri: str) -> str:
    known = uri in set(LabelRole)
    return LabelRole(uri).name.lower().replace("_", "-") if known else uri.rpartition("/")[2]
