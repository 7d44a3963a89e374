"""Every element of a document under a name and with attributes that Inline XBRL's XHTML has."""

from __future__ import annotations

from lxml import etree

from exporter.document.attributes import READERS, language
from exporter.document.colours import colour
from exporter.document.controls import CONTROLS, show_control
from exporter.document.css import declarations
from exporter.document.doctype import Mode
from exporter.document.links import carried, followed
from exporter.document.presentation import hints, length
from exporter.document.removals import Tally
from exporter.document.stylesheet import StyleSheet
from exporter.document.vocabulary import ATTRIBUTES, COMMON, KEPT, PREFIX, RENAMED, XML_LANG, local

GONE = PREFIX + "gone"
"""The tag of what is to be taken out with its content, once the walk is over."""

_REMOVED = {
    **dict.fromkeys(("script", "noscript", "template"), "script"),
    **dict.fromkeys(("iframe", "frame", "frameset", "noframes"), "frame"),
    **dict.fromkeys(("embed", "video", "audio", "canvas", "noembed"), "embedded content"),
    **dict.fromkeys(("svg", "math"), "drawing"),
    **dict.fromkeys(("progress", "meter", "datalist", "keygen"), "form control"),
}
_UNSEEN = frozenset("area base basefont bgsound link meta param source style title track rp".split())
_UNWRAPPED = {"object": "embedded content", "applet": "embedded content", "form": "form"}
_XBRL_PREFIXES = ("ix", "xbrli", "xbrldi", "link", "xbrldt")
_XBRL_UNSEEN = frozenset(("header", "hidden", "references", "resources", "relationship"))
_TOLD = frozenset("srcset ping formaction background lowsrc dynsrc usemap".split())


