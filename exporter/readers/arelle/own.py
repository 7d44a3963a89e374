"""The taxonomy documents that travel with a report, whole, as plain records: what a writer needs to make them again.

Read from the elements themselves, not from what Arelle resolves them to, so that prohibited arcs, their priorities and
labels of other taxonomies' concepts are told as they stand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exporter.readers.arelle.linkbases import NotTold, linkbase

_XS = "{http://www.w3.org/2001/XMLSchema}"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XBRLI = "{http://www.xbrl.org/2003/instance}"
_XBRLDT = "{http://xbrl.org/2005/xbrldt}"
_DOMAINS = (
    "{http://xbrl.org/2014/extensible-enumerations}domain",
    "{http://xbrl.org/2020/extensible-enumerations-2.0}domain",
)
_TOLD = {"id", "name", "type", "substitutionGroup", "abstract", "nillable", f"{_XBRLI}periodType", f"{_XBRLI}balance"}


def own_taxonomies(model: Any, base: str) -> dict[str, Any]:
    """The schemas and linkbases that lie with the report, in its folder `base` or below, or in its package.

    They are known by their paths from there, or in a package with a catalog by their absolute URIs; `files` has the
    paths in the package of the latter. `schemas` are records of those that can be told as concepts, roles and networks,
    with their linkbases taken in. `carried` are the paths of the others, with the reason: they can only travel as they
    are.
    """
    from arelle.ModelDocumentType import ModelDocumentType

    archive = next((parent for parent in Path(base).parents if parent.is_file()), None)

    def located(document: Any) -> str | None:
        where = Path(document.filepath or document.uri)
        if document.type not in (ModelDocumentType.SCHEMA, ModelDocumentType.LINKBASE):
            return None
        if document.uri.startswith(("http://", "https://")):
            return str(document.uri) if archive is not None and archive in where.parents else None
        path = os.path.relpath(where, base).replace(os.sep, "/")
        return re.sub(r"^(\.\./)+", "", path)

    schemas, carried = [], []
    taken: set[str] = set()
    documents = dict(sorted((path, d) for d in model.urlDocs.values() if (path := located(d)) is not None))
    for path, document in documents.items():
        if document.type != ModelDocumentType.SCHEMA:
            continue
        try:
            record, linkbases = _schema(document, located)
        except NotTold as reason:
            carried.append([path, str(reason)])
            continue
        schemas.append(record)
        taken |= {path, *linkbases}
        carried += record.pop("untold")
    named = {path for path, _ in carried}
    carried += [[path, "no schema here calls it"] for path in documents if path not in taken | named]
    files = {
        path: Path(document.filepath).relative_to(archive).as_posix()
        for path, document in documents.items()
        if archive is not None and "://" in path
    }
    return {"schemas": schemas, "carried": sorted(carried), "files": files}


def _schema(document: Any, located: Any) -> tuple[dict[str, Any], list[str]]:
    root = document.xmlRootElement
    if root.get("elementFormDefault") != "qualified" and any(True for _ in root.iter(f"{_XS}sequence")):
        raise NotTold("its local elements have no namespace")
    record: dict[str, Any] = {
        "path": located(document),
        "namespace": root.get("targetNamespace"),
        "prefix": _prefix(root, root.get("targetNamespace")),
        "imports": [], "roles": [], "arcroles": [], "concepts": [], "further": [], "linkbases": [],
        "labels": [], "references": [], "networks": [], "referenced": [], "addresses": [], "untold": [],
    }  # fmt: skip
    taken: list[str] = []
    for element in root.iterchildren("*"):
        if element.tag == f"{_XS}import":
            record["imports"].append(_import(element, root, document, located))
        elif element.tag == f"{_XS}element" and _is_concept(element):
            record["concepts"].append(concept_record(element, located))
        elif element.tag == f"{_XS}annotation":
            taken += _annotation(element, record, document, located)
        elif element.tag in (f"{_XS}include", f"{_XS}redefine"):
            raise NotTold("it takes in another schema of its namespace")
        else:
            record["further"].append(_xml(element))
    return record, taken


def _annotation(annotation: Any, record: dict[str, Any], document: Any, located: Any) -> Iterator[str]:
    """Roles, arcroles and linkbases of a schema's appinfo; the paths of the linkbases that were taken in."""
    for element in annotation.iterfind(f"{_XS}appinfo/*"):
        if element.tag == f"{_LINK}roleType":
            record["roles"].append(_role_type(element, "roleURI"))
        elif element.tag == f"{_LINK}arcroleType":
            record["arcroles"].append({**_role_type(element, "arcroleURI"), "cycles": element.get("cyclesAllowed")})
        elif element.tag == f"{_LINK}linkbaseRef":
            called = _document_at(document, element.get(f"{_XLINK}href"))
            if called is None or located(called) is None:
                address = called.uri if called is not None else element.get(f"{_XLINK}href")
                record["linkbases"].append(address)
                continue
            try:
                told = linkbase(called, located, concept_record)
            except NotTold as reason:
                record["untold"].append([located(called), str(reason)])
                record["linkbases"].append(located(called))
                continue
            for key, values in told.items():
                record[key] += [value for value in values if value not in record[key]]
            yield located(called)
        elif isinstance(element.tag, str):
            raise NotTold(f"its appinfo holds {element.tag.rpartition('}')[2]}")


