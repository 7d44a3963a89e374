"""Training of the net that ranks concepts: bags of hashed cues, one hidden layer, a concept each at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np

from exporter.dts.wording import spaced, words
from exporter.mapping.ranking.cues import cues
from exporter.mapping.ranking.knowledge import Floats, Ints, Net
from exporter.mapping.ranking.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Of a net, and of what is taught at a time."""

    buckets: int = 1 << 16
    parts: int = 1 << 13
    hidden: int = 128
    batch: int = 512
    rate: float = 0.3
    drop: float = 0.3


@dataclass(frozen=True, slots=True)
class Bags:
    """Rows as bags of cues: those of row r are places[starts[r]:starts[r + 1]], with their weights."""

    places: Ints
    weights: Floats
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    def chosen(self, rows: Ints) -> Bags:
        sizes = self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate(([0], np.cumsum(sizes)))
        at = np.arange(starts[-1]) - np.repeat(starts[:-1] - self.starts[rows], sizes)
        return Bags(self.places[at], self.weights[at], starts)


def bags(rows: Iterable[Row], size: Size) -> Bags:
    places, weights, starts = [], [], [0]
    for row in rows:
        found, heavy = cues(row, size.buckets)
        places.append(np.array(found, np.int64))
        weights.append(np.array(heavy, np.float32))
        starts.append(starts[-1] + len(found))
    return Bags(np.concatenate(places), np.concatenate(weights), np.array(starts, np.int64))


def parted(names: Iterable[str], size: Size) -> Bags:
    """Concepts' names as bags of their words and pairs of words: what concepts of like names have in common."""
    places, weights, starts = [], [], [0]
    for name in names:
        single = words(spaced(name))
        pairs = (f"{one} {other}" for one, other in pairwise(single))
        for parts, length in (dict.fromkeys(single), 1.0), (dict.fromkeys(pairs), 0.7):
            places += [crc32(part.encode()) % size.parts for part in parts]
            weights += [length * len(parts) ** -0.5 for _ in parts]
        starts.append(len(places))
    return Bags(np.array(places, np.int64), np.array(weights, np.float32), np.array(starts, np.int64))


def joined(one: Bags, other: Bags) -> Bags:
    return Bags(
        np.concatenate((one.places, other.places)),
        np.concatenate((one.weights, other.weights)),
        np.concatenate((one.starts, other.starts[1:] + one.starts[-1])),
    )


@dataclass
class Weights:
    """The net: embeddings of cues, the hidden layer's bias, a row of weights and a bias for each concept.

    A concept's row is its own in `output` and, added to it, those of the parts of its name in `shared`: so what is
    learned of one concept tells of others, and one met once or never is not a stranger.
    """

    size: Size
    embedding: Floats
    hidden: Floats
    output: Floats
    bias: Floats
    shared: Floats

    def widened(self, more: int) -> Weights:
        """A copy that has room for more concepts."""
        new = (np.random.default_rng(5).standard_normal((more, self.size.hidden)) * 0.01).astype(np.float32)
        return Weights(
            self.size,
            self.embedding.copy(),
            self.hidden.copy(),
            np.concatenate((self.output, new)),
            np.concatenate((self.bias, np.full(more, self.bias.mean(), np.float32))),
            self.shared.copy(),
        )

    def rows(self, parts: Bags) -> Floats:
        """The whole row of weights of each concept."""
        return self.output + added(parts, self.shared)


def fresh(concepts: int, size: Size, seed: int = 1) -> Weights:
    random = np.random.default_rng(seed)
    return Weights(
        size=size,
        embedding=(random.standard_normal((size.buckets, size.hidden)) * 0.1).astype(np.float32),
        hidden=np.zeros(size.hidden, np.float32),
        output=(random.standard_normal((concepts, size.hidden)) * 0.05).astype(np.float32),
        bias=np.zeros(concepts, np.float32),
        shared=np.zeros((size.parts, size.hidden), np.float32),
    )


def quantized(weights: Weights, names: Sequence[str]) -> Net:
    """The net as it is shipped: embeddings of 8 bits with a scale for each bucket, the rest of 16."""
    scales = np.abs(weights.embedding).max(axis=1).astype(np.float16).astype(np.float32) / np.float32(127)
    scales = scales.astype(np.float16).astype(np.float32)
    output = weights.rows(parted(names, weights.size))
    halved = (a.astype(np.float16).astype(np.float32) for a in (weights.hidden, output, weights.bias))
    embedding = np.rint(weights.embedding / np.maximum(scales, 1e-8)[:, None])
    return Net(np.clip(embedding, -127, 127).astype(np.int8), scales, *halved)


def added(bag: Bags, embedding: Floats) -> Floats:
    return np.add.reduceat(embedding[bag.places] * bag.weights[:, None], bag.starts[:-1], axis=0)


def train(
    weights: Weights, names: Sequence[str], bag: Bags, answers: Ints, epochs: int, *, heft: Floats, seed: int
) -> None:
    """Change the weights, by Adagrad with falling steps. `heft` is how much each row counts."""
    parts = parted(names, weights.size)
    random = np.random.default_rng(seed)
    batch, drop = weights.size.batch, weights.size.drop
    squares = {n: np.full(getattr(weights, n).shape, 1e-3, np.float32) for n in ("hidden", "output", "bias")}
    rows_squares = np.full(len(weights.embedding), 1e-3, np.float32)
    parts_squares = np.full(len(weights.shared), 1e-3, np.float32)
    steps = epochs * -(-len(bag) // batch)
    done = 0
    for _ in range(epochs):
        order = random.permutation(len(bag))
        for begin in range(0, len(order), batch):
            pace = weights.size.rate * (1 - done / steps)
            done += 1
            rows = order[begin : begin + batch]
            part = bag.chosen(rows)
            kept = (random.random(len(part.places), np.float32) > drop * 0.5).astype(np.float32)
            part = Bags(part.places, part.weights * kept, part.starts)
            raw = added(part, weights.embedding) + weights.hidden
            mask = (raw > 0) * (random.random(raw.shape, np.float32) > drop) / np.float32(1 - drop)
            active = raw * mask
            output = weights.rows(parts)
            scores = active @ output.T + weights.bias
            scores -= scores.max(axis=1, keepdims=True)
            np.exp(scores, out=scores)
            scores /= scores.sum(axis=1, keepdims=True)
            scores[np.arange(len(rows)), answers[rows]] -= 1
            scores *= (heft[rows] / len(rows))[:, None]
            inner = (scores @ output) * mask
            slopes = scores.T @ active
            _step(weights.output, squares["output"], slopes, pace)
            _step_rows(weights.shared, parts_squares, parts, slopes, pace)
            _step(weights.bias, squares["bias"], scores.sum(axis=0), pace)
            _step(weights.hidden, squares["hidden"], inner.sum(axis=0), pace)
            _step_rows(weights.embedding, rows_squares, part, inner, pace)


def _step(values: Floats, squares: Floats, slope: Floats, pace: float) -> None:
    squares += slope * slope
    values -= pace * slope / np.sqrt(squares)


def _step_rows(values: Floats, squares: Floats, part: Bags, inner: Floats, pace: float) -> None:
    owner = np.repeat(np.arange(len(part)), np.diff(part.starts))
    order = np.argsort(part.places, kind="stable")
    places = part.places[order]
    first = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
    slopes = np.add.reduceat(inner[owner[order]] * part.weights[order][:, None], first, axis=0)
    touched = places[first]
    squares[touched] += np.square(slopes).mean(axis=1)
    values[touched] -= pace * slopes / np.sqrt(squares[touched])[:, None]
