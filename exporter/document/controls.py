"""Form controls: what a reader sees of them stays, as text."""

from __future__ import annotations

from typing import Final

from lxml import etree

from exporter.document.vocabulary import PREFIX

CONTROLS: Final = frozenset(("input", "select", "textarea"))
_BOX = "display:inline-block;border:1px solid gray;padding:1px 2px"
_BOXES = {("checkbox", False): "☐", ("checkbox", True): "☑", ("radio", False): "○", ("radio", True): "◉"}
_LABELS = {"submit": "Submit", "reset": "Reset", "button": ""}
_SAY_NOTHING = frozenset(("password", "file", "image", "color", "range"))


def show_control(element: etree._Element, name: str, gone: str) -> None:
    """Turn a control into a span of the text that a reader sees in it; children get the tag `gone`."""
    kind = element.get("type", "text").strip().lower()
    text, boxed = "", True
    if name == "textarea":
        text = element.text or ""
    elif name == "select":
        text = _chosen(element)
    elif kind in ("checkbox", "radio"):
        text, boxed = _BOXES[kind, element.get("checked") is not None], False
    elif kind not in _SAY_NOTHING:
        text = element.get("value", _LABELS.get(kind, ""))
    for child in element:
        child.tag = gone
        child.tail = None
    style = element.get("style", "")
    identifier = element.get("id")
    element.attrib.clear()
    if identifier is not None:
        element.set("id", identifier)
    element.tag, element.text = PREFIX + "span", text
    if boxed:
        space = "white-space:pre-wrap;" if name == "textarea" else ""
        element.set("style", f"{_BOX};{space}{style}".rstrip(";"))


def _chosen(element: etree._Element) -> str:
    """What a closed list of choices shows: the last one selected, or the first; a list box shows all."""
    options = list(element.iter(PREFIX + "option"))
    said = [" ".join("".join(map(str, option.itertext())).split()) for option in options]
    if element.get("multiple") is not None or element.get("size", "1") not in ("", "0", "1"):
        return " ".join(said)
    chosen = [text for option, text in zip(options, said, strict=True) if option.get("selected") is not None]
    return (chosen or said)[-1 if chosen else 0] if said else ""
