"""The usual facts of a cover that were not found."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from exporter.extraction.cover import CoverItem
from exporter.messages import Message, message

_USUAL = {
    CoverItem.ENTITY_NAME: "who reports",
    CoverItem.DOCUMENT_TYPE: "which form it is",
    CoverItem.PERIOD_END: "when the period ends",
}


def missing_cover(found: Collection[CoverItem]) -> Iterator[Message]:
    """One message that names what is not among the cover facts of a report, if anything usual is missing.

    That no identifier of the entity was given is said where the entity is made up.
    """
    missing = [words for item, words in _USUAL.items() if item not in found]
    if missing:
        yield message("cover.not-found", items=" or ".join(missing))
