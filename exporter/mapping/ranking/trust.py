"""How far the best candidate of a row can be trusted, and whether the row needs a concept of the filer's own."""

from __future__ import annotations

import numpy as np

from exporter.mapping.ranking.offers import Floats, Offer

_CONSIDERED = 5


def features(offer: Offer, shares: Floats) -> Floats:
    """What tells of a row's best candidate: its lead over the next ones, and all that was measured of it."""
    order = np.argsort(-shares, kind="stable")
    leading = np.zeros(_CONSIDERED, np.float32)
    leading[: len(order[:_CONSIDERED])] = shares[order[:_CONSIDERED]]
    spread = float(-(shares * np.log(np.maximum(shares, 1e-9))).sum())
    lead = float(np.log(max(leading[0], 1e-6)) - np.log(max(leading[1], 1e-6)))
    return np.concatenate((leading, [spread, lead, np.log1p(len(order))], offer.features[order[0]])).astype(np.float32)


def logistic(values: Floats) -> Floats:
    """Chances of what logistic layers give."""
    return (1 / (1 + np.exp(-values))).astype(np.float32)