class Elements:
    """Gives the elements of one document their names and attributes."""

    def __init__(self, tally: Tally, sheet: StyleSheet, base: str | None, mode: Mode) -> None:
        self._tally = tally
        self._sheet = sheet
        self._base = base
        self._quirks = mode is Mode.QUIRKS

    def rewrite(self, root: etree._Element) -> None:
        """Rename or remove every element under `root`, and rewrite its attributes. In place."""
        walk = etree.iterwalk(root, events=("start",))
        for _, element in walk:
            name = local(element.tag)
            if self._goes(element, name):
                element.tag = GONE
                walk.skip_subtree()
                continue
            if name in CONTROLS:
                self._tally.add("form control", name)
                show_control(element, name, GONE)
                walk.skip_subtree()
                name = "span"
            self._attributes(element, name)
        etree.strip_elements(root, GONE, with_tail=False)
        etree.strip_tags(root, etree.Comment, etree.PI)

    def _goes(self, element: etree._Element, name: str) -> bool:
        if name in _REMOVED:
            self._tally.add(_REMOVED[name], name, _sample(element))
            return True
        if name in _UNSEEN:
            if name == "link" and element.get("href"):
                self._tally.add("external resource", name, element.get("href", ""))
            return True
        prefix, dot, rest = name.partition(".")
        if dot and prefix in _XBRL_PREFIXES:
            self._tally.add("Inline XBRL", f"{prefix}:{rest}")
            return prefix != "ix" or rest in _XBRL_UNSEEN
        if name in _UNWRAPPED:
            self._tally.add(_UNWRAPPED[name], name, _sample(element))
        return name == "input" and element.get("type", "").strip().lower() == "hidden"

    def _attributes(self, element: etree._Element, name: str) -> None:
        kept, css = (name, "") if name in KEPT else RENAMED.get(name, ("span", ""))
        given = dict(element.items())
        if kept == name and not css and name not in ("html", "br", "img") and _plain(given):
            if (style := given.get("style")) is not None:
                self._style(element, name, "", style)
            return
        element.attrib.clear()
        if kept != name:
            element.tag = PREFIX + kept
        if self._quirks and self._sheet.has_own and "class" in given:
            given["class"] = given["class"].lower()
        hinted = hints(name if name == "font" else kept, given)
        if kept == "ol" and "start" in given:
            first = element.find(f"{PREFIX}li")
            if first is not None and "value" not in first.attrib:
                first.set("value", given["start"])
        if kept == "img":
            kept, hinted = self._image(element, given, hinted)
        self._copy(element, kept, given)
        if kept != name:
            self._sheet.stand_in(element, name)
        if name == "body":
            self._link_colours(given)
        elif name == "table" and colour(given.get("bordercolor", "")) and "border" in given:
            framed = self._sheet.class_of("border-style:solid", weak=True)
            self._sheet.rule(f":where(.{framed}>*>tr>*)", "border-style:solid")
            self._sheet.add_class(element, framed)
        if "width" in given and "width" not in element.attrib and kept == "table" and (width := length(given["width"])):
            hinted = f"width:{width};{hinted}" if hinted else f"width:{width}"
        self._style(element, kept, ";".join(filter(None, (css, hinted))), given.get("style", ""))

    def _copy(self, element: etree._Element, kept: str, given: dict[str, str]) -> None:
        allowed = ATTRIBUTES.get(kept, COMMON)
        for key, value in given.items():
            if key in ("style", XML_LANG, "lang", "href", "src"):
                continue
            if key in allowed:
                if (read := READERS[key](value)) is not None:
                    element.set(key, read)
            elif key.startswith("on"):
                self._tally.add("event handler", key, value)
            elif key in _TOLD:
                self._tally.add("attribute", key, value)
        tag = language(given.get("lang", given.get(XML_LANG, "")))
        if tag is not None and XML_LANG in allowed:
            element.set(XML_LANG, tag)
        if kept == "a":
            self._link(element, given)

    def _link_colours(self, given: dict[str, str]) -> None:
        for key, state in (("link", "link"), ("vlink", "visited")):
            if value := colour(given.get(key, "")):
                self._sheet.rule(f":where(a:{state})", f"color:{value}")

    def _link(self, element: etree._Element, given: dict[str, str]) -> None:
        if "name" in given and "id" not in given:
            element.set("id", given["name"])
        if (href := given.get("href")) is not None:
            target = followed(href, self._base)
            if target is None:
                self._tally.add("link", href.partition(":")[0].strip().lower() + ":", href)
            else:
                element.set("href", target)

    def _image(self, element: etree._Element, given: dict[str, str], hinted: str) -> tuple[str, str]:
        """An image the document carries stays; another leaves its place empty, its alternative text as a title."""
        side = given.get("align", "").strip().lower()
        if self._quirks and side in ("left", "right"):
            hinted = f"margin-{'right' if side == 'left' else 'left'}:3px;{hinted}"
        src = carried(given.get("src", ""))
        if src is not None:
            element.set("src", src)
            given.setdefault("alt", "")
            for key in ("width", "height"):
                given[key] = READERS["height"](given.get(key, "")) or ""
                if not given[key]:
                    del given[key]
            return "img", hinted
        self._tally.add("external resource", "img", given.get("src", ""))
        element.tag = PREFIX + "span"
        sizes = [f"{key}:{value}" for key in ("width", "height") if (value := length(given.get(key, "")))]
        given.setdefault("title", given.get("alt", ""))
        if not given["title"]:
            del given["title"]
        return "span", ";".join(filter(None, ("display:inline-block", *sizes, hinted)))

    def _style(self, element: etree._Element, name: str, weak: str, style: str) -> None:
        """Set what an element is laid out with: its own declarations, and `weak` ones that all others win over."""
        own, offences = declarations(style, self._quirks) if style else ("", ())
        for offence in offences:
            self._tally.add("style", offence, style)
        if name == "html":
            if own:
                self._sheet.rule("html", own)
            return
        if name == "br":
            for css, is_weak in ((weak, True), (own, False)):
                if css:
                    self._sheet.add_class(element, self._sheet.class_of(css, weak=is_weak))
            return
        if own:
            element.set("style", own)
        else:
            element.attrib.pop("style", None)
        if weak:
            self._sheet.hint(element, weak)


_PLAIN = frozenset(("style", "id", "colspan", "rowspan"))


def _plain(given: dict[str, str]) -> bool:
    """Whether attributes are all of the usual kind, that need no reading but the style's."""
    return all(key in _PLAIN and (key in ("style", "id") or value.isdecimal()) for key, value in given.items())


def _sample(element: etree._Element) -> str:
    return element.get("src") or element.get("data") or " ".join((element.text or "").split())
