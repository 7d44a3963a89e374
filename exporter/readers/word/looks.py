"""How a Word document looks, as CSS: what mammoth leaves out, led past it by bookmarks (ECMA-376-1, 17.3, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from exporter.readers.word.mending import paragraph_properties, run_properties
from exporter.readers.word.names import css, first, is_on, points, value, w
from exporter.readers.word.styles import Properties, Styles

MARK = "looks-of-"
"""What the names of our bookmarks begin with; then `p`, `tc` or `tbl`, and a number."""
_ALIGNED = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
_LINES = {"double": "double", "dotted": "dotted", "dashed": "dashed", "thick": "solid", "triple": "double"}
_SIDES = {"top": "top", "bottom": "bottom", "left": "left", "start": "left", "right": "right", "end": "right"}
_NO_LINE = frozenset(("nil", "none"))


def mark(root: etree._Element, styles: Styles, prefix: str) -> dict[str, str]:
    """Put a bookmark into each paragraph, cell and table that has looks of its own; give their CSS by bookmark.

    `prefix` tells apart the bookmarks of several parts.
    """
    found: dict[str, str] = {}

    def add(paragraph: etree._Element, kind: str, said: str) -> None:
        if said:
            name = f"{MARK}{kind}{prefix}{len(found)}"
            found[name] = said
            bookmark = etree.Element(w("bookmarkStart"))
            bookmark.set(w("name"), name)
            paragraph.insert(1 if paragraph.find(w("pPr")) is not None else 0, bookmark)

    for table in root.iter(w("tbl")):
        properties = _table_properties(table, styles)
        for cell, ends in _cells(table):
            paragraph = cell.find(w("p"))
            if paragraph is not None:
                add(paragraph, "tc", _of_cell(cell, ends, properties))
                if ends.top and ends.left:
                    add(paragraph, "tbl", _of_table(table, properties))
    for paragraph in root.iter(w("p")):
        add(paragraph, "p", _of_paragraph(paragraph, styles))
    return found


def _of_paragraph(paragraph: etree._Element, styles: Styles) -> str:
    said = paragraph_properties(paragraph, styles)
    spacing = {name: _said(said, "spacing", name) for name in ("before", "after")}
    indent = {name: _said(said, "ind", *names) for name, names in _INDENTS.items()}
    first_line = points(indent["first"])
    if indent["hanging"] is not None:
        first_line = points(f"-{indent['hanging']}")
    runs = [run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None]
    before, after = _page_breaks(paragraph, said)
    return css(
        {
            "text-align": _ALIGNED.get(_said(said, "jc", "val") or ""),
            "margin-left": _not_zero(points(indent["left"])),
            "margin-right": _not_zero(points(indent["right"])),
            "text-indent": _not_zero(first_line),
            "margin-top": _not_zero(points(spacing["before"])),
            "margin-bottom": _not_zero(points(spacing["after"])),
            "font-size": points(_shared(runs, styles, "sz"), 2),
            "color": _colour(_shared(runs, styles, "color")),
            "page-break-before": "always" if before else None,
            "page-break-after": "always" if after else None,
        }
    )


_INDENTS = {"left": ("left", "start"), "right": ("right", "end"), "first": ("firstLine",), "hanging": ("hanging",)}


def _said(properties: Properties, name: str, *attributes: str) -> str | None:
    """What the nearest properties that say an attribute of an element say of it."""
    elements = (element for each in properties if (element := each.find(w(name))) is not None)
    return next((said for e in elements for a in attributes if (said := value(e, a)) is not None), None)


def _shared(runs: list[etree._Element], styles: Styles, name: str) -> str | None:
    """What all runs of a paragraph say alike."""
    said = {value(first(run_properties(run, styles), name)) for run in runs}
    return said.pop() if len(said) == 1 else None


def _page_breaks(paragraph: etree._Element, said: Properties) -> tuple[bool, bool]:
    """Whether a page ends before a paragraph, and whether one ends within or after it."""
    own = paragraph.find(w("pPr"))
    section = None if own is None else own.find(w("sectPr"))
    ends = section is not None and value(section.find(w("type"))) != "continuous"
    before, text = is_on(first(said, "pageBreakBefore")), False
    for element in paragraph.iter(w("t"), w("br")):
        text = text or (element.tag == w("t") and bool((element.text or "").strip()))
        if element.tag == w("br") and value(element, "type") == "page":
            before, ends = (before, True) if text else (True, ends)
    return before, ends


class Ends(NamedTuple):
    """At which ends of its table a cell stands."""

    top: bool
    bottom: bool
    left: bool
    right: bool


def _cells(table: etree._Element) -> Iterator[tuple[etree._Element, Ends]]:
    """The cells of a table."""
    rows = table.findall(w("tr"))
    for number, row in enumerate(rows):
        cells = row.findall(w("tc"))
        for column, cell in enumerate(cells):
            yield cell, Ends(number == 0, number == len(rows) - 1, column == 0, column == len(cells) - 1)


def _table_properties(table: etree._Element, styles: Styles) -> Properties:
    own = table.find(w("tblPr"))
    style = None if own is None else value(own.find(w("tblStyle")))
    return (*(() if own is None else (own,)), *styles.table(style))


def _of_table(table: etree._Element, properties: Properties) -> str:
    grid = [value(column, "w") or "" for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    width = str(sum(map(int, grid))) if grid and all(column.isdecimal() for column in grid) else None
    margin = "auto" if _said(properties, "jc", "val") == "center" else None
    return css({"width": points(width), "margin-left": margin, "margin-right": margin})


def _of_cell(cell: etree._Element, ends: Ends, table: Properties) -> str:
    """A cell's lines, those of its table where it says none of its own; its shading, alignment and width."""
    own = cell.find(w("tcPr"))
    of_cell: Properties = () if own is None else (own,)
    lines: dict[str, str | None] = {}
    for side, at_end in zip(Ends._fields, ends, strict=True):
        inside = "insideH" if side in ("top", "bottom") else "insideV"
        found = _line(of_cell, "tcBorders", side)
        if found is None:
            found = _line(table, "tblBorders", side if at_end else inside)
        lines[f"border-{side}"] = _as_css(found)
    placed = _said(of_cell, "vAlign", "val")
    width = _said(of_cell, "tcW", "w") if _said(of_cell, "tcW", "type") == "dxa" else None
    return css(
        lines
        | {
            "background-color": _colour(_said(of_cell, "shd", "fill")),
            "vertical-align": {"center": "middle", "bottom": "bottom"}.get(placed or ""),
            "width": points(width),
        }
    )


def _line(properties: Properties, name: str, side: str) -> etree._Element | None:
    elements = (borders for each in properties if (borders := each.find(w(name))) is not None)
    names = [name for name, meant in _SIDES.items() if meant == side] or [side]
    return next((line for e in elements for n in names if (line := e.find(w(n))) is not None), None)


def _as_css(line: etree._Element | None) -> str | None:
    kind = value(line)
    if kind is None or kind in _NO_LINE:
        return None
    width = points(value(line, "sz"), 8) or "0.5pt"
    style = _LINES.get(kind, "solid")
    return f"{'2.25pt' if style == 'double' else width} {style} {_colour(value(line, 'color')) or 'black'}"


def _colour(said: str | None) -> str | None:
    """A colour as CSS has it; None for the automatic one."""
    return f"#{said.lower()}" if said is not None and len(said) == 6 and said.isalnum() else None


def _not_zero(length: str | None) -> str | None:
    return None if length == "0pt" else length
