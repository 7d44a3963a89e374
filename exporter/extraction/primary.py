"""The primary statements among a document's tables: told by title and content, and by comparing tables of one kind."""

from __future__ import annotations

from dataclasses import replace

from exporter.extraction.facts import Statement, StatementKind
from exporter.extraction.statement_kind import content_votes, kind_of_title

_ENOUGH = {
    StatementKind.INCOME: 4,
    StatementKind.POSITION: 4,
    StatementKind.CASH_FLOWS: 4,
    StatementKind.COMPREHENSIVE_INCOME: 3,
    StatementKind.EQUITY: 3,
}
"""How many different typical rows make a table without a title a primary statement."""


def tell_primary(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements, all those that are no primary ones with the kind OTHER.

    A table is primary by its title unless its rows speak of another kind; by its rows alone, when there are many
    typical ones, only where no table of the kind has a title.
    """
    titled = {kind for s in statements if (kind := _titled(s))}
    return tuple(replace(s, kind=_titled(s) or _by_rows(s, titled)) for s in statements)


def _titled(statement: Statement) -> StatementKind | None:
    named = kind_of_title(statement.title)
    if named is None:
        return None
    votes = content_votes(row.label for row in statement.rows)
    best = max(votes, key=lambda kind: votes[kind])
    if votes[best] >= _ENOUGH[best] and best is not named:
        # One statement may run on into another under one title (income and comprehensive income): the rows decide.
        return best if votes[named] < 2 else named
    return named if votes[named] or not votes[best] else None


def _by_rows(statement: Statement, titled: set[StatementKind]) -> StatementKind:
    kind = statement.kind
    if kind is StatementKind.OTHER or kind in titled:
        return StatementKind.OTHER
    votes = content_votes(row.label for row in statement.rows)
    return kind if votes[kind] >= _ENOUGH[kind] else StatementKind.OTHER
