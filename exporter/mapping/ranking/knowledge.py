"""What is known of other filers' rows, as shipped: a net's weights, counts of precedents, and how they are weighed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from exporter.dts.wording import essence, words
from exporter.mapping.ranking.rows import Row
from exporter.resources import shipped

VERSION = 2
"""The form of the file: arrays by name, and what they hold."""
EXTENSION = "EXT"
"""Stands among the concepts for one of the filer's own."""
HOMES = ("IS", "CI", "BS", "CF", "EQ")
ZONES = (
    "revenue", "costs", "below operations", "taxes", "shares", "income", "other", "current assets", "noncurrent assets",
    "assets", "current liabilities", "noncurrent liabilities", "liabilities", "equity", "operating", "investing",
    "financing", "supplement", "end", "",
)  # fmt: skip

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Net:
    """Bags of cues in, a logit for each known concept out: one hidden layer of rectified units."""

    embedding: NDArray[np.int8] | Floats
    scales: Floats
    hidden: Floats
    output: Floats
    bias: Floats

    @property
    def buckets(self) -> int:
        """How many buckets cues fall into."""
        return len(self.embedding)

    def logits(self, places: list[int], weights: list[float]) -> Floats:
        """The logits of one row's cues."""
        scale = self.scales[places] * np.asarray(weights, np.float32)
        inner = np.maximum(scale @ self.embedding[places].astype(np.float32) + self.hidden, 0)
        found: Floats = self.output @ inner + self.bias
        return found


@dataclass(frozen=True, slots=True)
class Precedents:
    """How many filers gave which concept to rows of a key: parallel arrays, sorted by key.

    `concepts` are numbers of Knowledge.names; `negated` counts those who show the value with the opposite sign.
    """

    keys: NDArray[np.uint32]
    concepts: NDArray[np.uint16]
    counts: NDArray[np.uint8]
    negated: NDArray[np.uint8]

    def of(self, key: int) -> slice:
        """Where the entries of a key are."""
        begin = int(np.searchsorted(self.keys, np.uint32(key)))
        end = int(np.searchsorted(self.keys, np.uint32(key), side="right"))
        return slice(begin, end)


@dataclass(frozen=True, slots=True)
class Successions:
    """How many rows of one concept stand right below a row of another: parallel arrays, sorted by pair.

    A pair is the number of the concept above times 65536 plus that of the one below; `above` and `below` are the
    sums by concept.
    """

    pairs: NDArray[np.uint32]
    counts: NDArray[np.uint16]
    above: Floats
    below: Floats

    def lift(self, above: Ints | int, below: Ints | int) -> Floats:
        """How much oftener one stands below the other than chance would have it, as a log; 0 where nothing is known."""
        sought = np.asarray(np.asarray(above, np.int64) * 65536 + np.asarray(below, np.int64), np.uint32)
        at = np.minimum(np.searchsorted(self.pairs, sought), max(len(self.pairs) - 1, 0))
        met = np.where(self.pairs[at] == sought, self.counts[at], 0).astype(np.float32) if len(self.pairs) else 0.0
        expected = self.above[above] * self.below[below] / max(float(self.above.sum()), 1.0)
        found: Floats = np.log((met + 0.5) / (expected + 0.5)).astype(np.float32)
        return found


