"""The content models of XHTML: which element may stand in which, and how to get there without a visible change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from lxml import etree

from exporter.document.stylesheet import StyleSheet
from exporter.document.vocabulary import BLOCK, EDIT, INLINE, PARTS, PREFIX, STYLE, WHITE, local

_HIDDEN = "display:none"
_HOLDS_LINES = frozenset("caption dt legend address h1 h2 h3 h4 h5 h6 p pre".split()) | INLINE
_NOT_IN_PRE = frozenset("big small sub sup".split())
_SECTIONS = ("thead", "tbody", "tfoot")


def arrange(root: etree._Element, sheet: StyleSheet) -> None:
    """Make every element of the tree hold what the schema lets it hold. In place, from the leaves up, in linear time.

    All elements must have names of the vocabulary. Text keeps its order; elements that must not hold what they hold
    are replaced by others with the same CSS.
    """
    body = root.find(f"{PREFIX}body")
    if body is not None:
        _Arrangement(sheet).arrange(body)


def restyle(element: etree._Element, css: str) -> None:
    """Put declarations in front of an element's own, so that its own win."""
    own = element.get("style")
    if css:
        element.set("style", f"{css};{own}" if own else css)


def _make(name: str, css: str = "") -> etree._Element:
    element = etree.Element(PREFIX + name, nsmap={None: PREFIX[1:-1]})
    restyle(element, css)
    return element


def _says(text: str | None) -> bool:
    return bool(text and text.strip(WHITE))


def wrap_loose(
    parent: etree._Element, fits: Callable[[etree._Element], bool], make: Callable[[], etree._Element]
) -> None:
    """Wrap each run of text and children that do not fit into an element of `make`; white space alone stays."""
    wrapper: etree._Element | None = None
    children = list(parent)
    if _says(parent.text):
        wrapper = make()
        wrapper.text, parent.text = parent.text, None
        parent.insert(0, wrapper)
    for child in children:
        if not fits(child):
            if wrapper is None:
                wrapper = make()
                child.addprevious(wrapper)
            wrapper.append(child)
            continue
        wrapper = None
        if _says(child.tail):
            wrapper = make()
            wrapper.text, child.tail = child.tail, None
            child.addnext(wrapper)


class _Arrangement:
    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._blocks: set[etree._Element] = set()  # the edits (ins, del) and terms (dt) that hold blocks

    def arrange(self, body: etree._Element) -> None:
        elements = list(body.iter())
        for element in elements:
            name = local(element.tag)
            if name in PARTS and local(element.getparent().tag) not in PARTS[name]:
                self._displace(element, name)
        for element in reversed(elements):
            name = local(element.tag)
            if name in _HOLDS_LINES:
                self._line(element, name)
            elif name in EDIT:
                if any(map(self._is_block, element)):
                    self._blocks.add(element)
            elif (fix := self._FIXES.get(name)) is not None:
                fix(self, element)

    def _is_block(self, element: etree._Element) -> bool:
        name = local(element.tag)
        return name in BLOCK or (name in EDIT and element in self._blocks)

    def _displace(self, element: etree._Element, name: str) -> None:
        """A part of a list or table outside of one: a division laid out alike."""
        self._sheet.stand_in(element, name)
        element.tag = PREFIX + "div"
        self._sheet.hint(element, STYLE[name])

    def _line(self, element: etree._Element, name: str) -> None:
        """An element that may hold lines of text, but no blocks."""
        if not len(element):
            return
        if any(map(self._is_block, element)):
            if name == "caption":
                flatten(element)
            elif name == "dt":
                self._blocks.add(element)
            elif name == "a" and element.get("href") is not None:
                _push_down(element, self._sheet)
            else:
                _become_division(element, name, self._sheet)
        elif name == "pre":
            for child in element.iter(*(PREFIX + name for name in _NOT_IN_PRE)):
                restyle(child, STYLE[local(child.tag)])
                child.tag = PREFIX + "span"
            if element.find(f".//{PREFIX}img") is not None:
                _become_division(element, name, self._sheet)

    def _block_only(self, element: etree._Element) -> None:
        wrap_loose(element, self._is_block, lambda: _make("div"))

    def _list(self, element: etree._Element) -> None:
        wrap_loose(element, lambda child: local(child.tag) == "li", lambda: _make("li", "display:block"))
        if not len(element):
            _become_division(element, local(element.tag), self._sheet)

    def _definitions(self, element: etree._Element) -> None:
        names = [local(child.tag) for child in element]
        strange = any(name not in ("dt", "dd") for name in names) or any(child in self._blocks for child in element)
        if names and not strange and not _says(element.text) and not any(_says(child.tail) for child in element):
            return
        for child, name in zip(element, names, strict=True):
            if name in ("dt", "dd"):
                _become_division(child, name, self._sheet)
        _become_division(element, "dl", self._sheet)

    def _row(self, element: etree._Element) -> None:
        wrap_loose(element, lambda child: local(child.tag) in ("td", "th"), lambda: _make("td"))
        if not len(element):
            element.append(_make("td", _HIDDEN))

    def _section(self, element: etree._Element) -> None:
        wrap_loose(element, lambda child: local(child.tag) == "tr", lambda: _make("tr"))
        for child in element:
            self._row(child)
        if not len(element):
            row = _make("tr", _HIDDEN)
            row.append(_make("td"))
            element.append(row)

    def _table(self, element: etree._Element) -> None:
        """A table is: a caption, columns, then a head, a foot, and bodies; rows stand in sections (XHTML 1.1, 5.8)."""
        wrap_loose(
            element, lambda child: local(child.tag) in PARTS and child.tag != PREFIX + "li", lambda: _make("tbody")
        )
        self._wrap_rows(element)
        self._place_captions(element)
        caption = element[0] if len(element) and local(element[0].tag) == "caption" else None
        ahead = caption.getnext() if caption is not None else next(iter(element), None)
        for child in element.findall(f"{PREFIX}colgroup") + element.findall(f"{PREFIX}col"):
            if child is ahead:
                ahead = ahead.getnext()
            elif ahead is not None:
                _leave_tail(child)
                ahead.addprevious(child)
        sections = [child for child in element if local(child.tag) in _SECTIONS]
        _order_sections(sections)
        for section in sections:
            self._section(section)
        if not sections:
            section = _make("tbody", _HIDDEN)
            element.append(section)
            self._section(section)

    def _wrap_rows(self, element: etree._Element) -> None:
        if any(local(child.tag) == "tr" for child in element):
            wrap_loose(element, lambda child: local(child.tag) != "tr", lambda: _make("tbody"))

    def _place_captions(self, element: etree._Element) -> None:
        """Only the first child may be a caption: others become a section that is laid out as one."""
        for index, child in enumerate(element.findall(f"{PREFIX}caption")):
            if index == 0 and child.getprevious() is None:
                continue
            section, row, cell = _make("tbody", "display:table-caption;border-spacing:0"), _make("tr"), child
            restyle(cell, "border:0;padding:0;text-align:center")
            child.addprevious(section)
            section.tail, child.tail = child.tail, None
            section.append(row)
            row.append(cell)
            cell.tag = PREFIX + "td"

    _FIXES: ClassVar = {
        "body": _block_only, "blockquote": _block_only, "ul": _list, "ol": _list, "dl": _definitions,
        "table": _table,
    }  # fmt: skip


