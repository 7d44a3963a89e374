"""Proof: what our own checks say of a filing, before anybody judges it."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.checks.duplicates import inconsistent_duplicates
from exporter.checks.printed import Printed, printed_inconsistencies
from exporter.checks.report import suspicious_facts
from exporter.checks.signs import sign_conflicts
from exporter.checks.subject import Subject
from exporter.document.document import Document
from exporter.dts.dts import DTS
from exporter.dts.held import HeldDTS
from exporter.filing import Filing
from exporter.mapping.expectation import expected
from exporter.mapping.signs import numbers
from exporter.messages import Message
from exporter.oim.shown import Shown


def proof(document: Document, filing: Filing, dts: DTS) -> Iterator[Message]:
    """Figures that do not fit together as they are printed, signs that contradict sums, facts that look wrong.

    `dts` is what the filing's extension is built upon.
    """
    printed = [
        Printed(statement=mapped.statement, rows=numbers(mapped.statement.rows), sums=expected(mapped, dts))
        for mapped in filing.statements
    ]
    yield from printed_inconsistencies(document, printed, {fact.printed: fact.fact.id for fact in filing.facts})
    for mapped in filing.statements:
        yield from sign_conflicts(document, mapped.statement, mapped.conflicts)
    subject = _subject(document, filing, dts)
    facts = [fact.fact for fact in filing.facts]
    yield from inconsistent_duplicates(facts, subject.places, {fact.id: subject.label(fact) for fact in facts})
    yield from suspicious_facts(subject)


def _subject(document: Document, filing: Filing, dts: DTS) -> Subject:
    reported = dict.fromkeys(fact.concept for fact in filing.report.facts)
    imported = [concept for name in reported if (concept := dts.concept(name)) is not None]
    shown = {
        f.fact.id: Shown(
            table=f.printed.table, row=f.printed.row, label=f.row.row.label, negative=f.printed.printed < 0
        )
        for f in filing.facts
    }
    return Subject(
        report=filing.report,
        dts=HeldDTS(entry_points=(), concepts=(*filing.extension.concepts, *imported)),
        places=filing.places(document),
        shown=shown,
        twins={},
    )
