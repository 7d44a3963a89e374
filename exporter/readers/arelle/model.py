"""A loaded report as plain records: facts, what they refer to, and what cannot be carried over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exporter.readers.arelle.facts import Refusal, fact
from exporter.readers.arelle.networks import taxonomy
from exporter.readers.arelle.notes import footnotes
from exporter.readers.arelle.own import own_taxonomies
from exporter.readers.arelle.positions import Positions
from exporter.readers.arelle.undeclared import is_undeclared_number, number
from exporter.readers.arelle.unresolved import completed

_LINK = "http://www.xbrl.org/2003/linkbase"
_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_INLINE = "http://www.xbrl.org/2013/inlineXBRL"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def report(model: Any, *, whole: bool = False, undeclared: bool = False) -> dict[str, Any] | None:
    """The record of one report; None for a document that is no report. With `whole`, its own taxonomy is in `own`.

    What OIM cannot say is left out and told under `refused`, with the fact's name and id (xBRL-XML 1.0, 3). With
    `undeclared`, numbers of concepts that no schema at hand declares are facts all the same, and presented as the
    report's linkbases say.
    """
    document = model.modelDocument
    roots = _roots(model)
    references = [element for root in roots for element in _references(root, model)]
    if not references and not model.facts and not model.undefinedFacts and not model.loadedFromOIM:
        return None
    refused = [*_unsupported(roots, references)]
    found = []
    positions = Positions(model)
    for n, item in enumerate((*model.facts, *model.undefinedFacts), start=1):
        try:
            told = number if undeclared and is_undeclared_number(item) else fact
            found.append(told(item, f"fact-{n}") | positions.of(item))
        except Refusal as refusal:
            refused.append(refusal.record)
    containers = {name for record in found for name in record.pop("containers")}
    if len(containers) > 1:
        refused.append({"what": "two-containers", "name": "", "id": ""})
    ids = {id(item): record["id"] for item, record in _pairs((*model.facts, *model.undefinedFacts), found)}
    notes, links, broken = footnotes(model, ids)
    base = str(Path(_path(document)).parent)
    prefixes, said = _prefixes(model, roots), taxonomy(model)
    if undeclared and any(map(is_undeclared_number, (*model.facts, *model.undefinedFacts))):
        said = completed(model, said, prefixes)
    return {
        "name": _name(model, roots),
        "base": base,
        "syntax": _syntax(model),
        "target": getattr(model, "ixdsTarget", None),
        "language": _language(model, roots),
        "container": next(iter(containers), None) or _container(model),
        "facts": found,
        "notes": notes,
        "links": links,
        "schemas": [e.get(_HREF) for e in references if e.tag == f"{{{_LINK}}}schemaRef"],
        "prefixes": prefixes,
        **_roles(model, links, base),
        "documents": _local_documents(model, base),
        "taxonomy": said,
        "own": own_taxonomies(model, base) if whole else None,
        "refused": refused + broken,
    }


def _name(model: Any, roots: list[Any]) -> str:
    """The name of the file, of a set of Inline documents that of the first."""
    inline = getattr(model, "ixdsHtmlElements", None)
    uri: str = roots[0].modelDocument.uri if inline else model.modelDocument.uri
    return uri.replace("\\", "/").rpartition("/")[2]


def _syntax(model: Any) -> str:
    if getattr(model, "ixdsHtmlElements", None):
        return "xhtml"
    if not model.loadedFromOIM:
        return "xbrl"
    return "json" if model.xbrlCsvLoadingContext is None else "csv"


def _pairs(items: Any, records: list[dict[str, Any]]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Facts with their records; `of` in a record is the place of the fact."""
    by_place = {record.pop("of"): record for record in records}
    for item in items:
        if item.objectIndex in by_place:
            yield item, by_place[item.objectIndex]


def _roots(model: Any) -> list[Any]:
    inline = getattr(model, "ixdsHtmlElements", None)
    return list(inline) if inline else [model.modelDocument.xmlRootElement]


