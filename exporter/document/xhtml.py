"""From a browser's tree to the XHTML that Inline XBRL 1.1 takes, with the layout kept."""

from __future__ import annotations

from lxml import etree

from exporter.document.content import arrange
from exporter.document.doctype import Mode
from exporter.document.elements import Elements
from exporter.document.lines import loosen_lines
from exporter.document.links import identify
from exporter.document.quirks import keep_quirks
from exporter.document.removals import Removal, Tally
from exporter.document.skeleton import Skeleton
from exporter.document.soup import FLATTENED, MODE
from exporter.document.stylesheet import StyleSheet
from exporter.document.vocabulary import PREFIX

__all__ = ["Removal", "conform"]


def conform(root: etree._Element) -> tuple[Removal, ...]:
    """Make a tree of `soup.parse` valid against Inline XBRL 1.1's XHTML, in place, and say what went.

    The text a reader sees stays, all of it and in its order; so does the layout: presentational markup becomes CSS.
    What runs, loads or leads astray goes. Linear time, no recursion.
    """
    tally = Tally()
    mode = Mode(str(root.attrib.pop(MODE, Mode.STANDARDS)))
    if (flattened := root.attrib.pop(FLATTENED, None)) is not None:
        tally.add("nesting", "element", count=int(str(flattened)))
    skeleton = Skeleton(root, tally, mode)
    sheet = StyleSheet("\n".join(text for text, _ in skeleton.sheets))
    Elements(tally, sheet, skeleton.base, mode).rewrite(root)
    _unlink_nested(root, tally)
    keep_quirks(root, mode, sheet)
    arrange(root, sheet)
    identify(root.iter(PREFIX + "*"), tally)
    loosen_lines(root, mode, sheet)
    skeleton.write_head(sheet)
    etree.cleanup_namespaces(root)
    return tally.removals()


def _unlink_nested(root: etree._Element, tally: Tally) -> None:
    """A link within a link, which no reader could tell apart, is text."""
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=PREFIX + "a"):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        if depth > 1:
            tally.add("link", "a", element.get("href", ""))
            element.set("nested", "")
    for element in root.iter(PREFIX + "a"):
        if element.attrib.pop("nested", None) is not None:
            element.tag = PREFIX + "span"
            for key in ("href", "rel", "hreflang", "accesskey", "tabindex"):
                element.attrib.pop(key, None)
