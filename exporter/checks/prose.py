"""Amounts in running text that contradict the facts: figures that differ, and changes that do not follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from exporter.document.document import Document
from exporter.extraction.prose.figures import Nature
from exporter.mapping.causes import when
from exporter.mapping.tied import Fate, Tied
from exporter.messages import Message, Place, message


def contradictions(document: Document, prose: Iterable[Tied], places: Mapping[str, Place]) -> Iterator[Message]:
    """A message for each amount of the prose that contradicts facts, placed there and then at those facts.

    `places` are those of the statements' facts, by fact id; facts of the prose have theirs here.
    """
    prose = tuple(prose)
    where = {**places, **{one.fact.id: document.place(one.amount.span) for one in prose if one.fact is not None}}
    for tied in prose:
        found, amount = tied.contradiction, tied.amount
        if tied.fate is not Fate.CONFLICT or found is None or amount.period is None:
            continue
        said = {"said": found.said, "label": tied.label, "stated": found.stated, "period": when(amount.period)}
        cause = f"; {found.cause}" if found.cause else ""
        here = (document.place(amount.span), *(where[fact.id] for fact in tied.of))
        facts = tuple(fact.id for fact in tied.of)
        if amount.nature is Nature.VALUE or amount.base is None:
            yield message("prose.contradiction", places=here, facts=facts, cause=cause, **said)
        else:
            yield message("prose.claim", places=here, facts=facts, cause=cause, base=when(amount.base), **said)
