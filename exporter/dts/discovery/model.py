"""What Arelle found, as records of this room."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from exporter.dts.baking import Told
from exporter.dts.concept import Balance, Concept, Label, PeriodType, Reference
from exporter.dts.network import Arc, Network, Role
from exporter.dts.taxonomy import Import
from exporter.qname import XBRLI, QName

_ITEMS = ("xbrli:item", "xbrli:tuple")
_TEXT_FACETS = ("enumeration", "pattern", "length", "minLength", "maxLength")
_FREE = frozenset("stringItemType normalizedStringItemType tokenItemType".split())
"""Types whose facts may be any text: what restricts them is worth knowing."""


def told(model: Any, entry_points: tuple[str, ...]) -> Told:
    """Everything of a loaded DTS that this program asks for; the streams go through the model when they are read."""
    from arelle import XbrlConst

    schemas = [d for d in model.urlDocs.values() if d.type == _schema_type()]
    by_uri = {document.uri: document for document in schemas}
    concepts = [c for c in model.qnameConcepts.values() if (c.isItem or c.isTuple) and c.qname.namespaceURI != XBRLI]
    concepts = [c for c in concepts if c.periodType is not None]
    prefixes = dict(_prefixes(model, schemas))
    imports = (
        Import(namespace=d.targetNamespace, prefix=prefixes.get(d.targetNamespace, "base"), location=d.uri)
        for uri in entry_points
        if (d := by_uri.get(uri)) is not None and d.targetNamespace
    )
    return Told(
        entry_points=entry_points,
        imports=tuple(imports),
        prefixes=tuple(sorted(prefixes.items())),
        arcroles=tuple(sorted(model.arcroleTypes)),
        concepts=_concepts(concepts),
        labels=_labels(model.relationshipSet(XbrlConst.conceptLabel)),
        references=_references(model.relationshipSet(XbrlConst.conceptReference)),
        networks=_networks(model),
    )


def _schema_type() -> int:
    from arelle.ModelDocumentType import ModelDocumentType

    return int(ModelDocumentType.SCHEMA)


def _name(name: Any) -> QName:
    return QName(name.namespaceURI or "", name.localName)


def _prefixes(model: Any, schemas: list[Any]) -> Iterator[tuple[str, str]]:
    """For each namespace the prefix that its own schema gives it, else one that some document does."""
    for prefix, namespace in model.prefixedNamespaces.items():
        if prefix and namespace:
            yield namespace, prefix
    for document in schemas:
        for prefix, namespace in document.xmlRootElement.nsmap.items():
            if prefix and namespace == document.targetNamespace:
                yield namespace, prefix


def _concepts(concepts: list[Any]) -> Iterator[Concept]:
    bases: dict[Any, tuple[str | None, tuple[tuple[str, str], ...]]] = {}
    for concept in concepts:
        type_ = concept.typeQname
        if type_ not in bases:
            bases[type_] = concept.baseXbrliType, _facets(concept)
        base, facets = bases[type_]
        domain = concept.typedDomainElement if concept.isTypedDimension else None
        yield Concept(
            name=_name(concept.qname),
            type=_name(type_) if type_ is not None else QName("", ""),
            base_type=QName(XBRLI, base) if base else None,
            period_type=PeriodType(concept.periodType),
            balance=Balance(concept.balance) if concept.balance else None,
            abstract=bool(concept.isAbstract),
            nillable=concept.get("nillable") == "true",
            substitution_group=_name(concept.substitutionGroupQname),
            schema=concept.modelDocument.uri,
            id=concept.id or "",
            typed_domain=f"{domain.modelDocument.uri}#{domain.id}" if domain is not None else None,
            facets=facets,
        )


def _facets(concept: Any) -> tuple[tuple[str, str], ...]:
    """What a type restricts of the texts its base allows."""
    if concept.isNumeric or concept.type is None or concept.baseXbrliType not in _FREE:
        return ()
    facets = concept.type.facets or {}
    found: list[tuple[str, str]] = []
    for name in _TEXT_FACETS:
        value = facets.get(name)
        if name == "enumeration":
            found += [(name, str(choice)) for choice in value or ()]
        elif value is not None:
            found.append((name, str(getattr(value, "pattern", value))))
    return tuple(found)


def _labels(relations: Any) -> Iterator[Label]:
    for relation in relations.modelRelationships:
        concept, label = relation.fromModelObject, relation.toModelObject
        if concept is not None and label is not None and (text := " ".join(label.textValue.split())):
            yield Label(concept=_name(concept.qname), text=text, role=label.role, lang=label.xmlLang or "")


def _references(relations: Any) -> Iterator[tuple[QName, Reference]]:
    for relation in relations.modelRelationships:
        concept, resource = relation.fromModelObject, relation.toModelObject
        if concept is not None and resource is not None:
            parts = tuple(
                (part.localName, " ".join((part.textValue or "").split())) for part in resource.iterchildren("{*}*")
            )
            yield _name(concept.qname), Reference(role=resource.role or "", parts=parts)


def _networks(model: Any) -> Iterator[Network]:
    """Every network whose arcs lead from concept to concept."""
    from arelle.ModelDtsObject import ModelConcept

    keys = {(arcrole, role) for arcrole, role, _, _ in model.baseSets if arcrole and role and ":" in arcrole}
    for arcrole, role in sorted(keys):
        relations = model.relationshipSet(arcrole, role).modelRelationships
        arcs = tuple(
            _arc(relation)
            for relation in relations
            if isinstance(relation.fromModelObject, ModelConcept) and isinstance(relation.toModelObject, ModelConcept)
        )
        if arcs:
            yield Network(role=_role(model, role), arcrole=arcrole, arcs=arcs)


def _role(model: Any, uri: str) -> Role:
    declared = model.roleTypes.get(uri)
    if not declared:
        return Role(uri=uri, definition=uri.rpartition("/")[2], schema="", id="")
    return Role(
        uri=uri,
        definition=" ".join((declared[0].definition or uri.rpartition("/")[2]).split()),
        schema=declared[0].modelDocument.uri,
        id=declared[0].id or "",
        used_on=tuple(sorted(name.localName for name in declared[0].usedOns)),
    )


def _arc(relation: Any) -> Arc:
    is_calculation = "summation-item" in relation.arcrole
    closed = relation.arcElement.get("{http://xbrl.org/2005/xbrldt}closed")
    return Arc(
        parent=_name(relation.fromModelObject.qname),
        child=_name(relation.toModelObject.qname),
        order=Decimal(str(relation.arcElement.get("order") or 1)),
        weight=Decimal(str(relation.arcElement.get("weight"))) if is_calculation else None,
        preferred_label=relation.preferredLabel,
        context_element=relation.contextElement,
        closed=None if closed is None else closed in ("true", "1"),
        target_role=relation.targetRole,
        usable=relation.arcElement.get("{http://xbrl.org/2005/xbrldt}usable") not in ("false", "0"),
        priority=int(relation.arcElement.get("priority") or 0),
    )
