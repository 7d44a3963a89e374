"""The frame of a document: one head with a title, its metadata and style sheets, and one body."""

from __future__ import annotations

from lxml import etree

from exporter.document.css import REMOVED, replace_types, sheet
from exporter.document.doctype import Mode
from exporter.document.removals import Tally
from exporter.document.stylesheet import StyleSheet
from exporter.document.vocabulary import PREFIX

_NOT_SHOWN = tuple(PREFIX + name for name in ("svg", "math", "template", "noscript", "gone"))


class Skeleton:
    """What stands around a document's content, read before the content is rewritten."""

    def __init__(self, root: etree._Element, tally: Tally, mode: Mode) -> None:
        self.root = root
        self.head = _child(root, "head", 0)
        self.body = _child(root, "body", 1)
        self.title = next((_text(found) for found in self._all("title")), "")
        self.sheets = [cleaned for found in self._all("style") if (cleaned := _sheet(found, tally, mode)) is not None]
        self.metadata = [
            (found.get("name", ""), found.get("content", ""))
            for found in self.head.iterchildren(PREFIX + "meta")
            if found.get("name") and found.get("content") is not None
        ]
        for found in root.iter(PREFIX + "meta"):
            if (directive := found.get("http-equiv", "").lower()) and directive == "refresh":
                tally.add("script", "meta refresh", found.get("content", ""))
        bases = (found.get("href") for found in root.iter(PREFIX + "base"))
        self.base = next((href for href in bases if href and href.lower().startswith(("http:", "https:"))), None)

    def _all(self, name: str) -> list[etree._Element]:
        return [
            found for found in self.root.iter(PREFIX + name) if next(found.iterancestors(*_NOT_SHOWN), None) is None
        ]

    def write_head(self, written: StyleSheet) -> None:
        """Put the head together: title, metadata, the sheet written for the document, and the document's own sheets."""
        for child in list(self.head):
            self.head.remove(child)
        self.head.text = self.head.tail = None
        etree.SubElement(self.head, PREFIX + "title").text = self.title
        for name, content in self.metadata:
            etree.SubElement(self.head, PREFIX + "meta", name=name, content=content)
        own = [(replace_types(text, written.stand_ins), media) for text, media in self.sheets]
        for text, media in [(written.text(), ""), *own]:
            if not text:
                continue
            element = etree.SubElement(self.head, PREFIX + "style", type="text/css")
            if media:
                element.set("media", media)
            element.text = f"\n{text}\n"


def _child(root: etree._Element, name: str, index: int) -> etree._Element:
    found = root.find(PREFIX + name)
    if found is None:
        found = etree.Element(PREFIX + name)
        root.insert(index, found)
    return found


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _sheet(element: etree._Element, tally: Tally, mode: Mode) -> tuple[str, str] | None:
    """The text and the media of a style element; None for one that is no CSS or says nothing."""
    kind = element.get("type", "").strip().lower()
    if kind not in ("", "text/css"):
        return None
    text, offences = sheet("".join(map(str, element.itertext())), quirks=mode is Mode.QUIRKS)
    for offence in offences:
        tally.add(REMOVED, offence)
    return (text, element.get("media", "").strip()) if text else None
