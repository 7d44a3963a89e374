"""What the sums of a statement make of its rows' candidates, by the calculation network of the DTS: a prior, no judge.

The official networks hold all parts of a real statement's sum in half of the cases only. So a place in them can decide
between candidates whose wordings say nearly the same, and lift one that was almost sure; it rules nothing out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from exporter.arithmetic.sums import Sum
from exporter.dts.dts import DTS
from exporter.dts.network import Arcrole
from exporter.mapping.candidates import Candidate
from exporter.qname import QName

SUMMATIONS = (Arcrole.SUMMATION_ITEM, Arcrole.SUMMATION_ITEM_2003)
_WORTH_ASKING = 0.7
_MOST_FOR_A_TOTAL, _FOR_A_PART = 0.1, 0.05
_DEEPEST = 3
Offers = Mapping[int, tuple[Candidate, ...]]


def weighed(offers: Offers, sums: Sequence[Sum], dts: DTS) -> dict[int, tuple[Candidate, ...]]:
    """The candidates of each row, by its index, best first, once the sums have had their say."""
    gains: dict[tuple[int, QName], float] = {}
    below: dict[QName, frozenset[QName]] = {}
    for found in sums:
        for total in _asked(offers, found.total):
            name = total.concept.name
            if name not in below:
                below[name] = _below(name, dts)
            parts = [
                [(part.row, c.concept.name) for c in _asked(offers, part.row) if c.concept.name in below[name]]
                for part in found.contributors
            ]
            share = sum(map(bool, parts)) / len(parts)
            gains[found.total, name] = max(gains.get((found.total, name), 0.0), _MOST_FOR_A_TOTAL * share)
            for part in (entry for entries in parts for entry in entries):
                gains[part] = max(gains.get(part, 0.0), _FOR_A_PART * total.score)
    return {
        row: tuple(
            sorted(
                (replace(c, score=c.score + gains.get((row, c.concept.name), 0.0)) for c in candidates),
                key=lambda c: (-c.score, c.concept.name),
            )
        )
        for row, candidates in offers.items()
    }


def _asked(offers: Offers, row: int) -> list[Candidate]:
    return [candidate for candidate in offers.get(row, ()) if candidate.score >= _WORTH_ASKING]


def _below(name: QName, dts: DTS) -> frozenset[QName]:
    """The concepts that the DTS adds up into one, directly or by way of others."""
    reached: set[QName] = set()
    level = {name}
    for _ in range(_DEEPEST):
        level = {
            arc.child for above in sorted(level) for arcrole in SUMMATIONS for _, arc in dts.arcs_from(arcrole, above)
        } - reached
        reached |= level
    return frozenset(reached)