@dataclass(frozen=True, slots=True)
class Layers:
    """A small net over measured features: standardized, one hidden layer, one number or more out."""

    mean: Floats
    spread: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def __call__(self, features: Floats) -> Floats:
        """What comes out for each row of features."""
        inner = np.maximum(((features - self.mean) / self.spread) @ self.inner + self.inner_bias, 0)
        found: Floats = inner @ self.outer + self.outer_bias
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that ranking knows. `names` are local names of us-gaap and EXTENSION; the net's come first.

    `homes` and `zones` count how often a concept stands in each of HOMES and ZONES, `shown` how often it is shown with
    the opposite sign in each of HOMES; `modern` counts today's filers that use it, `signs` their rows with positive and
    with negative values. `first` weighs candidates by what the net means for the other rows, `ranker` by what `first`
    makes of them.
    """

    names: tuple[str, ...]
    precedents: Precedents
    successions: Successions
    homes: Floats
    zones: Floats
    shown: Floats
    modern: Floats
    signs: Floats
    net: Net | None = None
    first: Layers | None = None
    ranker: Layers | None = None
    trust: Layers | None = None
    sign: Layers | None = None


def keys(row: Row) -> tuple[int, int, int, int]:
    """A row's keys into the precedents, from the narrowest: with the row above, by label, by essence, by heading."""
    label, core = " ".join(words(row.label)), " ".join(words(essence(row.label)))
    before = " ".join(words(row.previous))
    return (
        _key("above", row.statement, label, before),
        _key("label", row.statement, label),
        _key("zone", row.statement, row.zone, core),
        _key("label", row.statement, " ".join(words(row.section))) if row.section else 0,
    )


def _key(*parts: str) -> int:
    return crc32("\t".join(parts).encode())


def read(path: Path) -> Knowledge:
    """The knowledge in a file. Raises ValueError when it is of another form."""
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    if int(arrays["version"]) != VERSION:
        raise ValueError(f"{path}: is of another form")
    return Knowledge(
        names=tuple(arrays["names"].tobytes().decode().split("\n")),
        net=Net(*(arrays[f"net_{name}"].astype(kind) for name, kind in _NET)),
        precedents=Precedents(*(arrays[f"precedents_{name}"] for name in ("keys", "concepts", "counts", "negated"))),
        successions=Successions(
            arrays["successions_pairs"],
            arrays["successions_counts"],
            *(arrays[f"successions_{name}"].astype(np.float32) for name in ("above", "below")),
        ),
        first=_layers(arrays, "first"),
        ranker=_layers(arrays, "ranker"),
        trust=_layers(arrays, "trust"),
        sign=_layers(arrays, "sign"),
        **{name: arrays[name].astype(np.float32) for name in _COUNTS},
    )


_NET = (
    ("embedding", np.int8),
    ("scales", np.float32),
    ("hidden", np.float32),
    ("output", np.float32),
    ("bias", np.float32),
)
_COUNTS = ("homes", "zones", "shown", "modern", "signs")
_NETS = ("first", "ranker", "trust", "sign")
_LAYERS = ("mean", "spread", "inner", "inner_bias", "outer", "outer_bias")


def _layers(arrays: dict[str, NDArray[np.float32]], name: str) -> Layers:
    return Layers(*(arrays[f"{name}_{part}"].astype(np.float32) for part in _LAYERS))


def arrays_of(knowledge: Knowledge) -> Iterable[tuple[str, NDArray[np.generic]]]:
    """The arrays of a file, by name: what `read` reads."""
    yield "version", np.array(VERSION)
    yield "names", np.frombuffer("\n".join(knowledge.names).encode(), np.uint8)
    for name, _ in _NET:
        array = getattr(knowledge.net, name)
        yield f"net_{name}", array if name == "embedding" else array.astype(np.float16)
    for name in ("keys", "concepts", "counts", "negated"):
        yield f"precedents_{name}", getattr(knowledge.precedents, name)
    yield "successions_pairs", knowledge.successions.pairs
    yield "successions_counts", knowledge.successions.counts
    for name in ("above", "below"):
        yield f"successions_{name}", getattr(knowledge.successions, name).astype(np.uint32)
    for name in _COUNTS:
        yield name, getattr(knowledge, name).astype(np.uint16)
    for name in _NETS:
        layers = getattr(knowledge, name)
        for part in _LAYERS:
            yield f"{name}_{part}", getattr(layers, part).astype(np.float32)


@cache
def known() -> Knowledge:
    """What ships with the program."""
    return read(shipped("taxonomy") / "knowledge" / "us-gaap.npz")
