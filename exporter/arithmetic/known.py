"""Known sums: what a calculation network says must add up, checked even where no column proves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from exporter.arithmetic.evidence import risk, weigh
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Contribution, Sum
from exporter.arithmetic.ties import Cell, Period, Table, Tie, TieKind

KNOWN, EXPECTED, SUPPOSED = "known", "expected", "supposed"
"""Families of sums: stated by a network; known to be there and proven, by columns or by what would mend them; known to
be there and proven by nothing."""
TELLING = 100
"""A smaller figure may be the same in two units by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a row reports, in any naming the caller likes, and whether the print shows the opposite of its value.

    `moment` is for a balance in a column of a period: whether it is that of its start or of its end.
    """

    row: int
    concept: str
    negated: bool = False
    moment: Literal["", "start", "end"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A row known to be added to, or with coefficient -1 taken from, another row of the table, as printed.

    One that is not `usual` is not known to be added there; only with which sign it is if it is.
    """

    total: int
    contributor: int
    coefficient: int
    usual: bool = True


def printed_arcs(names: Iterable[Name], weights: Mapping[tuple[str, str], int]) -> tuple[Arc, ...]:
    """Turn weights by (total, contributor), which are of XBRL values (XBRL 2.1, 5.2.5.2), into arcs between rows.

    A concept that several rows report is taken from the first of them.
    """
    rows: dict[str, Name] = {}
    for name in names:
        rows.setdefault(name.concept, name)
    return tuple(
        Arc(
            total=rows[total].row,
            contributor=rows[contributor].row,
            coefficient=weight if rows[total].negated == rows[contributor].negated else -weight,
        )
        for (total, contributor), weight in weights.items()
        if total in rows and contributor in rows and total != contributor
    )


def known_sums(rows: Sequence[Row], arcs: Iterable[Arc]) -> tuple[Sum, ...]:
    """Give each row that arcs lead from the sum of the rows they lead to, in the order of the totals.

    The network is taken to be whole: what no usual arc names is not added. A row in another unit than the total stays
    out, as does one without a figure. Columns are proven or broken as in any other sum.
    """
    by_id = {row.id: row for row in rows}
    order = {row.id: place for place, row in enumerate(rows)}
    parts: dict[int, dict[int, int]] = {}
    for arc in arcs:
        if not arc.usual:
            continue
        if arc.total in by_id and arc.contributor in by_id and by_id[arc.total].unit == by_id[arc.contributor].unit:
            parts.setdefault(arc.total, {})[arc.contributor] = arc.coefficient
    return tuple(
        as_stated(by_id, total, sorted(terms.items(), key=lambda term: order[term[0]]), KNOWN)
        for total, terms in sorted(parts.items(), key=lambda entry: order[entry[0]])
    )


def known_ties(tables: Sequence[Table], names: Sequence[Iterable[Name]]) -> tuple[Tie, ...]:
    """What one concept is given for one period and unit must be one value, wherever it is printed.

    `names[i]` name rows of `tables[i]`. Each later figure is compared with the first printed with the same sign. Two
    units may have two values, but not one and the same.
    Tables must be in one scale.
    """
    first: dict[tuple[str, bool, Period], dict[str, tuple[Cell, int]]] = {}
    ties = []
    for at, (table, of_table) in enumerate(zip(tables, names, strict=True)):
        rows = {row.id: row for row in table.rows}
        for name in of_table:
            row = rows.get(name.row)
            for column, value in enumerate(row.values if row else ()):
                period = _at(table.periods[column], name.moment)
                if row is None or value is None or period is None:
                    continue
                cell = Cell(table=at, row=row.id, column=column)
                by_unit = first.setdefault((name.concept, name.negated, period), {})
                if row.unit in by_unit:
                    known, there = by_unit[row.unit]
                    ties.append(Tie(kind=TieKind.COMPARATIVE, left=cell, right=(known,), difference=value - there))
                    continue
                alike = [known for known, there in by_unit.values() if there == value and abs(value) >= TELLING]
                ties += [Tie(kind=TieKind.UNITS, left=cell, right=(known,), difference=value) for known in alike[:1]]
                by_unit[row.unit] = (cell, value)
    return tuple(ties)


def _at(period: Period, moment: str) -> Period | None:
    if not moment:
        return period
    day = period.end if moment == "end" else period.start
    return Period(end=day) if day else None


def as_stated(rows: Mapping[int, Row], total: int, terms: Sequence[tuple[int, int]], family: str) -> Sum:
    """A sum with these terms, (row, coefficient) each, whatever the figures say of it."""
    finding = weigh(rows[total].values, [([v or 0 for v in rows[row].values], k) for row, k in terms])
    return Sum(
        total=total,
        contributors=tuple(Contribution(row=row, coefficient=k) for row, k in terms),
        proven=finding.proven,
        broken=finding.broken,
        slack=finding.slack,
        evidence=finding.bits,
        risk=risk(finding.bits),
        family=family,
    )
