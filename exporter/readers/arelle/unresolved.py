"""What a filing's own linkbases say of concepts whose schema is not at hand: presentation and labels, by locators.

Arelle drops an arc whose locator leads nowhere. The locator still names the concept: by custom of published taxonomies
the id of a concept's element is its prefix, a low line and its local name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_LINK = "{http://www.xbrl.org/2003/linkbase}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STANDARD = "http://www.xbrl.org/2003/role/label"

Name = tuple[str, str]


def completed(model: Any, taxonomy: dict[str, Any], prefixes: list[list[str]]) -> dict[str, Any]:
    """The record of a taxonomy with networks and labels as the linkbases have them, those of undeclared concepts too.

    `prefixes` are pairs of namespace and prefix.
    """
    namespaces = {prefix: namespace for namespace, prefix in prefixes}
    links = [element for document in _linkbases(model) for element in document.xmlRootElement.iterchildren("*")]
    arcs: dict[str, list[dict[str, Any]]] = {}
    labels: dict[Name, dict[str, str]] = {}
    for link in links:
        if link.tag == f"{_LINK}presentationLink":
            arcs.setdefault(link.get(f"{_XLINK}role"), []).extend(_arcs(link, namespaces))
        elif link.tag == f"{_LINK}labelLink":
            for name, role, text in _labels(link, namespaces):
                labels.setdefault(name, {}).setdefault(role, text)
    definitions = {uri: types[0].definition for uri, types in model.roleTypes.items() if types}
    declared = {tuple(concept["name"]) for concept in taxonomy["concepts"]}
    return taxonomy | {
        "networks": [
            {"role": uri, "definition": str(definitions.get(uri) or uri.rpartition("/")[2]), "arcs": found}
            for uri, found in sorted(arcs.items())
            if found
        ],
        "concepts": [
            *(
                {**said, "labels": labels.get(tuple(said["name"]), {}) | said["labels"]}
                for said in taxonomy["concepts"]
            ),
            *(_undeclared(name, said) for name, said in sorted(labels.items()) if name not in declared),
        ],
    }


def _linkbases(model: Any) -> list[Any]:
    from arelle.ModelDocumentType import ModelDocumentType

    found = (document for document in model.urlDocs.values() if document.type == ModelDocumentType.LINKBASE)
    return sorted(found, key=lambda document: str(document.uri))


def _arcs(link: Any, namespaces: dict[str, str]) -> Iterator[dict[str, Any]]:
    named = _named(link, namespaces)
    found = [arc for arc in link.iterchildren(f"{_LINK}presentationArc") if arc.get("use") != "prohibited"]
    for arc in sorted(found, key=lambda arc: float(arc.get("order") or 1)):
        for parent in named.get(arc.get(f"{_XLINK}from"), ()):
            for child in named.get(arc.get(f"{_XLINK}to"), ()):
                yield {
                    "parent": list(parent),
                    "child": list(child),
                    "order": arc.get("order") or "1",
                    "preferred": arc.get("preferredLabel"),
                }


def _labels(link: Any, namespaces: dict[str, str]) -> Iterator[tuple[Name, str, str]]:
    """Labels in English first, for no other language is asked for."""
    named = _named(link, namespaces)
    resources: dict[str, list[Any]] = {}
    for label in link.iterchildren(f"{_LINK}label"):
        resources.setdefault(label.get(f"{_XLINK}label"), []).append(label)
    for arc in link.iterchildren(f"{_LINK}labelArc"):
        for name in named.get(arc.get(f"{_XLINK}from"), ()):
            told = resources.get(arc.get(f"{_XLINK}to"), ())
            for label in sorted(told, key=lambda label: not str(label.get(_XML_LANG) or "en").startswith("en")):
                yield name, label.get(f"{_XLINK}role") or _STANDARD, " ".join("".join(label.itertext()).split())


def _named(link: Any, namespaces: dict[str, str]) -> dict[str, list[Name]]:
    """The concepts that the locators of a link stand for."""
    found: dict[str, list[Name]] = {}
    for locator in link.iterchildren(f"{_LINK}loc"):
        prefix, _, local = str(locator.get(f"{_XLINK}href")).rpartition("#")[2].partition("_")
        if prefix in namespaces and local:
            found.setdefault(locator.get(f"{_XLINK}label"), []).append((namespaces[prefix], local))
    return found


def _undeclared(name: Name, labels: dict[str, str]) -> dict[str, Any]:
    """The record of a concept of which nothing is known but what it is called."""
    return {"name": list(name), "type": ["", ""], "base": None, "period": None, "balance": None, "abstract": False,
            "schema": "", "id": "", "labels": labels}  # fmt: skip
