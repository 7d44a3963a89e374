"""The view of a run, put together from its document, mapping, trace and messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.dts.concept import Concept, LabelRole
from exporter.dts.dts import DTS
from exporter.filing import Filing
from exporter.mapping.cover import StatedCover
from exporter.mapping.mapped import MappedRow, MappedStatement
from exporter.mapping.options import Outcome
from exporter.mapping.report import Stated
from exporter.mapping.tied import Tied
from exporter.messages import Message, Severity
from exporter.oim.aspects import inclusive
from exporter.oim.fact import Fact, canonical
from exporter.qname import QName
from exporter.render.review import Alternative, Choice, Choices, Count, FactRow, Mark, Numeral, View
from exporter.reviewing import networks, wording
from exporter.reviewing.networks import Shelf, shelf
from exporter.reviewing.places import MOST_UNMAPPED, PREFIXES, marks_and_said
from exporter.trace import Line

_WORDS = {
    "fact": "tagged as facts",
    "duplicate": "restate a fact",
    "claim": "claim a change",
    "conflict": "contradict a fact",
    "not-a-fact": "are no facts",
    "unmapped": "not tagged",
}
_AROUND = 70
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def view_of(document: Document, filing: Filing, dts: DTS, lines: Sequence[Line], messages: Iterable[Message]) -> View:
    """What the review page shows of a run."""
    statements, facts, covers, prose = filing.statements, filing.facts, filing.covers, filing.prose
    spans = {tag.fact.id: tag.span for tag in filing.tags()}
    ordered = sorted(messages, key=lambda said: _ORDER.index(said.severity))
    marks, said = marks_and_said(document, spans, lines, ordered)
    filled = shelf(filing.extension, dts, statements, filing.report.facts, filing.prefixes, filing.language)
    of_statements = _choices(statements, filled, dts, filing.language)
    groups = (*of_statements, _cover_choices(covers, filled), _prose_choices(prose, filled))
    choices = tuple(group for group in groups if group.choices)
    rows = _row_ids(statements)
    told = {
        **{one.fact.id: _fact(one, document, filled, rows[id(one.row)]) for one in facts},
        **{one.fact.id: _cover_fact(one, document, filled) for one in covers},
        **{one.fact.id: _prose_fact(one, one.fact, document, filled, rows) for one in prose if one.fact is not None},
    }
    severities = Counter(message.severity for message in ordered)
    dispositions = Counter(line.disposition for line in lines)
    kinds = Counter(line.reason for line in lines if line.disposition == "not-a-fact")
    return View(
        title=filing.entity_name,
        source=document.name,
        language=filing.language,
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        marks=marks,
        facts=tuple(told[mark.id] for mark in marks if mark.kind == "fact"),
        rows=sum(len(group.choices) for group in choices),
        choices=choices,
        statements=networks.statements(filing.extension, filled),
        calculations=networks.calculations(filing.extension, filled),
        messages=tuple(one for one in said if one.severity != Severity.INFO),
        notes=tuple(one for one in said if one.severity == Severity.INFO),
        numerals=len(lines),
        coverage=tuple(
            Count(key=key, words=words, number=dispositions[key]) for key, words in _WORDS.items() if dispositions[key]
        ),
        kinds=tuple(
            Count(key=kind, words=kind, number=number)
            for kind, number in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        conflicts=tuple(_numerals("conflict", document, lines, marks)),
        claims=tuple(_numerals("claim", document, lines, marks)),
        unmapped=tuple(_numerals("unmapped", document, lines, marks)),
        more_unmapped=max(0, dispositions["unmapped"] - MOST_UNMAPPED),
    )


def _row_ids(statements: Iterable[MappedStatement]) -> dict[int, str]:
    """An id for every row, by the row's identity: rows may be equal."""
    rows = [row for statement in statements for row in statement.rows]
    return {id(row): f"t{number}" for number, row in enumerate(rows, start=1)}


def _choices(statements: Iterable[MappedStatement], filled: Shelf, dts: DTS, language: str) -> Iterator[Choices]:
    statements = tuple(statements)
    ids = _row_ids(statements)
    for statement in statements:
        title = statement.statement.title or statement.statement.kind.value.replace("-", " ").capitalize()
        yield Choices(
            title=title, choices=tuple(_choice(row, ids[id(row)], filled, dts, language) for row in statement.rows)
        )


def _cover_choices(covers: Iterable[StatedCover], filled: Shelf) -> Choices:
    return Choices(title="Cover", choices=tuple(_cover_choice(cover, filled) for cover in covers))


def _prose_choices(prose: Iterable[Tied], filled: Shelf) -> Choices:
    """The concepts of what the text alone states, each once."""
    first: dict[QName, Tied] = {}
    for tied in prose:
        if tied.concept is not None and tied.row is None:
            first.setdefault(tied.concept.name, tied)
    return Choices(title="Text", choices=tuple(_prose_choice(tied, filled) for tied in first.values()))


def _prose_choice(tied: Tied, filled: Shelf) -> Choice:
    assert tied.concept is not None
    return Choice(
        id=_prose_id(tied.concept, filled),
        label=tied.label,
        section="",
        concept=filled.name(tied.concept.name),
        name=filled.label(tied.concept.name),
        documentation=filled.labels.get((tied.concept.name, LabelRole.DOCUMENTATION), ""),
        nature=f"{tied.concept.kind}, {tied.concept.period_type}",
        origin=_origin(tied.extension),
        reason=tied.reason,
        sign="",
        sign_reason="",
        confidence="",
    )


