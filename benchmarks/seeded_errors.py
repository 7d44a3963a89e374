"""Seeded errors: one figure of a real statement is made wrong; is it seen, is its cause named, is its row?

    python benchmarks/seeded_errors.py                         the tables
    python benchmarks/seeded_errors.py --alarms                what is found in the statements as published
    python benchmarks/seeded_errors.py --alarms --draw 50      some of it drawn by hash and whole, to be judged
    python benchmarks/seeded_errors.py --missed "row dropped"  what was not detected, or not explained

Filers learned from are never those measured. A third of the filers is held out: measured, never browsed. `later` are
statements of 2023-2025 (bench/dev), looked at with what those of 2009-2010 teach.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dev_statements import dev_statements
from fsds import FSDS, statements, tags
from planting import CAUSES, DROPPED, KINDS, PERIODS, UNIT, planted
from published import print_alarms, print_drawn, share
from seeded_filings import MODES, PARTS, Filing, filings

from exporter.arithmetic.equations import Equation, equations, figures
from exporter.arithmetic.explanation import explain
from exporter.arithmetic.repairs import Cause, Inconsistency
from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, Table


@dataclass(frozen=True)
class Outcome:
    """What became of one trial."""

    detected: bool
    at_error: bool = False
    row_first: bool = False
    row_in_three: bool = False
    cause_first: bool = False
    cause_at_row: bool = False


@dataclass
class Bench:
    """One way of looking at the filings."""

    mode: str
    facts: int = 0
    related: int = 0
    seconds: list[float] = field(default_factory=list)
    trials: dict[str, list[Outcome]] = field(default_factory=lambda: defaultdict(list))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def run(self, filing: Filing, kinds: Sequence[str]) -> tuple[Inconsistency, ...]:
        """Plant an error of each kind in each statement; give what is found without any."""
        sums = [filing.sums(self.mode, at, table) for at, table in enumerate(filing.tables)]
        ties = filing.ties(self.mode, filing.tables)
        clean = [e for e in equations(filing.tables, sums, ties) if e.holds]
        found = explain(filing.tables, sums, ties)
        self.facts += sum(map(bool, filing.printed.values()))
        self.related += len({cell for e in clean for cell, _ in e.terms if filing.printed[cell]})
        for at, _ in enumerate(filing.tables):
            for kind in kinds:
                self.trial(filing, at, kind, sums, clean)
        return found

    def trial(self, filing: Filing, at: int, kind: str, sums: Sequence[tuple[Sum, ...]], clean: list[Equation]) -> None:
        chance = random.Random(f"{filing.adsh} {at} {kind}")
        made = _planted(filing, at, kind, clean, sums, chance)
        if made is None:
            return
        row, column, wrong, hit = made
        tables = (*filing.tables[:at], wrong, *filing.tables[at + 1 :])
        started = time.process_time()
        again = [filing.sums(self.mode, at, wrong) if i == at else s for i, s in enumerate(sums)]
        found = explain(tables, again, filing.ties(self.mode, tables))
        self.seconds.append(time.process_time() - started)
        outcome = _judge(filing, tables, at, kind, row, hit, found)
        self.trials[kind].append(outcome)
        if not (outcome.detected and outcome.row_in_three):
            what = "missed" if not outcome.detected else "not named"
            label = next(r.label for r in filing.tables[at].rows if r.id == row)
            self.misses[kind].append(
                f"{what:10}{filing.adsh} {filing.parts[at].kind} row {row} column {column} {label}"
            )


def _planted(
    filing: Filing,
    at: int,
    kind: str,
    clean: Sequence[Equation],
    sums: Sequence[Sequence[Sum]],
    chance: random.Random,
) -> tuple[int, int, Table, list[Equation]] | None:
    """An error at a random figure that stands in a relation, with the relations it breaks."""
    table = filing.tables[at]
    totals = {s.total for s in sums[at]}
    printed = filing.printed
    cells = sorted(
        {(cell.row, cell.column) for e in clean for cell, _ in e.terms if cell.table == at and printed[cell]}
    )
    chance.shuffle(cells)
    for row, column in cells:
        if kind in (DROPPED, UNIT) and row in totals:
            continue
        wrong = planted(table, kind, row, column, chance)
        hit = wrong and _broken(filing, at, wrong, clean)
        if wrong and hit:
            return row, column, wrong, hit
    return None


def _broken(filing: Filing, at: int, wrong: Table, clean: Sequence[Equation]) -> list[Equation]:
    """The equations that hold without the error and not with it; what has another unit adds nothing."""
    units = {row.id: row.unit for row in filing.tables[at].rows}
    now = {row.id: row.values for row in wrong.rows if row.unit == units[row.id]}
    present = {row.id for row in wrong.rows}
    broken = []
    for e in clean:
        moved = sum(
            k * ((now[cell.row][cell.column] if cell.row in now else 0) or 0) - k * (filing.printed[cell] or 0)
            for cell, k in e.terms
            if cell.table == at
        )
        total = e.terms[0][0]
        fails = abs(e.difference + moved) > (e.allowed if e.difference else 0)
        if moved and fails and (total.table != at or total.row in present):
            broken.append(e)
    return broken


def _judge(
    filing: Filing,
    tables: Sequence[Table],
    at: int,
    kind: str,
    row: int,
    hit: Sequence[Equation],
    found: Sequence[Inconsistency],
) -> Outcome:
    """What is found counts where the error breaks it: it holds on the figures before."""
    now = figures(tables)
    totals = {(e.table, e.terms[0][0]) for e in hit}
    by_error = []
    for inconsistency in found:
        first = inconsistency.cells[0]
        if (inconsistency.table, first) in totals or _held(inconsistency, now, filing.printed):
            by_error.append(inconsistency)
    if not by_error:
        return Outcome(False)
    told = max(by_error, key=lambda i: i.repairs[0].closes if i.repairs else 0)
    if kind == DROPPED:
        places = {cell for _, cell in totals}
        right = [all(cell in places for cell in r.cells) and r.cause is Cause.MISSING for r in told.repairs]
    elif kind == PERIODS:
        right = [all(cell.table == at for cell in r.cells) for r in told.repairs]
    else:
        right = [all(cell.table == at and cell.row == row for cell in r.cells) for r in told.repairs]
    causes = [r.cause is CAUSES[kind] for r in told.repairs]
    return Outcome(
        detected=True,
        at_error=any(i.certain for i in by_error),
        row_first=right[:1] == [True],
        row_in_three=any(right[:3]),
        cause_first=causes[:1] == [True],
        cause_at_row=any(r and c for r, c in zip(right[:3], causes, strict=False)),
    )


def _held(inconsistency: Inconsistency, now: Mapping[Cell, int | None], printed: Mapping[Cell, int | None]) -> bool:
    """Whether the figures before the error made it hold."""
    relation = inconsistency.relation
    if isinstance(relation, Sum):
        weights = [1, *(-part.coefficient for part in relation.contributors)]
        if len(weights) != len(inconsistency.cells):
            return False
    else:
        weights = [1, *(-1 for _ in relation.right)]
    moved = sum(
        k * ((printed.get(cell) or 0) - (now[cell] or 0)) for k, cell in zip(weights, inconsistency.cells, strict=True)
    )
    return moved != 0 and inconsistency.difference + moved == 0


def print_trials(title: str, bench: Bench) -> None:
    print(f"\n{title}")
    print(
        f"{'':28}{'trials':>8}{'detected':>10}{'as error':>10}{'row first':>11}{'in three':>10}{'cause':>8}"
        f"{'cause+row':>11}"
    )
    everything: list[Outcome] = []
    for kind in KINDS:
        if outcomes := bench.trials[kind]:
            everything += outcomes
            _print_line(kind, outcomes)
    _print_line("all", everything)
    print(f"figures in a sum or tie that holds: {share(bench.related, bench.facts)} of {bench.facts}")
    mean = 1000 * sum(bench.seconds) / max(len(bench.seconds), 1)
    print(f"CPU a trial: {mean:.1f} ms on average, {1000 * max(bench.seconds, default=0):.0f} ms at most")


def _print_line(kind: str, outcomes: Sequence[Outcome]) -> None:
    n = len(outcomes)
    cells = [
        sum(getattr(o, name) for o in outcomes)
        for name in ("detected", "at_error", "row_first", "row_in_three", "cause_first", "cause_at_row")
    ]
    print(
        f"{kind:28}{n:8}" + "".join(f"{share(c, n):>{w}}" for c, w in zip(cells, (10, 10, 11, 10, 8, 11), strict=True))
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mode", choices=MODES, action="append")
    options.add_argument("--part", choices=PARTS, action="append")
    options.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th filing")
    options.add_argument("--missed", choices=KINDS)
    options.add_argument("--alarms", action="store_true")
    options.add_argument(
        "--draw", type=int, metavar="N", help="with --alarms: N errors and half as many warnings, whole"
    )
    asked = options.parse_args()
    if not FSDS.exists():
        sys.exit(f"skipped: {FSDS} is not there")
    known_tags = tags()
    every = filings(list(statements(known_tags)), list(dev_statements()), known_tags)
    for mode in asked.mode or MODES:
        for name in asked.part or PARTS:
            chosen = [f for f in every if f.part == name][:: asked.every]
            bench = Bench(mode)
            kinds = () if asked.alarms else [asked.missed] if asked.missed else KINDS
            alarms = [(f, bench.run(f, kinds)) for f in chosen]
            if not asked.alarms:
                print_trials(f"{mode}, {name} part", bench)
            if asked.missed:
                print("\n".join(bench.misses[asked.missed]))
            print_alarms(alarms, listed=asked.alarms and not asked.draw and name != "held out")
            if asked.draw and name == "tuned":
                print_drawn(alarms, asked.draw, certain=True)
                print_drawn(alarms, asked.draw // 2, certain=False)


if __name__ == "__main__":
    main()
