"""A report laid out as statements: the rows of the presentation networks, periods and dimensions as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exporter.dts.concept import LabelRole
from exporter.dts.dts import DTS
from exporter.dts.network import Arcrole, Network
from exporter.oim.aspects import Dimensions, Duration, Forever, Instant, Period, TypedMember, inclusive
from exporter.oim.fact import Datatype, Fact
from exporter.oim.report import Report
from exporter.qname import QName

MOST_COLUMNS = 6
_LONGEST_CELL = 160
_STARTS = (LabelRole.START, LabelRole.NEGATED_START)
_ENDS = (LabelRole.END, LabelRole.NEGATED_END)
_NEGATING = frozenset(str(role) for role in LabelRole if role.negates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What the facts of a column share."""

    period: Period
    dimensions: Dimensions


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a statement: facts by column; a heading has none. `negates` shows them with the opposite sign."""

    concept: QName
    label: str
    depth: int
    cells: tuple[tuple[Fact, ...], ...] = ()
    negates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns side by side, and the rows across them."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One network with its facts. `blocks` are texts too long for a cell, with the label of their concept."""

    title: str
    table: Table
    blocks: tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    concept: QName
    label: str
    depth: int
    preferred: str | None


def statements(report: Report, dts: DTS, language: str = "en") -> tuple[Statement, ...]:
    """Every fact of the report at least once, in the statements of the presentation networks or after them.

    A fact with dimensions stands in the networks that show them all. What no network shows comes last.
    """
    by_concept: dict[QName, list[Fact]] = {}
    for fact in report.facts:
        by_concept.setdefault(fact.concept, []).append(fact)
    made: list[Statement] = []
    shown: set[str] = set()
    for network in dts.networks_of(Arcrole.PARENT_CHILD):
        lines = tuple(_lines(network, dts, language))
        axes = {line.concept for line in lines}
        facts = {
            line.concept: [f for f in by_concept.get(line.concept, []) if all(d in axes for d, _ in f.dimensions)]
            for line in lines
        }
        if statement := _statement(network.role.definition, lines, facts):
            made.append(statement)
            shown |= {fact.id for found in facts.values() for fact in found}
    left: dict[QName, list[Fact]] = {}
    for fact in report.facts:
        if fact.id not in shown:
            left.setdefault(fact.concept, []).append(fact)
    rest = tuple(_Line(concept=name, label=label_of(name, dts, language), depth=0, preferred=None) for name in left)
    if statement := _statement("Further facts" if made else "Facts", rest, left):
        made.append(statement)
    return tuple(made)


def label_of(name: QName, dts: DTS, language: str, role: str = LabelRole.STANDARD) -> str:
    """What a concept is called, its local name where nobody has said."""
    return dts.label(name, role, language) or dts.label(name, LabelRole.STANDARD, language) or name.local


def _lines(network: Network, dts: DTS, language: str) -> Iterator[_Line]:
    """The network from its roots down, each concept under the label its arc prefers; what is below it, once."""
    children: dict[QName, list[tuple[QName, str | None]]] = {}
    for arc in network.arcs:
        children.setdefault(arc.parent, []).append((arc.child, arc.preferred_label))
    opened: set[QName] = set()
    stack: list[tuple[QName, str | None, int]] = [(root, None, 0) for root in reversed(network.roots)]
    while stack:
        name, preferred, depth = stack.pop()
        label = label_of(name, dts, language, preferred or LabelRole.STANDARD)
        yield _Line(concept=name, label=label, depth=depth, preferred=preferred)
        if name not in opened:
            opened.add(name)
            stack += [(child, role, depth + 1) for child, role in reversed(children.get(name, []))]


def _statement(title: str, lines: tuple[_Line, ...], facts: dict[QName, list[Fact]]) -> Statement | None:
    short = {name: [fact for fact in found if not _is_block(fact)] for name, found in facts.items()}
    seen: set[QName] = set()
    blocks = []
    for line in lines:
        if line.concept not in seen:
            seen.add(line.concept)
            blocks += [(line.label, fact) for fact in facts.get(line.concept, []) if _is_block(fact)]
    table = _table(lines, short)
    return Statement(title=title, table=table, blocks=tuple(blocks)) if table.columns or blocks else None


def _is_block(fact: Fact) -> bool:
    if fact.datatype == Datatype.TEXT_BLOCK:
        return True
    return isinstance(fact.value, str) and (len(fact.value) > _LONGEST_CELL or "\n" in fact.value)


def pages(table: Table) -> Iterator[Table]:
    """The table in parts, each no wider than a page takes."""
    for start in range(0, len(table.columns), MOST_COLUMNS):
        here = slice(start, start + MOST_COLUMNS)
        rows = [replace(row, cells=row.cells[here]) for row in table.rows]
        yield Table(columns=table.columns[here], rows=_without_empty(rows))


def _table(lines: tuple[_Line, ...], facts: dict[QName, list[Fact]]) -> Table:
    columns = _columns(fact for found in facts.values() for fact in found)
    placed: dict[tuple[int, Column], list[Fact]] = {}
    shown: set[str] = set()
    for n, line in enumerate(lines):
        for fact in facts.get(line.concept, []):
            if (column := _column(fact, line, columns)) is not None:
                placed.setdefault((n, column), []).append(fact)
                shown.add(fact.id)
    for n, line in enumerate(lines):  # balances that open and close nothing here
        for fact in facts.get(line.concept, []):
            if fact.id not in shown:
                placed.setdefault((n, Column(period=fact.period, dimensions=fact.dimensions)), []).append(fact)
                shown.add(fact.id)
    wide = tuple(sorted({column for _, column in placed}, key=_order))
    rows = [
        Row(
            concept=line.concept,
            label=line.label,
            depth=line.depth,
            cells=tuple(tuple(placed.get((n, column), ())) for column in wide),
            negates=line.preferred in _NEGATING,
        )
        for n, line in enumerate(lines)
    ]
    return Table(columns=wide, rows=_without_empty(rows))


def _columns(facts: Iterable[Fact]) -> frozenset[Column]:
    return frozenset(Column(period=fact.period, dimensions=fact.dimensions) for fact in facts)


def _column(fact: Fact, line: _Line, columns: frozenset[Column]) -> Column | None:
    """Where a fact stands: an opening or closing balance in the column of the span it opens or closes, None without."""
    opens, closes = line.preferred in _STARTS, line.preferred in _ENDS
    if not isinstance(fact.period, Instant) or not (opens or closes):
        return Column(period=fact.period, dimensions=fact.dimensions)
    spans = (
        column
        for column in columns
        if isinstance(column.period, Duration)
        and column.dimensions == fact.dimensions
        and (column.period.start if opens else column.period.end) == fact.period.at
    )
    return max(spans, key=_order, default=None)


def _order(column: Column) -> tuple[tuple[tuple[str, str], ...], int, int]:
    """Without dimensions first; the latest period first, the shortest of those that end together."""
    members = tuple(
        (str(dimension), str(member.value) if isinstance(member, TypedMember) else str(member))
        for dimension, member in column.dimensions
    )
    if isinstance(column.period, Forever):
        return members, 0, 0
    start, end = inclusive(column.period)
    return members, -end.toordinal(), (end - start).days if start else -1


def _without_empty(rows: list[Row]) -> tuple[Row, ...]:
    """The rows with facts, and the headings above them."""
    kept: list[Row] = []
    depth_below = -1
    for row in reversed(rows):
        if any(row.cells):
            kept.append(row)
            depth_below = row.depth
        elif row.depth < depth_below:
            kept.append(replace(row, cells=()))
            depth_below = row.depth
    return tuple(reversed(kept))
