"""From markup to Document: what every reader ends in that has markup to give."""

from __future__ import annotations

from itertools import pairwise

from exporter.document.alignment import align
from exporter.document.document import Document
from exporter.document.numeral import numerals
from exporter.document.soup import parse
from exporter.document.source import Offsets, Segment, Source
from exporter.document.walk import walk
from exporter.document.xhtml import conform
from exporter.messages import message


def document(source: Source, markup: str, origin: Offsets | None = None) -> Document:
    """Read markup into a Document.

    `origin` leads from offsets of `markup` to those of the source where the markup was made from something else (a
    Markdown text); without it the markup is the source itself.
    """
    tree = parse(markup)
    removals = conform(tree)
    seen = walk(tree)
    text = seen.text
    offsets = align(((node.start, text[node.start : node.start + node.length]) for node in seen.nodes), markup)
    if origin is not None:
        offsets = _through(offsets, origin)
    return Document(
        source=source,
        tree=tree,
        text=text,
        nodes=tuple(seen.nodes),
        offsets=offsets,
        blocks=tuple(seen.blocks),
        tables=tuple(seen.tables),
        numerals=tuple(
            numeral for start, end in pairwise((0, *seen.raised, len(text))) for numeral in numerals(text, start, end)
        ),
        messages=tuple(
            message("source.removed", kind=removal.kind, name=removal.name, count=removal.count) for removal in removals
        ),
    )


def _through(offsets: Offsets, origin: Offsets) -> Offsets:
    """The first map followed by the second."""
    return Offsets(
        tuple(
            Segment(
                start=segment.start + step.start - segment.target,
                target=step.target,
                length=step.length,
                width=step.width,
            )
            for segment in offsets
            for step in origin.within(segment.target, segment.target + segment.length)
        )
    )
