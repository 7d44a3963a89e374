"""Seeded errors: one figure of a real statement is made wrong; is it seen, is its cause named, is its row?

    python benchmarks/seeded_errors.py                         the tables
    python benchmarks/seeded_errors.py --alarms                what is found in the statements as published
    python benchmarks/seeded_errors.py --missed "row dropped"  what was not detected, or not explained

Filers learned from are never those measured. A third of the filers is held out: measured, never browsed.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from fsds import FSDS, Statement, Tag, statements, tags
from knowledge import Knowledge, learn
from planting import CAUSES, DROPPED, KINDS, PERIODS, UNIT, planted
from ties import KINDS as TITLES
from ties import period

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.equations import Equation, equations, figures
from exporter.arithmetic.expected import expected_sums
from exporter.arithmetic.explanation import explain
from exporter.arithmetic.known import Arc, Name, known_ties
from exporter.arithmetic.repairs import Inconsistency
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, Table, Tie, TieKind, find_ties

MODES = ("concepts", "labels", "numbers")
_OPENING = re.compile(r"\b(begin|beginning|opening)\b", re.IGNORECASE)
FOLDS = 6
"""Parts the filers are divided into by a hash of their number; two of them make the held-out third."""


@dataclass
class Filing:
    """The statements of one filing as tables of one scale."""

    adsh: str
    parts: tuple[Statement, ...]
    knowledge: Knowledge
    arcs: dict[tuple[object, ...], list[Arc]] = field(default_factory=dict)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        units = dict.fromkeys(unit for part in self.parts for unit in part.scales)
        scales = {unit: min(part.scales[unit] for part in self.parts if unit in part.scales) for unit in units}
        return tuple(_table(part, scales) for part in self.parts)

    @cached_property
    def printed(self) -> dict[Cell, int | None]:
        return figures(self.tables)

    @cached_property
    def names(self) -> tuple[tuple[Name, ...], ...]:
        return tuple(tuple(_names(part, self.knowledge.instants)) for part in self.parts)

    def sums(self, mode: str, at: int, table: Table) -> tuple[Sum, ...]:
        found = discover(table.rows, labels=mode != "numbers")
        if mode != "concepts":
            return found
        printed = [(row, self.parts[at].lines[row.id]) for row in table.rows]
        kind = self.parts[at].kind
        key = (at, *((row.id, row.unit) for row, _ in printed))
        if key not in self.arcs:
            self.arcs[key] = self.knowledge.arcs(kind, printed)
        return expected_sums(table.rows, found, self.arcs[key], self.knowledge.totals(kind, printed))

    def ties(self, mode: str, tables: Sequence[Table]) -> tuple[Tie, ...]:
        """By labels; where concepts are known, a label is asked only where no concept can tell."""
        if mode == "numbers":
            return ()
        found = find_ties(tables)
        if mode == "labels":
            return found
        apart = (TieKind.BALANCE, TieKind.PERIODS)
        return (*(tie for tie in found if tie.kind in apart), *known_ties(tables, self.names))


def _names(part: Statement, instants: Collection[str]) -> Iterator[Name]:
    """Rows by their tags; balances among flows only where they are printed twice and the first says that it opens."""
    tags = [line.tag for line in part.lines]
    for row, line in zip(part.rows, part.lines, strict=True):
        name = Name(row=row.id, concept=line.tag, negated=line.negated)
        twins = [at for at, tag in enumerate(tags) if tag == line.tag]
        if (part.kind == "BS" or line.tag not in instants) and len({part.rows[at].values for at in twins}) == 1:
            yield name
        elif [bool(_OPENING.search(part.rows[at].label)) for at in twins] == [True, False]:
            yield replace(name, moment="start" if row.id == twins[0] else "end")


def _table(part: Statement, scales: Mapping[str, object]) -> Table:
    rows = tuple(
        replace(
            row, values=tuple(v if v is None else int(v * part.scales[row.unit] / scales[row.unit]) for v in row.values)
        )  # type: ignore[operator]
        for row in part.rows
    )
    return Table(kind=TITLES.get(part.kind, ""), periods=tuple(map(period, part.columns)), rows=rows)


def filings(everything: Sequence[Statement], known_tags: Mapping[str, Tag]) -> list[Filing]:
    """All filings, each with what is learned from other filers; nothing is learned from those held out."""
    known = [(s, discover(s.rows)) for s in everything if not s.held_out]
    folds = {fold(s.cik) for s, _ in known}
    lessons = {f: learn([(s, sums) for s, sums in known if fold(s.cik) != f], known_tags) for f in sorted(folds)}
    whole = learn(known, known_tags)
    by_filing: dict[str, list[Statement]] = defaultdict(list)
    for statement in everything:
        by_filing[statement.adsh].append(statement)
    return [Filing(adsh, tuple(parts), lessons.get(fold(parts[0].cik), whole)) for adsh, parts in by_filing.items()]


def fold(cik: str) -> int:
    """One of FOLDS parts; 0 and 3 are held out."""
    return int(hashlib.sha256(cik.encode()).hexdigest(), 16) % FOLDS


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

    def run(self, filing: Filing, kinds: Sequence[str]) -> list[tuple[Inconsistency, ...]]:
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
        return [found]

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
        right = [all(cell in places for cell in r.cells) and r.cause.name == "MISSING" for r in told.repairs]
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


def share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


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
    options.add_argument("--part", choices=("tuned", "held out"), action="append")
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
    every = filings(list(statements(known_tags)), known_tags)
    for mode in asked.mode or MODES:
        for name in asked.part or ("tuned", "held out"):
            chosen = [f for f in every if f.parts[0].held_out == (name == "held out")][:: asked.every]
            bench = Bench(mode)
            kinds = () if asked.alarms else [asked.missed] if asked.missed else KINDS
            alarms = [(f, found) for f in chosen for found in bench.run(f, kinds)]
            if not asked.alarms:
                print_trials(f"{mode}, {name} part", bench)
            if asked.missed:
                print("\n".join(bench.misses[asked.missed]))
            print_alarms(alarms, listed=asked.alarms and not asked.draw and name == "tuned")
            if asked.draw and name == "tuned":
                print_drawn(alarms, asked.draw, certain=True)
                print_drawn(alarms, asked.draw // 2, certain=False)


def print_alarms(alarms: Sequence[tuple[Filing, tuple[Inconsistency, ...]]], *, listed: bool) -> None:
    total = sum(len(f.parts) for f, _ in alarms)
    errors = sum(len({i.table for i in found if i.certain}) for _, found in alarms)
    warned = sum(
        len({i.table for i in found if not i.certain} - {i.table for i in found if i.certain}) for _, found in alarms
    )
    print(f"as published: {total} statements, error in {share(errors, total)}, warning only in {share(warned, total)}")
    kinds = Counter(
        (getattr(i.relation, "kind", "") or i.relation.family, i.certain)
        for _, found in alarms
        for i in found  # type: ignore[union-attr]
    )
    for what, count in kinds.most_common() if listed else ():
        print(f"   {count:5} {what}")
    for filing, found in alarms if listed else ():
        for line in described(filing, found):
            print(line)


def described(filing: Filing, found: Sequence[Inconsistency]) -> Iterator[str]:
    """One line for each sum or tie that fails, its columns together."""
    seen: dict[tuple[int, int, object], list[Inconsistency]] = defaultdict(list)
    for i in found:
        seen[i.table, i.cells[0].row, _kind(i)].append(i)
    for (table, row, kind), alike in seen.items():
        best = next((i.repairs[0] for i in alike if i.repairs), None)
        place = (
            best and f"{best.cause} x{best.closes}: {_row(filing, best.cells[0].table, best.cells[0].row).label[:50]}"
        )
        certain = any(i.certain for i in alike)
        differences = " ".join(f"{i.column}:{i.difference}" for i in alike)
        label = f"{filing.parts[table].kind} {_row(filing, table, row).label[:50]}"
        yield f"{'E' if certain else 'w'} {filing.adsh} {kind} {label} by {differences} <- {place or 'nothing'}"


def print_drawn(alarms: Sequence[tuple[Filing, tuple[Inconsistency, ...]]], count: int, *, certain: bool) -> None:
    """Findings drawn by hash, with the rows of each, to be judged by hand."""
    drawn = []
    for filing, found in alarms:
        firsts = {(i.table, i.cells[0].row, _kind(i)): i for i in reversed(found) if i.certain == certain}
        for (table, row, _), i in firsts.items():
            drawn.append((hashlib.sha256(f"{filing.adsh} {table} {row}".encode()).hexdigest(), filing, i))
    print(f"{len(drawn)} findings")
    for _, filing, i in sorted(drawn, key=lambda entry: entry[0])[:count]:
        part = filing.parts[i.table]
        print(f"\n{filing.adsh} {part.kind} {_kind(i)} column {i.column} by {i.difference}")
        signs = {p.row: p.coefficient for p in i.relation.contributors} if isinstance(i.relation, Sum) else {}
        for cell in i.cells:
            other, row = filing.parts[cell.table], _row(filing, cell.table, cell.row)
            line = other.lines[cell.row]
            sign = {1: "+", -1: "-"}.get(signs.get(cell.row, 0), "=")
            print(f"  {sign} {line.tag} {row.values} {'negated' if line.negated else ''} | {row.label[:60]}")
        for r in i.repairs[:2]:
            rows = [filing.parts[c.table].lines[c.row].tag for c in r.cells[:1]]
            print(f"  -> {r.cause} x{r.closes} {rows} {r.values}")


def _kind(inconsistency: Inconsistency) -> str:
    relation = inconsistency.relation
    return relation.family if isinstance(relation, Sum) else relation.kind


def _row(filing: Filing, table: int, row: int) -> Row:
    return next(r for r in filing.tables[table].rows if r.id == row)


if __name__ == "__main__":
    main()
