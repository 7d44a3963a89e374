"""The rows of a former filing: as its document prints them, else as its taxonomy presents them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exporter.dts.concept import ItemKind, LabelRole, PeriodType
from exporter.dts.dts import DTS
from exporter.dts.network import Arcrole
from exporter.dts.records import dts_of
from exporter.extraction.facts import StatementKind
from exporter.extraction.statement_kind import TYPICAL, content_votes
from exporter.former.counterparts import Counterparts
from exporter.layout import label_of, statements
from exporter.mapping.candidates import kinds_of_title
from exporter.mapping.memory import Figure, Line
from exporter.mapping.rows import kinds_of
from exporter.messages import Place
from exporter.oim.aspects import Dimensions, Forever, Instant, TypedMember, inclusive
from exporter.oim.fact import Fact
from exporter.oim.report import Report
from exporter.oim.shown import Shown, turned
from exporter.qname import QName

_MOSTLY = 0.7
"""The share of a table's concepts that a statement's network must have for the table to show that statement."""
_PLAINEST = (StatementKind.POSITION, StatementKind.INCOME, StatementKind.CASH_FLOWS)
"""The statements whose rows tell them best."""
_BALANCES = frozenset((LabelRole.START, LabelRole.END, LabelRole.NEGATED_START, LabelRole.NEGATED_END))
_MEMBER = re.compile(r"\s*\[(?:Member|Domain)\]$")
_APART = 2
"""How many tables may lie between the primary statements."""


def lines_of(
    report: Report,
    taxonomy: Mapping[str, Any],
    shown: Mapping[str, Shown],
    places: Mapping[str, Place],
    counterparts: Counterparts,
) -> tuple[Line, ...]:
    """The rows with numbers; of each the facts of one concept, those without members if there are any."""
    dts = dts_of(taxonomy)
    facts = [fact for fact in report.facts if _counts(fact)]
    printed = [fact for fact in facts if fact.id in shown]
    rows = _printed(printed, shown, dts) if printed else _presented(report, facts, dts)
    return tuple(_line(row, dts, places, counterparts) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Facts of one concept in one row, and where it stands."""

    facts: Sequence[Fact]
    labels: tuple[str, ...]
    kind: StatementKind
    table: int
    order: int
    section: str
    negated: bool


def _counts(fact: Fact) -> bool:
    return fact.numeric and fact.value is not None and fact.number.is_finite() and not isinstance(fact.period, Forever)


def _printed(facts: Sequence[Fact], shown: Mapping[str, Shown], dts: DTS) -> Iterator[_Row]:
    tables: dict[int, dict[int, list[Fact]]] = {}
    for fact in facts:
        where = shown[fact.id]
        tables.setdefault(where.table, {}).setdefault(where.row, []).append(fact)
    kinds = _kinds(tables, shown, dts)
    for table, rows in tables.items():
        for order, row in enumerate(rows.values()):
            one = _of_one_concept(row)
            where = shown[one[0].id]
            yield _Row(
                facts=one,
                labels=(where.label or label_of(one[0].concept, dts, "en"),),
                kind=kinds[table],
                table=table,
                order=order,
                section=where.heading,
                negated=turned(one, shown),
            )


def _of_one_concept(row: Sequence[Fact]) -> list[Fact]:
    """The facts of the concept and members that most are of: without members if there are such."""
    plain = [fact for fact in row if not fact.dimensions] or list(row)
    counts = Counter((fact.concept, fact.dimensions, fact.unit) for fact in plain)
    most = max(counts, key=lambda key: counts[key])
    return [fact for fact in plain if (fact.concept, fact.dimensions, fact.unit) == most]


def _kinds(
    tables: Mapping[int, Mapping[int, Sequence[Fact]]], shown: Mapping[str, Shown], dts: DTS
) -> dict[int, StatementKind]:
    """The statement that each table shows: by the networks; where they tell of none by the rows that are typical."""
    networks = [
        (kind, frozenset(network.concepts))
        for network in dts.networks_of(Arcrole.PARENT_CHILD)
        if (kind := _kind(network.role.definition)) is not StatementKind.OTHER
    ]
    found = dict.fromkeys(tables, StatementKind.OTHER)
    for table, rows in tables.items() if networks else ():
        reported = {fact.concept for row in rows.values() for fact in row}
        kind, concepts = max(networks, key=lambda one: len(reported & one[1]) / len(reported | one[1]))
        if len(reported & concepts) >= _MOSTLY * len(reported):
            found[table] = kind
    votes = {table: content_votes(shown[row[0].id].label for row in rows.values()) for table, rows in tables.items()}
    for kind in (*_PLAINEST, *(kind for kind in StatementKind if kind not in _PLAINEST)):
        if kind not in found.values():
            _by_votes(kind, votes, found)
    return found


