"""Cues: what a row shows, as numbered buckets that a net can add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from exporter.dts.wording import essence, words
from exporter.mapping.ranking.rows import Row

GROUPS = ("label", "grams", "previous", "next", "section", "statement", "zone", "unit", "period", "print", "place")
"""The kinds of cue, each of which can be left out to measure what it is worth."""
_GRAM = 4


def cues(row: Row, buckets: int, without: frozenset[str] = frozenset()) -> tuple[list[int], list[float]]:
    """The buckets of a row's cues and their weights; the weights of a group have the length 1 together."""
    places: list[int] = []
    weights: list[float] = []
    for group, texts in _texts(row):
        if texts and group not in without:
            places += [crc32(f"{group} {text}".encode()) % buckets for text in texts]
            weights += [len(texts) ** -0.5] * len(texts)
    return places, weights


def _texts(row: Row) -> Iterator[tuple[str, Sequence[str]]]:
    label = words(row.label)
    statement = row.statement
    core = words(essence(row.label))
    yield "label", [*label, *(f"{a} {b}" for a, b in pairwise(label))]
    yield "label", [f"whole {' '.join(label)}", f"whole {statement} {' '.join(core)}"]
    yield "label", [f"{statement} {word}" for word in label]
    plain = f" {' '.join(label)} "
    yield "grams", [plain[i : i + _GRAM] for i in range(max(1, len(plain) - _GRAM + 1))]
    before, after, section = words(row.previous), words(row.following), words(row.section)
    yield "previous", [*before, f"whole {' '.join(before)}"]
    yield "next", [*after, f"whole {' '.join(after)}"]
    if section:
        yield "section", [*section, f"whole {' '.join(section)}"]
        yield "section", [f"over {word}" for heading in row.headings[-3:] for word in words(heading)]
    yield "statement", [statement]
    yield "zone", [f"{statement} {row.zone}", *(f"{statement} {row.zone} {word}" for word in label)]
    yield "unit", [row.unit, f"{row.unit} {statement}", *(f"{row.unit} {word}" for word in label[-2:])]
    if row.instant is not None:
        yield "period", [f"{row.instant}", f"{row.instant} {statement}"]
    if row.negatives or row.positives:
        yield "print", [f"{statement} {row.zone} {bool(row.negatives)} {bool(row.positives)}"]
    yield "place", [f"{statement} {10 * row.place // row.of}", f"{statement} first {min(row.place, 4)}"]
