"""Presentational attributes and elements of old HTML as the CSS that browsers take them for (HTML, chapter 15)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from exporter.document.colours import colour

_LENGTH = re.compile(r"\s*\+?(\d+(?:\.\d+)?|\.\d+)(%?)")
_SIZES = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")
_FONT_SIZE = re.compile(r"\s*([+-]?)(\d+)")
_BLOCK_ALIGN = {
    "left": "text-align:left;text-align:-moz-left;text-align:-webkit-left",
    "right": "text-align:right;text-align:-moz-right;text-align:-webkit-right",
    "center": "text-align:center;text-align:-moz-center;text-align:-webkit-center",
    "justify": "text-align:justify",
}
_BLOCK_ALIGN["middle"] = _BLOCK_ALIGN["center"]
_IMAGE_ALIGN = {
    "left": "float:left", "right": "float:right", "top": "vertical-align:top", "texttop": "vertical-align:text-top",
    "middle": "vertical-align:middle;vertical-align:-webkit-baseline-middle",
    "absmiddle": "vertical-align:middle", "center": "vertical-align:middle",
    "abscenter": "vertical-align:middle", "bottom": "vertical-align:baseline", "baseline": "vertical-align:baseline",
    "absbottom": "vertical-align:bottom",
}  # fmt: skip
_LIST_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "disc": "disc", "circle": "circle", "square": "square", "none": "none",
}  # fmt: skip
_INTEGER = re.compile(r"\s*([+-]?\d+)")
_FAMILY = re.compile(r"[A-Za-z][\w-]*(?: [A-Za-z][\w-]*)*")

Attributes = Mapping[str, str]


def length(text: str) -> str | None:
    """A legacy dimension as a CSS length (HTML, 2.3.4.4): "120" and "120px" are "120px", "50%" is "50%"."""
    found = _LENGTH.match(text)
    return f"{found[1]}{found[2] or 'px'}" if found else None


def hints(name: str, attributes: Attributes) -> str:
    """The declarations that an element's presentational attributes stand for, joined with ";"."""
    found: list[str] = []
    if "hidden" in attributes:
        found.append("display:none")
    if name in _HINTS:
        found.extend(_HINTS[name](attributes))
    return ";".join(found)


def _lengths(attributes: Attributes, *pairs: tuple[str, str], zero: bool = True) -> Iterator[str]:
    for key, property_ in pairs:
        value = length(attributes[key]) if key in attributes else None
        if value is not None and (zero or value.rstrip("px%").strip("0.")):
            yield f"{property_}:{value}"


def _background(attributes: Attributes) -> Iterator[str]:
    if value := colour(attributes.get("bgcolor", "")):
        yield f"background-color:{value}"


def _font(attributes: Attributes) -> Iterator[str]:
    if value := colour(attributes.get("color", "")):
        yield f"color:{value}"
    if families := [_family(part) for part in attributes.get("face", "").split(",") if part.strip()]:
        yield "font-family:" + ",".join(families)
    if found := _FONT_SIZE.match(attributes.get("size", "")):
        number = int(found[2][:3])
        number = 3 + number if found[1] == "+" else 3 - number if found[1] == "-" else number
        yield f"font-size:{_SIZES[min(max(number, 1), 7) - 1]}"


def _family(text: str) -> str:
    name = text.strip().strip("\"'")
    return name if _FAMILY.fullmatch(name) else "'" + re.sub(r"[\\'\"\n;{}()]", "", name) + "'"


def _body(attributes: Attributes) -> Iterator[str]:
    yield from _background(attributes)
    if value := colour(attributes.get("text", "")):
        yield f"color:{value}"
    sides = {
        "margin-top": ("marginheight", "topmargin"), "margin-bottom": ("marginheight", "bottommargin"),
        "margin-left": ("marginwidth", "leftmargin"), "margin-right": ("marginwidth", "rightmargin"),
    }  # fmt: skip
    for side, keys in sides.items():
        yield from _lengths(attributes, *((key, side) for key in reversed(keys)))


def _aligned(attributes: Attributes) -> Iterator[str]:
    if value := _BLOCK_ALIGN.get(attributes.get("align", "").strip().lower()):
        yield value


def _heading(attributes: Attributes) -> Iterator[str]:
    value = attributes.get("align", "").strip().lower()
    if value in ("left", "right", "center", "justify"):
        yield f"text-align:{value}"


