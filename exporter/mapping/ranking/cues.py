"""Cues: what a row shows, as numbered buckets that a net can add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from exporter.dts.wording import essence, words
from exporter.mapping.ranking.rows import Row
from exporter.mapping.ranking.themes import TELLING

GROUPS = (
    "label", "grams", "previous", "next", "section", "statement", "zone", "unit", "period", "print", "place", "themes",
    "heading",
)  # fmt: skip
"""The kinds of cue, each of which can be left out to measure what it is worth."""
_LENGTHS = {"themes": 0.6, "heading": 0.5}
"""How much a group weighs; 1 where nothing is said."""
_ALIKE = {"heading": "label"}
"""Groups whose words are taken for those of another: what is learned of them in labels holds for headings too."""
_GRAM = 4


def cues(row: Row, buckets: int, without: frozenset[str] = frozenset()) -> tuple[list[int], list[float]]:
    """The buckets of a row's cues and their weights; each yielded group of texts weighs one length."""
    places: list[int] = []
    weights: list[float] = []
    for group, texts in _texts(row):
        if texts and group not in without:
            kind = _ALIKE.get(group, group)
            places += [crc32(f"{kind} {text}".encode()) % buckets for text in texts]
            weights += [_LENGTHS.get(group, 1.0) * len(texts) ** -0.5] * len(texts)
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
        yield "heading", section
    yield "statement", [statement]
    yield "zone", [f"{statement} {row.zone}", *(f"{statement} {row.zone} {word}" for word in label)]
    yield "unit", [row.unit, f"{row.unit} {statement}", *(f"{row.unit} {word}" for word in label[-2:])]
    if row.instant is not None:
        yield "period", [f"{row.instant}", f"{row.instant} {statement}"]
    if row.negatives or row.positives:
        yield "print", [f"{statement} {row.zone} {bool(row.negatives)} {bool(row.positives)}"]
    yield "place", [f"{statement} {10 * row.place // row.of}", f"{statement} first {min(row.place, 4)}"]
    if row.themes:
        yield "themes", list(_with(row.themes, "with", statement, core))
        yield "themes", list(_with((theme for theme in TELLING if theme not in row.themes), "no", statement, core))


def _with(themes: Iterable[str], sense: str, statement: str, core: Sequence[str]) -> Iterator[str]:
    """Themes by themselves, and each with the row's own words."""
    for theme in themes:
        yield f"{sense} {theme}"
        yield f"{sense} {theme} {statement} {' '.join(core)}"
