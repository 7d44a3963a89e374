"""Mapping, whole: statements and a DTS in; statements with concepts and signs, facts and an extension out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from exporter.arithmetic.signs import Sign
from exporter.dts.builtin import builtin
from exporter.dts.concept import Balance, ItemKind
from exporter.dts.dts import DTS
from exporter.extraction.facts import Row, Statement
from exporter.mapping.assignment import Stated, assign
from exporter.mapping.candidates import Index
from exporter.mapping.choice import Choice, Decided
from exporter.mapping.crosswalk import Crosswalk
from exporter.mapping.extension import Namer
from exporter.mapping.likely import Asked, Ranking
from exporter.mapping.mapped import MappedRow, MappedStatement
from exporter.mapping.memory import NOTHING, Memory, Recalled
from exporter.mapping.own import as_own
from exporter.mapping.recall import fits, recalled
from exporter.mapping.rows import kinds_of, label_of, period_type_of
from exporter.mapping.signs import backwards, contradicted, signs, sums
from exporter.messages import Message, message
from exporter.qname import QName
from exporter.settings import EXTENSION, SKIP, Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """What mapping found, and what it has to say.

    `recalled` are the lines of a former filing that rows go back to, by table and row index, tagged so or not.
    """

    statements: tuple[MappedStatement, ...]
    messages: tuple[Message, ...] = ()
    recalled: Mapping[tuple[int, int], Recalled] = field(default_factory=dict)


def map_statements(
    statements: Sequence[Statement],
    dts: DTS,
    namer: Namer,
    decisions: Sequence[Decision] = (),
    *,
    language: str = "en",
    memory: Memory = NOTHING,
    ranking: Ranking | None = None,
) -> Mapped:
    """Give every row of every statement a concept and a sign. A person's decisions win over all else.

    What a former filing had wins over what wordings and other filers say; `ranking` knows the latter, for whoever wants
    that asked. `language` is that of the labels.
    """
    index, stated = index_of(dts, language), Stated()
    remembered: dict[tuple[int, int], Recalled] = {}
    messages: dict[Message, None] = {}
    mapped = []
    statements = [_in_one_unit(statement) for statement in statements]
    asked = None if ranking is None else Asked(ranking, statements)
    for statement in statements:
        rows = statement.rows
        decided: dict[int, Decided] = {}
        lines = recalled(statement.kind, rows, memory)
        remembered |= {(statement.table, row): line for row, line in lines.items()}
        for row in rows:
            decision, said = _decided(row, statement, dts, decisions)
            messages.update(dict.fromkeys(said))
            decision = _with_memory(decision, lines.get(row.index), row, namer)
            if decision is not None:
                decided[row.index] = decision
        found = sums(statement)
        choices = assign(statement, rows, index, dts, decided, stated, found, asked)
        settled, conflicts = signs(statement, choices, found)
        if doubtful := backwards(choices, settled) | contradicted(choices, conflicts):
            choices = tuple(as_own(c, dts) if c.row.index in doubtful else c for c in choices)
            settled, conflicts = signs(statement, choices, found)
        skipped = {choice.row.index for choice in choices if choice.skipped}
        mapped.append(
            MappedStatement(
                statement=statement,
                rows=tuple(_row(c, settled[c.row.index], namer) for c in choices if not c.skipped),
                sums=found,
                conflicts=conflicts,
            ).without_sums_of(skipped)
        )
    return Mapped(statements=tuple(mapped), messages=tuple(messages), recalled=remembered)


def index_of(dts: DTS, language: str) -> Index:
    """The wordings of a DTS to hold labels against.

    The built-in taxonomy helps onto any other: its wordings and, where it has them, its names there.
    """
    return Index(dts, language, None if dts is builtin() else Crosswalk(builtin(), dts))


def _in_one_unit(statement: Statement) -> Statement:
    """The statement with the rows that have figures, each in its own unit."""
    rows = (row for row in map(_in_its_own_unit, statement.rows) if any(fact is not None for fact in row.facts))
    return replace(statement, rows=tuple(rows))


def _in_its_own_unit(row: Row) -> Row:
    """The row without the figures that another column shows of it in another unit: a share of sales is no amount."""
    return replace(row, facts=tuple(fact if fact is not None and fact.unit == row.unit else None for fact in row.facts))


def _row(choice: Choice, sign: Sign, namer: Namer) -> MappedRow:
    concept = choice.concept or namer.concept(
        label_of(choice.row),
        kind=choice.kind,
        period_type=choice.period_type,
        balance=Balance(sign.balance) if sign.balance and choice.kind == ItemKind.MONETARY else None,
    )
    return MappedRow(
        row=choice.row,
        concept=concept,
        negated=sign.negate,
        extension=choice.own,
        decided=choice.decided,
        reason=choice.reason,
        sign_reason=sign.reason,
        confidence=choice.confidence,
        outcome=choice.outcome,
        alternatives=choice.alternatives,
        wider=choice.wider,
        recalled=choice.recalled,
    )


def _with_memory(decision: Decided | None, memory: Recalled | None, row: Row, namer: Namer) -> Decided | None:
    """What a row gets by a person's decision and the line it goes back to, if that fits.

    A decision for a concept of the filer's own means the one that is there already.
    """
    if memory is None:
        return decision
    line = memory.line
    if not fits(line, row):
        return decision or _of_member(memory, row)
    if decision is not None and (decision.skip or decision.concept is not None or line.kept is None):
        return decision
    concept = namer.kept(line.kept) if line.kept is not None else line.concept
    return Decided(concept=concept, skip=line.skipped, recalled=memory, person=decision is not None)


def _of_member(memory: Recalled, row: Row) -> Decided | None:
    """What a row gets that a former filing reports of members: its figures are not those of the concept as a whole."""
    concept = memory.line.concept
    if not memory.line.members or concept is None:
        return None
    reason = f"{memory.reason}, where it is {memory.line.name} of {', '.join(memory.line.members)}"
    wider = concept if concept.kind in kinds_of(row.unit) else None
    return Decided(recalled=replace(memory, reason=reason, negate=None), person=False, wider=wider)


def _decided(
    row: Row, statement: Statement, dts: DTS, decisions: Sequence[Decision]
) -> tuple[Decided | None, list[Message]]:
    """What a person decided for a row; a concept that is none, or cannot take its values, is said and passed over."""
    decision = _decision(row, statement, decisions)
    if decision is None:
        return None, []
    if decision.concept in (EXTENSION, SKIP):
        return Decided(skip=decision.concept == SKIP), []
    prefix, _, local = decision.concept.partition(":")
    namespaces = {known: namespace for namespace, known in dts.prefixes}
    concept = dts.concept(QName(namespaces.get(prefix, ""), local))
    if concept is None or not concept.is_item:
        return None, [
            message("mapping.unknown-concept", label=decision.label, concept=decision.concept, places=(decision.place,))
        ]
    if concept.kind not in kinds_of(row.unit) or concept.period_type != period_type_of(row):
        wanted = f"{concept.kind}, {concept.period_type}"
        return None, [
            message(
                "mapping.unfit-concept",
                label=decision.label,
                concept=decision.concept,
                wanted=wanted,
                places=(decision.place,),
            )
        ]
    return Decided(concept=concept), []


def _decision(row: Row, statement: Statement, decisions: Sequence[Decision]) -> Decision | None:
    """The decision that fits best: with the section before without, for this kind of statement before for any."""
    wanted = (f"{row.section} > {label_of(row)}", label_of(row))
    return next(
        (
            decision
            for label in wanted
            for kind in (statement.kind.value, None)
            for decision in decisions
            if decision.label == label and decision.statement == kind
        ),
        None,
    )
