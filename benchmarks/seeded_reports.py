"""Seeded errors in tagged reports: one row of a statement is made wrong in a report; what do the checks say of it?

    PYTHONPATH=.:benchmarks python benchmarks/seeded_reports.py filings            the real filings
    PYTHONPATH=.:benchmarks python benchmarks/seeded_reports.py own                what `run` makes of real tables
    PYTHONPATH=.:benchmarks python benchmarks/seeded_reports.py own --missed "period shift"

Reports are read as `check` reads them and judged by its checks of figures. An error is planted in the facts that one
table shows, as if they had been tagged so; what other tables show of the same stays as it is, but for rows dropped and
wrong units, which are so wherever the concept is reported. Only errors that break a sum, a tie or a second statement of
the same fact are planted: one that held fails by more than rounding explains. They count as detected there, at one of
which nothing is said without them.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from planting import CAUSES, DROPPED, KINDS, PERIODS, UNIT, planted
from seeded_errors import Bench, Outcome, print_trials

from exporter.arithmetic.repairs import Cause
from exporter.checks.figures import Figure, Sheet
from exporter.checks.laid_out import statement_sheets, ties
from exporter.checks.report import contradictory_figures
from exporter.checks.reported import network_sheets
from exporter.checks.subject import Subject
from exporter.dts.records import dts_of
from exporter.messages import Message
from exporter.oim.aspects import SHARES
from exporter.oim.fact import Fact
from exporter.pipeline import export
from exporter.readers.reports import LoadedReport, load_all

SHARED = Path(__file__).parents[2] / "shared"
FILINGS, TAXONOMIES = SHARED / "data" / "filings", SHARED / "data" / "taxonomies"
TABLES, SEED = SHARED / "bench" / "dev" / "extraction", SHARED / "seed" / "lorus-6k.md"
PACKAGES = {year: TAXONOMIES / f"us-gaap-{year}-elts-offline.zip" for year in ("2023", "2024")}
EVERY = 4
"""Of the tables each N-th is exported."""

Said = dict[tuple[str, frozenset[str]], Message]
"""Messages by code and facts."""
Relation = list[tuple[str, Decimal]]
"""Facts with coefficients, which together should make nought."""


def filings() -> Iterator[LoadedReport]:
    """The real filings, with the element schema of their year."""
    files = [
        next(p for p in sorted(folder.iterdir()) if p.suffix == ".htm" or p.name.endswith("_htm.xml"))
        for folder in sorted(FILINGS.iterdir())
    ]
    for year, package in PACKAGES.items():
        chosen = [file for file in files if ("2023" in file.name) == (year == "2023")]
        for loaded in load_all(chosen, (package,)):
            yield from loaded.reports  # type: ignore[union-attr]


def own() -> Iterator[LoadedReport]:
    """What `run` makes of real statement tables and of the seed, read again."""
    sources = [*sorted(TABLES.glob("*.html"))[::EVERY], SEED]
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for source in sources:
            outcome = export(source.name, source.read_bytes())
            if outcome.filing.facts:
                file = Path(folder) / f"{source.stem}.xbri"
                file.write_bytes(outcome.files[f"{outcome.name}.xbri"])
                files.append(file)
        for loaded in load_all(files):
            yield from loaded.reports  # type: ignore[union-attr]


def subject_of(loaded: LoadedReport) -> Subject:
    return Subject(
        report=loaded.report, dts=dts_of(loaded.taxonomy), places=loaded.places, shown=loaded.shown, twins={}
    )


def said(subject: Subject) -> Said:
    return {(m.code, frozenset(m.facts)): m for m in contradictory_figures(subject)}


class Planter:
    """A report, what is said of it as it is, and which of its facts stand in a sum or tie."""

    def __init__(self, loaded: LoadedReport) -> None:
        self.name = loaded.name
        self.subject = subject_of(loaded)
        self.before = said(self.subject)
        networks = list(network_sheets(self.subject))
        found = statement_sheets(self.subject, search=not networks)
        self.sheets = [s for s in found if s.table.kind] or found
        self.facts = {fact.id: fact for fact in self.subject.report.facts}
        self.relations = [*_sums((*networks, *found)), *_ties(found)]
        added = [_summed(s) for s in (*networks, *found)]
        self.totals = {fact for total, _ in added for fact in total}
        self.parts = {fact for _, parts in added for fact in parts}
        tied = {_fact(found[c.table].figure(c)) for tie in ties(found) for c in (tie.left, *tie.right)}
        alike: dict[object, list[str]] = defaultdict(list)
        for fact in self.facts.values():
            alike[fact.concept, fact.entity, fact.period, fact.unit, fact.dimensions].append(fact.id)
        self.twins = {fact for facts in alike.values() if len(facts) > 1 for fact in facts}
        self.relations += [
            [(facts[0], Decimal(1)), (other, Decimal(-1))] for facts in alike.values() for other in facts[1:]
        ]
        self.standing = self.totals | self.parts | self.twins | tied

    def trial(self, sheet: Sheet, kind: str, chance: random.Random) -> tuple[str, Outcome] | None:
        """Plant an error at a random figure that stands in a relation of the sheet; its label, and the outcome."""
        cells = [
            (row, column)
            for (row, column), figure in sorted(sheet.figures.items())
            if figure.value
            and (figure.fact in self.parts - self.totals if kind in (DROPPED, UNIT) else figure.fact in self.standing)
        ]
        chance.shuffle(cells)
        for row, column in cells:
            made = self.planted(sheet, kind, row, column, chance)
            if made is not None and self.breaks(*made):
                facts, hit = made
                report = replace(self.subject.report, facts=facts)
                after = said(replace(self.subject, report=report))
                new = [after[key] for key in after if key not in self.before]
                label = next(r.label for r in sheet.table.rows if r.id == row)
                return f"{sheet.title or sheet.table.kind} {label} {column}", self.judged(kind, hit, label, new)
        return None

    def planted(
        self, sheet: Sheet, kind: str, row: int, column: int, chance: random.Random
    ) -> tuple[tuple[Fact, ...], set[str]] | None:
        """All facts with the error, and the ids of those that are wrong now."""
        wrong = planted(sheet.table, kind, row, column, chance)
        if wrong is None:
            return None
        if kind in (DROPPED, UNIT):
            concept = self.facts[sheet.figures[row, column].fact].concept
            hit = {f.id for f in self.facts.values() if f.concept == concept and not f.dimensions}
            changed: dict[str, Fact | None] = {
                i: None if kind == DROPPED else replace(self.facts[i], unit=SHARES) for i in hit
            }
            return _with(self.subject.report.facts, changed), hit
        changed = {}
        for one, other in zip(sheet.table.rows, wrong.rows, strict=True):
            for at, (old, new) in enumerate(zip(one.values, other.values, strict=True)):
                figure = sheet.figures.get((one.id, at))
                if old == new:
                    continue
                if figure is None:
                    return None  # there is no fact yet to be wrong
                value = None if new is None else new * figure.unit
                changed[figure.fact] = None if value is None else replace(self.facts[figure.fact], value=value)
        return _with(self.subject.report.facts, changed), set(changed)

    def breaks(self, facts: Sequence[Fact], hit: set[str]) -> bool:
        """Whether some relation that held fails now by more than rounding explains (Calculations 1.1, 4).

        What is in another unit adds nothing.
        """
        before = {f.id: f.number for f in self.facts.values() if isinstance(f.value, Decimal)}
        now = {f.id: f.number for f in facts if isinstance(f.value, Decimal) and f.unit == self.facts[f.id].unit}
        return any(
            self.holds(terms, before) and not self.holds(terms, now)
            for terms in self.relations
            if any(fact in hit for fact, _ in terms)
        )

    def holds(self, terms: Relation, values: Mapping[str, Decimal]) -> bool:
        left = sum((k * values.get(fact, Decimal()) for fact, k in terms), Decimal())
        return abs(left) <= sum(self.facts[fact].half for fact, _ in terms)

    def judged(self, kind: str, hit: set[str], label: str, new: Sequence[Message]) -> Outcome:
        """What came of an error in facts of a row: a repair is right if it changes them, or fills cells of the row."""
        by_error = [m for m in new if kind in (DROPPED, UNIT) or hit & set(m.facts)]
        if not by_error:
            return Outcome(False)
        told = max(by_error, key=lambda m: m.evidence.repairs[0].closes if m.evidence and m.evidence.repairs else 0)
        repairs = told.evidence.repairs if told.evidence else ()
        right = [
            repair.cause == Cause.MISSING
            if kind == DROPPED
            else all(
                change.amount.fact in hit if change.amount.fact else change.amount.label == label
                for change in repair.changes
            )
            for repair in repairs
        ]
        causes = [repair.cause == CAUSES[kind] for repair in repairs]
        return Outcome(
            detected=True,
            at_error=any(m.severity == "error" for m in by_error),
            row_first=right[:1] == [True],
            row_in_three=any(right[:3]),
            cause_first=causes[:1] == [True],
            cause_at_row=any(r and c for r, c in zip(right[:3], causes, strict=False)),
        )


def _fact(figure: Figure | None) -> str:
    return figure.fact if figure else ""


def _sums(sheets: Sequence[Sheet]) -> Iterator[Relation]:
    """The sums of the sheets in each column, in the values of the facts."""
    for sheet in sheets:
        for s in sheet.sums:
            for column in range(len(sheet.table.periods)):
                total = sheet.figures.get((s.total, column))
                if total is not None:
                    parts = [(sheet.figures.get((part.row, column)), part.coefficient) for part in s.contributors]
                    shown = [(f.fact, Decimal(-k if f.unit * total.unit > 0 else k)) for f, k in parts if f]
                    yield [(total.fact, Decimal(1)), *shown]


def _ties(sheets: Sequence[Sheet]) -> Iterator[Relation]:
    for tie in ties(sheets):
        left, *right = (_fact(sheets[cell.table].figure(cell)) for cell in (tie.left, *tie.right))
        yield [(left, Decimal(1)), *((fact, Decimal(-1)) for fact in right)]


def _summed(sheet: Sheet) -> tuple[set[str], set[str]]:
    """The facts that are totals of the sheet's sums, and those that are parts of one with a figure beside them."""
    totals, parts = set(), set()
    for s in sheet.sums:
        for column in range(len(sheet.table.periods)):
            total = sheet.figures.get((s.total, column))
            below = [f for part in s.contributors if (f := sheet.figures.get((part.row, column)))]
            if total is not None and below:
                totals.add(total.fact)
                parts |= {f.fact for f in below}
    return totals, parts


