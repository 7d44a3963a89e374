"""Footnotes of Arelle's model as plain records: notes with their markup, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_XHTML = "{http://www.w3.org/1999/xhtml}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_INLINE = "{http://www.xbrl.org/2013/inlineXBRL}"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_ROLE = "{http://www.w3.org/1999/xlink}role"
_STANDARD_ROLE = "http://www.xbrl.org/2003/role/footnote"
_EMPTY = frozenset("area base br col hr img input link meta param".split())

Records = list[dict[str, Any]]


def footnotes(model: Any, ids: Mapping[int, str]) -> tuple[Records, Records, Records]:
    """Notes, links and what is refused of them; `ids` leads from `id()` of a fact to its id in the report."""
    notes: dict[int, dict[str, Any]] = {}
    links: Records = []
    refused: Records = []
    taken = set(ids.values())
    for relation in model.relationshipSet("XBRL-footnotes").modelRelationships:
        source, target = relation.fromModelObject, relation.toModelObject
        if id(source) not in ids or target is None:
            continue
        if id(target) in ids:
            target_id = ids[id(target)]
        else:
            note = notes.get(id(target))
            if note is None:
                note = notes[id(target)] = _note(target, taken)
                if (target.get(_ROLE) or target.get("footnoteRole") or _STANDARD_ROLE) != _STANDARD_ROLE:
                    refused.append({"what": "footnote-role", "name": note["id"], "id": note["id"]})
            target_id = note["id"]
        links.append(
            {"source": ids[id(source)], "target": target_id, "type": relation.arcrole, "group": relation.linkrole}
        )
    for element in model.modelDocument.xmlRootElement.iter(f"{_LINK}footnote"):
        if id(element) not in notes and element.getparent().tag == f"{_LINK}footnoteLink":
            refused.append({"what": "footnote-alone", "name": _markup(element)[:60], "id": element.get("id") or ""})
    return list(notes.values()), links, refused


def _note(element: Any, taken: set[str]) -> dict[str, Any]:
    id_ = wished = element.get("id") or "note"
    count = 1
    while id_ in taken:
        count += 1
        id_ = f"{wished}-{count}"
    taken.add(id_)
    return {"id": id_, "markup": _markup(element), "language": _language(element)}


def _language(element: Any) -> str | None:
    while element is not None:
        if language := element.get(_XML_LANG):
            return str(language)
        element = element.getparent()
    return None


def _markup(element: Any) -> str:
    """The content as an XHTML fragment; of an Inline note its continuations too (Inline XBRL 1.1, 6.1)."""
    parts = []
    while element is not None:
        parts.append(_content(element))
        element = getattr(element, "_continuationElement", None)
    return "".join(parts)


def _content(element: Any) -> str:
    return escape(element.text or "") + "".join(_element(child) + escape(child.tail or "") for child in element)


def _element(element: Any) -> str:
    """An element and what is in it; Inline XBRL's own elements are seen through, and what they exclude is not seen."""
    if not isinstance(element.tag, str) or element.tag == f"{_INLINE}exclude":
        return ""
    if element.tag.startswith(_INLINE):
        return _content(element)
    name = element.tag.removeprefix(_XHTML) if element.tag.startswith(_XHTML) else element.tag.rpartition("}")[2]
    attributes = "".join(
        f" {key if not key.startswith('{') else _xml(key)}={quoteattr(value)}" for key, value in sorted(element.items())
    )
    content = _content(element)
    return f"<{name}{attributes}/>" if not content and name in _EMPTY else f"<{name}{attributes}>{content}</{name}>"


def _xml(key: str) -> str:
    """`xml:lang` and its kin, the only attributes of XHTML with a prefix."""
    return f"xml:{key.rpartition('}')[2]}"
