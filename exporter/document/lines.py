"""How high lines are in quirks mode, said in CSS: boxes without text of their own have no say in it.

Source: Quirks Mode Living Standard, 3.3 "The line height calculation quirk", which limited quirks mode shares. In
standards mode a line is at least as high as the font of the block around it asks for; in quirks mode it is not unless
text stands directly in the block. What a document puts in small print all through would grow without this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from lxml import etree

from exporter.document.doctype import Mode
from exporter.document.stylesheet import StyleSheet
from exporter.document.vocabulary import INLINE, PREFIX, WHITE, local

_FONT: Final = re.compile(
    r"(?:^|;)\s*(?P<property>font|font-size|line-height)\s*:\s*(?P<value>[^;]*?)\s*(?:!\s*important\s*)?(?=;|$)",
    re.IGNORECASE,
)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_OUT_OF_FLOW = re.compile(r"float\s*:\s*(?!none)|position\s*:\s*absolute", re.IGNORECASE)
_LAID_OUT = re.compile(r"font|line-height|vertical-align|display", re.IGNORECASE)
_DIMENSION = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|pt|pc|in|cm|mm|em|rem|ex|%)?", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54}
_KEYWORDS = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
    "xxx-large": 48.0,
}  # fmt: skip
_FACTORS = {
    "h1": 2.0, "h2": 1.5, "h3": 1.17, "h5": 0.83, "h6": 0.67, "small": 5 / 6, "sub": 5 / 6, "sup": 5 / 6, "big": 1.2,
}  # fmt: skip
_OTHER_LINES = frozenset("sub sup small big code kbd samp tt img".split())
_FLOW = frozenset("div td th li dd fieldset".split())
_HOLDERS = frozenset("div p td th li dd dt h1 h2 h3 h4 h5 h6 caption address ins del legend".split()) | INLINE


class _Lines(NamedTuple):
    """What an element's lines inherit: the font's size in pixels and the line height; None where it is not known."""

    size: float | None = 16.0
    height: str | None = "normal"


def loosen_lines(root: etree._Element, mode: Mode, sheet: StyleSheet) -> None:
    """Let boxes without text of their own have no say in how high their lines are. In place; linear time.

    Does nothing where a style sheet of the document's own sets line heights, which are not followed here.
    """
    if mode is Mode.STANDARDS or sheet.sets_lines:
        return
    stack = [_Lines()]
    loose: list[tuple[list[etree._Element], str]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            stack.pop()
            continue
        name = local(element.tag)
        inherited = _Lines() if name == "table" and mode is Mode.QUIRKS else stack[-1]
        lines = _lines(inherited, name, element.get("style", ""))
        stack.append(lines)
        if name in _HOLDERS and len(element) and lines.height is not None:
            loose += [(run, lines.height) for run in _loose_runs(element)]
    if loose:
        name = sheet.class_of("line-height:0!important", weak=False)
        sheet.rule(f":where(.{name}>*)", "line-height:normal")
        for run, height in loose:
            for empty in filter(_is_empty, (run[0], run[-1])):
                sheet.add_class(empty, name)
            sheet.add_class(_loosened(run, height, sheet), name)


def _loosened(run: list[etree._Element], height: str, sheet: StyleSheet) -> etree._Element:
    """The box of the lines of a run: its parent, or one put around it where there are blocks beside it.

    The elements of the run get the line height that the box loses.
    """
    alone = True
    lines: list[etree._Element] = []
    for child in run:
        is_break = local(child.tag) == "br"
        lines.append(_around([child], "span") if is_break and alone else child)
        if height != "normal" and (alone or not is_break) and "line-height" not in child.get("style", ""):
            sheet.hint(lines[-1], f"line-height:{height}")
        alone = is_break
    parent = lines[0].getparent()
    if parent is not None and len(parent) == len(lines):
        return parent
    return _around(lines, "div")


def _around(children: list[etree._Element], name: str) -> etree._Element:
    """A new element in the place of neighbours, which holds them; the text after the last stays after it."""
    made = etree.Element(PREFIX + name)
    children[0].addprevious(made)
    made.tail, children[-1].tail = children[-1].tail, None
    made.extend(children)
    return made


def _loose_runs(element: etree._Element) -> Iterator[list[etree._Element]]:
    """The inline children between an element's blocks, where no text stands among them and some have other lines.

    White space between two of them is text, but not beside a break. Nothing is said of an element with children out of
    the flow, or of one with blocks that is itself inline.
    """
    children = list(element)
    inline = [_is_inline(child.get("style", ""), local(child.tag)) for child in children]
    whole = all(inline)
    if not whole and (local(element.tag) not in _FLOW or any(map(_floats, children))):
        return
    run: list[etree._Element] = []
    said = bool((element.text or "").strip(WHITE))
    for child, is_inline in zip(children, inline, strict=True):
        tail = child.tail or ""
        if is_inline:
            if run and run[-1].tail and "br" not in (local(child.tag), local(run[-1].tag)):
                said = True
            run.append(child)
            said = said or bool(tail.strip(WHITE))
            continue
        if run and not said and any(map(_has_other_lines, run)):
            yield run
        run, said = [], bool(tail.strip(WHITE))
    if run and not said and any(map(_has_other_lines, run)):
        yield run


def _has_other_lines(element: etree._Element) -> bool:
    return local(element.tag) in _OTHER_LINES or _LAID_OUT.search(element.get("style", "")) is not None


def _is_empty(element: etree._Element) -> bool:
    """Whether an element at the edge of a line puts nothing on it: white space there goes."""
    return not len(element) and local(element.tag) not in ("br", "img") and not (element.text or "").strip(WHITE)


def _floats(element: etree._Element) -> bool:
    return _OUT_OF_FLOW.search(element.get("style", "")) is not None


@lru_cache(maxsize=1 << 14)
def _is_inline(style: str, name: str) -> bool:
    if style and _OUT_OF_FLOW.search(style):
        return False
    found = _DISPLAY.search(style) if "display" in style else None
    return found[1].lower().startswith(("inline", "none")) if found else name in INLINE


@lru_cache(maxsize=1 << 14)
def _lines(inherited: _Lines, name: str, style: str) -> _Lines:
    lines = inherited
    if name in _FACTORS and lines.size is not None:
        lines = lines._replace(size=lines.size * _FACTORS[name])
    if "font" in style or "line-height" in style:
        size, height = _said(style)
        if size is not None:
            lines = lines._replace(size=_size(size, inherited.size))
        if height is not None:
            lines = lines._replace(height=_height(height, lines, inherited))
    return lines


@lru_cache(maxsize=1 << 14)
def _said(style: str) -> tuple[str | None, str | None]:
    """The font size and the line height that a style attribute states."""
    size = height = None
    for found in _FONT.finditer(style):
        value = found["value"].lower()
        if found["property"].lower() == "font":
            shorthand = re.search(
                r"(?:^|\s)([\d.]+(?:[a-z]+|%)|[a-z-]*small|medium|[a-z-]*large)(?:\s*/\s*(\S+))?", value
            )
            size, height = (shorthand[1], shorthand[2] or "normal") if shorthand else (size, height)
        elif found["property"].lower() == "font-size":
            size = value
        else:
            height = value
    return size, height


def _size(value: str, inherited: float | None) -> float | None:
    if value in _KEYWORDS:
        return _KEYWORDS[value]
    found = _DIMENSION.fullmatch(value)
    if found and found[2] in _PIXELS:
        return float(found[1]) * _PIXELS[found[2]]
    if found is None or inherited is None:
        return inherited if value == "inherit" else None
    factor = {"em": 1.0, "%": 0.01, "ex": 0.5}.get(found[2] or "")
    return float(found[1]) * factor * inherited if factor else None


def _height(value: str, lines: _Lines, inherited: _Lines) -> str | None:
    """A line height as an element's children inherit it: a percentage as the length it comes to."""
    if value == "inherit":
        return inherited.height
    found = _DIMENSION.fullmatch(value)
    if found is None:
        return "normal" if value in ("normal", "initial") else None
    if found[2] in ("em", "%"):
        factor = float(found[1]) * (0.01 if found[2] == "%" else 1.0)
        return None if lines.size is None else f"{factor * lines.size:.6g}px"
    return value
