"""The reporter's name, as the document says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from exporter.document.document import Block, Document
from exporter.document.numeral import Span

# Forms lay the name out above a note that says what it is.
_NOTE = re.compile(
    r"\((?:exact )?(?:name of (?:the )?registrant|translation of (?:the )?registrant|registrant.s? name)", re.IGNORECASE
)
_SUFFIX = (
    r"(?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|L\.?L\.?C|P\.?L\.?C|plc|LP|L\.P|AG|SE|N\.?V|S\.?A|S\.?p\.?A|GmbH|AB|ASA"
    r"|Oyj|AS|A/S|B\.?V|KG|SAS|Pty|Company|Co|Group|Holdings|Trust|Bancorp)"
)
_NAME = re.compile(rf"[A-Z][\w&.,'’\- ]{{1,60}}?\b(?i:{_SUFFIX})\b\.?(?=$|[\s,;()“”\"–-])")
_LONGEST = 80


def reporter(document: Document) -> tuple[str, Span] | None:
    """The name of whoever reports, and where it stands; None when nothing in the document reads as one.

    A form's own note says it best, of what stands right above it, be it in a table; else it is the name with a
    company's legal form that stands alone in a line most often, the first of equals.
    """
    for (name, span), (note, _) in pairwise(_of_blocks(document, document.blocks)):
        if _NOTE.match(note) and len(name) <= _LONGEST:
            return name, span
    read = lines(document)
    counts: Counter[str] = Counter()
    first: dict[str, tuple[str, Span]] = {}
    for text, span in read:
        match = _NAME.match(text)
        if match is not None and len(text) <= _LONGEST and len(text) - match.end() <= 2:
            name = match[0].strip(" ,;")
            counts[name.casefold()] += 1
            first.setdefault(name.casefold(), (name, Span(span.start, span.start + len(name))))
    if not counts:
        return None
    return first[max(first, key=lambda key: (counts[key], -first[key][1].start))]


def lines(document: Document) -> list[tuple[str, Span]]:
    """The lines of text outside tables that say something, each with its place; white space is plain blanks."""
    return _of_blocks(document, (block for block in document.blocks if block.table is None))


def _of_blocks(document: Document, blocks: Iterable[Block]) -> list[tuple[str, Span]]:
    found = []
    for block in blocks:
        start = block.span.start
        for line in document.text[start : block.span.end].split("\n"):
            if line.strip():
                span = document.trim(Span(start, start + len(line)))
                text = document.text[span.start : span.end]
                found.append(("".join(" " if c.isspace() else c for c in text), span))
            start += len(line) + 1
    return found