def _with(facts: Sequence[Fact], changed: dict[str, Fact | None]) -> tuple[Fact, ...]:
    made = (changed.get(fact.id, fact) for fact in facts)
    return tuple(fact for fact in made if fact is not None)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("material", choices=("filings", "own"))
    options.add_argument("--missed", choices=KINDS)
    options.add_argument("--each", type=int, default=1, metavar="N", help="trials of a kind in each table")
    asked = options.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"skipped: {SHARED} is not there")
    bench = Bench("concepts")
    alarms = reports = 0
    for loaded in filings() if asked.material == "filings" else own():
        planter = Planter(loaded)
        reports += 1
        alarms += any(m.severity == "error" for m in planter.before.values())
        for at, sheet in enumerate(planter.sheets):
            for kind in [asked.missed] if asked.missed else KINDS:
                for again in range(1 if kind == PERIODS else asked.each):
                    chance = random.Random(f"{planter.name} {at} {kind} {again}")
                    if (made := planter.trial(sheet, kind, chance)) is not None:
                        bench.trials[kind].append(made[1])
                        if asked.missed and not made[1].detected:
                            print("missed", planter.name, made[0])
    print_trials(f"{asked.material}: {reports} reports, {alarms} with an error as they are", bench)


if __name__ == "__main__":
    main()
