"""Signs: for each row, whether its XBRL value has the opposite sign of the print, from the sums and the balances.

In a calculation network the weight of a contributor is +1 where its balance is that of the total and -1 where not
(XBRL 2.1, 5.1.1.2), so with s = +1 for a value taken as printed and -1 for a negated one

    s(contributor) x balance(contributor) = coefficient x s(total) x balance(total)

with debit as +1 and credit as -1. That product is the row's `side`. A sum ties the sides of its rows together; one
choice is left for each connected group of rows, and the known concepts in it vote. A concept that is the filer's own
has a balance to choose: the one that makes the XBRL value positive in most of its columns that are not zero. The same
holds for a standard concept whose balance nobody knows, unless it may be negative by nature.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from exporter.arithmetic.rows import Row
from exporter.arithmetic.sides import Tie, settle_sides
from exporter.arithmetic.sums import Sum

Balance = Literal["debit", "credit"]

POSITIVE, PROFIT, TOTAL, PRINTED, LOSS = 12, 9, 6, 3, -2
"""Votes for a sign: that what is positive by nature comes out positive; that what is named a profit, is a total, or
merely may have two signs keeps the sign of the print; that what is named a loss and printed positive keeps it."""
FIRMNESS = 6
"""Votes for each degree of a Meaning's firmness."""
FIRMEST = 16
"""The most votes it takes to go against a sum; otherwise as many as it has bits of evidence."""

_SIDE: dict[Balance | None, int] = {"debit": 1, "credit": -1, None: 0}
_BALANCE: dict[int, Balance | None] = {1: "debit", -1: "credit", 0: None}
_LOSS = re.compile(r"\b(loss(es)?|deficit)\b", re.IGNORECASE)
_PROFIT = re.compile(r"\b(income|profit|gains?|earnings|equity|surplus)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What is known of a row's concept.

    `own` marks a concept of the filer's own, whose balance is still to be chosen; `balance` is None for it, and for a
    standard concept that has none. `two_signed` marks a concept that is negative as naturally as positive, like a
    gain-or-loss. `expected` is a prior on negation, from a former filing or a statement's custom, and `firmness` says
    how much it weighs: 1 as little as a total's print, 2 as much as what is positive by nature.
    """

    row: int
    balance: Balance | None = None
    own: bool = False
    two_signed: bool = False
    expected: bool | None = None
    firmness: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Whether to negate a row, the balance of its concept (chosen, for the filer's own), and why."""

    row: int
    negate: bool
    balance: Balance | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A contributor whose balance or sign contradicts the sum it stands in: one of the two concepts is doubtful."""

    total: int
    row: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The decision for every row, in order, and what contradicts it."""

    signs: tuple[Sign, ...]
    conflicts: tuple[Conflict, ...] = ()


def weight(contributor: Balance | None, total: Balance | None) -> int | None:
    """Give the calculation weight that two balances demand; None where one has no balance and both are allowed."""
    if contributor is None or total is None:
        return None
    return 1 if contributor == total else -1


def settle(rows: Sequence[Row], sums: Sequence[Sum], meanings: Sequence[Meaning] = ()) -> Signs:
    """Decide the sign of every row; a row without a Meaning counts as the filer's own."""
    known = {meaning.row: meaning for meaning in meanings}
    meant = {row.id: known.get(row.id, Meaning(row=row.id, own=True)) for row in rows}
    by_id = {row.id: row for row in rows}
    ties = [
        Tie(first=s.total, second=c.row, sign=c.coefficient, strength=min(s.evidence, FIRMEST))
        for s in sums
        for c in s.contributors
    ]
    totals = {s.total for s in sums}
    votes = {row.id: _side_votes(row, meant[row.id], is_total=row.id in totals) for row in rows}
    sides = settle_sides([row.id for row in rows], ties, votes)
    signs = {row.id: _sign(row, meant[row.id], sides[row.id]) for row in rows}
    explained = _explain(signs, sums, by_id, meant)
    return Signs(
        signs=tuple(explained[row.id] for row in rows),
        conflicts=tuple(_conflict(tie, by_id) for tie in ties if _broken(tie, sides)),
    )


def _side_votes(row: Row, meaning: Meaning, *, is_total: bool) -> int:
    """Count votes for the debit side (positive) or the credit side (negative); none where the balance is not known."""
    if meaning.balance is None:
        return 0
    as_printed = _SIDE[meaning.balance]
    if meaning.expected is not None:
        return FIRMNESS * meaning.firmness * (-as_printed if meaning.expected else as_printed)
    if not meaning.two_signed:
        return POSITIVE * (-as_printed if _mostly_negative(row) else as_printed)
    wording = _wording(row) if meaning.balance == "credit" else 0
    if wording < 0 and not _mostly_negative(row):
        return LOSS * as_printed
    return (PROFIT if wording > 0 else TOTAL if is_total else PRINTED) * as_printed


def _sign(row: Row, meaning: Meaning, side: int) -> tuple[bool, Balance | None]:
    """Negation and balance that go with a side; a side of 0 means that nothing ties or tells it."""
    if meaning.balance is not None:
        return (side == -_SIDE[meaning.balance]), meaning.balance
    natural = not meaning.two_signed and _mostly_negative(row)
    negate = meaning.expected if meaning.expected is not None else natural
    if not meaning.own:
        return negate, None
    return negate, _BALANCE[-side if negate else side]


def _explain(
    signs: Mapping[int, tuple[bool, Balance | None]],
    sums: Sequence[Sum],
    rows: Mapping[int, Row],
    meant: Mapping[int, Meaning],
) -> dict[int, Sign]:
    above = {c.row: (s.total, c.coefficient) for s in reversed(sums) for c in s.contributors}
    totals = {s.total for s in sums}
    explained = {}
    for place, (negate, balance) in signs.items():
        if place in above:
            total, coefficient = above[place]
            verb = "added to" if coefficient > 0 else "subtracted from"
            shown = "negated" if signs[total][0] else "as printed"
            reason = f"{verb} “{rows[total].label}” ({signs[total][1] or 'no balance'}, {shown})"
        elif place in totals:
            reason = "total of its statement, settled by the votes of the rows below it"
        else:
            reason = "in no sum"
        if meant[place].own and balance is not None:
            reason += f"; its own concept is {balance}, which makes most of its values positive"
        elif meant[place].own or place not in above:
            reason += "; printed negative more often than positive" if _mostly_negative(rows[place]) else ""
        explained[place] = Sign(row=place, negate=negate, balance=balance, reason=reason)
    return explained


def _broken(tie: Tie, sides: Mapping[int, int]) -> bool:
    return sides[tie.first] * sides[tie.second] * tie.sign < 0


def _conflict(tie: Tie, rows: Mapping[int, Row]) -> Conflict:
    verb = "adds to" if tie.sign > 0 else "is subtracted from"
    reason = f"“{rows[tie.second].label}” {verb} “{rows[tie.first].label}”, which their balances and signs contradict"
    return Conflict(total=tie.first, row=tie.second, reason=reason)


def _mostly_negative(row: Row) -> bool:
    signs = [value for value in row.values if value]
    return 2 * sum(value < 0 for value in signs) > len(signs)


def _wording(row: Row) -> int:
    """Say whether the label speaks of a profit first (+1) or of a loss (-1); what stands in parentheses is an aside."""
    plain = _ASIDE.sub(" ", row.label)
    profit, loss = _PROFIT.search(plain), _LOSS.search(plain)
    if profit and (not loss or profit.start() < loss.start()):
        return 1
    return -1 if loss else 0
