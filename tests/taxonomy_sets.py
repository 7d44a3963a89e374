"""What Arelle alone sees of a report's taxonomy, as sets that can be compared; shares nothing with the program.

python tests/taxonomy_sets.py REPORT [PACKAGE...]
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

OWN_SETS = {"XBRL-dimensions", "XBRL-footnotes", "Table-rendering", "XBRL-formulae"}  # made up by Arelle


def sets(report: Path, *packages: Path) -> dict[str, list[list[Any]]]:
    """Relationships, labels and references of the whole DTS; roles and concepts of documents that are no web pages."""
    command = [sys.executable, __file__, report, *packages]
    told = subprocess.run(list(map(str, command)), capture_output=True, check=True, text=True)
    found: dict[str, list[list[Any]]] = json.loads(told.stdout.splitlines()[-1])
    return found


def _sets(report: str, packages: list[str]) -> dict[str, Any]:
    from arelle import XbrlConst
    from arelle.api.Session import Session
    from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
    from arelle.RuntimeOptions import RuntimeOptions

    options = RuntimeOptions(
        entrypointFile=report,
        internetConnectivity="offline",
        disablePersistentConfig=True,
        keepOpen=True,
        packages=packages,
        plugins="inlineXbrlDocumentSet",
    )
    with Session() as session:
        session.run(options, logHandler=StructuredMessageLogHandler())
        (model,) = session.get_models()
        found: dict[str, set[tuple[Any, ...]]] = {kind: set() for kind in ("arcs", "labels", "references")}
        for arcrole, role, link, arc in list(model.baseSets):
            if arcrole in OWN_SETS or None in (role, link, arc):
                continue
            for relation in model.relationshipSet(arcrole, role, link, arc).modelRelationships:
                parent, child = relation.fromModelObject, relation.toModelObject
                if arcrole == XbrlConst.conceptLabel:
                    found["labels"].add((parent.qname.clarkNotation, child.role, child.xmlLang, child.text))
                elif arcrole == XbrlConst.conceptReference:
                    parts = tuple((part.tag, part.text) for part in child.iterchildren())
                    found["references"].add((parent.qname.clarkNotation, child.role, parts))
                else:
                    found["arcs"].add((role, arcrole, link.localName, *_arc(relation, parent, child)))
        here = [document for document in model.urlDocs.values() if not document.uri.startswith("http")]
        found["roles"] = {
            (uri, declared.definition, *sorted(map(str, declared.usedOns)))
            for uri, types in model.roleTypes.items()
            for declared in types
            if declared.modelDocument in here
        }
        found["concepts"] = {_concept(c) for c in model.qnameConcepts.values() if c.modelDocument in here}
    return {kind: sorted(map(list, values), key=repr) for kind, values in found.items()}


def _arc(relation: Any, parent: Any, child: Any) -> tuple[Any, ...]:
    weight = relation.get("weight")
    return (
        parent.qname.clarkNotation,
        child.qname.clarkNotation,
        str(relation.orderDecimal.normalize()),
        weight and str(relation.weightDecimal.normalize()),
        relation.preferredLabel,
        relation.contextElement,
        relation.isClosed,
        relation.targetRole,
        relation.isUsable,
    )


def clark(name: Any) -> str | None:
    return None if name is None else str(name.clarkNotation)


def _concept(concept: Any) -> tuple[Any, ...]:
    typed = concept.typedDomainElement if concept.isTypedDimension else None
    return (
        concept.qname.clarkNotation,
        clark(concept.typeQname),
        clark(concept.substitutionGroupQname),
        concept.periodType,
        concept.balance,
        concept.isAbstract,
        concept.isNillable,
        concept.id,
        clark(typed.qname) if typed is not None else None,
        clark(getattr(concept, "enumDomainQname", None)),
    )


if __name__ == "__main__":
    print(json.dumps(_sets(sys.argv[1], sys.argv[2:])))
