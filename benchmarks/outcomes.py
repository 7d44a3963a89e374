"""What `run` makes of rows: tagged, to be asked, or extended, and how often that is right; with ranking and without.

    PYTHONPATH=. python benchmarks/outcomes.py us-gaap-2024.zip ENTRY-POINT [--kept FOLDER] [--every 1] [--sample FILE]

The statement tables of bench/dev as HTML, each a document of its own, mapped onto us-gaap and onto the built-in
taxonomy. What ranking knows comes from other folds of filers (see mapping.py) and is kept in FOLDER. On the built-in
taxonomy a row is right that has a concept which the crosswalk leads to from what the filer used, or one of its own
where there is none. Rows told apart by a dimension are counted by themselves.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import dev_tables
from mapping import course, options
from mapping_data import folds, modern

from exporter.dts.builtin import builtin
from exporter.dts.dts import DTS
from exporter.extraction.facts import Row
from exporter.extraction.statements import extract
from exporter.mapping.crosswalk import US_GAAP
from exporter.mapping.extension import namer
from exporter.mapping.likely import Ranking
from exporter.mapping.mapped import MappedRow
from exporter.mapping.mapping import map_statements
from exporter.mapping.options import Outcome
from exporter.mapping.ranking.knowledge import Knowledge

OWN = "EXT"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row as it was mapped, and what its filer used: a local name of us-gaap or OWN, and the sign."""

    table: str
    mapped: MappedRow
    filed: str
    dimensional: bool
    flipped: bool | None
    right: bool
    alike: bool
    hit: bool

    @property
    def group(self) -> str:
        return "decided" if self.mapped.decided else str(self.mapped.outcome)


def taught(arguments: argparse.Namespace) -> dict[str, Knowledge]:
    """By company, what is known without its fold."""
    where = folds(modern(dev_tables.BENCH / "dev"))
    found: dict[int, Knowledge] = {}
    school = None
    for fold in sorted(set(where.values())):
        path = arguments.kept / f"knowledge-without-{fold}.pickle" if arguments.kept else None
        if path is not None and path.exists():
            found[fold] = pickle.loads(path.read_bytes())
            continue
        school = school or course(arguments)
        found[fold] = school.taught(frozenset({fold}))
        if path is not None:
            path.write_bytes(pickle.dumps(found[fold]))
    return {company: found[fold] for company, fold in where.items()}


class Judge:
    """Which concepts of a DTS are right for what a filer used."""

    def __init__(self, dts: DTS) -> None:
        score = dev_tables.judge()
        self._direct = US_GAAP in {prefix for _, prefix in dts.prefixes}
        self._alike: dict[str, set[str]] = defaultdict(set)
        for group in score.EQUIV:
            for name in group.split():
                self._alike[name] |= set(group.split())

    def answers(self, filed: str) -> set[str]:
        if self._direct or filed == OWN:
            return {filed}
        return {name.local for name in builtin().equivalents_of(US_GAAP, filed)} or {OWN}

    def alike(self, filed: str) -> set[str]:
        return set().union(*(self.answers(name) for name in {filed, *self._alike.get(filed, ())})) | self.answers(filed)


def filed(row: Row, facts: Iterable[dict[str, object]]) -> tuple[str, bool, bool | None] | None:
    """What the filer used for most of a row's figures: concept, whether with a dimension, and whether turned round."""
    found: Counter[tuple[str, bool]] = Counter()
    turned: Counter[bool] = Counter()
    for gold in facts:
        value = Decimal(str(gold["value"]))
        if str(gold["label"]).strip().lower() == row.label.strip().lower() and any(
            fact is not None and fact.value == value and str(fact.end)[:7] == str(gold["end"])[:7] for fact in row.facts
        ):
            prefix, _, local = str(gold["concept"]).partition(":")
            found[local if prefix in (US_GAAP, "srt") else OWN, bool(gold["dims"])] += 1
            if value:
                turned[value != Decimal(str(gold["xbrl_value"]))] += 1
    if not found:
        return None
    (concept, dimensional), _ = found.most_common(1)[0]
    return concept, dimensional, turned.most_common(1)[0][0] if turned else None


