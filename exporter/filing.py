"""The filing: statements with concepts and signs, their facts, the cover, and the extension that defines them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from exporter.checks.cover import missing_cover
from exporter.checks.dates import date_anomalies
from exporter.checks.former import Compared, changes
from exporter.checks.prose import contradictions
from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.dts.dts import DTS
from exporter.dts.taxonomy import Taxonomy
from exporter.extraction.cover import CoverFact, cover
from exporter.extraction.facts import Statement
from exporter.extraction.prose.figures import Nature, ProseAmount
from exporter.extraction.reporter import reporter
from exporter.mapping.cover import StatedCover, cover_facts
from exporter.mapping.extension import namer
from exporter.mapping.likely import Ranking
from exporter.mapping.mapped import MappedStatement
from exporter.mapping.mapping import map_statements
from exporter.mapping.memory import NOTHING, Memory
from exporter.mapping.options import Outcome
from exporter.mapping.outline import outline
from exporter.mapping.prohibition import TakenBack, taken_back
from exporter.mapping.report import Stated, stated
from exporter.mapping.tie_out import tie_out
from exporter.mapping.tied import Tied
from exporter.messages import Message, Place, message
from exporter.naming import entity_of, names_of
from exporter.oim.aspects import Entity, days
from exporter.oim.report import Report
from exporter.render.inline import Tag, has_transformation
from exporter.settings import Settings

_NO_DATE = date(1970, 1, 1)
"""Stands in names for the period end of a filing without a single fact."""
_MOST_PLACES = 500
"""How many places one message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """All that is to be written of a document, in no format yet.

    `facts` are those of the statements, `covers` those of the cover and `prose` the amounts in running text with what
    became of them, each with what is printed; `report` holds all that are facts.
    """

    entity_name: str
    period_end: date
    language: str
    statements: tuple[MappedStatement, ...]
    facts: tuple[Stated, ...]
    covers: tuple[StatedCover, ...]
    prose: tuple[Tied, ...]
    extension: Taxonomy
    report: Report
    messages: tuple[Message, ...]

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefix of each namespace that concepts come from."""
        return dict(self.report.prefixes)

    @property
    def restating(self) -> frozenset[str]:
        """The ids of the facts of running text, which restate those of statements or stand apart from them."""
        return frozenset(one.fact.id for one in self.prose if one.fact is not None)

    def tags(self) -> tuple[Tag, ...]:
        """Every fact with the stretch of the Document's text that states it."""
        return (
            *(Tag(span=f.printed.span, fact=f.fact, scale=f.printed.scale) for f in self.facts),
            *(Tag(span=f.said.span, fact=f.fact) for f in self.covers),
            *(Tag(span=t.amount.span, fact=t.fact, scale=t.amount.scale) for t in self.prose if t.fact is not None),
        )

    def places(self, document: Document) -> dict[str, Place]:
        """Where each fact stands in the source, by fact id."""
        return {tag.fact.id: document.place(tag.span) for tag in self.tags()}


def file(
    document: Document,
    statements: tuple[Statement, ...],
    prose: tuple[ProseAmount, ...],
    dts: DTS,
    settings: Settings,
    memory: Memory = NOTHING,
) -> Filing:
    """Map statements, cover and prose onto a DTS, state their facts, and check their dates and texts.

    `memory` is a former filing, whose concepts win over what wordings say.
    """
    language = settings.language or "en"
    name, where = reporter(document) or (None, None)
    entity, entity_name, said = entity_of(settings, name, document.name, document.place(where) if where else None)
    period_end = settings.period_end or max((f.end for s in statements for f in s.facts()), default=_NO_DATE)
    names = names_of(settings, entity_name, period_end, {prefix for _, prefix in dts.prefixes})
    own = namer(namespace=names.namespace, schema=names.schema, prefix=names.prefix)
    mapped = map_statements(
        statements,
        dts,
        own,
        settings.decisions,
        language=language,
        memory=memory,
        ranking=Ranking(dts, language),
    )

    prefix = _free_id_prefix(document)
    printed = stated(mapped.statements, entity, prefix)
    lost = {
        fact for fact in printed if not has_transformation(_text(document, fact.printed.span), fact.printed.printed)
    }
    facts = tuple(fact for fact in printed if fact not in lost)
    kept = tuple(_without_sums_of(statement, lost) for statement in mapped.statements)
    covers, unstated = _cover_facts(document, statements, dts, entity, printed, prefix, language)
    tied = tie_out(
        tuple(_readable(document, amount) for amount in prose),
        kept,
        facts,
        dts,
        own,
        entity,
        language=language,
        id_prefix=prefix,
        first=len(printed) + len(covers) + 1,
    )
    set_aside = taken_back(facts, dts)
    prohibited = [sum_.network for sum_ in set_aside]
    extension = outline(kept, covers, tied, dts, names, own, language=language, prohibited=prohibited)
    return Filing(
        entity_name=entity_name,
        period_end=period_end,
        language=language,
        statements=kept,
        facts=facts,
        covers=covers,
        prose=tied,
        extension=extension,
        report=Report(
            facts=(
                *(fact.fact for fact in facts),
                *(fact.fact for fact in covers),
                *(one.fact for one in tied if one.fact is not None),
            ),
            schemas=(extension.schema,),
            prefixes=(*dts.prefixes, (names.namespace, names.prefix)),
        ),
        messages=(
            *said,
            *mapped.messages,
            *(changes(document, Compared.of(mapped, facts, entity, entity_name), memory) if memory.lines else ()),
            *_to_confirm(document, kept),
            *(_untaggable(document, fact) for fact in printed if fact in lost),
            *_unstated(document, unstated),
            *(_set_aside(document, facts, dts, sum_) for sum_ in set_aside),
            *date_anomalies(document, statements, settings.period_end, settings.fiscal_year_end),
            *(missing_cover({cover.said.item for cover in covers}) if covers else ()),
            *contradictions(document, tied, {fact.fact.id: document.place(fact.printed.span) for fact in facts}),
        ),
    )


