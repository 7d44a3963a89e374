"""Presentation and calculation networks as tables, with the report's facts in their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from exporter.dts.concept import Concept, ItemKind, Label, LabelRole, PeriodType
from exporter.dts.dts import DTS
from exporter.dts.network import Arc, Arcrole, Network
from exporter.dts.taxonomy import Taxonomy
from exporter.mapping.mapped import MappedStatement
from exporter.oim.aspects import inclusive
from exporter.oim.fact import Fact
from exporter.qname import QName
from exporter.render.review import Cell, Column, Line, NetworkTable
from exporter.reviewing import wording

Key = tuple[date | None, date, tuple[tuple[QName, QName], ...]]
"""What a column stands for: a period of whole days, both inclusive, the first None for a moment; and dimensions."""
_STARTS = (LabelRole.START, LabelRole.NEGATED_START)
_TOTALS = (LabelRole.TOTAL, LabelRole.NEGATED_TOTAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the tables draw on: concepts, labels, prefixes, facts by concept and period, and each role's columns."""

    concepts: Mapping[QName, Concept]
    labels: Mapping[tuple[QName, str], str]
    prefixes: Mapping[str, str]
    facts: Mapping[tuple[QName, Key], Fact]
    columns: Mapping[str, tuple[Key, ...]]

    def label(self, name: QName, role: str | None = None) -> str:
        """A concept's label in a role, else its standard label, else its name."""
        found = self.labels.get((name, role)) if role else None
        return found or self.labels.get((name, LabelRole.STANDARD)) or name.local

    def name(self, name: QName) -> str:
        """The name with its prefix."""
        return f"{self.prefixes.get(name.namespace, '')}:{name.local}".removeprefix(":")

    def fact(self, name: QName, column: Key, role: str | None = None) -> Fact | None:
        """The fact of a concept in a column; a moment in a column of days is its close, or its opening by the role."""
        start, end, dimensions = column
        concept = self.concepts.get(name)
        if concept is not None and concept.period_type == PeriodType.INSTANT and start is not None:
            end = start - timedelta(days=1) if role in _STARTS else end
            start = None
        return self.facts.get((name, (start, end, dimensions)))


def shelf(
    extension: Taxonomy,
    dts: DTS,
    statements: Sequence[MappedStatement],
    reported: Iterable[Fact],
    prefixes: Mapping[str, str],
    language: str = "en",
) -> Shelf:
    """Lay out what the networks of the extension are to be filled with, labels in that language before others."""
    shown = dict.fromkeys(name for network in extension.networks for name in network.concepts)
    concepts = {name: concept for name in shown if (concept := dts.concept(name)) is not None}
    concepts |= {c.name: c for c in (*extension.referenced, *extension.concepts)}
    beneath = (label for name in concepts for label in _in_one_language(dts.labels.get(name, ()), language))
    labels = {(label.concept, label.role): label.text for label in (*beneath, *extension.labels)}
    facts: dict[tuple[QName, Key], Fact] = {}
    for fact in reported:
        facts.setdefault((fact.concept, (*inclusive(fact.period), fact.members)), fact)
    return Shelf(
        concepts=concepts,
        labels=labels,
        prefixes=prefixes,
        facts=facts,
        columns=_columns(extension, statements, facts),
    )


def _in_one_language(labels: Iterable[Label], language: str) -> list[Label]:
    """The labels in the language last, so that they win over others of their role."""
    return sorted(labels, key=lambda label: label.lang.partition("-")[0] == language.partition("-")[0])


def _columns(
    extension: Taxonomy, statements: Sequence[MappedStatement], facts: Iterable[tuple[QName, Key]]
) -> dict[str, tuple[Key, ...]]:
    """The columns of each role: those of the statement it was made for, told by its concepts, else all its facts'."""
    waiting = list(statements)
    keys = list(facts)
    found: dict[str, tuple[Key, ...]] = {}
    for network in extension.networks:
        if network.arcrole != Arcrole.PARENT_CHILD:
            continue
        concepts = set(network.concepts)
        own = next((s for s in waiting if s.rows and {row.concept.name for row in s.rows} <= concepts), None)
        if own is not None:
            waiting.remove(own)
            columns: list[Key] = [(column.start, column.end, ()) for column in own.statement.columns]
        else:
            columns = [key for name, key in keys if name in concepts]
        found[network.role.uri] = tuple(dict.fromkeys(columns))
    return found


def _header(columns: Iterable[Key], shelf: Shelf) -> tuple[Column, ...]:
    return tuple(
        Column(
            span=wording.span(start, end),
            day=wording.day(end),
            dates=wording.dates(start, end),
            members=", ".join(shelf.label(member) for _, member in dimensions),
        )
        for start, end, dimensions in columns
    )


def statements(extension: Taxonomy, shelf: Shelf) -> tuple[NetworkTable, ...]:
    """Each presentation network under the filer's labels, values shown with the sign their labels ask for."""
    networks = [network for network in extension.networks if network.arcrole == Arcrole.PARENT_CHILD]
    totals = {
        (network.role.uri, arc.parent) for network in extension.networks if _calculates(network) for arc in network.arcs
    }
    return tuple(
        NetworkTable(
            id=f"s{number}",
            title=_title(network),
            columns=_header(shelf.columns[network.role.uri], shelf),
            lines=tuple(line for root in network.roots for line in _presented(network, shelf, root, totals)),
        )
        for number, network in enumerate(networks, start=1)
    )


def _calculates(network: Network) -> bool:
    return network.arcrole in (Arcrole.SUMMATION_ITEM, Arcrole.SUMMATION_ITEM_2003)


