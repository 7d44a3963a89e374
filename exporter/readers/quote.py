"""A piece of a source's text that stands for itself: a cell, a field."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exporter.readers.characters import FORBIDDEN, REPLACEMENT
from exporter.readers.emitter import Emitter


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a cell or a field says, and where each of its characters begins and ends in the source.

    A character that the source escapes takes up more than one there.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def plain(cls, text: str, start: int) -> Quote:
        """Text that stands in the source as it is."""
        places = range(start, start + len(text))
        return cls(text=text, starts=tuple(places), ends=tuple(at + 1 for at in places))

    def legible(self) -> Quote:
        """The same, with U+FFFD for what XML has no way to say."""
        return replace(self, text=FORBIDDEN.sub(REPLACEMENT, self.text))

    @property
    def says_something(self) -> bool:
        """Whether it is not blank."""
        return bool(self.text.strip())

    def write(self, out: Emitter) -> None:
        """Write it as markup that leads back to its characters; line feeds as line breaks."""
        index = 0
        while index < len(self.text):
            end = index + 1
            if self.text[index] == "\n":
                out.tag("<br>")
            elif self._is_escaped(index):
                out.decoded(self.text[index], self.starts[index], self.ends[index] - self.starts[index])
            else:
                while end < len(self.text) and self._goes_on(end):
                    end += 1
                out.text(self.text[index:end], self.starts[index])
            index = end

    def _is_escaped(self, index: int) -> bool:
        return self.ends[index] > self.starts[index] + 1

    def _goes_on(self, index: int) -> bool:
        """Whether a character stands as it is right behind the one before it."""
        beside = self.starts[index] == self.ends[index - 1]
        return beside and self.text[index] != "\n" and not self._is_escaped(index)
