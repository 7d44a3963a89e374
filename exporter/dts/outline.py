"""Outlines: the little that must be known of every concept that takes numbers, for those who weigh them all at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from exporter.dts.concept import Balance, ItemKind, PeriodType
from exporter.dts.wording import words
from exporter.qname import QName

BAGGED = "en"
"""The language whose wordings are bagged."""


class Outline(NamedTuple):
    """A concept's name, and which values it takes."""

    name: QName
    kind: ItemKind
    period_type: PeriodType
    balance: Balance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bags:
    """What concepts go by, as bags of words.

    `words` are all there are. The wordings stand in the order of the concepts: each belongs to the concept whose number
    is in `owners` and has as many words as `sizes` says, whose numbers follow one another in `found`. These three are
    arrays of 32-bit integers as bytes, in the machine's order.
    """

    words: tuple[str, ...]
    owners: bytes
    sizes: bytes
    found: bytes


def bagged(texts: Iterable[Iterable[str]]) -> Bags:
    """The bags of what each concept goes by; texts with the same words count once."""
    vocabulary: dict[str, int] = {}
    owners, sizes, found = array("i"), array("i"), array("i")
    for number, several in enumerate(texts):
        for bag in dict.fromkeys(frozenset(words(text)) for text in several):
            owners.append(number)
            sizes.append(len(bag))
            found.extend(vocabulary.setdefault(word, len(vocabulary)) for word in sorted(bag))
    return Bags(words=tuple(vocabulary), owners=owners.tobytes(), sizes=sizes.tobytes(), found=found.tobytes())
