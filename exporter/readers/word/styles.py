"""The styles of a Word document: what a paragraph or a run takes over from them (ECMA-376 Part 1, 17.7)."""

from __future__ import annotations

from lxml import etree

from exporter.readers.word.names import value, w

Properties = tuple[etree._Element, ...]
"""Elements that say properties, the nearest to the text first."""


class Styles:
    """The styles by identifier, each with those it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.findall(w("style"))
        self._styles = {str(value(style, "styleId")): style for style in found}
        self._defaults = {
            value(style, "type"): str(value(style, "styleId"))
            for style in found
            if value(style, "default") in ("1", "true", "on")
        }
        defaults = None if root is None else root.find(w("docDefaults"))
        self._run_defaults: Properties = () if defaults is None else tuple(defaults.iterfind(f"*/{w('rPr')}"))
        self._paragraph_defaults: Properties = () if defaults is None else tuple(defaults.iterfind(f"*/{w('pPr')}"))
        self._chains: dict[tuple[str, str], Properties] = {}

    def paragraph(self, identifier: str | None, table: str | None = None) -> Properties:
        """What a paragraph style (without one, the default) says of paragraphs, then a table's around it, then all."""
        own = self._chain(identifier or self._defaults.get("paragraph", ""), "pPr")
        return (*own, *self._chain(table or "", "pPr"), *self._paragraph_defaults)

    def runs_of(self, identifier: str | None) -> Properties:
        """What a paragraph style says of the runs in paragraphs, then what is said for all of the document."""
        return (*self._chain(identifier or self._defaults.get("paragraph", ""), "rPr"), *self._run_defaults)

    def character(self, identifier: str | None) -> Properties:
        """What a character style says of runs."""
        return self._chain(identifier or "", "rPr")

    def table(self, identifier: str | None) -> Properties:
        """What a table style says of tables."""
        return self._chain(identifier or self._defaults.get("table", ""), "tblPr")

    def numbering(self, identifier: str | None) -> Properties:
        """What a numbering style says."""
        return self._chain(identifier or "", "pPr")

    def _chain(self, identifier: str, part: str) -> Properties:
        known = self._chains.get((identifier, part))
        if known is not None:
            return known
        found: list[etree._Element] = []
        seen: set[str] = set()
        at: str | None = identifier
        while at in self._styles and at not in seen:
            seen.add(at)
            style = self._styles[at]
            found += style.findall(w(part))
            at = value(style.find(w("basedOn")))
        self._chains[identifier, part] = tuple(found)
        return tuple(found)