def _to_confirm(document: Document, statements: tuple[MappedStatement, ...]) -> Iterator[Message]:
    """One message for all rows that have the likeliest of several concepts."""
    rows = [row for statement in statements for row in statement.rows]
    asked = [row for row in rows if row.outcome == Outcome.ASK]
    if asked:
        spans = [row.row.label_span or next(fact.span for fact in row.row.facts if fact is not None) for row in asked]
        places = tuple(document.place(span) for span in spans[:_MOST_PLACES])
        yield message("mapping.ask", places=places, count=len(asked), rows=len(rows))


def _readable(document: Document, amount: ProseAmount) -> ProseAmount:
    """The amount; one that no transformation of Inline XBRL reads where it stands is left unread."""
    if has_transformation(_text(document, amount.span), amount.printed):
        return amount
    return replace(amount, nature=Nature.UNREAD, unread="no Inline XBRL transformation reads it as it is written")


def _text(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _untaggable(document: Document, fact: Stated) -> Message:
    """What is said of a figure that no Inline XBRL transformation can read where it is printed."""
    span = fact.printed.span
    return message(
        "fact.no-transformation",
        places=(document.place(span),),
        text=_text(document, span),
        value=fact.printed.printed,
    )


def _unstated(document: Document, found: tuple[CoverFact, ...]) -> Iterator[Message]:
    """One message for all that the cover says and no fact does."""
    if found:
        what = ", ".join(dict.fromkeys(said.item.value for said in found))
        yield message("cover.no-concept", places=tuple(document.place(said.span) for said in found), what=what)


def _set_aside(document: Document, facts: tuple[Stated, ...], dts: DTS, taken: TakenBack) -> Message:
    """What is said of a sum of the DTS that the facts break, at the first figure of its total."""
    first = next(fact for fact in facts if fact.fact.concept == taken.total)
    return message(
        "mapping.sum-set-aside",
        places=(document.place(first.printed.span),),
        total=dts.prefixed(taken.total),
        parts=", ".join(map(dts.prefixed, taken.parts)),
        title=taken.network.role.definition,
    )


def _without_sums_of(statement: MappedStatement, lost: set[Stated]) -> MappedStatement:
    table = statement.statement.table
    return statement.without_sums_of({fact.printed.row for fact in lost if fact.printed.table == table})


def _cover_facts(
    document: Document,
    statements: tuple[Statement, ...],
    dts: DTS,
    entity: Entity,
    facts: tuple[Stated, ...],
    id_prefix: str,
    language: str,
) -> tuple[tuple[StatedCover, ...], tuple[CoverFact, ...]]:
    """The cover's facts, for the longest of the latest periods the statements report on; none without statements.

    And what the cover says besides, for which the DTS has no concept.
    """
    spans = [(f.printed.end, -(f.printed.start or f.printed.end).toordinal(), f.printed.start) for f in facts]
    if not spans:
        return (), ()
    end, _, start = max(spans)
    return cover_facts(
        cover(document, statements),
        dts,
        entity,
        days(start or end, end),
        id_prefix=id_prefix,
        first=len(facts) + 1,
        language=language,
    )


def _free_id_prefix(document: Document) -> str:
    """A prefix for fact ids that no id of the source's own begins with."""
    ids = {str(element.get("id")) for element in document.tree.iter() if element.get("id") is not None}
    prefix = "f"
    while any(re.fullmatch(rf"{prefix}\d+", id_) for id_ in ids):
        prefix += "-"
    return prefix
