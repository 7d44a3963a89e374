"""The lengths of columns' periods where their own headers say none: one step for each kind of evidence."""

from __future__ import annotations

from exporter.extraction.drafts import CALENDAR, GUESS, Draft, Evidence, Step
from exporter.extraction.facts import StatementKind
from exporter.extraction.periods import Length

_FLOWS = (
    StatementKind.INCOME,
    StatementKind.COMPREHENSIVE_INCOME,
    StatementKind.CASH_FLOWS,
    StatementKind.EQUITY,
)


def _length_from_label(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """Take the length in the label's place, unless the table is one of moments."""
    lengths = evidence.label.lengths
    if not lengths or evidence.kind is StatementKind.POSITION:
        return drafts
    return [d if d.length or d.moment else d.learn("length: header of the labels", length=lengths[-1]) for d in drafts]


def _length_from_above(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """The nearest text above that names a length, unless the table is one of moments."""
    if evidence.kind is StatementKind.POSITION or evidence.label.moment:
        return drafts
    if evidence.kind is StatementKind.OTHER and not any(d.length for d in drafts):
        return drafts
    length = next((t.lengths[0] for t in evidence.above if t.lengths), None)
    known = next((d.length for d in drafts if d.length), None)
    if length is None and known is None:
        return drafts
    return [
        d
        if d.length or d.moment
        else d.learn("length: text above", length=length)
        if length
        else d.learn("length: neighbouring column", length=known)
        for d in drafts
    ]


def _length_of_named_years(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """Take a year called by its name ("Fiscal 2024", "FY2024") for a year, unless the table is one of moments."""
    if evidence.kind is StatementKind.POSITION:
        return drafts
    return [
        d.learn("length: column header", length=Length(months=12))
        if d.names_year and not (d.length or d.moment or d.start)
        else d
        for d in drafts
    ]


def _length_of_years(drafts: list[Draft], evidence: Evidence) -> list[Draft]:
    """A statement of flows whose columns say nothing of a length is one of years."""
    if evidence.kind not in _FLOWS:
        return drafts
    return [d if d.length or d.moment or d.start else d.learn(_why_a_year(d), length=Length(months=12)) for d in drafts]


def _why_a_year(draft: Draft) -> str:
    """A year that a calendar has dated is one; others are guessed to be."""
    return f"length: {CALENDAR}" if f"date: {CALENDAR}" in draft.evidence else f"length: {GUESS}, a year"


LENGTH_STEPS: tuple[Step, ...] = (
    _length_from_label,
    _length_from_above,
    _length_of_named_years,
    _length_of_years,
)
