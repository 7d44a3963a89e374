"""The primary statements among a document's tables: told by title and content, and by comparing tables of one kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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


def tell_primary(statements: tuple[Statement, ...], continues: dict[int, int]) -> tuple[Statement, ...]:
    """The statements, all those that are no primary ones with the kind OTHER.

    A table is primary by its title unless its rows speak of another kind; by its rows alone, when there are many
    typical ones, only where no table of the kind has a title. A part that continues another table is of its kind:
    `continues` leads from the index of such a table to that of the one before.
    """
    titled = {kind for s in statements if (kind := _titled(s))}
    kinds: dict[int, StatementKind] = {}
    for statement in statements:
        before = kinds.get(continues.get(statement.table, -1))
        kinds[statement.table] = before or _titled(statement) or _by_rows(statement, titled)
    return tuple(replace(statement, kind=kinds[statement.table]) for statement in statements)


def likely(titles: Iterable[str], labels: Iterable[str], found: Collection[StatementKind]) -> bool:
    """Whether a table that could not be read is likely a primary statement, when those in `found` are at hand.

    The first title counts, the nearest one; without any, many typical rows of a kind that was not found.
    """
    votes = content_votes(labels)
    named = next((kind for title in titles if (kind := kind_of_title(title))), None)
    if named is not None and _agree(named, votes) is not None:
        return True
    return any(votes[kind] >= _ENOUGH[kind] for kind in _ENOUGH if kind not in found)


def _titled(statement: Statement) -> StatementKind | None:
    named = kind_of_title(statement.title)
    return None if named is None else _agree(named, content_votes(row.label for row in statement.rows))


def _agree(named: StatementKind, votes: Mapping[StatementKind, int]) -> StatementKind | None:
    """The kind that a table is by the one its title names and by its rows; None where the rows say it is none."""
    best = max(votes, key=lambda kind: votes[kind])
    # A title may stand above the table that is another's: of the page before, or of two statements in one.
    if best is not named and votes[best] >= _ENOUGH[best] and votes[best] >= 2 * votes[named]:
        return best
    return named if votes[named] or not votes[best] else None


def _by_rows(statement: Statement, titled: set[StatementKind]) -> StatementKind:
    kind = statement.kind
    if kind is StatementKind.OTHER or kind in titled:
        return StatementKind.OTHER
    votes = content_votes(row.label for row in statement.rows)
    return kind if votes[kind] >= _ENOUGH[kind] else StatementKind.OTHER
