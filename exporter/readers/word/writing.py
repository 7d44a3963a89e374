"""mammoth's HTML to the markup of a Document, together with the plain text it is led back to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from exporter.document.source import Offsets
from exporter.document.walk import TAB_SEPARATED
from exporter.readers.emitter import Emitter
from exporter.readers.word.looks import MARK

_LINES = frozenset("p h1 h2 h3 h4 h5 h6".split())
_VOID = frozenset("br img input".split())
_BETWEEN = 2  # lines
_SHORT = 80  # characters
_AMOUNT = re.compile(r"\t[^\n]*\d")
_KIND = re.compile(rf"{MARK}(tbl|tc|p)")
_HOLDERS = {"tbl": ("table",), "tc": ("td", "th"), "p": tuple(sorted(_LINES | {"li"}))}


def written(html: str, looks: dict[str, str], prefix: str, sheet: str) -> tuple[str, str, Offsets]:
    """The plain text of a document, its markup, and the map from the markup's offsets to the text's.

    A paragraph is a line of the text, and one more for every line break in it. `looks` is CSS by bookmark; `prefix` is
    what mammoth puts before the names of bookmarks.
    """
    body = etree.fromstring(f"<body>{html}</body>", etree.XMLParser(huge_tree=True))
    _dress(body, looks, prefix)
    for rows in list(_tabular(body)):
        _make_table(rows)
    writer = _Writer(sheet)
    writer.write(body)
    return writer.finish()


def _dress(body: etree._Element, looks: dict[str, str], prefix: str) -> None:
    """Give the CSS to the elements that the bookmarks stand in; take out those, and the ones that nothing refers to."""
    wanted = {anchor.get("href", "")[1:] for anchor in body.iter("a")}
    for anchor in list(body.iter("a")):
        name = anchor.get("id", "").removeprefix(prefix)
        kind = _KIND.match(name)
        if kind is not None and name in looks:
            holder = next((e for e in anchor.iterancestors() if e.tag in _HOLDERS[kind[1]]), None)
            if holder is not None:
                holder.set("style", looks[name])
        elif anchor.get("href") is not None or anchor.get("id") in wanted:
            continue
        anchor.tag = "gone"
    etree.strip_tags(body, "gone")


def _tabular(body: etree._Element) -> Iterator[list[etree._Element]]:
    """Runs of paragraphs that are the rows of a table: they have TABs, and one of them digits behind a TAB.

    A short line or two without TABs between such rows is a heading among them.
    """
    run: list[etree._Element] = []
    rows = 0  # how much of the run ends in a row with TABs
    for element in (*body, None):
        text = _text(element) if element is not None and element.tag == "p" else None
        if text is not None and "\t" in text.strip():
            run.append(element)
            rows = len(run)
        elif text is not None and run and len(run) - rows < _BETWEEN and len(text) <= _SHORT:
            run.append(element)
        else:
            if rows > 1 and any(_AMOUNT.search(_text(paragraph)) for paragraph in run[:rows]):
                yield run[:rows]
            run, rows = [], 0


def _text(element: etree._Element) -> str:
    return "".join(element.itertext())


def _make_table(paragraphs: list[etree._Element]) -> None:
    """Lines with TABs between their cells as rows of a table; the TABs stay in the plain text alone."""
    table = etree.Element("table", {"class": TAB_SEPARATED})
    paragraphs[0].addprevious(table)
    for paragraph in paragraphs:
        row = etree.SubElement(table, "tr")
        cell = etree.SubElement(row, "td")
        _split(paragraph, cell, row)
        paragraph.getparent().remove(paragraph)
    width = max(map(len, table))
    for row in table:
        if len(row) == 1 and width > 1:
            row[0].set("colspan", str(width))


def _split(paragraph: etree._Element, cell: etree._Element, row: etree._Element) -> None:
    """Copy what a paragraph holds into cells: each TAB begins a new one, with the same elements open."""
    path: list[etree._Element] = []
    at = cell

    def say(text: str | None) -> None:
        nonlocal at
        for index, piece in enumerate((text or "").split("\t")):
            if index:
                at = etree.SubElement(row, "td")
                for element in path:
                    at = etree.SubElement(at, element.tag, {k: v for k, v in element.items() if k != "id"})
            if len(at):
                at[-1].tail = (at[-1].tail or "") + piece
            else:
                at.text = (at.text or "") + piece

    if style := paragraph.get("style"):
        cell.set("style", style)
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start":
            if element is not paragraph:
                path.append(element)
                at = etree.SubElement(at, element.tag, dict(element.items()))
            say(element.text)
        elif element is not paragraph:
            path.pop()
            at = at.getparent()
            say(element.tail)


class _Writer:
    """Writes a tree as markup, and what it says as plain text, a paragraph a line."""

    def __init__(self, sheet: str) -> None:
        self._out = Emitter()
        self._plain: list[str] = []
        self._length = 0
        self._out.tag(f"<!DOCTYPE html><html><head><style>{sheet}</style></head><body>")

    def write(self, body: etree._Element) -> None:
        for event, element in etree.iterwalk(body, events=("start", "end")):
            if element is body:
                continue
            if event == "start":
                self._enter(element)
                self._say(element.text)
            else:
                self._leave(element)
                self._say(element.tail)

    def finish(self) -> tuple[str, str, Offsets]:
        self._out.tag("</body></html>")
        markup, offsets = self._out.finish()
        return "".join(self._plain), markup, offsets

    def _enter(self, element: etree._Element) -> None:
        attributes = "".join(f' {name}="{escape(said)}"' for name, said in element.items())
        self._out.tag(f"<{element.tag}{attributes}>")
        if element.tag == "br":
            self._add("\n")

    def _leave(self, element: etree._Element) -> None:
        if element.tag not in _VOID:
            self._out.tag(f"</{element.tag}>")
        if _is_tab_cell(element):
            self._add("\t" if element.getnext() is not None else "\n")
        elif element.tag in _LINES:
            self._add("\n")

    def _say(self, text: str | None) -> None:
        if text:
            self._out.text(text, self._length)
            self._add(text)

    def _add(self, text: str) -> None:
        self._plain.append(text)
        self._length += len(text)


def _is_tab_cell(element: etree._Element) -> bool:
    """Whether an element is a cell of rows that were only separated by TABs: its line holds all of its row."""
    if element.tag != "td":
        return False
    row = element.getparent()
    return row is not None and row.getparent().get("class") == TAB_SEPARATED
