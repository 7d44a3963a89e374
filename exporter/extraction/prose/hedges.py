"""Around an amount: the hedges in front of it, and what is said of it right behind."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.extraction.prose.chunks import Chunk, Kind
from exporter.extraction.prose.words import (
    ADJECTIVES_OF_CHANGE,
    ADVERBS,
    APPROXIMATE,
    BOUNDS,
    CAUSES,
    NOUNS_OF_CHANGE,
    PREPOSITIONS,
)


def before_hedges(row: Sequence[Chunk], index: int) -> tuple[int, str]:
    """The place before an amount and its hedges ("approximately", "more than"), and the hedge, if it is a bound."""
    at, hedged = index - 1, ""
    while at >= 0:
        two = f"{row[at - 1].text} {row[at].text}".lower() if at else ""
        three = f"{row[at - 2].text} {two}".lower() if at > 1 else ""
        word = row[at].text.lower()
        if row[at].kind is not Kind.WORD:
            break
        if three in BOUNDS:
            at, hedged = at - 3, BOUNDS[three] or hedged
        elif two in BOUNDS:
            at, hedged = at - 2, BOUNDS[two] or hedged
        elif word in BOUNDS:
            at, hedged = at - 1, BOUNDS[word] or hedged
        elif word in APPROXIMATE:
            at, hedged = at - 1, "approximately"
        elif word in ADVERBS:
            at -= 1
        else:
            break
    return at, hedged


def change_behind(chunk: Chunk) -> int:
    """The direction of a change that an amount is called right behind it: "a 5% increase", "3% higher"."""
    word = chunk.text.lower()
    if chunk.kind is not Kind.WORD:
        return 0
    return NOUNS_OF_CHANGE.get(word, 0) or (ADJECTIVES_OF_CHANGE.get(word, 0) if word in ("higher", "lower") else 0)


def narrowing(row: Sequence[Chunk]) -> str:
    """The words right behind an amount that narrow what it is of ("in North America"); "" for causes and so on."""
    words: list[str] = []
    for chunk in row:
        word = chunk.text.lower()
        ends = CAUSES | {"respectively"} if not words else CAUSES - {"the", "a", "an", "and"}
        if chunk.kind is not Kind.WORD or word in ends:
            break
        words.append(chunk.text)
    if not words or (len(words) == 1 and words[0].lower() in PREPOSITIONS):
        return ""
    return " ".join(words)
