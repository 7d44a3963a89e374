"""Borrowed networks: the sums that a report without networks should have by those of the built-in taxonomy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporter.checks.figures import Sheet
from exporter.checks.subject import Subject
from exporter.dts.builtin import builtin, meant
from exporter.dts.concept import ItemKind
from exporter.mapping.expectation import Meaning, completed
from exporter.qname import QName


def completed_sheet(sheet: Sheet, subject: Subject) -> Sheet:
    """A primary statement with its sums completed by what its concepts' counterparts add up to.

    Others are left as they are, and so are those of whose concepts nothing is known.
    """
    known = tuple(_meanings(sheet, subject)) if sheet.table.kind else ()
    return replace(sheet, sums=completed(sheet.table.rows, sheet.sums, known, builtin())) if known else sheet


def _meanings(sheet: Sheet, subject: Subject) -> Iterator[Meaning]:
    """What the rows mean in the built-in taxonomy; the first row of several that mean the same."""
    concepts = {fact.id: fact.concept for fact in subject.report.facts}
    prefixes = dict(subject.report.prefixes)
    seen: set[int] = set()
    for (row, _), figure in sorted(sheet.figures.items()):
        name = concepts.get(figure.fact)
        if row in seen or name is None:
            continue
        seen.add(row)
        known = [one for one in meant(name, prefixes.get(name.namespace, "")) if _is_amount(one)]
        if len(known) == 1:
            yield Meaning(row=row, concept=known[0], negated=figure.unit < 0)


def _is_amount(name: QName) -> bool:
    concept = builtin().concept(name)
    return concept is not None and concept.kind == ItemKind.MONETARY
