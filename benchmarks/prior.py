"""What a former filing is worth: the rows of a company's filing given what its other one had.

    PYTHONPATH=. python benchmarks/prior.py [--wrong]

The companies of bench/dev/extraction whose 10-K and 10-Q are both there: one filing's statement tables are remembered
with their gold concepts, the other's are read from HTML and mapped. A row is right if it goes back to a line with the
gold concept and the gold members. Needs ../shared/bench/dev.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dev_tables import Gold, golds, metadata, read

from exporter.extraction.facts import Row, StatementKind
from exporter.extraction.statements import extract
from exporter.mapping.memory import Figure, Line, Memory
from exporter.mapping.recall import recalled

KINDS = {
    "IS": StatementKind.INCOME,
    "BS": StatementKind.POSITION,
    "CF": StatementKind.CASH_FLOWS,
    "CI": StatementKind.COMPREHENSIVE_INCOME,
}


@dataclass(frozen=True)
class Told:
    """A row as read, with what it is tagged with: concept and members; None where the gold does not tag it."""

    row: Row
    name: str | None
    facts: tuple[Gold, ...]


@dataclass(frozen=True)
class Table:
    gold: Gold
    rows: tuple[Told, ...]

    @property
    def kind(self) -> StatementKind:
        return KINDS[self.gold["statement"]]


def joined(gold: Gold) -> tuple[Told, ...]:
    """A table's rows as the program reads them, joined with their gold by label and figures."""
    by_row: dict[int, list[Gold]] = defaultdict(list)
    for fact in gold["facts"]:
        by_row[fact["row"]].append(fact)
    wanted = list(by_row.values())
    found = []
    for statement in extract(read(gold, "html"), metadata(gold)).statements:
        for row in statement.rows:
            values = {abs(fact.value) for fact in row.facts if fact is not None}
            if not values:
                continue
            match = next((w for w in wanted if {abs(Decimal(f["value"])) for f in w} & values and _same(w, row)), None)
            if match is not None:
                wanted.remove(match)
            found.append(Told(row, None if match is None else _name(match), tuple(match or ())))
    return tuple(found)


def _same(facts: Sequence[Gold], row: Row) -> bool:
    return "".join(facts[0]["label"].split()).lower() == "".join(row.label.split()).lower()


def _name(facts: Sequence[Gold]) -> str:
    """The concept of a row and its members."""
    first = min(facts, key=lambda fact: len(fact["dims"]))
    return " ".join([first["concept"], *(f"{axis}={member}" for axis, member in sorted(first["dims"].items()))])


def remembered(company: str, found: Sequence[Table]) -> Memory:
    """What the tables of a filing leave behind."""
    lines = [line for number, table in enumerate(found) for line in _lines(table, number)]
    return Memory(name=company, end=None, entity=None, entity_name=None, lines=tuple(lines))


def _lines(table: Table, number: int) -> Iterator[Line]:
    for order, told in enumerate(table.rows):
        if told.name is None:
            continue
        figures = tuple(
            Figure(
                start=fact["start"] and date.fromisoformat(fact["start"]),
                end=date.fromisoformat(fact["end"]),
                value=Decimal(fact["xbrl_value"]),
                decimals=None if fact["decimals"] in (None, "INF") else int(fact["decimals"]),
            )
            for fact in told.facts
        )
        first = told.facts[0]
        negated = [Decimal(f["value"]) != Decimal(f["xbrl_value"]) for f in told.facts if Decimal(f["value"])]
        yield Line(
            name=told.name,
            concept=None,
            kept=None,
            labels=(told.row.label,),
            statement=table.kind,
            table=number,
            order=order,
            section=told.row.section,
            unit=first["unit"],
            instant=first["start"] is None,
            figures=figures,
            negated=2 * sum(negated) > len(negated),
        )


def bare(name: str) -> str:
    """A name without prefixes: a filer's own changes with the filer's name."""
    return re.sub(r"[\w.-]+:", "", name)


def _alike(one: str, other: str) -> bool:
    return bare(one) == bare(other)


def main(*, wrong: bool) -> None:
    filings: dict[tuple[str, str], list[Table]] = defaultdict(list)
    for gold in golds(held=None):
        filings[gold["company"], gold["form"]].append(Table(gold, joined(gold)))
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for before, after in (("10-K", "10-Q"), ("10-Q", "10-K")):
        for company in sorted({company for company, _ in filings}):
            if (company, before) not in filings or (company, after) not in filings:
                continue
            memory = remembered(company, filings[company, before])
            known = {bare(line.name) for line in memory.lines}
            shown = {table.kind for table in filings[company, before]}
            for table in filings[company, after]:
                rows = [told.row for told in table.rows]
                answers = recalled(table.kind, rows, memory)
                for told in table.rows:
                    if told.name is None:
                        continue
                    answer = answers.get(told.row.index)
                    said = Counter(rows=1, counterpart=bare(told.name) in known, answered=answer is not None)
                    right = answer is not None and _alike(answer.line.name, told.name)
                    said["right"] += right
                    said["answered, with counterpart"] += answer is not None and bare(told.name) in known
                    said["by figures"] += answer is not None and answer.by_figures
                    said["right by figures"] += right and answer is not None and answer.by_figures
                    if answer is not None and right:
                        fact = next((f for f in told.facts if Decimal(f["value"])), None)
                        if fact is not None and answer.negate is not None:
                            said["signs"] += 1
                            said["signs right"] += answer.negate == (fact["value"] != fact["xbrl_value"])
                    tally[f"{before} -> {after}"] += said
                    tally["all"] += said
                    if table.kind in shown:
                        tally[f"{before} -> {after}, statements of both"] += said
                    if wrong and not right and (answer is not None or bare(told.name) in known):
                        print(
                            f"{company} {after} {table.kind} “{told.row.section}” > “{told.row.label}” {told.name}: "
                            + (
                                f"“{answer.line.label}” {answer.line.name} {answer.sure} {answer.reason}"
                                if answer
                                else "-"
                            )
                        )
    for name, said in tally.items():
        print(f"{name}: " + ", ".join(f"{what} {number}" for what, number in said.items()))
        print(
            f"    right of all rows {_share(said, 'right', 'rows')}, of rows with a counterpart"
            f" {_share(said, 'right', 'counterpart')}, of rows answered {_share(said, 'right', 'answered')},"
            f" of answers with a counterpart {_share(said, 'right', 'answered, with counterpart')}"
        )


def _share(said: Counter[str], part: str, whole: str) -> str:
    return f"{100 * said[part] / max(said[whole], 1):.1f} %"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="list the rows that are not right")
    main(wrong=parser.parse_args().wrong)
