"""Leads the text of a tree back to the markup it was parsed from, by comparing text with text.

Parsers move, merge and drop markup, and none that reads tag soup as browsers do tells where an element began. The text,
though, survives: each text node is found again among the runs of text between the tags of the markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporter.document.source import Offsets, Segment

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|title|iframe|noembed|noframes)\b[^>]*>.*?(?:</(?P=raw)[^>]*>|\Z)"
    r"|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|<[!?/][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+|#\d+|[a-zA-Z][a-zA-Z0-9]*);?")
# How far ahead a text may be looked for that the parser moved: text between the rows of a table comes out before it.
_REACH = 4000


@dataclass(slots=True)
class _Run:
    """The decoded text between two tags: what of it is not yet found, and where that comes from."""

    text: str
    segments: tuple[Segment, ...]
    used: int = 0

    def take(self, length: int, node_start: int) -> Iterator[Segment]:
        """The segments of the next `length` characters, moved so that they begin at `node_start`."""
        begin, end = self.used, self.used + length
        for segment in self.segments:
            low, high = max(segment.start, begin), min(segment.start + segment.length, end)
            if low < high:
                yield Segment(
                    start=node_start + low - begin,
                    target=segment.target + low - segment.start,
                    length=high - low,
                    width=segment.width,
                )
        self.used = end


def runs(markup: str) -> Iterator[_Run]:
    """The runs of text between tags that say something, character references decoded."""
    position = 0
    for match in _MARKUP.finditer(markup):
        yield from _run(markup, position, match.start())
        position = match.end()
    yield from _run(markup, position, len(markup))


def _run(markup: str, start: int, end: int) -> Iterator[_Run]:
    raw = markup[start:end]
    if not raw or raw.isspace():
        return
    if "&" not in raw:
        yield _Run(raw, (Segment(start=0, target=start, length=len(raw)),))
        return
    parts: list[str] = []
    segments: list[Segment] = []
    length, position = 0, 0
    for match in _REFERENCE.finditer(raw):
        decoded = html.unescape(match[0])
        if decoded == match[0]:
            continue
        plain = raw[position : match.start()]
        parts += [plain, decoded]
        if plain:
            segments.append(Segment(start=length, target=start + position, length=len(plain)))
        length += len(plain)
        # A reference may stand for two characters, or be decoded only in front ("&notit" is "¬it").
        for i, _ in enumerate(decoded):
            segments.append(Segment(start=length + i, target=start + match.start(), length=1, width=len(match[0])))
        length += len(decoded)
        position = match.end()
    rest = raw[position:]
    parts.append(rest)
    if rest:
        segments.append(Segment(start=length, target=start + position, length=len(rest)))
    text = "".join(parts)
    if not text.isspace():
        yield _Run(text, tuple(segments))


def align(nodes: Iterable[tuple[int, str]], markup: str) -> Offsets:
    """The offsets in `markup` of the text nodes given as (start in the text, the node's text), in the tree's order.

    Runs in linear time where the tree keeps the order of the markup, and looks a bounded way ahead and behind where it
    does not. A text that cannot be found again has no offset.
    """
    pending = list(runs(markup))
    found: list[Segment] = []
    first = 0
    for start, text in nodes:
        body = text.strip()
        if not body:
            continue
        begin = start + text.index(body[0])
        while body:
            while first < len(pending) and not pending[first].text[pending[first].used :].strip():
                first += 1
            hit = _next(pending, first, body)
            if hit is None:
                break
            run, length = hit
            run.used += len(run.text[run.used :]) - len(run.text[run.used :].lstrip())
            found += run.take(length, begin)
            rest = body[length:]
            begin += length + len(rest) - len(rest.lstrip())
            body = rest.lstrip()
    found.sort(key=lambda segment: segment.start)
    return Offsets(tuple(found))


def _next(pending: list[_Run], first: int, body: str) -> tuple[_Run, int] | None:
    """The nearest run that begins with the text, or that the text begins with, and how much they share."""
    partial: tuple[_Run, int] | None = None
    for run in pending[first : first + _REACH]:
        left = run.text[run.used :].strip()
        if not left:
            continue
        if left.startswith(body):
            return run, len(body)
        if partial is None and body.startswith(left):
            partial = run, len(left)
            if run is pending[first]:
                return partial
    return partial