def _leave_tail(element: etree._Element) -> None:
    """Let the text after an element stay where it is when the element is moved."""
    tail, element.tail = element.tail, None
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + (tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (tail or "")


def _order_sections(sections: list[etree._Element]) -> None:
    """Rows keep their place in the text; a section out of the schema's order becomes a body displayed as it was."""
    names = [local(section.tag) for section in sections]
    kept = 0
    for name in ("thead", "tfoot"):
        if names[kept : kept + 1] == [name] and len(names) > kept + 1:
            kept += 1
    for index in range(kept, len(sections)):
        if names[index] != "tbody":
            sections[index].tag = PREFIX + "tbody"
            if names[index] not in names[:index]:
                restyle(sections[index], STYLE[names[index]])


def _become_division(element: etree._Element, name: str, sheet: StyleSheet) -> None:
    css = STYLE.get(name, "")
    if name in INLINE:
        css = f"display:inline;{css}" if css else "display:inline"
    element.tag = PREFIX + "div"
    for key in ("href", "rel", "hreflang", "accesskey", "tabindex"):
        element.attrib.pop(key, None)
    sheet.stand_in(element, name)
    if css := css.removeprefix("display:block").removeprefix(";"):
        sheet.hint(element, css)


def flatten(element: etree._Element) -> None:
    """Make all blocks inside an element lines laid out alike, for where no block may stand."""
    for inner in element.iterdescendants():
        name = local(inner.tag)
        if name in BLOCK or name in PARTS:
            inner.tag = PREFIX + "span"
            for key in set(inner.keys()) - {"class", "dir", "id", "style", "title"}:
                del inner.attrib[key]
            restyle(inner, STYLE[name])


def _push_down(anchor: etree._Element, sheet: StyleSheet) -> None:
    """Divide a link around blocks into links around the lines of those blocks."""
    attributes = {key: value for key, value in anchor.items() if key in ("href", "title", "rel")}
    _become_division(anchor, "a", sheet)

    def link() -> etree._Element:
        made = _make("a")
        made.attrib.update(attributes)
        return made

    holders: Iterable[etree._Element] = [anchor, *anchor.iterdescendants()]
    for holder in holders:
        name = local(holder.tag)
        lines = name in _HOLDS_LINES and name not in INLINE
        linked = next(holder.iterancestors(PREFIX + "a"), None) is not None
        if not linked and (lines or name in ("div", "li", "dd", "td", "th", "fieldset", *EDIT)):
            wrap_loose(holder, _not_linkable, link)


def _not_linkable(element: etree._Element) -> bool:
    return local(element.tag) not in INLINE or next(element.iter(PREFIX + "a"), None) is not None
