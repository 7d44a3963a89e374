"""Training of the small nets that weigh what was measured: of candidates against one another, and yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from exporter.mapping.ranking.knowledge import Floats, Ints, Layers

_PATIENCE = 0.9, 0.999


def _fresh(features: Floats, hidden: int, outputs: int, seed: int) -> Layers:
    random = np.random.default_rng(seed)
    width = features.shape[1]
    return Layers(
        mean=features.mean(axis=0),
        spread=np.maximum(features.std(axis=0), 1e-2),
        inner=(random.standard_normal((width, hidden)) / np.sqrt(width)).astype(np.float32),
        inner_bias=np.zeros(hidden, np.float32),
        outer=(random.standard_normal((hidden, outputs)) / np.sqrt(hidden)).astype(np.float32),
        outer_bias=np.zeros(outputs, np.float32),
    )


class _Adam:
    """Steps of the four arrays that are learned (Kingma and Ba 2015)."""

    def __init__(self, layers: Layers, rate: float, decay: float) -> None:
        self.arrays = (layers.inner, layers.inner_bias, layers.outer, layers.outer_bias)
        self.first = [np.zeros_like(a) for a in self.arrays]
        self.second = [np.zeros_like(a) for a in self.arrays]
        self.rate, self.decay, self.done = rate, decay, 0

    def step(self, slopes: tuple[Floats, ...], pace: float) -> None:
        self.done += 1
        b1, b2 = _PATIENCE
        for array, slope, first, second in zip(self.arrays, slopes, self.first, self.second, strict=True):
            first *= b1
            first += (1 - b1) * slope
            second *= b2
            second += (1 - b2) * slope * slope
            scale = self.rate * pace / (1 - b1**self.done)
            array -= scale * first / (np.sqrt(second / (1 - b2**self.done)) + 1e-8) + pace * self.decay * array


def _slopes(layers: Layers, x: Floats, raw: Floats, active: Floats, out: Floats) -> tuple[Floats, ...]:
    inner = (out @ layers.outer.T) * (raw > 0)
    return x.T @ inner, inner.sum(axis=0), active.T @ out, out.sum(axis=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """How a small net is taught: its width, how often it sees all rows, and how its steps go."""

    hidden: int = 32
    epochs: int = 25
    rate: float = 3e-3
    decay: float = 3e-3
    batch: int = 128


Chosen = Callable[[Ints], tuple[Ints, Callable[[Floats], Floats]]]
"""For some rows the features that are theirs, and how far what comes out of these is from what should."""


def _taught(features: Floats, count: int, outputs: int, chosen: Chosen, how: Teaching, seed: int) -> Layers:
    """A net taught on `count` rows, a batch at a time."""
    layers = _fresh(features, how.hidden, outputs, seed)
    adam = _Adam(layers, how.rate, how.decay)
    random = np.random.default_rng(seed)
    scaled = (features - layers.mean) / layers.spread
    steps = how.epochs * -(-count // how.batch)
    for _ in range(how.epochs):
        order = random.permutation(count)
        for begin in range(0, count, how.batch):
            part = order[begin : begin + how.batch]
            at, errors = chosen(part)
            x = scaled[at]
            raw = x @ layers.inner + layers.inner_bias
            active = np.maximum(raw, 0)
            out = (errors(active @ layers.outer + layers.outer_bias) / len(part)).astype(np.float32)
            adam.step(_slopes(layers, x, raw, active, out), 1 - adam.done / steps)
    return layers


def listwise(features: Floats, starts: Ints, answers: Ints, how: Teaching, seed: int) -> Layers:
    """A net that gives the right candidate of each list the most. List r has features[starts[r]:starts[r + 1]].

    `answers` are where the right ones are, counted from the beginning of all.
    """

    def chosen(part: Ints) -> tuple[Ints, Callable[[Floats], Floats]]:
        sizes = starts[part + 1] - starts[part]
        firsts = np.concatenate(([0], np.cumsum(sizes)[:-1]))

        def errors(values: Floats) -> Floats:
            scores = np.exp(values[:, 0] - np.repeat(np.maximum.reduceat(values[:, 0], firsts), sizes))
            scores /= np.repeat(np.add.reduceat(scores, firsts), sizes)
            scores[firsts + answers[part] - starts[part]] -= 1
            return scores[:, None]

        return np.arange(sizes.sum()) - np.repeat(firsts - starts[part], sizes), errors

    return _taught(features, len(answers), 1, chosen, how, seed)


def logistic(features: Floats, answers: Floats, how: Teaching, seed: int) -> Layers:
    """A net whose outputs, through the logistic function, are chances; `answers` are 0 and 1."""

    def chosen(part: Ints) -> tuple[Ints, Callable[[Floats], Floats]]:
        return part, lambda values: 1 / (1 + np.exp(-values)) - answers[part]

    return _taught(features, len(answers), answers.shape[1], chosen, how, seed)


def together(several: Sequence[Layers]) -> Layers:
    """One net that gives the mean of what several give; they were taught on the same measures."""
    first = several[0]
    return replace(
        first,
        inner=np.concatenate([layers.inner for layers in several], axis=1),
        inner_bias=np.concatenate([layers.inner_bias for layers in several]),
        outer=np.concatenate([layers.outer for layers in several]) / np.float32(len(several)),
        outer_bias=np.mean([layers.outer_bias for layers in several], axis=0),
    )
