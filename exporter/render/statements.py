"""Writes a report that has no document of its own as Inline XBRL: statements that a person can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from exporter.dts.dts import DTS
from exporter.layout import Column, Row, Statement, Table, label_of, pages, statements
from exporter.oim.aspects import TypedMember
from exporter.oim.fact import Enumeration, Fact, canonical
from exporter.oim.moments import period_text
from exporter.oim.report import Report
from exporter.qname import IX
from exporter.render.environment import environment
from exporter.render.fragments import Fragments
from exporter.render.printed import PrintedFact, printed
from exporter.render.transformation import REGISTRY_4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A fact as a cell or a block shows it. `how` is number, infinite, text, markup, hidden, nil or again.

    `again` is a fact that stands in another statement already, where it is tagged; `hidden` one whose value no reader
    would understand, shown as `text`. `brackets` show a negative number, `marks` the numbers of its notes.
    """

    how: str
    fact: PrintedFact
    text: str
    negative: bool = False
    brackets: bool = False
    marks: tuple[tuple[str, str], ...] = ()


def inline_statements(report: Report, dts: DTS, *, title: str, language: str = "en") -> bytes:
    """The Inline XBRL document, UTF-8 (Inline XBRL 1.1). Every fact is tagged once, where it first stands."""
    view = _View(report, dts, language)
    laid_out = [view.statement(statement) for statement in statements(report, dts, language)]
    text = (
        environment()
        .get_template("inline/statements.xhtml.jinja")
        .render(
            report=view.ready,
            title=title,
            statements=laid_out,
            hidden=view.hidden,
            notes=view.notes,
            relationships=view.relationships,
        )
    )
    return text.encode()


class _View:
    """What the template needs, made in the order in which it prints it."""

    def __init__(self, report: Report, dts: DTS, language: str) -> None:
        self.ready = printed(report, (IX, REGISTRY_4))
        self.hidden: list[PrintedFact] = []
        self._dts, self._language = dts, language
        self._tagged: set[str] = set()
        ids = {fact.id for fact in self.ready.facts.values()}
        ids |= {context.id for context in self.ready.contexts} | {unit.id for unit in self.ready.units}
        resources = [note for group in self.ready.groups for note in group.notes if note.id is not None]
        self.notes = [(n, note) for n, note in enumerate(resources, start=1)]
        numbers = {note.label: (n, note.id or "") for n, note in self.notes}
        self._fragments = Fragments(ids | {note.id or "" for note in resources})
        self._marks: dict[str, list[tuple[str, str]]] = {}
        self.relationships: list[tuple[str, str, str, str]] = []
        for group in self.ready.groups:
            for arcrole, source, target in group.arcs:
                from_ = group.locators[source]
                if target in numbers:
                    n, to = numbers[target]
                    self._marks.setdefault(from_, []).append((str(n), to))
                else:
                    to = group.locators[target]
                self.relationships.append((arcrole, group.role, from_, to))

    def statement(self, statement: Statement) -> Mapping[str, object]:
        return {
            "title": statement.title,
            "tables": [self._table(table) for table in pages(statement.table)],
            "blocks": [
                {"label": label, "column": self._heading(Column(period=fact.period, dimensions=fact.dimensions)),
                 "shown": self._shown(fact, negates=False)}
                for label, fact in statement.blocks
            ],
        }  # fmt: skip

    def _table(self, table: Table) -> Mapping[str, object]:
        return {
            "columns": [self._heading(column) for column in table.columns],
            "rows": [self._row(row) for row in table.rows],
        }

    def _row(self, row: Row) -> Mapping[str, object]:
        cells = [_distinct([self._shown(fact, negates=row.negates) for fact in facts]) for facts in row.cells]
        return {"label": row.label, "depth": row.depth, "cells": cells}

    def _heading(self, column: Column) -> Mapping[str, object]:
        members = []
        for _, member in column.dimensions:
            value = member.value if isinstance(member, TypedMember) else member
            members.append(value if isinstance(value, str | None) else label_of(value, self._dts, self._language))
        return {"period": period_text(column.period), "members": [member or "nil" for member in members]}

    def _shown(self, fact: Fact, *, negates: bool) -> Shown:
        ready = self.ready.facts[fact.id]
        negative = isinstance(fact.value, Decimal) and fact.value < 0 if not _is_nan(fact) else False
        text = self._text(fact)
        brackets = isinstance(fact.value, Decimal) and fact.value != 0 and negative != negates
        how = "again" if fact.id in self._tagged else _how(fact)
        if how == "text" and fact.datatype == "text block" and (markup := self._fragments.as_markup(text)) is not None:
            how, text = "markup", markup
        if how == "hidden":
            self.hidden.append(ready)
        self._tagged.add(fact.id)
        marks = tuple(self._marks.get(ready.id, ()))
        return Shown(how=how, fact=ready, text=text, negative=negative, brackets=brackets, marks=marks)

    def _text(self, fact: Fact) -> str:
        """What a reader sees of a value, a number without its sign."""
        if isinstance(fact.value, Decimal):
            return grouped(fact.value.copy_abs()) if fact.value.is_finite() else canonical(fact.value).removeprefix("-")
        if isinstance(fact.value, Enumeration):
            return ", ".join(label_of(member, self._dts, self._language) for member in fact.value.members)
        return self.ready.facts[fact.id].value or ""


def _distinct(cell: list[Shown]) -> list[Shown]:
    """A cell without what is tagged elsewhere and reads the same as something before it."""
    kept: list[Shown] = []
    for shown in cell:
        seen = {(other.text, other.brackets) for other in kept}
        if shown.how != "again" or (shown.text, shown.brackets) not in seen:
            kept.append(shown)
    return kept


def grouped(number: Decimal) -> str:
    """A number in canonical digits, thousands parted by commas: `1,234.5`."""
    whole, point, fraction = canonical(number).partition(".")
    return f"{int(whole):,}{point}{fraction}"


def _is_nan(fact: Fact) -> bool:
    return isinstance(fact.value, Decimal) and fact.value.is_nan()


def _how(fact: Fact) -> str:
    if fact.value is None:
        return "nil"
    if isinstance(fact.value, Decimal):
        return "number" if fact.value.is_finite() else "infinite"
    return "hidden" if isinstance(fact.value, Enumeration) else "text"