def concept_record(element: Any, located: Any) -> dict[str, Any]:
    """A concept's declaration, with every attribute of it."""
    kind, group = element.typeQname, element.substitutionGroupQname
    typed = element.get(f"{_XBRLDT}typedDomainRef")
    return {
        "name": _pair(element.qname),
        "type": _pair(kind) if kind is not None else ["", ""],
        "base": None,
        "group": _pair(group) if group is not None else ["", ""],
        "period": element.get(f"{_XBRLI}periodType"),
        "balance": element.get(f"{_XBRLI}balance"),
        "abstract": element.get("abstract") in ("true", "1"),
        "nillable": element.get("nillable") in ("true", "1"),
        "schema": address(element.modelDocument, located),
        "id": element.get("id") or "",
        "typed_domain": _typed_domain(element, typed, located) if typed else None,
        "attributes": [
            [*_attribute_name(name), _named(element, name)]
            for name in sorted(element.attrib)
            if name not in _TOLD and name != f"{_XBRLDT}typedDomainRef"
        ],
    }


def address(document: Any, located: Any) -> str:
    """Where a document is: its path where it is the report's own, else its absolute URI."""
    path = located(document)
    return str(document.uri) if path is None else str(path)


def _named(element: Any, name: str) -> Any:
    """An attribute's value; an enumeration's domain is the name of a concept (Extensible Enumerations 2.0, 2.3)."""
    value = element.get(name)
    return _pair(_qname(element, value)) if name in _DOMAINS else value


def _typed_domain(element: Any, reference: str, located: Any) -> str:
    declared = element.typedDomainElement
    if declared is None:
        return reference
    return f"{address(declared.modelDocument, located)}#{declared.get('id')}"


def _is_concept(element: Any) -> bool:
    """Whether an element is an item, hypercube or dimension told by its attributes alone."""
    told = all(element.get(name) for name in ("id", "type", "substitutionGroup", f"{_XBRLI}periodType"))
    return told and len(element) == 0


def _import(element: Any, root: Any, document: Any, located: Any) -> list[str | None]:
    namespace, location = element.get("namespace"), element.get("schemaLocation")
    called = _document_at(document, location) if location else None
    where = address(called, located) if called is not None else location
    return [namespace, _prefix(root, namespace), where]


def _document_at(document: Any, href: str) -> Any:
    """The loaded document that a relative or absolute address leads to from another."""
    from arelle import PackageManager

    model = document.modelXbrl
    url = model.modelManager.cntlr.webCache.normalizeUrl(href.partition("#")[0], document.uri)
    url = model.modelManager.disclosureSystem.mappedUrl(url)
    return model.urlDocs.get(PackageManager.mappedUrl(url)) or model.urlDocs.get(url)


def _role_type(element: Any, uri: str) -> dict[str, Any]:
    return {
        "uri": element.get(uri),
        "id": element.get("id") or "",
        "definition": (element.findtext(f"{_LINK}definition") or "").strip(),
        "used_on": [_link_name(used) for used in element.iterchildren(f"{_LINK}usedOn")],
    }


def _link_name(used: Any) -> str:
    name = _qname(used, (used.text or "").strip())
    if name is None or f"{{{name.namespaceURI}}}" != _LINK:
        raise NotTold("its roles are used on links that are not of XBRL 2.1")
    return str(name.localName)


def _qname(element: Any, text: str) -> Any:
    from arelle.ModelValue import qname

    return qname(element, text)


def _prefix(root: Any, namespace: str | None) -> str | None:
    return next((prefix for prefix, uri in sorted(root.nsmap.items(), key=str) if uri == namespace and prefix), None)


def _pair(name: Any) -> list[str]:
    return [name.namespaceURI or "", name.localName]


def _attribute_name(name: str) -> list[str]:
    namespace, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
    return [namespace, local]


def _xml(element: Any) -> str:
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False)).strip()
