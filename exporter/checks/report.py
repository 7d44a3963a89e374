"""All checks of a report, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exporter.checks.accuracy import contradictory_decimals, finer_than_decimals
from exporter.checks.cover_facts import missing_cover, period_of_cover
from exporter.checks.duplicates import inconsistent_duplicates
from exporter.checks.explanations import inconsistencies
from exporter.checks.extensions import needless_extensions
from exporter.checks.laid_out import statement_sheets, ties
from exporter.checks.likeness import outliers, two_concepts
from exporter.checks.misplaced import exchanged_columns, same_columns
from exporter.checks.opposites import negative, opposite_in_row, turned
from exporter.checks.reported import network_sheets
from exporter.checks.scales import out_of_scale, rescaled
from exporter.checks.spans import balance_as_flow, odd_periods, year_to_date
from exporter.checks.subject import Subject
from exporter.checks.units import other_currency, wrong_unit
from exporter.messages import Message

_FACTS: tuple[Callable[[Subject], Iterator[Message]], ...] = (
    finer_than_decimals,
    contradictory_decimals,
    opposite_in_row,
    negative,
    out_of_scale,
    wrong_unit,
    other_currency,
    exchanged_columns,
    same_columns,
    odd_periods,
    year_to_date,
    balance_as_flow,
    two_concepts,
    outliers,
)
_WHOLE: tuple[Callable[[Subject], Iterator[Message]], ...] = (needless_extensions, missing_cover, period_of_cover)


def check(subject: Subject) -> Iterator[Message]:
    """What the checks have to say, in their order: figures that do not fit together first."""
    yield from contradictory_figures(subject)
    yield from suspicious_facts(subject)
    for one in _WHOLE:
        yield from one(subject)


def contradictory_figures(subject: Subject) -> Iterator[Message]:
    """Figures that do not fit together: sums, ties, and facts that say different things of the same.

    Sums are those of the calculation networks; in a report without any they are searched for in its tables.
    """
    networks = tuple(network_sheets(subject))
    sheets = statement_sheets(subject, search=not networks)
    meant = rescaled(subject) | turned(subject)
    for network in networks:
        yield from inconsistencies([network], (), meant)
    yield from inconsistencies(sheets, ties(sheets), meant)
    labels = {fact.id: subject.label(fact) for fact in subject.report.facts}
    yield from inconsistent_duplicates(subject.report.facts, subject.places, labels)


def suspicious_facts(subject: Subject) -> Iterator[Message]:
    """What looks wrong with single facts, rows and columns, whatever adds up."""
    for one in _FACTS:
        yield from one(subject)
