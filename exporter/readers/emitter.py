"""Markup in the making, with the way back from each of its characters to the source."""

from __future__ import annotations

import re
from html import escape

from exporter.document.source import Offsets, Segment
from exporter.readers.characters import FORBIDDEN, REPLACEMENT

_SPECIAL = re.compile(f"[&<>]|{FORBIDDEN.pattern}")


class Emitter:
    """Collects markup; what comes from the source is emitted together with its offset there."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def tag(self, markup: str) -> None:
        """Markup that has no counterpart among the characters of the source."""
        self._parts.append(markup)
        self._length += len(markup)

    def verbatim(self, markup: str, offset: int) -> None:
        """Markup that stands in the source as it is."""
        if markup:
            self._segments.append(Segment(start=self._length, target=offset, length=len(markup)))
            self.tag(markup)

    def text(self, text: str, offset: int) -> None:
        """Plain text of the source, escaped as it goes; what XML has no way to say shows as U+FFFD, as in browsers."""
        run = 0
        for match in _SPECIAL.finditer(text):
            self.verbatim(text[run : match.start()], offset + run)
            self.decoded(match[0] if match[0] in "&<>" else REPLACEMENT, offset + match.start(), 1)
            run = match.end()
        self.verbatim(text[run:], offset + run)

    def decoded(self, text: str, offset: int, width: int) -> None:
        """Text that an escape or a character reference of `width` source characters stands for."""
        for character in text:
            self._segments.append(Segment(start=self._length, target=offset, length=1, width=width))
            self.tag(escape(character, quote=False))

    def finish(self) -> tuple[str, Offsets]:
        """The markup, and the map from its offsets to the source's."""
        return "".join(self._parts), Offsets(tuple(self._segments))
