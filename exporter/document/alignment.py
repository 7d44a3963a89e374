"""Leads the text of a tree back to the markup it was parsed from, by comparing text with text.

Parsers move, merge and drop markup, and none that reads tag soup as browsers do tells where an element began. The text,
though, survives: each text node is found again among the runs of text between the tags of the markup.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporter.document.source import Offsets, Segment

# A quote only begins a value behind an equals sign; a tag or comment that is never closed goes on to the end.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|title|iframe|noembed|noframes)\b[^>]*>.*?(?:</(?P=raw)[^>]*>|\Z)"
    r"|</?[a-zA-Z](?:[^>=]|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?)*+(?:>|\Z)"
    r"|<[!?/][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+|#\d+|[a-zA-Z][a-zA-Z0-9]*);?")
# How far ahead the parts of a text are looked for that the markup has in pieces.
_REACH = 64


@dataclass(slots=True)
class _Run:
    """The decoded text between two tags: what of it is not yet found, and where that comes from."""

    text: str
    segments: tuple[Segment, ...]
    used: int = 0

    @property
    def left(self) -> str:
        """What is not yet found."""
        return self.text[self.used :] if self.used else self.text

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
        start, end = match.span()
        if start > position and (run := _run(markup, position, start)) is not None:
            yield run
        position = end
    if (run := _run(markup, position, len(markup))) is not None:
        yield run


def _run(markup: str, start: int, end: int) -> _Run | None:
    raw = markup[start:end]
    if not raw or raw.isspace():
        return None
    if "&" not in raw:
        return _Run(raw, (Segment(start=0, target=start, length=len(raw)),))
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
    return None if text.isspace() else _Run(text, tuple(segments))


def align(nodes: Iterable[tuple[int, str]], markup: str) -> Offsets:
    """The offsets in `markup` of the text nodes given as (start in the text, the node's text), in the tree's order.

    Runs in near linear time. Where the tree leaves out or moves what the markup has, a text is found again by its
    words: ahead first, then behind. A text that cannot be found again has no offset.
    """
    search = _Search(list(runs(markup)))
    found: list[Segment] = []
    for start, text in nodes:
        at, end = len(text) - len(text.lstrip()), len(text.rstrip())
        while at < end:
            hit = search.next(text, at, end)
            if hit is None:
                break
            run, length = hit
            run.used += len(run.left) - len(run.left.lstrip())
            found += run.take(length, start + at)
            at += length
            while at < end and text[at].isspace():
                at += 1
    found.sort(key=lambda segment: segment.start)
    return Offsets(tuple(found))


class _Search:
    """The runs of a markup, and how far the search for text has come."""

    def __init__(self, pending: list[_Run]) -> None:
        self._runs = pending
        self._cursor = 0
        self._whole: dict[str, list[int]] = {}
        for index, run in enumerate(pending):
            self._whole.setdefault(run.text.strip(), []).append(index)
        self._longest = max(map(len, self._whole), default=0)

    def next(self, text: str, at: int, end: int) -> tuple[_Run, int] | None:
        """The run that `text[at:end]` is or begins with, or that begins with it, and how much of it they share."""
        while self._cursor < len(self._runs) and not self._runs[self._cursor].left.strip():
            self._cursor += 1
        if (shared := self._shared(self._cursor, text, at, end)) == end - at:
            return self._runs[self._cursor], shared
        places = self._whole.get(text[at:end], ()) if end - at <= self._longest else ()
        ahead = bisect_left(places, self._cursor) if places else 0
        for index in places[ahead:]:
            if not self._runs[index].used:
                return self._at(index, end - at)
        for index in range(self._cursor, min(self._cursor + _REACH, len(self._runs))):
            if shared := self._shared(index, text, at, end):
                return self._at(index, shared)
        # Moved: text between the rows of a table comes out before it, and the cells then come after.
        for index in places[:ahead]:
            if not self._runs[index].used:
                return self._runs[index], end - at
        for index in range(max(0, self._cursor - _REACH), self._cursor):
            if shared := self._shared(index, text, at, end):
                return self._runs[index], shared
        return None

    def _shared(self, index: int, text: str, at: int, end: int) -> int:
        """How much of the text a run has: all of it, all of the run, or nothing."""
        if index >= len(self._runs):
            return 0
        left = self._runs[index].left.strip()
        if len(left) <= end - at:
            return len(left) if left and text.startswith(left, at) else 0
        return end - at if left.startswith(text[at:end]) else 0

    def _at(self, index: int, length: int) -> tuple[_Run, int]:
        self._cursor = index
        return self._runs[index], length