def _image(attributes: Attributes) -> Iterator[str]:
    if value := _IMAGE_ALIGN.get(attributes.get("align", "").strip().lower()):
        yield value
    yield from _lengths(attributes, ("hspace", "margin-left"), ("hspace", "margin-right"))
    yield from _lengths(attributes, ("vspace", "margin-top"), ("vspace", "margin-bottom"))
    if value := length(attributes.get("border", "")):
        yield f"border:{value} solid"


def _table(attributes: Attributes) -> Iterator[str]:
    yield from _background(attributes)
    yield from _lengths(attributes, ("height", "height"))
    yield from _lengths(attributes, ("hspace", "margin-left"), ("hspace", "margin-right"))
    yield from _lengths(attributes, ("vspace", "margin-top"), ("vspace", "margin-bottom"))
    if value := colour(attributes.get("bordercolor", "")):
        yield f"border-color:{value}"
    align = attributes.get("align", "").strip().lower()
    if align in ("left", "right"):
        yield f"float:{align}"
    elif align in ("center", "middle"):
        yield "margin-left:auto;margin-right:auto"


def _rows(attributes: Attributes) -> Iterator[str]:
    yield from _background(attributes)
    yield from _lengths(attributes, ("height", "height"))
    align = attributes.get("align", "").strip().lower()
    if align in ("middle", "absmiddle"):
        yield _BLOCK_ALIGN["center"] if align == "middle" else "text-align:center"


def _cell(attributes: Attributes) -> Iterator[str]:
    yield from _rows({key: value for key, value in attributes.items() if key != "height"})
    yield from _lengths(attributes, ("width", "width"), ("height", "height"), zero=False)
    if "nowrap" in attributes:
        yield "white-space:nowrap"


def _rule(attributes: Attributes) -> Iterator[str]:
    """A horizontal rule (HTML, 15.3.8 "The hr element")."""
    align = attributes.get("align", "").strip().lower()
    if align == "left":
        yield "margin-left:0;margin-right:auto"
    elif align == "right":
        yield "margin-left:auto;margin-right:0"
    elif align == "center":
        yield "margin-left:auto;margin-right:auto"
    shade = colour(attributes.get("color", ""))
    solid = bool(shade) or "noshade" in attributes
    if solid:
        yield "border-style:solid"
    if shade:
        yield f"border-color:{shade};background-color:{shade}"
    elif solid:
        yield "border-color:gray;background-color:gray"
    yield from _lengths(attributes, ("width", "width"))
    if found := _INTEGER.match(attributes.get("size", "")):
        size = int(found[1])
        if size > 1:
            yield f"height:{size - 2}px"
        elif size >= 0:
            yield "border-bottom-width:0"


def _list(attributes: Attributes) -> Iterator[str]:
    kind = attributes.get("type", "").strip()
    if value := _LIST_TYPES.get(kind) or _LIST_TYPES.get(kind.lower() if len(kind) > 1 else ""):
        yield f"list-style-type:{value}"


def _item(attributes: Attributes) -> Iterator[str]:
    yield from _list({key: value for key, value in attributes.items() if key == "type"})
    if found := _INTEGER.match(attributes.get("value", "")):
        yield f"counter-set:list-item {int(found[1])}"


def _break(attributes: Attributes) -> Iterator[str]:
    value = attributes.get("clear", "").strip().lower()
    if value in ("left", "right", "all", "both"):
        yield f"clear:{'both' if value == 'all' else value}"


def _caption(attributes: Attributes) -> Iterator[str]:
    value = attributes.get("align", "").strip().lower()
    if value == "bottom":
        yield "caption-side:bottom"
    elif value in _BLOCK_ALIGN:
        yield _BLOCK_ALIGN[value]


def _preformatted(attributes: Attributes) -> Iterator[str]:
    if "wrap" in attributes:
        yield "white-space:pre-wrap"


_HINTS: dict[str, Callable[[Attributes], Iterator[str]]] = {
    "font": _font, "body": _body, "div": _aligned, "p": _aligned, "img": _image, "table": _table, "tr": _rows,
    "td": _cell, "th": _cell, "hr": _rule, "ul": _list, "ol": _list, "li": _item, "br": _break, "caption": _caption,
    "pre": _preformatted, **dict.fromkeys(("thead", "tbody", "tfoot"), _rows),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
}  # fmt: skip