def _by_votes(
    kind: StatementKind, votes: Mapping[int, Mapping[StatementKind, int]], found: dict[int, StatementKind]
) -> None:
    """Find the table that has most rows typical of a kind: among the primary statements first, which stand together."""
    known = [table for table, other in found.items() if other is not StatementKind.OTHER]
    near = range(min(known) - _APART, max(known) + _APART + 1) if known and kind not in _PLAINEST else ()
    likely = [
        (table in near, votes[table].get(kind, 0), -table)
        for table, other in found.items()
        if other is StatementKind.OTHER and votes[table].get(kind, 0) >= TYPICAL
    ]
    if likely:
        found[-max(likely)[2]] = kind


def _kind(title: str) -> StatementKind:
    kinds = kinds_of_title(title) if "parenthetical" not in title.lower() else ()
    return next((kind for kind in StatementKind if kind in kinds), StatementKind.OTHER)


def _presented(report: Report, facts: Sequence[Fact], dts: DTS) -> Iterator[_Row]:
    """The rows of the presentation networks, each concept under the label preferred there."""
    counted = {fact.id for fact in facts}
    for table, statement in enumerate(statements(report, dts)):
        headings: list[tuple[int, str]] = []
        for order, row in enumerate(statement.table.rows):
            while headings and headings[-1][0] >= row.depth:
                headings.pop()
            found = [fact for cell in row.cells for fact in cell if fact.id in counted]
            if not found:
                headings.append((row.depth, row.label))
                continue
            plain = _Row(
                facts=_of_one_concept(found),
                labels=(row.label, *_other_labels(row.concept, row.label, dts)),
                kind=_kind(statement.title),
                table=table,
                order=order,
                section=headings[-1][1] if headings else "",
                negated=row.negates,
            )
            yield plain
            if plain.kind is not StatementKind.EQUITY:  # whose members are columns
                yield from _broken_down(plain, found, dts)


def _broken_down(row: _Row, facts: Sequence[Fact], dts: DTS) -> Iterator[_Row]:
    """Rows that a document is likely to print for the members a concept is reported of, called after them."""
    by_member: dict[Dimensions, list[Fact]] = {}
    for fact in facts:
        if len(fact.dimensions) == 1 and fact.dimensions != row.facts[0].dimensions:
            by_member.setdefault(fact.dimensions, []).append(fact)
    for dimensions, found in by_member.items():
        yield replace(row, facts=found, labels=tuple(_members(dimensions, dts)), section=row.labels[0])


def _other_labels(name: QName, shown: str, dts: DTS) -> Iterator[str]:
    """What a concept is called beside the label it is shown under; nothing else for balances that open or close."""
    labels = dts.labels.get(name, ())
    if any(label.text == shown and label.role in _BALANCES for label in labels):
        return
    left_out = {LabelRole.DOCUMENTATION, *_BALANCES}
    yield from dict.fromkeys(label.text for label in labels if label.role not in left_out and label.text != shown)


def _line(row: _Row, dts: DTS, places: Mapping[str, Place], counterparts: Counterparts) -> Line:
    first = row.facts[0]
    instant = isinstance(first.period, Instant)
    concept = counterparts.concept(first.concept)
    kept = None
    if concept is None:
        kinds = kinds_of(str(first.unit))
        kind = ItemKind.PURE if ItemKind.PURE in kinds else next(iter(kinds))
        period_type = PeriodType.INSTANT if instant else PeriodType.DURATION
        kept = counterparts.kept(first.concept, row.labels[0], kind, period_type)
    return Line(
        name=counterparts.prefixed(first.concept),
        concept=concept,
        kept=kept,
        labels=row.labels,
        statement=row.kind,
        table=row.table,
        order=row.order,
        section=row.section,
        unit=str(first.unit),
        instant=instant,
        figures=tuple(map(_figure, row.facts)),
        negated=row.negated,
        members=tuple(_members(first.dimensions, dts)),
        place=places.get(first.id),
    )


def _figure(fact: Fact) -> Figure:
    assert not isinstance(fact.period, Forever)
    start, end = inclusive(fact.period)
    return Figure(start=start, end=end, value=fact.number, decimals=fact.decimals)


def _members(dimensions: Dimensions, dts: DTS) -> Iterator[str]:
    """What members are called, without the word that taxonomies end such labels with."""
    for _, member in dimensions:
        text = str(member.value) if isinstance(member, TypedMember) else label_of(member, dts, "en")
        yield _MEMBER.sub("", text)
