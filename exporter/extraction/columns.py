"""Columns: what the header rows say over each slot, collected first and read afterwards."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from exporter.extraction.periods import read_time
from exporter.extraction.rows import Line
from exporter.extraction.slots import Slots
from exporter.extraction.tokens import Token

_MOST = 12  # rows of a header; what stands further up is something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """What a block of header rows says: over each slot from top to bottom, and in the label's place."""

    over: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]

    @property
    def label(self) -> str:
        """All that stands in the label's place, as one text."""
        return " ".join(self.labels)

    def text(self, slot: int) -> str:
        """All that stands over a slot, as one text."""
        return " ".join(self.over[slot])


def collect(headers: tuple[Line, ...], slots: Slots) -> Heads:
    """The texts of header rows, each given to the slots it stands over."""
    over: list[list[str]] = [[] for _ in range(slots.count)]
    for line in headers[-_MOST:]:
        texts = _spread_in_grid(line.others, slots) if slots.gridded else _spread_by_count(line.others, slots.count)
        for slot, text in enumerate(texts):
            if text:
                over[slot].append(text)
    return Heads(over=tuple(map(tuple, over)), labels=tuple(line.text for line in headers[-_MOST:] if line.label))


def _spread_in_grid(tokens: tuple[Token, ...], slots: Slots) -> list[str]:
    """Over each slot the text of the cell that covers it, or else of the next one to the left.

    Where spans are lost, as in a pipe table, a header stands in the first of the columns it is for, at times even left
    of the numbers.
    """
    covering: dict[int, Token] = {}
    for token in tokens:
        first = bisect_right(slots.intervals, token.left, key=lambda interval: interval[1])
        for slot in range(first, slots.count):
            if slots.intervals[slot][0] >= token.right:
                break
            held = covering.get(slot)
            if held is None or _overlap(token, slots.intervals[slot]) > _overlap(held, slots.intervals[slot]):
                covering[slot] = token
    lefts = [token.left for token in tokens]
    texts: list[str] = []
    for slot, (_, right) in enumerate(slots.intervals):
        before = bisect_left(lefts, right)
        chosen = covering.get(slot) or (tokens[before - 1] if before else None)
        texts.append(chosen.cell.text if chosen else "")
    return _unbleed(_without_neighbours(texts))


def _overlap(token: Token, interval: tuple[int, int]) -> int:
    return min(token.right, interval[1]) - max(token.left, interval[0])


def _without_neighbours(texts: list[str]) -> list[str]:
    """Take away from texts of time their neighbours' where those bled into them.

    "2023", then "2023 2022": the left one bled to the right. "2023 2022", then "2022": the right one to the left. The
    direction in which more of them bled is the right one.
    """
    from_left, from_right = list(texts), list(texts)
    for i, text in enumerate(texts):
        for neighbour in dict.fromkeys((texts[i - 1], from_left[i - 1])) if i else ():
            if from_left[i] == text and _remains(text, neighbour, from_right=False):
                from_left[i] = text[len(neighbour) :].strip()
    for i in range(len(texts) - 2, -1, -1):
        if _remains(texts[i], from_right[i + 1], from_right=True):
            from_right[i] = texts[i][: -len(from_right[i + 1])].strip()
    return min(from_left, from_right, key=lambda cleared: sum(map(str.__eq__, cleared, texts)))


def _remains(text: str, neighbour: str, *, from_right: bool) -> bool:
    """Whether a text of time is left when the neighbour's is cut off."""
    if not neighbour or text == neighbour:
        return False
    if from_right:
        return text.endswith(" " + neighbour) and read_time(text[: -len(neighbour)]).says_something
    return text.startswith(neighbour + " ") and read_time(text[len(neighbour) :]).says_something


def _spread_by_count(tokens: tuple[Token, ...], count: int) -> list[str]:
    """Share `count` slots evenly among the header's cells."""
    if not tokens or count < len(tokens):
        return [token.cell.text for token in tokens[:count]] + [""] * (count - len(tokens))
    each, extra = divmod(count, len(tokens))
    if extra:
        return [token.cell.text for token in tokens] + [""] * (count - len(tokens))
    return _unbleed([tokens[slot // each].cell.text for slot in range(count)])


def _unbleed(texts: list[str]) -> list[str]:
    """Part a text made of several headers ("Three Months Ended Six Months Ended") among the slots it covers."""
    parted = list(texts)
    start = 0
    while start < len(texts):
        end = start
        while end < len(texts) and texts[end] == texts[start]:
            end += 1
        pieces = _pieces(texts[start])
        if len(pieces) > 1 and (end - start) % len(pieces) == 0:
            each = (end - start) // len(pieces)
            parted[start:end] = [pieces[i // each] for i in range(end - start)]
        start = end
    return parted


def _pieces(text: str) -> list[str]:
    """A header's text cut before each length it names, if that is more than one."""
    lengths = read_time(text).lengths
    if len(lengths) < 2:
        return [text]
    cuts = [_phrase_start(text, length.position) for length in lengths]
    return [text[a:b].strip() for a, b in zip([0, *cuts[1:]], [*cuts[1:], len(text)], strict=True)]


def _phrase_start(text: str, position: int) -> int:
    """Where the phrase around a length begins: "For the" belongs to what follows it."""
    found = re.search(r"(?:for\s+)?(?:the\s+)?$", text[:position], re.IGNORECASE)
    return found.start() if found else position
