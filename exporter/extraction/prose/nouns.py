"""Noun phrases: the words a sentence has for a line item, and the change they speak of, if they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporter.extraction.prose.chunks import Chunk, Kind
from exporter.extraction.prose.words import (
    ADJECTIVES_OF_CHANGE,
    DETERMINERS,
    EMPTY_SUBJECTS,
    HAVING,
    NOUNS_OF_CHANGE,
    OPENERS,
    OPENING,
    PARTING,
    PREPOSITIONS,
    REPORTING,
    SELVES,
)

_OWNER = re.compile(r"^(?:the\s+)?(?:company|corporation|group|bank|trust|partnership|fund)['’]s?\s+", re.IGNORECASE)
_REMARK = re.compile(r"\s*\((?:[“\"‘'][^()]*|[A-Z][A-Z&]{1,7})\)")
_PROFIT = frozenset("loss losses income profit earnings".split())
_NAMED_SO = frozenset("by from in to for".split())
# A verb of one's own before "by" belongs to the name of a flow: "cash provided by operating activities".
_NAMED_BY = frozenset("provided generated used".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun phrase and where it stands in its sentence; `direction` is that of the change it speaks of, else 0.

    `whole` is the phrase with its words of change. The words for the thing that changes may be missing. `owner` is
    whose it is where the sentence says so, "" for the reporter.
    """

    text: str
    start: int
    end: int
    direction: int = 0
    whole: str = ""
    owner: str = ""


def _opened(row: Sequence[Chunk]) -> Sequence[Chunk]:
    """The chunks of the last clause with a subject of its own: behind "while", or behind "announced that"."""
    begin = 0
    for index, chunk in enumerate(row):
        word = chunk.text.lower()
        that = word == "that" and index > 0 and row[index - 1].text.lower() in REPORTING
        if word in OPENING or that or chunk.says(";", ":", "–", "—"):
            begin = index + 1
    return row[begin:]


def _parts(row: Sequence[Chunk]) -> tuple[Sequence[Chunk], Sequence[Chunk]]:
    """A row cut at the last word that parts what it is about from something else: what stands before, and behind."""
    begin = end = 0
    for index, chunk in enumerate(row):
        word = chunk.text.lower()
        after = row[index + 1].text.lower() if index + 1 < len(row) else ""
        by = word == "by" and (not index or row[index - 1].text.lower() not in _NAMED_BY)
        if word in PARTING | {"that"} or by or (word in HAVING and after not in _NAMED_SO):
            begin, end = index + 1, index
    return row[:end], row[begin:]


def subject(row: Sequence[Chunk], sentence: str) -> Noun | None:
    """What a clause is about, which stands before its verb; None where that names nothing, or several things."""
    row = _opened(row)
    before, behind = _parts(row)
    return _noun(_trimmed(behind), sentence) if not before and len(behind) == len(row) else None


def _owner(row: Sequence[Chunk], sentence: str) -> str:
    """Whose the line item before "of" is: what stands before its verb ("the segment had sales of 3")."""
    before, _ = _parts(_opened(row))
    found = _noun(_trimmed(_parts(before)[1]), sentence)
    return "" if found is None or found.text.lower().split()[-1] in SELVES else found.text


def named(row: Sequence[Chunk], sentence: str) -> Noun | None:
    """What stands before "of" and an amount, and whose it is."""
    found = _named(_trimmed(_parts(_opened(row))[1]), sentence)
    return None if found is None else replace(found, owner=_owner(row, sentence))


def _named(row: Sequence[Chunk], sentence: str) -> Noun | None:
    """The phrase before "of" and an amount: a line item, or a change with or without what changes.

    "A reduction", "reductions in research expenses", "lower research expenses" speak of changes.
    """
    for index in range(len(row) - 1, -1, -1):
        word = row[index].text.lower()
        if word not in NOUNS_OF_CHANGE:
            continue
        behind = row[index + 1 :]
        if behind and not behind[0].says("in", "of", "to"):
            continue
        thing = _noun(_trimmed(behind), sentence)
        here = row[index]
        direction = NOUNS_OF_CHANGE[word]
        whole = _noun(row, sentence)
        if thing is None:
            return Noun(text="", start=here.start, end=here.end, direction=direction, whole=whole.text if whole else "")
        return Noun(
            text=thing.text, start=thing.start, end=thing.end, direction=direction, whole=whole.text if whole else ""
        )
    found = _noun(row, sentence)
    if found is None:
        return None
    first, _, rest = found.text.partition(" ")
    if rest and (direction := ADJECTIVES_OF_CHANGE.get(first.lower(), 0)):
        start = found.start + found.text.index(rest)
        return Noun(text=rest, start=start, end=found.end, direction=direction, whole=found.text)
    return found


def _trimmed(row: Sequence[Chunk]) -> Sequence[Chunk]:
    """Without the marks, conjunctions, prepositions and determiners at its beginning, and marks at its end."""
    start, end = 0, len(row)
    while start < end and (row[start].kind is Kind.MARK or row[start].text.lower() in PREPOSITIONS | DETERMINERS):
        start += 1
    while end > start and (row[end - 1].kind is Kind.MARK and row[end - 1].text != ")"):
        end -= 1
    return row[start:end]


def _noun(row: Sequence[Chunk], sentence: str) -> Noun | None:
    """The phrase that chunks make up, without phrases of time and remarks between them."""
    words = [chunk for chunk in row if chunk.kind in (Kind.WORD, Kind.MARK)]
    if not words:
        return None
    parts: list[str] = []
    for chunk in words:
        joined = chunk.text in ",;:.)" or (parts and parts[-1].endswith("("))
        parts.append(chunk.text if joined or not parts else f" {chunk.text}")
    text = " ".join(_REMARK.sub("", "".join(parts)).replace(" ,", ",").split()).strip(" ,;:")
    text = OPENERS.sub("", text)
    text = _OWNER.sub("", text)
    if not re.search("[A-Za-z]{2}", text) or text.lower() in EMPTY_SUBJECTS:
        return None
    return Noun(text=text, start=words[0].start, end=words[-1].end, whole=text)


def same_item(noun: Noun, compared: Noun | None) -> Noun:
    """What an arm of comparison is of: the thing compared, where its words are a short form of it.

    "Online sales were 3, compared to net sales of 2" compares online sales; "net income of 3 compared to a net loss of
    2" keeps its own words, which say the sign.
    """
    if compared is None:
        return noun
    last, other = noun.text.lower().split()[-1], compared.text.lower().split()[-1]
    if last in _PROFIT and other in _PROFIT:
        if len(noun.text.split()) >= len(compared.text.split()):
            return noun
        text = f"{compared.text.rpartition(' ')[0]} {noun.text.split()[-1]}".strip()
        return replace(compared, text=text, whole=text)
    return compared if last.rstrip("s") == other.rstrip("s") else noun
