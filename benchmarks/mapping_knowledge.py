"""What other filers' rows come to, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from mapping_data import Example

from exporter.mapping.ranking.knowledge import HOMES, ZONES, Knowledge, Precedents, Successions, keys

_MOST = 255


def counted(examples: Sequence[Example], names: Sequence[str]) -> Knowledge:
    """What older rows come to; nothing of today's, and no net."""
    return Knowledge(
        names=tuple(names),
        precedents=precedents(examples, names),
        successions=successions(examples, names),
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
    found, found_pairs = knowledge.precedents, knowledge.successions
    above, below = found_pairs.pairs // 65536, found_pairs.pairs % 65536
    pairs = (there[above] * 65536 + there[below]).astype(np.uint32)
    order = np.argsort(pairs, kind="stable")
    sums = [np.zeros(len(names), np.float32) for _ in range(2)]
    sums[0][there], sums[1][there] = found_pairs.above, found_pairs.below
    next_ones = Successions(pairs[order], found_pairs.counts[order], *sums)
    moved = Precedents(found.keys, there[found.concepts].astype(np.uint16), found.counts, found.negated)
    return replace(knowledge, names=tuple(names), precedents=moved, successions=next_ones, **spread)


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


def successions(examples: Iterable[Example], names: Sequence[str]) -> Successions:
    """Which concept stands below which; pairs that were met once are left out."""
    numbers = {name: number for number, name in enumerate(names)}
    places = {(e.row.group, e.row.place): numbers[e.concept] for e in examples}
    met: Counter[int] = Counter()
    above, below = np.zeros(len(names), np.float32), np.zeros(len(names), np.float32)
    for (group, place), number in places.items():
        before = next((places[group, p] for p in (place - 1, place - 2) if (group, p) in places), None)
        if before is not None:
            met[before * 65536 + number] += 1
            above[before] += 1
            below[number] += 1
    pairs = sorted(pair for pair, count in met.items() if count > 1)
    counts = np.array([min(met[pair], 65535) for pair in pairs], np.uint16)
    return Successions(np.array(pairs, np.uint32), counts, above, below)


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
