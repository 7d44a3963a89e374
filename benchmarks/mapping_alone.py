"""How well the net alone gives rows their concepts, before anything is weighed: five folds of filers.

    python benchmarks/mapping_alone.py TAXONOMY.zip ENTRY-POINT [--kept FOLDER] [--ablation]

The best of the concepts that fit a row's unit and period counts. `--ablation` hides each kind of cue when judging.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from mapping import course, options
from mapping_course import Course
from mapping_data import EXTENSION

from exporter.mapping.ranking.candidates import Weighing
from exporter.mapping.ranking.cues import GROUPS
from exporter.mapping.ranking.rows import UNITS
from exporter.mapping.ranking.targets import Targets


def alone(school: Course, fold: int, without: frozenset[str]) -> tuple[int, int, int]:
    """A fold's rows with a standard concept and no dimension; how many have it first, and among the first five."""
    knowledge = school.knowledge(frozenset({fold}))
    targets = Targets(school.dts, knowledge.names)
    weighing = Weighing(knowledge, targets)
    first = five = count = 0
    for example, where in zip(school.modern, school.fold, strict=True):
        if where != fold or example.concept == EXTENSION or example.dimensional:
            continue
        row = example.row
        fits = targets.kinds == UNITS.index(row.unit)
        if row.instant is not None:
            fits &= targets.instants == row.instant
        best = np.argsort(-np.where(fits, weighing.guess(row, without).targets, -np.inf), kind="stable")[:5].tolist()
        count += 1
        first += best[0] == school.numbers[example.concept]
        five += school.numbers[example.concept] in best
    return count, first, five


def lines(school: Course, ablation: bool) -> Iterable[str]:
    for hidden in ("", *GROUPS) if ablation else ("",):
        parts = [alone(school, fold, frozenset({hidden})) for fold in school.folds]
        count, first, five = (sum(column) for column in zip(*parts, strict=True))
        folds = ", ".join(f"{100 * right / size:.1f}" for size, right, _ in parts)
        said = f"not shown: {hidden}" if hidden else "the net alone"
        yield f"{said:<24} {100 * first / count:5.1f} / {100 * five / count:5.1f}   first by fold {folds}"


if __name__ == "__main__":
    parser = options(__doc__)
    parser.add_argument("--ablation", action="store_true", help="hides each kind of cue in turn")
    arguments = parser.parse_args()
    for line in lines(course(arguments), arguments.ablation):
        print(line, flush=True)
