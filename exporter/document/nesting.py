"""Keeps absurd nesting from the HTML parser, whose time would grow with its square.

Browsers give up nesting too: past 512 open elements Blink adds to the parent instead. Real documents stay under 100.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MOST_OPEN = 512
"""How many elements may be open at once."""

_TOKEN = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]*))")
# A quotation mark has a meaning after an equals sign alone.
_REST = re.compile(r"(?>[^>=]+|=\s*\"[^\"]*\"|=\s*'[^']*'|=)*+>")
_RAW = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript")
}
# Elements that have no content, or that end by themselves where the next of their kind begins.
_CLOSES_ITSELF = frozenset(
    "area base basefont bgsound body br caption col colgroup dd dt embed form frame h1 h2 h3 h4 h5 h6 head hr html img "
    "input keygen li link meta nobr optgroup option p param plaintext rb rp rt rtc source tbody td tfoot th thead tr "
    "track wbr".split()
)
# What the parser opens again in every block until it is closed (HTML, 13.2.4.3 "active formatting elements").
_REOPENED = frozenset("a b big code em font i s small strike strong tt u".split())
_MOST_REOPENED = 1_000_000
_ALIKE = 3  # of the same elements, tags alike, no more are opened again


@dataclass(slots=True)
class _Open:
    """What is open at a point of the markup."""

    depth: int = 0
    names: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    formatting: list[tuple[str, str]] = field(default_factory=list)
    reopened: int = 0  # how many elements the parser has made by opening them again


def tamed(html: str) -> tuple[str, int]:
    """The markup without tags that nest beyond what browsers keep and without what only scripting hides; how many went.

    Ordinary markup comes back as it is. Linear time.
    """
    state = _Open()
    kept: list[str] = []
    done = skip = given_up = 0
    for found in _TOKEN.finditer(html):
        start = found.start()
        if start < skip:
            continue
        if state.reopened > _MOST_REOPENED and state.formatting:
            kept += [html[done:start], *(f"</{name}>" for name, _ in reversed(state.formatting))]
            done = start
            state.formatting.clear()
        if found[1]:
            skip = html.find("-->", start)
            if skip < 0:
                break
            continue
        tag = _REST.match(html, found.end())
        if tag is None:
            break
        skip, name = tag.end(), found[3].lower()
        if name in _RAW and not found[2]:
            close = _RAW[name].search(html, skip)
            if close is None:
                break
            if name == "noscript":  # where scripts run, which is what readers have, this is text that nobody sees
                kept.append(html[done:skip])
                done = close.start()
            skip = close.end()
        elif name in _CLOSES_ITSELF:
            state.reopened += len(state.formatting)
        elif not (_leave if found[2] else _enter)(state, name, tag[0] if name in _REOPENED else ""):
            kept += [html[done:start], " "]
            done = skip
            given_up += not found[2]
    return ("".join([*kept, html[done:]]) if kept else html), given_up


def _enter(state: _Open, name: str, tag: str) -> bool:
    """Open an element; False when it is left out."""
    formats = name in _REOPENED
    if not formats:
        state.reopened += len(state.formatting)
    if state.depth >= MOST_OPEN or (formats and state.reopened > _MOST_REOPENED):
        state.left_out[name] = state.left_out.get(name, 0) + 1
        return False
    state.depth += 1
    state.names[name] = state.names.get(name, 0) + 1
    if formats and state.formatting.count((name, tag)) < _ALIKE:
        state.formatting.append((name, tag))
    return True


def _leave(state: _Open, name: str, tag: str) -> bool:
    """Close an element; False when its start was left out."""
    if state.left_out.get(name):
        state.left_out[name] -= 1
        return False
    if state.names.get(name):
        state.names[name] -= 1
        state.depth -= 1
        for index in range(len(state.formatting) - 1, -1, -1):
            if state.formatting[index][0] == name:
                del state.formatting[index]
                break
    return True
