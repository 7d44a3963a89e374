"""Reported facts as sheets: the sums of calculation networks, and the tables a reader finds the facts in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exporter.arithmetic.known import KNOWN, as_stated
from exporter.arithmetic.rows import Row
from exporter.arithmetic.ties import Period as ArithmeticPeriod
from exporter.arithmetic.ties import Table
from exporter.checks.figures import Figure, Sheet, fraction_digits
from exporter.checks.subject import Subject, numbers
from exporter.dts.network import Arc, Arcrole, Network
from exporter.oim.aspects import Dimensions, Duration, Entity, Forever, Instant, Period, Unit
from exporter.oim.fact import Fact
from exporter.qname import QName

Column = tuple[Entity | None, Period, Dimensions]
"""What the facts of a column share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a sheet in the making: facts by column. `turned` shows them with the opposite sign."""

    label: str
    unit: Unit
    facts: Mapping[Column, Fact]
    turned: bool = False


def sheet(title: str, lines: Sequence[Line], subject: Subject, columns: Sequence[Column]) -> Sheet:
    """The lines as a sheet without sums; row ids are their order.

    Within a unit the figures are integers in units of the last digit that most facts are accurate to; what is accurate
    beyond it is rounded.
    """
    units = {
        unit: _last_digit(line for line in lines if line.unit == unit)
        for unit in dict.fromkeys(one.unit for one in lines)
    }
    figures = {
        (n, at): Figure(
            label=line.label,
            value=fact.number,
            half=fact.half,
            period=subject.when(fact),
            unit=-units[line.unit] if line.turned else units[line.unit],
            place=subject.places.get(fact.id),
            fact=fact.id,
            concept=fact.concept.local,
        )
        for n, line in enumerate(lines)
        for at, column in enumerate(columns)
        if (fact := line.facts.get(column)) is not None
    }
    rows = tuple(
        Row(
            id=n,
            label=line.label,
            unit=str(line.unit),
            values=tuple(
                None if (figure := figures.get((n, at))) is None else round(figure.value / figure.unit)
                for at in range(len(columns))
            ),
        )
        for n, line in enumerate(lines)
    )
    table = Table(kind="", periods=tuple(_period(column[1]) for column in columns), rows=rows)
    return Sheet(title=title, table=table, sums=(), figures=figures)


def _last_digit(lines: Iterable[Line]) -> Decimal:
    """What one in the last digit stands for."""
    counts = Counter(_accuracy(fact) for line in lines for fact in line.facts.values())
    return Decimal(1).scaleb(-max(counts, key=lambda decimals: (counts[decimals], decimals)))


def _accuracy(fact: Fact) -> int:
    return fraction_digits(fact.number) if fact.decimals is None else fact.decimals


def _period(of: Period) -> ArithmeticPeriod:
    assert isinstance(of, Duration | Instant)
    return ArithmeticPeriod(end=of.at) if isinstance(of, Instant) else ArithmeticPeriod(start=of.start, end=of.end)


def network_sheets(subject: Subject) -> Iterator[Sheet]:
    """A sheet for each calculation network, with its sums; a sum that several networks state is in the first alone.

    Of facts that say the same thing several times the most accurate one is taken.
    """
    by_concept = _by_concept(subject)
    seen: set[tuple[QName, frozenset[tuple[QName, Decimal | None]]]] = set()
    for arcrole in (Arcrole.SUMMATION_ITEM, Arcrole.SUMMATION_ITEM_2003):
        for network in subject.dts.networks_of(arcrole):
            sums = [arcs for arcs in _summations(network) if _is_new(arcs, seen)]
            names = dict.fromkeys(name for arcs in sums for name in (arcs[0].parent, *(arc.child for arc in arcs)))
            lines = [line for name in names for line in by_concept.get(name, ())]
            if lines:
                yield _network_sheet(network.role.definition, sums, lines, subject)


def _network_sheet(title: str, sums: list[tuple[Arc, ...]], lines: list[tuple[QName, Line]], subject: Subject) -> Sheet:
    """Its columns are those in which some sum has its total and a part: elsewhere none binds (Calculations 1.1, 4)."""
    at = {(name, line.unit): n for n, (name, line) in enumerate(lines)}
    columns: dict[Column, None] = {}
    stated = []
    for arcs in sums:
        for unit in dict.fromkeys(line.unit for name, line in lines if name == arcs[0].parent):
            parts = [(row, int(arc.weight or 0)) for arc in arcs if (row := at.get((arc.child, unit))) is not None]
            total = at[arcs[0].parent, unit]
            bound = [c for c in lines[total][1].facts if any(c in lines[row][1].facts for row, _ in parts)]
            columns |= dict.fromkeys(bound)
            if bound:
                stated.append((total, parts))
    made = sheet(title, [line for _, line in lines], subject, list(columns))
    rows = {row.id: row for row in made.table.rows}
    return replace(made, sums=tuple(as_stated(rows, total, parts, KNOWN) for total, parts in stated))


def _summations(network: Network) -> Iterator[tuple[Arc, ...]]:
    """The arcs of each total whose weights all are 1 or -1, the only ones that accounts know."""
    for parent in dict.fromkeys(arc.parent for arc in network.arcs):
        arcs = network.children(parent)
        if all(arc.weight is not None and abs(arc.weight) == 1 for arc in arcs):
            yield arcs


def _is_new(arcs: tuple[Arc, ...], seen: set[tuple[QName, frozenset[tuple[QName, Decimal | None]]]]) -> bool:
    key = (arcs[0].parent, frozenset((arc.child, arc.weight) for arc in arcs))
    if key in seen:
        return False
    seen.add(key)
    return True


def _by_concept(subject: Subject) -> dict[QName, list[tuple[QName, Line]]]:
    """The numbers of each concept as lines, one for each unit."""
    found: dict[tuple[QName, Unit], dict[Column, Fact]] = {}
    labels: dict[tuple[QName, Unit], str] = {}
    for fact in numbers(subject.report):
        if fact.unit is None or isinstance(fact.period, Forever):
            continue
        key, column = (fact.concept, fact.unit), (fact.entity, fact.period, fact.dimensions)
        labels.setdefault(key, subject.label(fact))
        facts = found.setdefault(key, {})
        other = facts.setdefault(column, fact)
        if fact.half < other.half:
            facts[column] = fact
    lines: dict[QName, list[tuple[QName, Line]]] = {}
    for (name, unit), facts in found.items():
        lines.setdefault(name, []).append((name, Line(label=labels[name, unit], unit=unit, facts=facts)))
    return lines
