"""How far the best candidate of a row can be trusted, and whether the row needs a concept of the filer's own."""

from __future__ import annotations

import numpy as np

from exporter.mapping.ranking.candidates import EXTENSION_BY_NET, FEATURES
from exporter.mapping.ranking.knowledge import Floats
from exporter.mapping.ranking.offers import Offer

_CONSIDERED = 5
_BEST_KNOWN = [
    FEATURES.index(name)
    for name in (
        "label count", "above count", "zone count", "heading count", "words", "words of the essence",
        "words with the heading", "modern", "frequent", "net", "chance", "at home",
    )
]  # fmt: skip
"""Of which the most that any candidate has is told: where all have little, it may be that none will do."""
_BY_NET = FEATURES.index("net")
_LEAST = 1e-4


def features(offer: Offer, shares: Floats) -> Floats:
    """What tells of a row's best candidate: its lead over the next ones, all that was measured of it, and of others."""
    order = np.argsort(-shares, kind="stable")
    leading = np.zeros(_CONSIDERED, np.float32)
    leading[: len(order[:_CONSIDERED])] = shares[order[:_CONSIDERED]]
    spread = float(-(shares * np.log(np.maximum(shares, 1e-9))).sum())
    lead = float(np.log(max(leading[0], 1e-6)) - np.log(max(leading[1], 1e-6)))
    nearest = np.full(3, offer.features[:, _BY_NET].min(), np.float32)
    by_net = np.sort(offer.features[:, _BY_NET])[::-1][: len(nearest)]
    nearest[: len(by_net)] = by_net
    return np.concatenate(
        (
            leading,
            [spread, lead, np.log1p(len(order)), np.log(offer.features[0, EXTENSION_BY_NET] + _LEAST)],
            offer.features[order[0]],
            offer.features[:, _BEST_KNOWN].max(axis=0),
            nearest,
        )
    ).astype(np.float32)


def logistic(values: Floats) -> Floats:
    """Chances of what logistic layers give."""
    return (1 / (1 + np.exp(-values))).astype(np.float32)
