"""Discovery of sums and signs, measured on real statements: tables of figures, what was missed, and samples to check.

    python benchmarks/sums.py                          the tables, tuned part beside held-out part
    python benchmarks/sums.py --missed BS [--numbers]  each total of that kind that was not explained, with its rows
    python benchmarks/sums.py --draw 300               sums drawn at random, as tab-separated lines to read

The held-out part, a third of the filers, is measured and never browsed: --missed and --draw leave it out.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fsds import FSDS, Statement, Tag, statements, tags
from misprints import count_found
from signs import BENCH, Counts, dev_signs, fsds_signs
from ties import count_ties
from totals import total_rows

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.sums import Sum

KINDS = {"IS": "income", "BS": "position", "CF": "cash flows"}
PROTOTYPE = {"labels": {"IS": "97", "BS": "96", "CF": "97"}, "numbers": {"IS": "94-96", "BS": "94-96", "CF": "94-96"}}
PROTOTYPE_SIGNS = {"IS": "98.1", "BS": "99.9"}


@dataclass
class Score:
    """What became of the totals of one kind of statement."""

    totals: int = 0
    explained: int = 0
    exact: int = 0
    broken: int = 0
    sums: int = 0
    seconds: list[float] = field(default_factory=list)


def explains(found: Iterable[Sum], row: int) -> list[Sum]:
    """The sums of a total that hold in every column in which it is printed and prove it in one at least."""
    return [s for s in found if s.total == row and s.holds and s.proven]


def measure(chosen: Sequence[Statement], *, labels: bool) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    for statement in chosen:
        score = scores[statement.kind]
        started = time.process_time()
        found = discover(statement.rows, labels=labels)
        score.seconds.append(time.process_time() - started)
        score.sums += len(found)
        for row in total_rows(statement):
            good = explains(found, row)
            score.totals += 1
            score.explained += bool(good)
            score.exact += any(s.exact for s in good)
            score.broken += not good and any(s.total == row for s in found)
    return scores


def print_discovery(tuned: Sequence[Statement], held_out: Sequence[Statement]) -> None:
    print("Totals explained in every column")
    print(
        f"{'':9}{'':12}{'part':10}{'totals':>8}{'explained':>11}{'exactly':>9}{'broken':>8}{'sums':>7}{'prototype':>11}"
    )
    seconds: list[float] = []
    for mode in ("labels", "numbers"):
        for name, part in (("tuned", tuned), ("held out", held_out)):
            scores = measure(part, labels=mode == "labels")
            for kind, title in KINDS.items():
                s = scores[kind]
                print(
                    f"{mode:9}{title:12}{name:10}{s.totals:8}{s.explained / s.totals:11.2%}{s.exact / s.totals:9.2%}"
                    f"{s.broken:8}{s.sums:7}{PROTOTYPE[mode][kind]:>11}"
                )
            three = [scores[kind] for kind in KINDS]
            totals, explained = sum(s.totals for s in three), sum(s.explained for s in three)
            print(f"{mode:9}{'all three':12}{name:10}{totals:8}{explained / totals:11.2%}")
            seconds += [second for s in scores.values() for second in s.seconds]
    average, most = sum(seconds) / len(seconds), max(seconds)
    print(f"\nCPU a statement: {1000 * average:.1f} ms on average, {1000 * most:.0f} ms at most (prototype 24, 195)")


def print_misprints(chosen: Sequence[Statement]) -> None:
    print("\nMisprints planted, one a statement of the tuned part, in a sum that held exactly")
    print(f"{'':9}{'':12}{'planted':>10}{'found, broken there':>22}{'explained away':>17}")
    for mode in ("labels", "numbers"):
        for columns, c in sorted(count_found(chosen, labels=mode == "labels").items()):
            planted = c["planted"]
            print(f"{mode:9}{columns:12}{planted:10}{c['found'] / planted:22.1%}{c['explained away'] / planted:17.1%}")


def print_signs(title: str, counts: Counts, prototype: dict[str, str]) -> None:
    print(f"\n{title}")
    print(f"{'':46}{'rows':>7}{'right':>9}{'never negating':>16}{'conflicts':>11}{'prototype':>11}")
    for (kind, where), c in sorted(counts.items()):
        if rows := c["right"] + c["wrong"]:
            before = prototype.get(kind, "") if where == "in a sum" else ""
            never = f"{c['never negating'] / rows:.2%}"
            print(f"{kind + ', ' + where:46}{rows:7}{c['right'] / rows:9.2%}{never:>16}{c['conflicts']:11}{before:>11}")
    known = [c for (kind, where), c in counts.items() if where == "in a sum" and "not at hand" not in kind]
    for name, group in (("balance known, in a sum", known), ("all rows", list(counts.values()))):
        right, wrong = sum(c["right"] for c in group), sum(c["wrong"] for c in group)
        print(f"{name:46}{right + wrong:7}{right / (right + wrong):9.2%}")


def print_missed(chosen: Sequence[Statement], kind: str, *, labels: bool) -> None:
    """Each missed total with the rows still open above it: '?' the total, '=' other totals found."""
    reasons: Counter[str] = Counter()
    for statement in chosen:
        if statement.kind != kind:
            continue
        found = discover(statement.rows, labels=labels)
        owner = {c.row: s.total for s in found for c in s.contributors}
        tops = {s.total for s in found}
        for total in total_rows(statement):
            if explains(found, total):
                continue
            reason = "holds in some columns only" if total in tops else "no sum"
            reasons[reason] += 1
            print(f"\n{statement.adsh} {kind} {reason}: {statement.rows[total].label}")
            for row in statement.rows[max(0, total - 15) : total + 5]:
                if row.unit == statement.rows[total].unit and owner.get(row.id, total) >= total:
                    mark = "?" if row.id == total else "=" if row.id in tops else " "
                    figures = " ".join(f"{'-' if v is None else v:>12}" for v in row.values)
                    print(f"  {row.id:3} {mark} {row.label[:60]:60} {figures}")
    print(f"\n{dict(reasons)}")


def print_drawn(chosen: Sequence[Statement], count: int) -> None:
    """Sums drawn by a hash of what they are, so that a draw stays the same where discovery does.

    One line each: filing, kind, family, evidence, total and contributors with their figures in one column.
    """
    pool = [(s, found) for s in chosen for found in discover(s.rows)]
    pool.sort(key=lambda drawn: hashlib.sha256(repr((drawn[0].adsh, drawn[0].kind, drawn[1].total)).encode()).digest())
    print("verdict\tfiling\tstatement\tfamily\tevidence\ttotal\tcontributors")
    for statement, found in pool[:count]:
        rows = statement.rows
        column = found.proven[0]
        parts = " ".join(
            f"{'+' if c.coefficient > 0 else '-'} {rows[c.row].label[:60]} [{rows[c.row].values[column]}]"
            for c in found.contributors
        )
        total = f"{rows[found.total].label[:80]} [{rows[found.total].values[column]}]"
        print("", statement.adsh, statement.kind, found.family, found.evidence, total, parts, sep="\t")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--missed", choices=sorted(KINDS), help="browse what was missed in one kind of statement")
    options.add_argument("--numbers", action="store_true", help="with --missed: as found without labels")
    options.add_argument("--draw", type=int, metavar="N", help="draw N sums to be checked by hand")
    options.add_argument("--tuned-only", action="store_true", help="leave the held-out part unmeasured")
    asked = options.parse_args()
    if not FSDS.exists():
        print(f"skipped: {FSDS} is not there")
        return
    known: dict[str, Tag] = tags()
    everything = list(statements(known))
    tuned = [s for s in everything if not s.held_out]
    held_out = [] if asked.tuned_only else [s for s in everything if s.held_out]
    if asked.missed:
        print_missed(tuned, asked.missed, labels=not asked.numbers)
    elif asked.draw:
        print_drawn(tuned, asked.draw)
    else:
        print_discovery(tuned, held_out or tuned)
        print_misprints(tuned)
        print_signs("Signs, fsds-2010, tuned part", fsds_signs(tuned, known), PROTOTYPE_SIGNS)
        if held_out:
            print_signs("Signs, fsds-2010, held-out part", fsds_signs(held_out, known), PROTOTYPE_SIGNS)
        print("\nTies between the statements of a filing")
        for kind, c in sorted(count_ties(everything).items()):
            print(f"{kind:46}{c['hold'] + c['fail']:7}{c['hold'] / (c['hold'] + c['fail']):9.2%}")
        if (BENCH / "dev").exists():
            print_signs("Signs, bench/dev", dev_signs(known), {})


if __name__ == "__main__":
    main()
