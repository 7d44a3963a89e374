"""A linkbase as plain records: its labels, references and arcs, as they stand in its own elements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

_LINK = "{http://www.xbrl.org/2003/linkbase}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XBRLDT = "{http://xbrl.org/2005/xbrldt}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NETWORKS = {f"{_LINK}{kind}Link" for kind in ("presentation", "calculation", "definition")}
_RESOURCES = {f"{_LINK}labelLink": f"{_LINK}label", f"{_LINK}referenceLink": f"{_LINK}reference"}
_KINDS = {
    "http://www.xbrl.org/2003/arcrole/parent-child": "presentationLink",
    "http://www.xbrl.org/2003/arcrole/summation-item": "calculationLink",
    "https://xbrl.org/2023/arcrole/summation-item": "calculationLink",
}
_STANDARD_LINK = "http://www.xbrl.org/2003/role/link"
_ARC = {
    f"{_XLINK}type", f"{_XLINK}arcrole", f"{_XLINK}from", f"{_XLINK}to", "order", "use", "priority", "weight",
    "preferredLabel", f"{_XBRLDT}contextElement", f"{_XBRLDT}closed", f"{_XBRLDT}targetRole", f"{_XBRLDT}usable",
    f"{_XLINK}show", f"{_XLINK}actuate",
}  # fmt: skip

Told = Callable[[Any, Any], dict[str, Any]]


class NotTold(Exception):
    """Why a document cannot be told as records; it can only travel as it is."""


def linkbase(document: Any, located: Any, told: Told) -> dict[str, list[Any]]:
    """What one linkbase says: `labels`, `references`, `networks`, and the concepts and addresses it `referenced`.

    `told` makes the record of a concept. Raises `NotTold` where it says more than those.
    """
    found: dict[str, list[Any]] = {"labels": [], "references": [], "networks": [], "referenced": [], "addresses": []}
    for element in document.xmlRootElement.iterchildren("*"):
        if element.tag in (f"{_LINK}roleRef", f"{_LINK}arcroleRef"):
            uri = element.get("roleURI") or element.get("arcroleURI")
            found["addresses"].append([uri, _declared(element, uri, located)])
        elif element.tag in _NETWORKS:
            _network(element, found, located, told)
        elif element.tag in _RESOURCES:
            _resources(element, found, located, told)
        elif isinstance(element.tag, str):
            raise NotTold(f"it holds {element.tag.rpartition('}')[2]}")
    return found


def _declared(reference: Any, uri: str, located: Any) -> str:
    """Where a role or arcrole is declared: the path or URI of the schema, and the declaration's id."""
    model = reference.modelXbrl
    types = model.roleTypes.get(uri) or model.arcroleTypes.get(uri)
    href = str(reference.get(f"{_XLINK}href"))
    if not types:
        return href
    document = types[0].modelDocument
    path = located(document)
    return f"{document.uri if path is None else path}#{href.partition('#')[2]}"


def _network(link: Any, found: dict[str, list[Any]], located: Any, told: Told) -> None:
    concepts = _concepts(link, found, located, told)
    by_arcrole: dict[str, list[dict[str, Any]]] = {}
    for arc in _arcs(link):
        if set(arc.attrib) - _ARC or len(arc):
            raise NotTold("an arc of it has attributes of its own")
        for parent in _ends(arc, "from", concepts):
            for child in _ends(arc, "to", concepts):
                by_arcrole.setdefault(arc.get(f"{_XLINK}arcrole"), []).append(_arc(arc, parent, child))
    role, kind = link.get(f"{_XLINK}role"), link.tag.rpartition("}")[2]
    if any(_KINDS.get(arcrole, "definitionLink") != kind for arcrole in by_arcrole):
        raise NotTold(f"its {kind} holds arcs of another kind")
    found["networks"] += [{"role": role, "arcrole": arcrole, "arcs": arcs} for arcrole, arcs in by_arcrole.items()]


def _arc(arc: Any, parent: list[str], child: list[str]) -> dict[str, Any]:
    return {
        "parent": parent,
        "child": child,
        "order": arc.get("order") or "1",
        "weight": arc.get("weight"),
        "preferred": arc.get("preferredLabel"),
        "context_element": arc.get(f"{_XBRLDT}contextElement"),
        "closed": arc.get(f"{_XBRLDT}closed") in ("true", "1") or None,
        "target_role": arc.get(f"{_XBRLDT}targetRole"),
        "usable": arc.get(f"{_XBRLDT}usable") not in ("false", "0"),
        "prohibited": arc.get("use") == "prohibited",
        "priority": int(arc.get("priority") or 0),
    }


def _resources(link: Any, found: dict[str, list[Any]], located: Any, told: Told) -> None:
    """Labels or references: each with the concept its arc comes from."""
    if link.get(f"{_XLINK}role") != _STANDARD_LINK:
        raise NotTold("its labels or references are under a role of their own")
    concepts = _concepts(link, found, located, told)
    resources: dict[str, list[Any]] = {}
    for element in link.iterchildren(_RESOURCES[link.tag]):
        resources.setdefault(element.get(f"{_XLINK}label"), []).append(element)
    for arc in _arcs(link):
        if arc.get("use") == "prohibited" or arc.get("priority") not in (None, "0"):
            raise NotTold("it takes back or outranks others' labels or references")
        for concept in _ends(arc, "from", concepts):
            for resource in _ends(arc, "to", resources):
                is_label = resource.tag == f"{_LINK}label"
                record = _label(resource) if is_label else _reference(resource)
                found["labels" if is_label else "references"].append({"concept": concept, **record})


def _label(label: Any) -> dict[str, Any]:
    if len(label):
        raise NotTold("a label of it has markup")
    return {"role": label.get(f"{_XLINK}role"), "lang": label.get(_XML_LANG), "text": label.text or ""}


def _reference(reference: Any) -> dict[str, Any]:
    parts = [
        [part.tag[1:].partition("}")[0], part.tag.rpartition("}")[2], part.text or ""]
        for part in reference.iterchildren("*")
    ]
    return {"role": reference.get(f"{_XLINK}role"), "parts": parts}


def _concepts(link: Any, found: dict[str, list[Any]], located: Any, told: Told) -> dict[str, list[list[str]]]:
    """The names of the concepts each locator label stands for."""
    concepts: dict[str, list[list[str]]] = {}
    for locator in link.iterchildren(f"{_LINK}loc"):
        concept = locator.dereference()
        if concept is None or getattr(concept, "qname", None) is None:
            raise NotTold(f"a locator of it leads to no concept ({locator.get(f'{_XLINK}href')})")
        record = told(concept, located)
        concepts.setdefault(locator.get(f"{_XLINK}label"), []).append(record["name"])
        found["referenced"].append(record)
    return concepts


def _arcs(link: Any) -> Iterator[Any]:
    return (element for element in link.iterchildren("*") if element.get(f"{_XLINK}type") == "arc")


def _ends(arc: Any, side: str, labelled: dict[str, list[Any]]) -> list[Any]:
    return labelled.get(arc.get(f"{_XLINK}{side}"), [])
