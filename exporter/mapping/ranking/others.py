"""What the other rows of a filing say of a row's candidates, given how likely each of them means what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from exporter.mapping.ranking.knowledge import Floats, Ints
from exporter.mapping.ranking.offers import Offer
from exporter.mapping.ranking.rows import Row

NAMES = (
    "chance", "log of the chance", "place by chance",
    "surer elsewhere", "elsewhere", "above has it", "below has it", "follows", "leads", "follows two",
    "in another statement", "surer in another statement",
)  # fmt: skip
"""What is measured, in this order. It stands last among the measures of an offer."""
Lift = Callable[[int, Ints, bool], Floats | float]
_LEAST = 1e-4


def heard(rows: Sequence[Row], offers: Sequence[Offer], standing: Floats, lift: Lift) -> list[Offer]:
    """The offers of a filing with what its other rows mean to them, given the chances by row and target.

    The rows are in the order of their statements. `lift(neighbour, names, leads)` says how much a target right above a
    row, or with `leads` below it, speaks for each of some names; the target is -1 where no row is.
    """
    statements: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        statements[row.group].append(index)
    found = list(offers)
    best = standing.argmax(axis=1)
    highest = np.stack([standing[members].max(axis=0) for members in statements.values()])
    for number, members in enumerate(statements.values()):
        here = standing[members]
        leader, first = here.argmax(axis=0), highest[number]
        here[leader, np.arange(here.shape[1])] = 0
        second = here.max(axis=0)
        foreign = np.delete(highest, number, axis=0).max(axis=0, initial=0)
        for place, index in enumerate(members):
            chosen, names = offers[index].targets, offers[index].names
            own = standing[index, chosen]
            rivals = np.where(leader[chosen] == place, second[chosen], first[chosen])
            above, below, two = (
                int(best[members[at]]) if 0 <= at < len(members) else -1 for at in (place - 1, place + 1, place - 2)
            )
            columns = [
                own,
                np.log(own + _LEAST),
                1 / (1.0 + np.argsort(np.argsort(-own, kind="stable"), kind="stable")),
                rivals - own,
                rivals,
                chosen == above,
                chosen == below,
                (names >= 0) * lift(above, names, False),
                (names >= 0) * lift(below, names, True),
                (names >= 0) * lift(two, names, False),
                foreign[chosen],
                foreign[chosen] - own,
            ]
            features = offers[index].features.copy()
            for column, values in enumerate(columns, features.shape[1] - len(NAMES)):
                features[:, column] = values
            found[index] = replace(offers[index], features=features)
    return found
