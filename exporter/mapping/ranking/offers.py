"""Offers: a row's candidates with what was measured of them, and how chances are shared among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from exporter.mapping.ranking.knowledge import Floats, Ints


@dataclass(frozen=True, slots=True)
class Offer:
    """A row's candidates: numbers of targets, a row of measures each, and the names by which knowledge knows them.

    A name is -1 for a concept that the knowledge does not know.
    """

    targets: Ints
    features: Floats
    names: Ints


def chances(scores: Floats) -> Floats:
    """Scores of a row's candidates as shares of 1."""
    found: Floats = np.exp(scores - scores.max(initial=-np.inf))
    found /= found.sum()
    return found


def standing(offers: Sequence[Offer], shares: Sequence[Floats], targets: int) -> Floats:
    """The chances of rows' candidates as chances by row and target, of which there are that many."""
    found = np.zeros((len(offers), targets), np.float32)
    for index, (offer, share) in enumerate(zip(offers, shares, strict=True)):
        found[index, offer.targets] = share
    return found
