"""From places in the source back to the text a reader sees there, and the marks that set it off."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.messages import Message, Place, Severity
from exporter.render.review import Link, Mark, Said
from exporter.trace import Line

MOST_UNMAPPED = 5_000
"""How many unmapped numerals a page sets off and lists: nobody reads more, and every one has its line in the trace."""
PREFIXES = {"conflict": "x", "claim": "c", "unmapped": "u"}
"""What the ids of the marks of numerals without a fact begin with, by disposition."""
_MOST_LINKS = 12
_WEIGHT = {"": 0, Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}


class Locator:
    """The way from a place in the source to the Document's text: the inverse of `Document.place`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._segments = sorted(document.offsets, key=lambda segment: segment.target)
        self._targets = [segment.target for segment in self._segments]
        self._nodes = [node.start for node in document.nodes]

    def span(self, place: Place) -> Span | None:
        """The text at a place, no further than its text node; None for a place that shows no text."""
        stretch = self._document.source.stretch(place) if place.file == self._document.name else None
        start = self._text(stretch[0]) if stretch else None
        if stretch is None or start is None:
            return None
        node = self._document.nodes[bisect_right(self._nodes, start) - 1]
        last = self._text(stretch[1] - 1)
        end = min(start + 1 if last is None else last + 1, node.start + node.length)
        found = self._document.trim(Span(start, end))
        return found if found.start < found.end else None

    def _text(self, offset: int) -> int | None:
        index = bisect_right(self._targets, offset) - 1
        if index < 0:
            return None
        segment = self._segments[index]
        inside = offset - segment.target
        if inside >= segment.length - 1 + segment.width:
            return None
        return segment.start + min(inside, segment.length - 1)


def marks_and_said(
    document: Document, facts: Mapping[str, Span], lines: Iterable[Line], messages: Sequence[Message]
) -> tuple[tuple[Mark, ...], tuple[Said, ...]]:
    """The marks of the page in the order of the text, none overlapping, and the messages with links to them.

    Facts, whose ids and spans are given, and outside of them numerals that are unmapped, claim a change or contradict a
    fact are marked; what else a message speaks of is marked where nothing is yet.
    """
    lines = tuple(lines)
    untagged = [
        _mark(kind, f"{prefix}{n}", f"n-{prefix}{n}", document, line.span)
        for kind, prefix in PREFIXES.items()
        for n, line in enumerate(islice((one for one in lines if one.disposition == kind), MOST_UNMAPPED), start=1)
    ]
    marks = sorted(
        (*(_mark("fact", id_, f"r-{id_}", document, span) for id_, span in facts.items()), *untagged),
        key=lambda mark: mark.span,
    )
    over = {
        mark.id
        for one, other in pairwise(marks)
        if other.span.start < one.span.end
        for mark in (one, other)
        if mark.kind != "fact"
    }
    marks = [mark for mark in marks if mark.id not in over]
    laid = _Laid(document, marks)
    said = tuple(_said(number, message, laid) for number, message in enumerate(messages, start=1))
    return laid.marks(), said


def _mark(kind: str, id_: str, record: str, document: Document, span: Span) -> Mark:
    return Mark(id=id_, kind=kind, span=span, text=document.text[span.start : span.end], record=record)


class _Laid:
    """The marks laid so far, in the order of the text, and the worst that was said of each."""

    def __init__(self, document: Document, marks: list[Mark]) -> None:
        self._document = document
        self._locator = Locator(document)
        self._marks = marks
        self._starts = [mark.span.start for mark in self._marks]
        self._ids = {mark.id for mark in marks}
        self._severity: dict[str, Severity] = {}

    def at(self, place: Place, said: str) -> str:
        """The id of the mark at a place, laid now if there is none; "" where the page shows nothing of it."""
        span = self._locator.span(place)
        if span is None:
            return ""
        index = bisect_right(self._starts, span.start)
        if index and span.start < self._marks[index - 1].span.end:
            return self._marks[index - 1].id
        if index < len(self._marks):
            span = self._document.trim(Span(span.start, min(span.end, self._marks[index].span.start)))
        if span.start >= span.end:
            return ""
        mark = _mark("place", f"p{len(self._marks) + 1}", said, self._document, span)
        self._marks.insert(index, mark)
        self._starts.insert(index, span.start)
        return mark.id

    def shows(self, place: Place) -> bool:
        """Whether a place is of the document on the page, and of no other file."""
        return place.file == self._document.name

    def fact(self, id_: str) -> str:
        return id_ if id_ in self._ids else ""

    def weigh(self, id_: str, severity: Severity) -> None:
        if id_ and _WEIGHT[severity] > _WEIGHT[self._severity.get(id_, "")]:
            self._severity[id_] = severity

    def marks(self) -> tuple[Mark, ...]:
        return tuple(
            replace(mark, severity=severity) if (severity := self._severity.get(mark.id)) else mark
            for mark in self._marks
        )


def _said(number: int, message: Message, laid: _Laid) -> Said:
    id_ = f"m{number}"
    links = []
    # The message about all unmapped numerals says nothing of any one of them.
    gathers = message.code == "numeral.unmapped"
    for place in message.places[: 0 if gathers else _MOST_LINKS]:
        mark = laid.at(place, id_)
        laid.weigh(mark, message.severity)
        text = place.short if laid.shows(place) else str(place)
        links.append(Link(text=text, quote=place.quote, mark=mark))
    if not message.places:
        links += [Link(text=fact, quote="", mark=laid.fact(fact)) for fact in message.facts[:_MOST_LINKS]]
    return Said(
        id=id_,
        severity=message.severity.value,
        code=message.code,
        text=message.text,
        links=tuple(links),
        more=0 if gathers else max(0, len(message.places) - _MOST_LINKS),
    )
