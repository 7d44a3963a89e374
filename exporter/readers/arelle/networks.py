"""What the taxonomy says of the reported concepts: declarations, labels, presentation, and the sums they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exporter.readers.arelle.twins import twins

_SUMMATIONS = (
    "http://www.xbrl.org/2003/arcrole/summation-item",
    "https://xbrl.org/2023/arcrole/summation-item",
)


def taxonomy(model: Any) -> dict[str, Any]:
    """Concepts, labels and networks as plain records, no more of them than leads to something reported.

    `twins` are concepts of the filer's own beside one of an imported taxonomy that is called the same.
    """
    from arelle import XbrlConst

    reported = {item.qname for item in model.facts}
    dimensional = {
        name
        for context in model.contexts.values()
        for dimension in context.qnameDims.values()
        for name in (dimension.dimensionQname, dimension.memberQname if dimension.isExplicit else None)
        if name is not None
    }
    networks = []
    shown = set(reported | dimensional)
    roles: set[str] = {XbrlConst.standardLabel}
    for uri in sorted(model.relationshipSet(XbrlConst.parentChild).linkRoleUris):
        relations = model.relationshipSet(XbrlConst.parentChild, uri)
        arcs = _arcs(relations, reported | dimensional)
        if arcs:
            networks.append({"role": uri, "definition": _definition(model, uri), "arcs": arcs})
            shown |= {name for arc in arcs for name in (arc.pop("from"), arc.pop("to"))}
            roles |= {arc["preferred"] for arc in arcs if arc["preferred"]}
    concepts = [concept for name in sorted(shown, key=str) if (concept := model.qnameConcepts.get(name)) is not None]
    return {
        "concepts": [_concept(concept, sorted(roles)) for concept in concepts],
        "networks": networks,
        "calculations": list(_calculations(model, reported)),
        "twins": list(twins(model, reported)),
    }


def _calculations(model: Any, reported: set[Any]) -> Iterator[dict[str, Any]]:
    """The calculation networks of either arcrole, as far as their totals are reported."""
    for arcrole in _SUMMATIONS:
        for uri in sorted(model.relationshipSet(arcrole).linkRoleUris):
            arcs = [
                {
                    "parent": _name(relation.fromModelObject.qname),
                    "child": _name(relation.toModelObject.qname),
                    "order": str(relation.order),
                    "weight": str(relation.weightDecimal),
                }
                for relation in model.relationshipSet(arcrole, uri).modelRelationships
                if None not in (relation.fromModelObject, relation.toModelObject)
                and relation.fromModelObject.qname in reported
            ]
            if arcs:
                yield {"role": uri, "definition": _definition(model, uri), "arcrole": arcrole, "arcs": arcs}


def _definition(model: Any, uri: str) -> str:
    declared = model.roleTypes.get(uri)
    return str(declared[0].definition) if declared and declared[0].definition else uri.rpartition("/")[2]


def _arcs(relations: Any, reported: set[Any]) -> list[dict[str, Any]]:
    """The arcs of one network on the way to something reported, each once, in the order of a walk from its roots."""
    leading = _leading(relations, reported)
    arcs: list[dict[str, Any]] = []
    walked: set[Any] = set()
    stack = [root for root in reversed(relations.rootConcepts) if root in leading]
    while stack:
        concept = stack.pop()
        if concept in walked:
            continue
        walked.add(concept)
        found = [r for r in relations.fromModelObject(concept) if r.toModelObject in leading]
        arcs += [_arc(concept, relation.toModelObject, relation) for relation in found]
        stack += [relation.toModelObject for relation in reversed(found)]
    return arcs


def _leading(relations: Any, reported: set[Any]) -> set[Any]:
    """The concepts of a network that are reported, and those above them."""
    stack = [r.toModelObject for r in relations.modelRelationships if r.toModelObject is not None]
    stack += relations.rootConcepts
    stack = [concept for concept in stack if concept.qname in reported]
    found: set[Any] = set()
    while stack:
        concept = stack.pop()
        if concept not in found:
            found.add(concept)
            above = (relation.fromModelObject for relation in relations.toModelObject(concept))
            stack += [parent for parent in above if parent is not None]  # none where its schema is not at hand
    return found


def _arc(parent: Any, child: Any, relation: Any) -> dict[str, Any]:
    return {
        "from": parent.qname,
        "to": child.qname,
        "parent": _name(parent.qname),
        "child": _name(child.qname),
        "order": str(relation.order),
        "preferred": relation.preferredLabel,
    }


def _name(name: Any) -> list[str]:
    return [name.namespaceURI, name.localName]


def _concept(concept: Any, roles: list[str]) -> dict[str, Any]:
    labels = {}
    for role in roles:
        text = concept.label(role, fallbackToQname=False, strip=True)
        if text:
            labels[role] = text
    type_ = concept.typeQname
    return {
        "name": _name(concept.qname),
        "type": _name(type_) if type_ is not None else ["", ""],
        "base": concept.baseXbrliType,
        "period": concept.periodType,
        "balance": concept.balance,
        "abstract": bool(concept.isAbstract),
        "schema": concept.modelDocument.uri,
        "id": concept.id or "",
        "labels": labels,
    }