def _references(root: Any, model: Any) -> Iterator[Any]:
    """The schemaRef and linkbaseRef elements, in an Inline document those of the target."""
    target = getattr(model, "ixdsTarget", None)
    for element in root.iter(f"{{{_LINK}}}schemaRef", f"{{{_LINK}}}linkbaseRef"):
        if element.getparent() is not None and element.getparent().get("target") == target:
            yield element


def _unsupported(roots: list[Any], references: list[Any]) -> Iterator[dict[str, str]]:
    """What xBRL-XML 1.0 has no place for in a report as a whole."""
    for element in references:
        if element.tag == f"{{{_LINK}}}linkbaseRef":
            yield {"what": "linkbase-reference", "name": str(element.get(_HREF)), "id": ""}
    for root in roots:
        if any(element.get(_XML_BASE) for element in root.iter() if isinstance(element.tag, str)):
            yield {"what": "xml-base", "name": "", "id": ""}


def _prefixes(model: Any, roots: list[Any]) -> list[list[str]]:
    found = {uri: prefix for root in roots for prefix, uri in root.nsmap.items() if prefix}
    for prefix, uri in model.prefixedNamespaces.items():
        if prefix and uri:
            found.setdefault(uri, prefix)
    return sorted([uri, prefix] for uri, prefix in found.items())


def _language(model: Any, roots: list[Any]) -> str | None:
    """What is said once for the whole report: on the root of an instance, on an Inline set's ix:references."""
    if model.loadedFromOIM:
        return None
    inline = getattr(model, "ixdsHtmlElements", None)
    places = [e for root in roots for e in root.iter(f"{{{_INLINE}}}references")] if inline else roots
    return next((language for place in places if (language := place.get(_XML_LANG))), None)


def _container(model: Any) -> str:
    """Where the hypercubes of the DTS want dimensions (xBRL-XML 1.0, 4.1)."""
    from arelle import XbrlConst

    wanted = {
        relation.contextElement
        for arcrole in (XbrlConst.all, XbrlConst.notAll)
        for relation in model.relationshipSet(arcrole).modelRelationships
    }
    return "segment" if wanted == {"segment"} else "scenario"


def _roles(model: Any, links: list[dict[str, Any]], base: str) -> dict[str, list[list[str]]]:
    """Where the roles and arcroles of links are declared, but for the standard's own."""
    from arelle import XbrlConst

    found: dict[str, list[list[str]]] = {"roles": [], "arcroles": []}
    kinds = (
        ("roles", "group", model.roleTypes, XbrlConst.lrrRoleHrefs, XbrlConst.isStandardRole),
        ("arcroles", "type", model.arcroleTypes, XbrlConst.lrrArcroleHrefs, XbrlConst.isStandardArcrole),
    )
    for key, attribute, types, registered, is_standard in kinds:
        for uri in sorted({link[attribute] for link in links}):
            if is_standard(uri):
                continue
            declared = types.get(uri)
            if declared:
                document = declared[0].modelDocument
                found[key].append([uri, f"{_relative(document, base)}#{declared[0].id}"])
            elif uri in registered:
                found[key].append([uri, registered[uri]])
    return found


def _local_documents(model: Any, base: str) -> list[list[str]]:
    """The taxonomy's documents that a report reaches by relative addresses: path from the report, and where it is."""
    found = []
    for document in model.urlDocs.values():
        is_taxonomy = document.type in _taxonomy_types()
        if is_taxonomy and not document.uri.startswith(("http://", "https://")):
            found.append([_relative(document, base), document.filepath])
    return sorted(found)


def _taxonomy_types() -> tuple[Any, ...]:
    from arelle.ModelDocumentType import ModelDocumentType

    return ModelDocumentType.SCHEMA, ModelDocumentType.LINKBASE


def _relative(document: Any, base: str) -> str:
    if document.uri.startswith(("http://", "https://")):
        return str(document.uri)
    return os.path.relpath(_path(document), base).replace(os.sep, "/")


def _path(document: Any) -> str:
    return str(document.filepath or document.uri)
