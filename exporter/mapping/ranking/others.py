"""What the other rows of a filing say of a row's candidates, given how likely each of them means what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from exporter.dts.wording import words
from exporter.mapping.ranking.offers import Floats, Ints, Offer
from exporter.mapping.ranking.rows import Figure, Row

NAMES = (
    "chance", "log of the chance", "place by chance",
    "surer elsewhere", "elsewhere", "above has it", "below has it", "follows", "leads", "follows two",
    "twins", "twin has it", "twin has another", "twins here", "twin here has it", "namesakes", "namesake has it",
    "in another statement", "surer in another statement",
)  # fmt: skip
"""What is measured, in this order. It stands last among the measures of an offer.

Rows that share figures are twins, “here” if they stand in one statement; rows of other statements with the same label
and no such figure are namesakes.
"""
_LEAST = 1e-4


class Others:
    """The rows of one filing, statement by statement, each in its order.

    `lift(neighbour, names, leads)` says how much a target right above a row, or with `leads` below it, speaks for each
    of some names; the target is -1 where no row is.
    """

    def __init__(self, rows: Sequence[Row], lift: Callable[[int, Ints, bool], Floats | float]) -> None:
        self._lift = lift
        statements: dict[str, list[int]] = defaultdict(list)
        for index, row in enumerate(rows):
            statements[row.group].append(index)
        self._statements = list(statements.values())
        self._twins = _twins(rows)
        labels: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for index, row in enumerate(rows):
            labels[words(row.label)].append(index)
        self._namesakes = [
            [
                other
                for other in labels[words(row.label)]
                if rows[other].group != row.group and other not in self._twins[index]
            ]
            for index, row in enumerate(rows)
        ]

    def heard(self, offers: Sequence[Offer], standing: Floats) -> list[Offer]:
        """The offers with what the other rows mean to them, given the chances by row and target."""
        found = list(offers)
        best = standing.argmax(axis=1)
        highest = np.stack([standing[members].max(axis=0) for members in self._statements])
        for number, members in enumerate(self._statements):
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
                    (names >= 0) * self._lift(above, names, False),
                    (names >= 0) * self._lift(below, names, True),
                    (names >= 0) * self._lift(two, names, False),
                    *self._told_by_twins(index, set(members), chosen, standing),
                    bool(self._namesakes[index]),
                    standing[self._namesakes[index]][:, chosen].max(axis=0, initial=0),
                    foreign[chosen],
                    foreign[chosen] - own,
                ]
                features = offers[index].features.copy()
                for column, values in enumerate(columns, features.shape[1] - len(NAMES)):
                    features[:, column] = values
                found[index] = replace(offers[index], features=features)
        return found

    def _told_by_twins(
        self, index: int, here: set[int], chosen: Ints, standing: Floats
    ) -> tuple[float, Floats, Floats, float, Floats]:
        """How much is shared with twins of other statements, what they mean, what else; and with twins of this one."""
        closest, most, surest = [0.0, 0.0], [np.zeros(len(chosen), np.float32) for _ in range(2)], 0.0
        for other, shared in self._twins[index].items():
            where = int(other in here)
            closest[where] = max(closest[where], shared)
            np.maximum(most[where], np.float32(shared) * standing[other, chosen], out=most[where])
            if not where:
                surest = max(surest, shared * float(standing[other].max()))
        return closest[0], most[0], np.float32(surest) - most[0], closest[1], most[1]


def amounts(row: Row) -> frozenset[Figure]:
    """A row's figures without their signs, which each statement prints as it likes."""
    return frozenset((start, end, unit, abs(amount)) for start, end, unit, amount in row.figures)


def _twins(rows: Sequence[Row]) -> list[dict[int, float]]:
    """For each row the rows that share figures with it, and which share of the fewer figures of the two."""
    owners: dict[Figure, list[int]] = defaultdict(list)
    figures = [amounts(row) for row in rows]
    for index, own in enumerate(figures):
        for figure in own:
            owners[figure].append(index)
    found = []
    for index, own in enumerate(figures):
        shared = Counter(other for figure in own for other in owners[figure] if other != index)
        found.append({other: count / min(len(own), len(figures[other])) for other, count in sorted(shared.items())})
    return found
