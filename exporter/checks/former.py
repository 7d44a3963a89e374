"""What differs from a former filing: rows that are new, gone or reworded, concepts that no longer fit, other values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporter.checks.figures import grouped
from exporter.checks.printed import period
from exporter.document.document import Document
from exporter.extraction.facts import Row, Statement
from exporter.mapping.mapped import MappedRow
from exporter.mapping.mapping import Mapped
from exporter.mapping.memory import Line, Memory, Recalled
from exporter.mapping.recall import agree, fits, same_period, takes
from exporter.mapping.report import Stated
from exporter.mapping.rewording import alike
from exporter.mapping.rows import label_of
from exporter.messages import Message, Place, message
from exporter.oim.aspects import Entity

_SAME_ROW = 0.95
"""How alike two labels are that name one row, whatever became of its unit or period."""
_MOST_NAMED = 8
"""How many rows a message names; it has the places of all."""
_NAMELESS = frozenset(
    "inc incorporated corp corporation ltd limited llc plc lp ag se nv sa spa gmbh company co the".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The new filing as it is held against the former one: what was mapped, its facts, its reporter."""

    mapped: Mapped
    facts: Mapping[tuple[int, int], Sequence[Stated]]
    entity: Entity
    entity_name: str

    @classmethod
    def of(cls, mapped: Mapped, facts: Iterable[Stated], entity: Entity, entity_name: str) -> Compared:
        """With the facts by table and row."""
        by_row: dict[tuple[int, int], list[Stated]] = {}
        for fact in facts:
            by_row.setdefault((fact.printed.table, fact.printed.row), []).append(fact)
        return cls(mapped=mapped, facts=by_row, entity=entity, entity_name=entity_name)


def changes(document: Document, new: Compared, memory: Memory) -> Iterator[Message]:
    """What a person has to look at: nothing is said of a row that is what it was."""
    yield from _reporter(new, memory)
    used = {id(one.line) for one in new.mapped.recalled.values()}
    left = [line for line in memory.lines if id(line) not in used and not line.skipped]
    for mapped in new.mapped.statements:
        statement = mapped.statement
        fresh: list[Row] = []
        dimensional: list[Row] = []
        for row in statement.rows:
            found = new.mapped.recalled.get((statement.table, row.index))
            former = found.line if found is not None else _turned_into(row, statement, left)
            if former is None:
                fresh.append(row)
            elif former.members:
                dimensional.append(row)
            elif not former.skipped and (said := _of_row(document, row, mapped.row(row.index), found, former, memory)):
                yield said
        for code, rows in (("prior.new-rows", fresh), ("prior.dimensional-rows", dimensional)):
            if rows:
                yield message(
                    code,
                    places=tuple(_place(document, row) for row in rows),
                    count=len(rows),
                    labels=_listed([label_of(row) for row in rows]),
                    statement=statement.title or statement.kind.value.replace("-", " "),
                    prior=memory.called,
                )
    yield from _gone(new, left, memory)
    yield from _restated(document, new, memory)


def _of_row(
    document: Document, row: Row, mapped: MappedRow | None, found: Recalled | None, former: Line, memory: Memory
) -> Message | None:
    """What is to be said of a row that was there before, None if it is as it was."""
    code = "prior.unfit-concept"
    if former.concept is None and former.kept is None:
        why = "which the taxonomy at hand does not have: it may be renamed or deprecated"
    elif found is None or not fits(former, row):
        why = "which takes values of another unit or for another kind of period"
    elif mapped is not None and not mapped.decided and mapped.recalled is not found:
        why = "of which another row states other values for the same periods"
    elif found.same:
        return None
    else:
        code = "prior.reworded"
        why = "the figures of the same periods agree" if found.by_figures else "nothing else there is more like it"
    return message(
        code,
        places=(_place(document, row), *_former(former)),
        label=label_of(row),
        former=former.label,
        concept=former.name,
        prior=memory.called,
        why=why,
    )


def _reporter(new: Compared, memory: Memory) -> Iterator[Message]:
    """Another company's filing: the identifiers of one scheme differ, or names that have no word in common."""
    former = memory.entity
    if former is None:
        return
    if former.scheme == new.entity.scheme:
        other = former.identifier.lstrip("0") != new.entity.identifier.lstrip("0")
    else:
        names = [_words(name) for name in (new.entity_name, memory.entity_name or "")]
        other = all(names) and not names[0] & names[1]
    if other:
        yield message(
            "prior.other-entity",
            prior=memory.called,
            former=memory.entity_name or former.identifier,
            entity=new.entity_name or new.entity.identifier,
        )


def _words(name: str) -> set[str]:
    return {word for word in "".join(c if c.isalnum() else " " for c in name.lower()).split() if word not in _NAMELESS}


def _turned_into(row: Row, statement: Statement, left: Sequence[Line]) -> Line | None:
    """The line that is called so in the same statement, but whose unit or period type is another."""
    return next(
        (
            line
            for line in left
            if line.statement is statement.kind
            and not takes(row, line)
            and alike(label_of(row), line.label) >= _SAME_ROW
        ),
        None,
    )


def _gone(new: Compared, left: Sequence[Line], memory: Memory) -> Iterator[Message]:
    """Rows of the statements that are there again, which are not."""
    shown = {one.line.table for one in new.mapped.recalled.values() if one.line.statement is not None}
    kinds = {statement.statement.kind for statement in new.mapped.statements}
    tables: dict[int, list[Line]] = {}
    named = {one.line.name for one in new.mapped.recalled.values()}
    for line in left:
        if line.table in shown and line.statement in kinds and line.name not in named:
            tables.setdefault(line.table, []).append(line)
    for lines in tables.values():
        yield message(
            "prior.gone-rows",
            places=tuple(place for line in lines for place in _former(line)),
            count=len(lines),
            labels=_listed([line.label for line in lines]),
            statement=str(lines[0].statement).replace("-", " "),
            prior=memory.called,
        )


def _restated(document: Document, new: Compared, memory: Memory) -> Iterator[Message]:
    """Values of one concept and period that are not what they were."""
    for key, found in new.mapped.recalled.items():
        for fact in new.facts.get(key, ()):
            former = next((f for f in found.line.figures if same_period(fact.printed, f)), None)
            if former is None or fact.row.recalled is not found:
                continue
            if agree(fact.printed, former) and (fact.fact.number < 0) == (former.value < 0):
                continue
            yield message(
                "prior.restated",
                places=(document.place(fact.printed.span), *_former(found.line)),
                facts=(fact.fact.id,),
                label=label_of(fact.row.row),
                period=period(fact.printed),
                value=grouped(fact.fact.number),
                former=grouped(former.value),
                prior=memory.called,
            )


def _place(document: Document, row: Row) -> Place:
    span = row.label_span or next(fact.span for fact in row.facts if fact is not None)
    return document.place(span)


def _former(line: Line) -> tuple[Place, ...]:
    return (line.place,) if line.place is not None else ()


def _listed(labels: Sequence[str]) -> str:
    named = "; ".join(f"“{label}”" for label in labels[:_MOST_NAMED])
    return named + (f"; and {len(labels) - _MOST_NAMED} more" if len(labels) > _MOST_NAMED else "")