def _title(network: Network) -> str:
    return network.role.definition.rpartition(" - ")[2]


def _presented(network: Network, shelf: Shelf, root: QName, totals: AbstractSet[tuple[str, QName]]) -> Iterator[Line]:
    columns = shelf.columns[network.role.uri]
    for depth, arc in _walk(_children(network), root):
        name, role = (root, None) if arc is None else (arc.child, arc.preferred_label)
        negates = role is not None and role in set(LabelRole) and LabelRole(role).negates
        facts = [shelf.fact(name, column, role) for column in columns]
        concept = shelf.concepts.get(name)
        heading = not any(facts) and (concept is None or concept.abstract or concept.kind == ItemKind.MEMBER)
        total = role in _TOTALS or (network.role.uri, name) in totals
        yield Line(
            kind="heading" if heading else "total" if total else "value",
            depth=depth,
            label=shelf.label(name, role),
            concept=shelf.name(name),
            cells=() if heading else tuple(_cell(fact, negates) for fact in facts),
            note="negated" if negates else "",
        )


def _children(network: Network) -> dict[QName, list[Arc]]:
    found: dict[QName, list[Arc]] = {}
    for arc in sorted(network.arcs, key=lambda arc: arc.order):
        found.setdefault(arc.parent, []).append(arc)
    return found


def _walk(children: Mapping[QName, list[Arc]], root: QName) -> Iterator[tuple[int, Arc | None]]:
    """The root (as None) and all arcs under it, each with its depth, in order; no concept is entered from within."""
    waiting: list[tuple[int, Arc | None, tuple[QName, ...]]] = [(0, None, (root,))]
    while waiting:
        depth, arc, path = waiting.pop()
        yield depth, arc
        below = [(depth + 1, arc, (*path, arc.child)) for arc in children.get(path[-1], ()) if arc.child not in path]
        waiting += reversed(below)


def _cell(fact: Fact | None, negates: bool = False) -> Cell:
    if fact is None:
        return Cell()
    if isinstance(fact.value, str):
        return Cell(text=fact.value, fact=fact.id, state="words")
    return Cell(text=wording.grouped(-fact.number if negates else fact.number), fact=fact.id)


def calculations(extension: Taxonomy, shelf: Shelf) -> tuple[NetworkTable, ...]:
    """Each calculation network: under every total its contributors with their weights, and whether they add up."""
    found: list[NetworkTable] = []
    for network in extension.networks:
        if not _calculates(network):
            continue
        lines = tuple(line for root in network.roots for line in _calculated(network, shelf, root))
        found.append(
            NetworkTable(
                id=f"c{len(found) + 1}",
                title=_title(network),
                columns=_header(shelf.columns.get(network.role.uri, ()), shelf),
                lines=lines,
                broken=sum(cell.state == "broken" for line in lines if line.kind == "check" for cell in line.cells),
            )
        )
    return tuple(found)


def _calculated(network: Network, shelf: Shelf, root: QName) -> Iterator[Line]:
    """A total, its contributors in their order, each with its own contributors below it, and then the check."""
    children, columns = _children(network), shelf.columns.get(network.role.uri, ())
    due: list[tuple[int, QName]] = []
    for depth, arc in _walk(children, root):
        while due and due[-1][0] >= depth:
            yield _check(*due.pop(), children, shelf, columns)
        name = root if arc is None else arc.child
        yield Line(
            kind="total" if name in children else "value",
            depth=depth,
            label=_filers(shelf, name),
            concept=shelf.name(name),
            weight="" if arc is None or arc.weight is None else _weight(arc.weight),
            cells=tuple(_cell(shelf.fact(name, column)) for column in columns),
        )
        if name in children:
            due.append((depth, name))
    while due:
        yield _check(*due.pop(), children, shelf, columns)


def _filers(shelf: Shelf, name: QName) -> str:
    """The concept in the filer's own words: the labels the extension gives to concepts that are not its own."""
    roles = (LabelRole.TERSE, LabelRole.NEGATED_TERSE, LabelRole.STANDARD)
    return next((text for role in roles if (text := shelf.labels.get((name, role)))), name.local)


def _weight(weight: Decimal) -> str:
    return {Decimal(1): "+", Decimal(-1): "−"}.get(weight, f"{weight} ×")


def _check(depth: int, total: QName, children: Mapping[QName, list[Arc]], shelf: Shelf, columns: Sequence[Key]) -> Line:
    cells = tuple(_checked(total, children[total], shelf, column) for column in columns)
    return Line(kind="check", depth=depth + 1, label="Sum of the parts", cells=cells)


def _checked(total: QName, arcs: Sequence[Arc], shelf: Shelf, column: Key) -> Cell:
    """Whether the parts add up to the total in a column, rounding allowed for (Calculations 1.1, 3: round to nearest).

    The total and the sum each stand for an interval; they agree when the two have a value in common.
    """
    fact = shelf.fact(total, column)
    parts = [(part, arc.weight or Decimal(1)) for arc in arcs if (part := shelf.fact(arc.child, column)) is not None]
    if fact is None or not parts or not isinstance(fact.value, Decimal):
        return Cell()
    computed = sum((part.number * weight for part, weight in parts if isinstance(part.value, Decimal)), Decimal())
    slack = fact.half + sum((part.half * abs(weight) for part, weight in parts), Decimal())
    difference = fact.number - computed
    if abs(difference) <= slack:
        return Cell(text=wording.grouped(computed), state="holds")
    return Cell(text=wording.grouped(computed), state="broken", note=f"off by {wording.grouped(difference)}")
