"""Sides: a choice of plus or minus for every row that honours ties and votes as well as they can be honoured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The side of `second` is `sign` times that of `first`; going against it costs `strength` votes."""

    first: int
    second: int
    sign: int
    strength: int


def settle_sides(places: Sequence[int], ties: Sequence[Tie], votes: Mapping[int, int]) -> dict[int, int]:
    """Choose +1 or -1 for every place so that broken ties and outvoted places cost least; 0 where nobody votes.

    Ties that would close a circle among stronger ones are left out, so what remains is a forest and the choice exact.
    """
    neighbours = _spanning_forest(places, ties)
    sides: dict[int, int] = {}
    for root in places:
        if root in sides:
            continue
        order, parents = _walk(root, neighbours)
        if not any(votes.get(place) for place in order):
            sides.update(dict.fromkeys(order, 0))
            continue
        costs = _costs(order, parents, votes)
        for place in order:
            if place not in parents:
                sides[place] = 1 if costs[place][1] <= costs[place][-1] else -1
            else:
                parent, tie = parents[place]
                sides[place] = _cheapest(costs[place], tie, sides[parent])
    return sides


def _spanning_forest(places: Sequence[int], ties: Sequence[Tie]) -> dict[int, list[tuple[int, Tie]]]:
    group = {place: place for place in places}

    def leader(place: int) -> int:
        while group[place] != place:
            place = group[place] = group[group[place]]
        return place

    neighbours: dict[int, list[tuple[int, Tie]]] = defaultdict(list)
    for tie in sorted(ties, key=lambda t: -t.strength):
        one, other = leader(tie.first), leader(tie.second)
        if one != other:
            group[other] = one
            neighbours[tie.first].append((tie.second, tie))
            neighbours[tie.second].append((tie.first, tie))
    return neighbours


def _walk(root: int, neighbours: Mapping[int, list[tuple[int, Tie]]]) -> tuple[list[int], dict[int, tuple[int, Tie]]]:
    order = [root]
    parents: dict[int, tuple[int, Tie]] = {}
    for place in order:
        for other, tie in neighbours.get(place, ()):
            if other != root and other not in parents and (place not in parents or parents[place][0] != other):
                parents[other] = (place, tie)
                order.append(other)
    return order, parents


def _costs(
    order: Sequence[int], parents: Mapping[int, tuple[int, Tie]], votes: Mapping[int, int]
) -> dict[int, dict[int, int]]:
    costs = {place: {1: max(0, -votes.get(place, 0)), -1: max(0, votes.get(place, 0))} for place in order}
    for place in reversed(order):
        if place in parents:
            parent, tie = parents[place]
            for side in (1, -1):
                chosen = _cheapest(costs[place], tie, side)
                costs[parent][side] += costs[place][chosen] + _breach(tie, side, chosen)
    return costs


def _cheapest(costs: Mapping[int, int], tie: Tie, parent_side: int) -> int:
    kept = parent_side * tie.sign
    return kept if costs[kept] <= costs[-kept] + _breach(tie, parent_side, -kept) else -kept


def _breach(tie: Tie, side: int, other: int) -> int:
    return tie.strength if side * other * tie.sign < 0 else 0