def _prose_id(concept: Concept, filled: Shelf) -> str:
    return f"t-{filled.name(concept.name).replace(':', '-')}"


def _origin(extension: bool) -> str:
    return "the filer's own concept" if extension else "concept of the taxonomy"


def _cover_choice(cover: StatedCover, filled: Shelf) -> Choice:
    concept = cover.concept
    return Choice(
        id=f"t-{cover.fact.id}",
        label=filled.label(concept.name),
        section="",
        concept=filled.name(concept.name),
        name=filled.label(concept.name),
        documentation=filled.labels.get((concept.name, LabelRole.DOCUMENTATION), ""),
        nature=f"{concept.kind}, {concept.period_type}",
        origin="concept of the taxonomy",
        reason=cover.said.reason,
        sign="",
        sign_reason="",
        confidence="",
    )


def _choice(row: MappedRow, id_: str, filled: Shelf, dts: DTS, language: str) -> Choice:
    concept, in_doubt = row.concept, row.outcome == Outcome.ASK
    nature = (str(concept.kind), concept.balance and str(concept.balance), str(concept.period_type))
    return Choice(
        id=id_,
        label=_label(row),
        section=" › ".join(row.row.headings),
        concept=filled.name(concept.name),
        name=filled.label(concept.name),
        documentation=filled.labels.get((concept.name, LabelRole.DOCUMENTATION), ""),
        nature=", ".join(part for part in nature if part),
        origin=_origin(row.extension),
        reason=row.reason,
        sign=wording.sign(row.negated),
        sign_reason=row.sign_reason,
        confidence=wording.confidence(row.confidence) + (", to be confirmed" if in_doubt else ""),
        in_doubt=in_doubt,
        others=tuple(
            Alternative(
                concept=dts.prefixed(other.concept.name),
                name=dts.called(other.concept.name, language),
                confidence=wording.chance(other.confidence),
            )
            for other in row.alternatives
        ),
    )


def _fact(stated: Stated, document: Document, filled: Shelf, choice: str) -> FactRow:
    printed = stated.printed
    return FactRow(
        **_common(stated.fact, printed.span, document, filled),
        **_number(stated.fact),
        choice=choice,
        label=_label(stated.row),
        scale=wording.scale(printed.scale),
        evidence="; ".join(printed.evidence),
    )


def _prose_fact(tied: Tied, fact: Fact, document: Document, filled: Shelf, rows: Mapping[int, str]) -> FactRow:
    assert tied.concept is not None
    return FactRow(
        **_common(fact, tied.amount.span, document, filled),
        **_number(fact),
        choice=_prose_id(tied.concept, filled) if tied.row is None else rows[id(tied.row)],
        label=tied.label,
        scale=wording.scale(tied.amount.scale),
        evidence="; ".join((tied.reason, *tied.amount.evidence)),
    )


def _number(fact: Fact) -> dict[str, str]:
    """What is told of a numeric fact's value."""
    return {
        "value": wording.grouped(fact.number),
        "order": canonical(fact.number),
        "unit": str(fact.unit),
        "accuracy": wording.decimals(fact.decimals),
        "decimals": "INF" if fact.decimals is None else str(fact.decimals),
    }


def _cover_fact(cover: StatedCover, document: Document, filled: Shelf) -> FactRow:
    return FactRow(
        **_common(cover.fact, cover.said.span, document, filled),
        choice=f"t-{cover.fact.id}",
        label=filled.label(cover.concept.name),
        value=str(cover.fact.value),
        order="",
        unit="",
        accuracy="",
        decimals="",
        scale="",
        evidence=cover.said.reason,
    )


def _common(fact: Fact, span: Span, document: Document, filled: Shelf) -> dict[str, str]:
    """What is told of every fact."""
    start, end = inclusive(fact.period)
    return {
        "id": fact.id,
        "text": document.read(span),
        "concept": filled.name(fact.concept),
        "period": wording.period(start, end),
        "dates": wording.dates(start, end),
        "members": ", ".join(filled.label(member) for _, member in fact.members),
        "place": document.place(span).short,
    }


def _label(row: MappedRow) -> str:
    return row.row.label or f"Total {row.row.section}".strip()


def _numerals(kind: str, document: Document, lines: Iterable[Line], marks: Iterable[Mark]) -> Iterator[Numeral]:
    """The numerals of one disposition that have no fact."""
    marked = {mark.id for mark in marks if mark.kind == kind}
    untagged = islice((line for line in lines if line.disposition == kind), MOST_UNMAPPED)
    for number, line in enumerate(untagged, start=1):
        mark = f"{PREFIXES[kind]}{number}"
        before = document.text[max(0, line.span.start - _AROUND) : line.span.start].rpartition("\n")[2]
        after = document.text[line.span.end : line.span.end + _AROUND].partition("\n")[0]
        yield Numeral(
            id=f"n-{mark}",
            mark=mark if mark in marked else "",
            text=line.text,
            before=_excerpt(before, at_end=True),
            after=_excerpt(after, at_end=False),
            reason=line.reason,
            place=line.place.short,
        )


def _excerpt(text: str, *, at_end: bool) -> str:
    """The text without the word that was cut off, if it was cut."""
    if len(text) < _AROUND:
        return text
    return "…" + text.partition(" ")[2] if at_end else text.rpartition(" ")[0] + "…"
