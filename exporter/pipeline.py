"""The whole trip on one page: from a source to a validated report package, and the trace that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from exporter import outputs
from exporter.checks.duplicates import inconsistent_duplicates
from exporter.checks.signs import sign_conflicts
from exporter.checks.sums import broken_sums
from exporter.document.document import Document
from exporter.dts.builtin import builtin, builtin_taxonomy
from exporter.dts.dts import DTS
from exporter.extraction import facts as extraction
from exporter.extraction.cover_facts import cover
from exporter.extraction.kinds import kinds
from exporter.extraction.reporter import reporter
from exporter.extraction.statements import extract
from exporter.files import SETTINGS, OutputFolder, read_bytes
from exporter.mapping.cover import StatedCover, cover_facts
from exporter.mapping.extension import namer
from exporter.mapping.mapped import MappedStatement
from exporter.mapping.mapping import map_statements
from exporter.mapping.outline import outline
from exporter.mapping.report import Stated, stated
from exporter.messages import Message, Place, Severity, message, worst
from exporter.naming import entity_of, names_of, slug
from exporter.oim.aspects import Entity, days
from exporter.oim.report import Report
from exporter.readers.formats import read as read_source
from exporter.render.inline import Tag, has_transformation, inline
from exporter.render.instance import instance
from exporter.render.review import review
from exporter.render.taxonomy import taxonomy_files
from exporter.render.xbrl_csv import xbrl_csv
from exporter.render.xbrl_json import xbrl_json
from exporter.reviewing.view import view_of
from exporter.settings import Settings
from exporter.settings import read as read_settings
from exporter.settings import write as write_settings
from exporter.trace import Line, trace
from exporter.validation.findings import led_back
from exporter.validation.validate import validate_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run made: the files of OUT by relative path, and what there is to say about them."""

    name: str
    entity: str
    files: dict[str, bytes]
    messages: tuple[Message, ...]
    lines: tuple[Line, ...]
    facts: tuple[Stated, ...]
    covers: tuple[StatedCover, ...]
    statements: tuple[MappedStatement, ...]

    @property
    def failed(self) -> bool:
        """Whether some message is an error."""
        return worst(self.messages) == Severity.ERROR


def run(source: Path, out: Path, settings_file: Path | None = None) -> Outcome:
    """Export a source into a folder: all of the result or nothing. `Refused` says why it cannot be done."""
    content = read_bytes(source)
    chosen = None if settings_file is None else read_bytes(settings_file)
    folder = OutputFolder(out)
    with folder.claimed(source.name):
        kept = folder.settings() if chosen is None else outputs.text_of(chosen, str(settings_file))
        outcome = export(source.name, content, kept, str(settings_file or out / SETTINGS))
        folder.replace(outcome.files)
    return outcome


