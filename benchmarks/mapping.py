"""How well rows are given their concepts: five folds of filers, each judged by what never saw it.

    python benchmarks/mapping.py TAXONOMY.zip ENTRY-POINT [--kept FOLDER] [--predictions FILE]
        [--baselines] [--ablation]

The taxonomy is us-gaap of 2024. Rows of the filers that are judged are left out of the older rows altogether.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from mapping_baselines import BASELINES
from mapping_course import Course, Folds, Plan
from mapping_data import EXTENSION, folds, modern, official, older
from mapping_judged import Measured
from mapping_lessons import Lessons

from exporter.basis import Named, basis
from exporter.mapping.ranking import marks
from exporter.mapping.ranking.candidates import FEATURES, KEYS, MINORITIES
from exporter.mapping.ranking.cues import GROUPS
from exporter.mapping.ranking.knowledge import Layers
from exporter.mapping.ranking.suggestions import Suggesting, Suggestion

BENCH = Path(__file__).parents[2] / "shared" / "bench"


def course(arguments: argparse.Namespace) -> Course:
    examples = modern(BENCH / "dev")
    old = older(BENCH / "fsds-2010")
    dts = basis(Named(packages=(arguments.taxonomy,), entry_points=(arguments.entry_point,))).dts
    plan, kept = Plan(), Lessons(arguments.kept)
    return Course(examples, old, official(BENCH / "fsds-2010", old), folds(examples), dts, plan, kept)


def options(about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("taxonomy")
    parser.add_argument("entry_point")
    parser.add_argument("--kept", type=Path, metavar="FOLDER", help="keeps what takes long to teach")
    return parser


FAMILIES = {
    "the net": ("net", "rank", "gap", "known to the net", "net's best", "chance", "log of the chance",
                "place by chance", "surer elsewhere", "surer in another statement"),
    "precedents": tuple(f"{key} {what}" for key in KEYS for what in ("share", "count", "missing")),
    "words": tuple(name for name in FEATURES if name.startswith(("words", "best words"))),
    "statement and zone": ("at home", "home here", "in the zone", "frequent"),
    "today's filers counted": ("modern",),
    "period, unit and balance": ("instant", "kind", "debit", "credit"),
    "marks of names and labels": (*marks.OF_NAMES, *marks.OF_LABELS, "negative", "positive"),
    "sums": ("parts", "added", "taken off"),
    "minorities": MINORITIES,
    "rivals in the statement": ("surer elsewhere", "elsewhere", "above has it", "below has it"),
    "successions": ("follows", "leads", "follows two"),
    "the filing's other statements": ("in another statement", "surer in another statement"),
}  # fmt: skip


def predicted(school: Course, fold: int) -> tuple[Suggestion, ...]:
    """Suggestions for a fold's rows, as the program makes them, with what was taught without it."""
    suggesting = Suggesting(school.taught(frozenset({fold})), school.dts)
    return suggesting.suggest([e.row for e, where in zip(school.modern, school.fold, strict=True) if where == fold])


def judged(suggestions: Iterable[Suggestion], file: Path | None) -> str:
    """What the scorer says of them."""
    lines = "".join(
        json.dumps({"id": s.id, "ranked": s.ranked, "confidence": s.confidence, "flip": s.flip}) + "\n"
        for s in suggestions
    )
    with tempfile.TemporaryDirectory() as folder:
        path = file or Path(folder) / "predictions.jsonl"
        path.write_text(lines, encoding="utf-8")
        command = [sys.executable, str(BENCH / "score.py"), "mapping", str(BENCH / "dev"), str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def by_kind(school: Course, suggestions: Sequence[Suggestion]) -> Iterable[str]:
    """The share of rows whose concept is the first one suggested, by filer and by whether other filers use it."""
    said = {suggestion.id: suggestion.ranked[0].partition(":")[2] for suggestion in suggestions}
    users: dict[str, set[str]] = defaultdict(set)
    for example in school.modern:
        users[example.concept].add(example.company)
    older_concepts = {example.concept for example in school.older}
    tally: dict[str, list[bool]] = defaultdict(list)
    for example in school.modern:
        if example.concept == EXTENSION or example.dimensional:
            continue
        right = said[example.row.id] == example.concept
        tally[example.company].append(right)
        if users[example.concept] - {example.company}:
            tally["~ used by another of today's filers"].append(right)
        else:
            older_too = example.concept in older_concepts
            tally[f"~ used by this filer alone, {'but by older ones' if older_too else 'nor by older ones'}"].append(
                right
            )
    for name, rights in sorted(tally.items()):
        yield f"  {name:<48} {len(rights):5} {100 * sum(rights) / len(rights):6.1f}"


def top(school: Course, filings: Sequence[Measured], ranker: Layers) -> tuple[int, int, int]:
    """Rows with a standard concept and no dimension; how many have it first, and among the first five."""
    first = five = count = 0
    for filing in filings:
        for example, offer, shares in filing.weighed(ranker):
            if example.concept == EXTENSION or example.dimensional:
                continue
            count += 1
            ranked = offer.targets[np.argsort(-shares, kind="stable")[:5]].tolist()
            answer = school.numbers.get(example.concept)
            first += ranked[:1] == [answer]
            five += answer in ranked
    return count, first, five


def ablation(school: Course) -> Iterable[str]:
    """What is lost when rows are weighed once: without each family of measures, taught anew; with cues hidden."""
    out = {fold: frozenset({fold}) for fold in school.folds}
    whole = {fold: school.first(out[fold]) for fold in school.folds}
    yield _line("everything", (top(school, school.measured(out[f], f), whole[f]) for f in school.folds))
    for name, family in FAMILIES.items():
        columns = [FEATURES.index(feature) for feature in family]
        parts = (
            top(school, school.measured(out[fold], fold), school.first(out[fold], columns)) for fold in school.folds
        )
        yield _line(f"without {name}", parts)
    for group in GROUPS:
        parts = (top(school, _hidden(school, out[fold], fold, group), whole[fold]) for fold in school.folds)
        yield _line(f"net not shown: {group}", parts)


def _hidden(school: Course, out: Folds, fold: int, group: str) -> list[Measured]:
    return school.measure(out, fold, without=frozenset({group}))


def _line(name: str, parts: Iterable[tuple[int, int, int]]) -> str:
    count, first, five = (sum(column) for column in zip(*parts, strict=True))
    return f"  {name:<34} {100 * first / count:5.1f} / {100 * five / count:5.1f}"


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="writes them, for a scorer of one's own")
    parser.add_argument("--baselines", action="store_true", help="measures simpler ways beside it")
    parser.add_argument("--ablation", action="store_true", help="measures what each part is worth")
    arguments = parser.parse_args()
    school = course(arguments)
    suggestions = [s for fold in school.folds for s in predicted(school, fold)]
    print(judged(suggestions, arguments.predictions))
    print("First right, by filer and by who else uses the concept:")
    print(*by_kind(school, suggestions), sep="\n")
    if arguments.baselines:
        rows = [example.row for example in school.modern]
        for name, way in BASELINES.items():
            print(f"\n{name}:")
            print("\n".join(judged(way(school.dts, rows), None).splitlines()[:2]))
    if arguments.ablation:
        print("\nFirst right and among the first five, always five suggestions:")
        for line in ablation(school):
            print(line, flush=True)


if __name__ == "__main__":
    main()