def judged(dts: DTS, golds: Sequence[dev_tables.Gold], known: dict[str, Knowledge] | None) -> Iterator[Judged]:
    """The rows of the tables as they are mapped onto a DTS; without `known` no ranking is asked."""
    judge = Judge(dts)
    rankings: dict[int, Ranking] = {}
    for gold in golds:
        knowledge = known and known[gold["company"]]
        ranking = None
        if knowledge:
            ranking = rankings.setdefault(id(knowledge), Ranking(dts, knowledge=lambda one=knowledge: one))
        statements = extract(dev_tables.read(gold, "html"), dev_tables.metadata(gold)).statements
        own = namer(namespace="http://x.example/", schema="http://x.example/x.xsd", prefix="x")
        for statement in map_statements(statements, dts, own, ranking=ranking).statements:
            for row in statement.rows:
                told = filed(row.row, gold["facts"])
                if told is None:
                    continue
                name = OWN if row.extension else row.concept.name.local
                listed = {name, *(option.concept.name.local for option in row.alternatives)}
                answers, alike = judge.answers(told[0]), judge.alike(told[0])
                yield Judged(gold["id"], row, *told, name in answers, name in alike, bool(listed & answers))


def _elsewhere(rows: Sequence[Judged], part: Judged) -> set[str]:
    """What the filer used for the other rows of a table."""
    return {row.filed for row in rows if row.table == part.table and row is not part}


def _share(rows: Sequence[Judged], of: Sequence[Judged]) -> str:
    return f"{100 * len(rows) / max(1, len(of)):5.1f}"


def report(rows: Sequence[Judged], judge: Judge) -> Iterator[str]:
    """The figures of the table in README.md."""
    plain = [row for row in rows if not row.dimensional]
    yield f"rows {len(plain)}: right {_share([r for r in plain if r.right], plain)}, alike as one " + _share(
        [r for r in plain if r.alike], plain
    )
    for outcome in Outcome:
        part = [row for row in plain if row.mapped.outcome == outcome]
        yield (
            f"  {outcome.name:7}{_share(part, plain)} % of rows, right {_share([r for r in part if r.right], part)}, "
            f"alike as one {_share([r for r in part if r.alike], part)}, "
            f"right or listed {_share([r for r in part if r.hit], part)}, "
            f"said {100 * sum(r.mapped.confidence for r in part) / max(1, len(part)):.1f}"
        )
    needless = [row for row in plain if row.mapped.extension and OWN not in judge.answers(row.filed)]
    needed = [row for row in plain if OWN in judge.answers(row.filed)]
    met = sum(row.right for row in needed)
    yield f"  extended without need {len(needless)}; of {len(needed)} that need it, extended {met}"
    signs = [r for r in plain if r.flipped is not None and r.right and not r.mapped.extension]
    yield f"  sign right where the concept is {_share([r for r in signs if r.mapped.negated == r.flipped], signs)}"
    members = [row for row in rows if "a dimension would name" in row.mapped.reason]
    told = sum(row.dimensional or row.filed in _elsewhere(rows, row) for row in members)
    yield f"  said to be of a member {len(members)}; a dimension or the concept of another row in {told}"
    apart = [row for row in rows if row.dimensional]
    yield f"  of {len(apart)} told apart by a dimension, right {sum(r.right for r in apart)}: " + str(
        dict(Counter(r.group for r in apart))
    )


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--every", type=int, default=1, help="take one table in so many")
    parser.add_argument(
        "--sample", type=Path, metavar="FILE", help="writes rows that ranking alone tags, to be looked at"
    )
    arguments = parser.parse_args()
    from exporter.basis import Named, basis

    dts = basis(Named(packages=(arguments.taxonomy,), entry_points=(arguments.entry_point,))).dts
    known = taught(arguments)
    golds = sorted(dev_tables.golds(held=None), key=lambda g: hashlib.sha256(g["id"].encode()).hexdigest())
    for name, onto in ((US_GAAP, dts), ("built-in", builtin())):
        for way, knowledge in (("with ranking", known), ("wordings alone", None)):
            rows = list(judged(onto, golds[:: arguments.every], knowledge))
            print(f"{name}, {way}:", *report(rows, Judge(onto)), sep="\n", flush=True)
            if arguments.sample and knowledge:
                _write(arguments.sample.with_suffix(f".{name}.tsv"), rows)


def _write(path: Path, rows: Iterable[Judged]) -> None:
    lines = []
    for r in rows:
        row = r.mapped.row
        given = (r.group, str(r.mapped.confidence), row.section, row.label, r.mapped.concept.name.local)
        lines.append((r.table, *given, r.filed, str(r.right), str(r.alike), r.mapped.reason))
    path.write_text("".join("\t".join(line) + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    if not dev_tables.TABLES.is_dir():
        sys.exit("needs ../shared/bench/dev")
    main()