def export(name: str, content: bytes, settings_text: str | None = None, settings_name: str = SETTINGS) -> Outcome:
    """The trip itself; nothing is written but what Arelle is given to judge."""
    settings = read_settings(settings_text or "", settings_name)
    document = read_source(name, content)
    messages = [
        *document.messages,
        *(message("settings.unknown", table=table, places=(place,)) for table, place in settings.unknown),
    ]

    extracted = extract(document, _hints(settings))
    messages += extracted.messages
    statements = _to_tag(document, extracted, messages)

    dts = builtin()
    found, where = reporter(document) or (None, None)
    entity, entity_name, said = entity_of(settings, found, name, document.place(where) if where else None)
    messages += said
    period_end = settings.period_end or max((f.end for s in statements for f in s.facts()), default=outputs.NO_DATE)
    names = names_of(settings, entity_name, period_end)
    own = namer(namespace=names.namespace, schema=names.schema, prefix=names.prefix)
    mapped = map_statements(statements, dts, own, settings.decisions)
    messages += mapped.messages

    printed = stated(mapped.statements, entity, outputs.free_id_prefix(document))
    facts, untaggable = _taggable(document, printed)
    tagged = tuple(_without_sums_of(statement, set(printed) - set(facts)) for statement in mapped.statements)
    places = {fact.fact.id: document.place(fact.printed.span) for fact in facts}
    messages += untaggable
    for statement in tagged:
        messages += broken_sums(document, statement.statement, statement.sums)
        messages += sign_conflicts(document, statement.statement, statement.conflicts)
    messages += inconsistent_duplicates(
        [fact.fact for fact in facts], places, {fact.fact.id: fact.row.row.label for fact in facts}
    )

    language = settings.language or "en"
    covers = _cover(document, statements, dts, entity, printed, language)
    extension = outline(tagged, covers, dts, names, own, language=language)
    report = Report(
        facts=(*(fact.fact for fact in facts), *(fact.fact for fact in covers)),
        schemas=(extension.schema,),
        prefixes=(*dts.prefixes, (names.namespace, names.prefix)),
    )
    tags = (
        *(Tag(span=f.printed.span, fact=f.fact, scale=f.printed.scale) for f in facts),
        *(Tag(span=f.said.span, fact=f.fact) for f in covers),
    )
    stem = PurePath(name).stem
    page = inline(document, report, tags, language=language, title=entity_name)
    extension_files, builtin_files = taxonomy_files(extension), taxonomy_files(builtin_taxonomy())
    package = outputs.package(
        stem=slug(stem),
        title=f"{entity_name}, {period_end}",
        report=(f"{stem}.xhtml", page),
        extension=(extension, extension_files),
        builtin=(builtin_taxonomy(), builtin_files),
        language=language,
    )

    lines = trace(document, facts, covers, {**kinds(document), **dict(extracted.dispositions)})
    messages += led_back(validate_bytes(f"{stem}.xbri", package), places)
    messages += outputs.unmapped(lines)
    told = tuple(m for m in messages if m.severity != Severity.INFO)
    view = view_of(
        document,
        title=entity_name,
        language=language,
        statements=tagged,
        facts=facts,
        covers=covers,
        extension=extension,
        dts=dts,
        lines=lines,
        messages=messages,
        prefixes=dict(report.prefixes),
    )
    files = {
        f"{stem}.xhtml": page,
        f"{stem}.xbrl": instance(report),
        f"{stem}.json": xbrl_json(report),
        **{f"{stem}-csv/{file}": data for file, data in xbrl_csv(stem, report).items()},
        f"{stem}.xbri": package,
        **{f"taxonomy/{file}": data for file, data in extension_files.items()},
        f"{stem}.review.html": review(document, view),
        **outputs.records(stem, lines, told, dict(report.prefixes)),
        SETTINGS: write_settings(settings_text, outputs.proposals(tagged, dict(report.prefixes))).encode(),
        f"source/{name}": content,
    }
    return Outcome(
        name=stem,
        entity=entity_name,
        files=files | outputs.manifest(name, files, dts.entry_points),
        messages=told,
        lines=lines,
        facts=facts,
        covers=covers,
        statements=tagged,
    )


def _hints(settings: Settings) -> extraction.Settings:
    return extraction.Settings(
        currency=settings.currency, period_end=settings.period_end, fiscal_year_end=settings.fiscal_year_end
    )


def _to_tag(
    document: Document, extracted: extraction.Extraction, messages: list[Message]
) -> tuple[extraction.Statement, ...]:
    """The primary statements; where no table could be told for one, those that read as financial tables at all."""
    if not document.tables:
        messages.append(message("source.no-table", places=(Place(file=document.name),)))
    elif not extracted.statements:
        messages.append(message("source.no-statement", places=(Place(file=document.name),)))
    primary = tuple(s for s in extracted.statements if s.kind != extraction.StatementKind.OTHER)
    return primary or extracted.statements


def _cover(
    document: Document,
    statements: tuple[extraction.Statement, ...],
    dts: DTS,
    entity: Entity,
    facts: tuple[Stated, ...],
    language: str,
) -> tuple[StatedCover, ...]:
    """The cover's facts, for the longest of the latest periods the statements report on; none without statements."""
    spans = [(f.printed.end, -(f.printed.start or f.printed.end).toordinal(), f.printed.start) for f in facts]
    if not spans:
        return ()
    end, _, start = max(spans)
    return cover_facts(
        cover(document, statements),
        dts,
        entity,
        days(start or end, end),
        id_prefix=outputs.free_id_prefix(document),
        first=len(facts) + 1,
        language=language,
    )


def _taggable(document: Document, facts: tuple[Stated, ...]) -> tuple[tuple[Stated, ...], list[Message]]:
    """The facts that Inline XBRL can state where they are printed, and a message for each that it cannot."""
    kept, messages = [], []
    for fact in facts:
        text = document.text[fact.printed.span.start : fact.printed.span.end]
        if has_transformation(text, fact.printed.printed):
            kept.append(fact)
        else:
            place = document.place(fact.printed.span)
            messages.append(message("fact.no-transformation", places=(place,), text=text, value=fact.printed.printed))
    return tuple(kept), messages


def _without_sums_of(statement: MappedStatement, lost: set[Stated]) -> MappedStatement:
    table = statement.statement.table
    return statement.without_sums_of({fact.printed.row for fact in lost if fact.printed.table == table})
