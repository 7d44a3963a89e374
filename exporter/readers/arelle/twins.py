"""Concepts of the filer's own that an imported taxonomy has already, by the same label and the same definition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def twins(model: Any, reported: set[Any]) -> Iterator[dict[str, list[str]]]:
    """Each reported concept of the report's own schemas, as `own`, with the concept it could have been, as `standard`.

    The report's own schemas are those it refers to, where they import the taxonomy of the other concept. The two have
    one standard label (a name stands in for a missing one) but for case and punctuation, and the same item type, period
    type and balance.
    """
    own = {schema.targetNamespace: _reached(schema) for schema in _schemas(model.modelDocument)}
    mine = [concept for name in sorted(reported, key=str) if (concept := model.qnameConcepts.get(name)) is not None]
    mine = [concept for concept in mine if concept.qname.namespaceURI in own and not concept.isAbstract]
    wanted = {key for concept in mine if (key := _key(concept))[0]}
    if not wanted:
        return
    standard: dict[tuple[Any, ...], Any] = {}
    for name in sorted(model.qnameConcepts, key=str):
        concept = model.qnameConcepts[name]
        if (
            name.namespaceURI not in own
            and concept.isItem
            and not concept.isAbstract
            and (key := _key(concept)) in wanted
        ):
            standard.setdefault(key, concept)
    for concept in mine:
        found = standard.get(_key(concept))
        if found is not None and found.modelDocument.uri in own[concept.qname.namespaceURI]:
            yield {
                "own": [concept.qname.namespaceURI, concept.qname.localName],
                "standard": [found.qname.namespaceURI, found.qname.localName],
            }


def _schemas(document: Any) -> Iterator[Any]:
    """The schemas a report refers to; a set of Inline documents does so through them."""
    from arelle.ModelDocumentType import ModelDocumentType

    for reached in document.referencesDocument:
        if reached.type == ModelDocumentType.SCHEMA:
            yield reached
        elif reached.type == ModelDocumentType.INLINEXBRL:
            yield from _schemas(reached)


def _reached(document: Any) -> set[str]:
    """The addresses of all documents a schema imports, itself left out."""
    found: set[str] = set()
    waiting = [document]
    while waiting:
        for next_ in waiting.pop().referencesDocument:
            if next_.uri not in found and next_ is not document:
                found.add(next_.uri)
                waiting.append(next_)
    return found


def _key(concept: Any) -> tuple[Any, ...]:
    label = concept.label(fallbackToQname=False, strip=True) or _WORDS.sub(" ", concept.qname.localName)
    return (
        " ".join(re.findall(r"[^\W_]+", label.casefold())),
        concept.baseXbrliType,
        concept.periodType,
        concept.balance,
    )
