"""What other filers' rows come to, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from mapping_data import Example

from exporter.mapping.ranking.knowledge import HOMES, ZONES, Knowledge, Precedents, keys

_MOST = 255


def counted(examples: Sequence[Example], names: Sequence[str]) -> Knowledge:
    """What older rows come to; nothing of today's, and no net."""
    return Knowledge(
        names=tuple(names),
        precedents=precedents(examples, names),
        modern=np.zeros(len(names), np.float32),
        signs=np.zeros((len(names), 2), np.float32),
        **homes(examples, names),
    )


def renamed(knowledge: Knowledge, before: Sequence[str], names: Sequence[str]) -> Knowledge:
    """The same by other numbers: `names` has all of `before`, in another order, and others."""
    numbers = {name: number for number, name in enumerate(names)}
    there = np.array([numbers[name] for name in before], np.int64)
    spread = {}
    for field in ("homes", "zones", "shown"):
        old = getattr(knowledge, field)
        spread[field] = np.zeros((len(names), old.shape[1]), np.float32)
        spread[field][there] = old
    found = knowledge.precedents
    moved = Precedents(found.keys, there[found.concepts].astype(np.uint16), found.counts, found.negated)
    return replace(knowledge, names=tuple(names), precedents=moved, **spread)


def precedents(examples: Iterable[Example], names: Sequence[str]) -> Precedents:
    numbers = {name: number for number, name in enumerate(names)}
    filers: dict[tuple[int, int], set[str]] = defaultdict(set)
    negated: dict[tuple[int, int], set[str]] = defaultdict(set)
    for example in examples:
        for key in keys(example.row)[:3]:
            filers[key, numbers[example.concept]].add(example.company)
            if example.flipped:
                negated[key, numbers[example.concept]].add(example.company)
    order = sorted(filers)
    return Precedents(
        np.array([key for key, _ in order], np.uint32),
        np.array([number for _, number in order], np.uint16),
        np.array([min(len(filers[at]), _MOST) for at in order], np.uint8),
        np.array([min(len(negated[at]), _MOST) if at in negated else 0 for at in order], np.uint8),
    )


def homes(examples: Iterable[Example], names: Sequence[str]) -> dict[str, np.ndarray]:
    numbers = {name: number for number, name in enumerate(names)}
    found = np.zeros((len(names), len(HOMES)), np.float32)
    zones = np.zeros((len(names), len(ZONES)), np.float32)
    shown = np.zeros((len(names), len(HOMES)), np.float32)
    for example in examples:
        number, home = numbers[example.concept], HOMES.index(example.row.statement)
        found[number, home] += 1
        zones[number, ZONES.index(example.row.zone)] += 1
        shown[number, home] += bool(example.flipped)
    return {"homes": found, "zones": zones, "shown": shown}


def modern(examples: Sequence[Example], names: Sequence[str]) -> dict[str, np.ndarray]:
    """How many of today's filers use each, and how many of their rows of it are positive and negative in XBRL."""
    numbers = {name: number for number, name in enumerate(names)}
    users = Counter(concept for concept, _ in {(e.concept, e.company) for e in examples})
    signs = np.zeros((len(names), 2), np.float32)
    for example in examples:
        if example.flipped is not None and example.concept in numbers:
            negative = example.row.negatives > example.row.positives
            signs[numbers[example.concept], int(negative != example.flipped)] += 1
    return {"modern": np.array([users[name] for name in names], np.float32), "signs": signs}
