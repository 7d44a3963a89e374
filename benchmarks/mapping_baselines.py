"""Simpler ways to find a row's concept, to see what is gained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np

from exporter.dts.dts import DTS
from exporter.dts.wording import words
from exporter.mapping.ranking.rows import UNITS, Row
from exporter.mapping.ranking.suggestions import Suggestion
from exporter.mapping.ranking.targets import Targets

_COMPARED = 60


def _ranked(row: Row, targets: Targets, scores: np.ndarray, least: float) -> Suggestion:
    order = [int(number) for number in np.argsort(-scores, kind="stable")[:10] if scores[number] >= least]
    names = tuple(targets.dts.prefixed(targets.concepts[number].name) for number in order)
    sure = float(scores[order[0]]) if order else 0.0
    return Suggestion(id=row.id, ranked=names, confidence=sure, flip=False, reasons=())


def exact(dts: DTS, rows: Sequence[Row]) -> Iterator[Suggestion]:
    """The concept whose label or name has the same words."""
    targets = Targets(dts, ())
    for row in rows:
        yield _ranked(row, targets, targets.likeness(words(row.label)), 0.9999)


def bags(dts: DTS, rows: Sequence[Row]) -> Iterator[Suggestion]:
    """The wording that shares most words, rare ones weighing more (TF-IDF)."""
    targets = Targets(dts, ())
    for row in rows:
        yield _ranked(row, targets, targets.likeness(words(row.label)), 1e-6)


def strings(dts: DTS, rows: Sequence[Row]) -> Iterator[Suggestion]:
    """Of those, the one whose label is most alike letter by letter."""
    targets = Targets(dts, ())
    called = [dts.called(concept.name).lower() for concept in targets.concepts]
    for row in rows:
        near = targets.likeness(words(row.label))
        scores = np.zeros_like(near)
        for number in np.argsort(-near, kind="stable")[:_COMPARED]:
            scores[number] = SequenceMatcher(None, row.label.lower(), called[number]).ratio()
        yield _ranked(row, targets, scores, 1e-6)


def cued(dts: DTS, rows: Sequence[Row]) -> Iterator[Suggestion]:
    """Words of label, heading and stretch of the statement, among concepts of the row's unit and period type."""
    targets = Targets(dts, ())
    for row in rows:
        near = targets.likeness(words(row.label))
        near = near + 0.3 * targets.likeness((*words(row.label), *words(row.section), *row.zone.split()))
        fits = targets.kinds == UNITS.index(row.unit)
        if row.instant is not None:
            fits &= targets.instants == row.instant
        yield _ranked(row, targets, np.where(fits, near, 0), 1e-6)


BASELINES = {
    "the same words": exact,
    "letter by letter (difflib)": strings,
    "TF-IDF": bags,
    "TF-IDF with unit, period type, heading and stretch": cued,
}
