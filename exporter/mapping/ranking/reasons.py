"""Reasons: what speaks for a candidate and what against, in words a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from exporter.mapping.ranking.candidates import FEATURES
from exporter.mapping.ranking.knowledge import Floats
from exporter.mapping.ranking.rows import Row

_PRECEDENTS = (
    ("above", "with this label below the same row"),
    ("label", "with this label in that statement"),
    ("zone", "with such a label in that part of the statement"),
    ("heading", "with its heading as a label"),
)
_LIKELY = 0.5
_NEAR = 1.0
"""From this logarithm on a concept stands beside another so much oftener than by chance that it is worth a word."""


def reasons(row: Row, measured: Floats, agreeing: Sequence[Row], extension: float) -> Iterator[str]:
    """What was measured of a row's best candidate, the weightiest first.

    `agreeing` are rows of other statements that share figures with it and are likely to mean the same; `extension` is
    the chance that the row needs a concept of the filer's own.
    """
    of = dict(zip(FEATURES, measured.tolist(), strict=True))
    yield from _precedent(of)
    if of["modern"] > 0:
        yield f"{round(np.expm1(of['modern']))} of the filers of today that were studied use it"
    if of["words"] >= 0.999:
        yield "the taxonomy's wording has the same words"
    elif max(of["words"], of["words of the essence"]) >= 0.6:
        yield "the taxonomy's wording is like it"
    for other in agreeing[:1]:
        yield f"“{other.label}” in another statement has the same figures and means it too"
    if max(of["follows"], of["leads"]) >= _NEAR:
        under = of["follows"] >= of["leads"]
        here, there = ("below", "above") if under else ("above", "below")
        yield f"often stands right {here} what the row {there} it means"
    if of["home here"] > 0:
        yield f"{100 * of['at home']:.0f} % of its rows stand in such a statement"
    if of["parts"] > 0:
        yield f"it is the sum of {round(np.expm1(of['parts']))} other rows in print, as the figures prove"
    if row.instant is not None:
        yield f"unit and period agree: {'a balance at a date' if row.instant else 'an amount of a period'}"
    if of["net"] > np.log(_LIKELY):
        yield f"label and surroundings resemble rows of it: {100 * np.exp(of['net']):.0f} %"
    if of["surer elsewhere"] > 0:
        yield "but another row of the statement suits it better"
    if extension >= 0.2:
        yield f"but it may need a concept of its own: {100 * extension:.0f} %"


def _precedent(of: Mapping[str, float]) -> Iterator[str]:
    """How many filers did so, for the narrowest description of the row that any filer's row has."""
    for key, where in _PRECEDENTS:
        if of[f"{key} count"] > 0:
            count = round(np.expm1(of[f"{key} count"]))
            yield f"{count} of {round(count / of[f'{key} share'])} filers {where} use it"
            return
