"""Filings as seeded errors look at them: tables of one scale, what is known of their rows, and their sums and ties."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from fsds import Statement, Tag
from knowledge import Knowledge, learn
from ties import KINDS as TITLES
from ties import period

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.equations import figures
from exporter.arithmetic.expected import expected_sums
from exporter.arithmetic.known import Arc, Name, known_ties
from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, Table, Tie, TieKind, find_ties

MODES = ("concepts", "labels", "numbers")
PARTS = ("tuned", "held out", "later")
FOLDS = 6
"""Parts the filers are divided into by a hash of their number; two of them make the held-out third."""

_OPENING = re.compile(r"\b(begin|beginning|opening)\b", re.IGNORECASE)


@dataclass
class Filing:
    """The statements of one filing as tables of one scale; `later` than those learned from."""

    adsh: str
    parts: tuple[Statement, ...]
    knowledge: Knowledge
    later: bool = False
    arcs: dict[tuple[object, ...], list[Arc]] = field(default_factory=dict)

    @property
    def part(self) -> str:
        """Which of PARTS it belongs to."""
        return "later" if self.later else "held out" if self.parts[0].held_out else "tuned"

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Its statements, each unit in the smallest scale that any of them has."""
        units = dict.fromkeys(unit for part in self.parts for unit in part.scales)
        scales = {unit: min(part.scales[unit] for part in self.parts if unit in part.scales) for unit in units}
        return tuple(_table(part, scales) for part in self.parts)

    @cached_property
    def printed(self) -> dict[Cell, int | None]:
        """Every figure."""
        return figures(self.tables)

    @cached_property
    def names(self) -> tuple[tuple[Name, ...], ...]:
        """What the rows of each table report."""
        return tuple(tuple(_names(part, self.knowledge.instants)) for part in self.parts)

    def sums(self, mode: str, at: int, table: Table) -> tuple[Sum, ...]:
        """The sums of one of its tables, as it is or with an error in it."""
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


def filings(everything: Sequence[Statement], later: Sequence[Statement], known_tags: Mapping[str, Tag]) -> list[Filing]:
    """All filings, each with what is learned from other filers; nothing is learned from those held out, or later."""
    known = [(s, discover(s.rows)) for s in everything if not s.held_out]
    folds = {fold(s.cik) for s, _ in known}
    lessons = {f: learn([(s, sums) for s, sums in known if fold(s.cik) != f], known_tags) for f in sorted(folds)}
    whole = learn(known, known_tags)
    by_filing: dict[str, list[Statement]] = defaultdict(list)
    for statement in (*everything, *later):
        by_filing[statement.adsh].append(statement)
    modern = {statement.adsh for statement in later}
    return [
        Filing(adsh, tuple(parts), whole if adsh in modern else lessons.get(fold(parts[0].cik), whole), adsh in modern)
        for adsh, parts in by_filing.items()
    ]


def fold(cik: str) -> int:
    """One of FOLDS parts; 0 and 3 are held out."""
    return int(hashlib.sha256(cik.encode()).hexdigest(), 16) % FOLDS
