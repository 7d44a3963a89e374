"""Sentences: running text cut where a reader would pause, paragraphs joined that a page break has parted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.document.document import Block, Document
from exporter.document.numeral import Span

_END = re.compile(r"[.!?][)\]”\"’']*(?=\s+[(\[“\"‘']*[A-Z•])|[.!?]+[)\]”\"’']*\s*$|:\s*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Inc|Corp|Co|Ltd|No|Nos|Mr|Mrs|Ms|Dr|Messrs|St|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|Fig|Mio|Mrd|Bros|U\.S|U\.K|e\.g|i\.e|[A-Z]\.[A-Z])\.$"
)
_CLOSED = re.compile(r"[.!?:;][)\]”\"’']*\s*$")
_FURNITURE = re.compile(r"\s*[-–—(]?\s*\d{0,4}\s*[-–—)]?\s*")
_CARRIES_ON = re.compile(r"\s*(?:[a-z(]|\d)")
_LIST = re.compile(r"\s*(?:[•·▪–-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)")
_SHORT_TITLE = 90  # characters
_FLOWING = frozenset({"p", "div", "body", "td", "span"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence. `text` is as long as its span in the Document's text: white space and page furniture are blanks."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, whole, and the title of the part of the document that it stands in ("" for none).

    `listed` says that it is an item of a list, which goes on from what stands before.
    """

    sentences: tuple[Sentence, ...]
    heading: str
    listed: bool = False


def passages(document: Document) -> Iterator[Passage]:
    """The paragraphs outside tables, in order; one that a page break has parted comes as one."""
    heading = ""
    open_: list[Block] = []
    for block in document.blocks:
        text = document.text[block.span.start : block.span.end]
        if block.table is not None:
            if open_:
                yield _passage(document, open_, heading)
                open_ = []
        elif _FURNITURE.fullmatch(text):
            continue
        elif open_ and _goes_on(document, open_[-1], block, text):
            open_.append(block)
        else:
            if open_:
                yield _passage(document, open_, heading)
            open_ = []
            if is_title(block, text):
                heading = " ".join(text.split())
            open_ = [block]
    if open_:
        yield _passage(document, open_, heading)


def is_title(block: Block, text: str) -> bool:
    """Whether a block heads what follows: short, set off by weight, capitals or kind, and no sentence."""
    bare = text.strip()
    if not bare or len(bare) > _SHORT_TITLE or _CLOSED.search(bare):
        return False
    return block.bold or block.kind in ("h1", "h2", "h3", "h4", "h5", "h6") or bare.upper() == bare


def _goes_on(document: Document, before: Block, block: Block, text: str) -> bool:
    """Whether a paragraph goes on where the one before broke off in the middle of a sentence."""
    if not {before.kind, block.kind} <= _FLOWING or not _CARRIES_ON.match(text) or _LIST.match(text):
        return False
    broken = document.text[before.span.start : before.span.end]
    return _CLOSED.search(broken) is None and not is_title(before, broken)


def _passage(document: Document, blocks: list[Block], heading: str) -> Passage:
    start, end = blocks[0].span.start, blocks[-1].span.end
    text = document.text[start:end]
    if len(blocks) > 1:
        shown = []
        position = start
        for block in blocks:
            shown.append(" " * (block.span.start - position) + document.text[block.span.start : block.span.end])
            position = block.span.end
        text = "".join(shown)
    return Passage(sentences=tuple(sentences(text, start)), heading=heading, listed=blocks[0].kind == "li")


def sentences(text: str, start: int = 0) -> Iterator[Sentence]:
    """The sentences of a text that begins at `start` of the Document's."""
    plain = "".join(" " if character.isspace() else character for character in text)
    begin = 0
    for match in _END.finditer(plain):
        if match.end() <= begin or (
            match[0].startswith(".") and _ABBREVIATION.search(plain[begin : match.start() + 1])
        ):
            continue
        if plain[begin : match.end()].strip():
            yield Sentence(span=Span(start + begin, start + match.end()), text=plain[begin : match.end()])
        begin = match.end()
    if plain[begin:].strip():
        yield Sentence(span=Span(start + begin, start + len(plain)), text=plain[begin:])
