"""A sentence as a row of chunks: amounts, phrases of time, verbs, words of comparison, and the words between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exporter.extraction.prose.amounts import Amount
from exporter.extraction.prose.phrases import TimePhrase
from exporter.extraction.prose.words import ADVERBS, APPROXIMATE, COMPARISON, STATES, VERBS_OF_CHANGE

_WORD = re.compile(r"[^\W_](?:[\w&/’'.-]*[\w’'])?|[(),;:–—]|\S")
_AFTER_CHANGE = frozenset("to from by at".split())


class Kind(StrEnum):
    """What a chunk is."""

    AMOUNT = "amount"
    TIME = "time"
    STATES = "states"  # a verb that says what an amount is of
    CHANGES = "changes"  # a verb of change
    COMPARES = "compares"
    WORD = "word"
    MARK = "mark"  # a parenthesis, comma, colon, dash


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of a sentence, `start` to `end`; `direction` belongs to a verb of change."""

    kind: Kind
    start: int
    end: int
    text: str
    amount: Amount | None = None
    time: TimePhrase | None = None
    direction: int = 0

    def says(self, *words: str) -> bool:
        """Whether it is one of these words or marks."""
        return self.kind in (Kind.WORD, Kind.MARK) and self.text.lower() in words


def chunks(text: str, amounts: Sequence[Amount], times: Sequence[TimePhrase]) -> tuple[Chunk, ...]:
    """The chunks of a sentence. An amount that lies in a phrase of time is no amount, and the other way round."""
    taken: list[tuple[int, int, Chunk]] = []
    for amount in amounts:
        chunk = Chunk(
            kind=Kind.AMOUNT, start=amount.start, end=amount.end, text=text[amount.start : amount.end], amount=amount
        )
        taken.append((amount.start, amount.end, chunk))
    for time in times:
        if not any(time.start < end and start < time.end for start, end, _ in taken):
            chunk = Chunk(kind=Kind.TIME, start=time.start, end=time.end, text=time.text, time=time)
            taken.append((time.start, time.end, chunk))
    for match in COMPARISON.finditer(text):
        if not any(match.start() < end and start < match.end() for start, end, _ in taken):
            chunk = Chunk(kind=Kind.COMPARES, start=match.start(), end=match.end(), text=match[0])
            taken.append((match.start(), match.end(), chunk))
    found: list[Chunk] = []
    position = 0
    for start, end, chunk in sorted(taken, key=lambda one: one[0]):
        found += _words(text, position, start)
        found.append(chunk)
        position = end
    found += _words(text, position, len(text))
    return tuple(_with_verbs(found))


def _words(text: str, start: int, end: int) -> Iterator[Chunk]:
    for match in _WORD.finditer(text, start, end):
        kind = Kind.WORD if match[0][0].isalnum() else Kind.MARK
        yield Chunk(kind=kind, start=match.start(), end=match.end(), text=match[0])


def _with_verbs(row: list[Chunk]) -> Iterator[Chunk]:
    """The row with its verbs told from words: one of change is a verb only where an amount or a comparison follows."""
    for index, chunk in enumerate(row):
        word = chunk.text.lower()
        if chunk.kind is Kind.WORD and word in STATES:
            yield Chunk(kind=Kind.STATES, start=chunk.start, end=chunk.end, text=chunk.text)
        elif chunk.kind is Kind.WORD and word in VERBS_OF_CHANGE and _is_verb(row, index):
            direction = VERBS_OF_CHANGE[word]
            yield Chunk(kind=Kind.CHANGES, start=chunk.start, end=chunk.end, text=chunk.text, direction=direction)
        else:
            yield chunk


def _is_verb(row: Sequence[Chunk], index: int) -> bool:
    for chunk in row[index + 1 :]:
        if chunk.kind is Kind.WORD and chunk.text.lower() in ADVERBS | APPROXIMATE:
            continue
        return chunk.kind in (Kind.AMOUNT, Kind.TIME, Kind.COMPARES) or chunk.says(*_AFTER_CHANGE)
    return False
