"""Errors planted one at a time in a statement: each kind a function from a row's figures to wrong ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from exporter.arithmetic.repairs import Cause
from exporter.arithmetic.rows import Row
from exporter.arithmetic.ties import Table

Values = tuple[int | None, ...]
Misprint = Callable[[Values, int, random.Random], Values | None]
"""A row's figures, the column to be hit, chance; None where the row does not allow the error."""


def _cell(values: Values, column: int, value: int | None) -> Values:
    return tuple(value if at == column else v for at, v in enumerate(values))


def _sign(values: Values, column: int, _: random.Random) -> Values | None:
    return _cell(values, column, -(values[column] or 0))


def _sign_row(values: Values, column: int, _: random.Random) -> Values | None:
    return tuple(v and -v for v in values) if sum(map(bool, values)) > 1 else None


def _scale(values: Values, column: int, _: random.Random) -> Values | None:
    return _cell(values, column, 1000 * (values[column] or 0))


def _scale_row(values: Values, column: int, _: random.Random) -> Values | None:
    return tuple(v and 1000 * v for v in values) if sum(map(bool, values)) > 1 else None


def _transposed(values: Values, column: int, chance: random.Random) -> Values | None:
    value = values[column] or 0
    digits = str(abs(value))
    places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    if not places:
        return None
    at = chance.choice(places)
    turned = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    return _cell(values, column, turned if value > 0 else -turned)


def _digit(values: Values, column: int, chance: random.Random) -> Values | None:
    value = values[column] or 0
    digits = str(abs(value))
    at = chance.randrange(len(digits))
    by = chance.choice([step for step in (-1, 1) if 0 <= int(digits[at]) + step <= 9])
    wrong = int(digits[:at] + str(int(digits[at]) + by) + digits[at + 1 :])
    return _cell(values, column, wrong if value > 0 else -wrong)


def _swapped(values: Values, column: int, chance: random.Random) -> Values | None:
    others = [at for at, v in enumerate(values) if v and v != values[column]]
    if not others:
        return None
    other = chance.choice(others)
    return _cell(_cell(values, column, values[other]), other, values[column])


def _wrong_column(values: Values, column: int, chance: random.Random) -> Values | None:
    empty = [at for at, v in enumerate(values) if not v]
    if not empty:
        return None
    other = chance.choice(empty)
    return _cell(_cell(values, column, None), other, values[column])


MISPRINTS: dict[str, tuple[Cause, Misprint]] = {
    "sign, one cell": (Cause.SIGN, _sign),
    "sign, whole row": (Cause.SIGN, _sign_row),
    "x1000, one cell": (Cause.SCALE, _scale),
    "x1000, whole row": (Cause.SCALE, _scale_row),
    "transposition": (Cause.TRANSPOSITION, _transposed),
    "columns swapped in a row": (Cause.SWAP, _swapped),
    "wrong column": (Cause.COLUMN, _wrong_column),
    "one digit off by one": (Cause.DIGIT, _digit),
}
DROPPED = "row dropped"
UNIT = "wrong unit"
PERIODS = "period shift"
KINDS = (*MISPRINTS, UNIT, PERIODS, DROPPED)
CAUSES = {kind: cause for kind, (cause, _) in MISPRINTS.items()} | {
    UNIT: Cause.UNIT,
    PERIODS: Cause.PERIOD,
    DROPPED: Cause.MISSING,
}


def planted(table: Table, kind: str, row: int, column: int, chance: random.Random) -> Table | None:
    """The table with the error at that row and column; None where they do not allow it."""
    if kind == DROPPED:
        return replace(table, rows=tuple(r for r in table.rows if r.id != row))
    if kind == PERIODS:
        other = column + 1 if column + 1 < len(table.periods) else column - 1
        return _exchanged(table, column, other) if other >= 0 else None
    return _with_row(table, kind, row, column, chance)


def _with_row(table: Table, kind: str, row: int, column: int, chance: random.Random) -> Table | None:
    hit = next(r for r in table.rows if r.id == row)
    if kind == UNIT:
        wrong: Row | None = replace(hit, unit="shares")
    else:
        values = MISPRINTS[kind][1](hit.values, column, chance)
        wrong = replace(hit, values=values) if values is not None and values != hit.values else None
    return wrong and replace(table, rows=tuple(wrong if r.id == row else r for r in table.rows))


def _exchanged(table: Table, one: int, two: int) -> Table:
    """Two columns of figures, each under the other's heading."""

    def turned(values: Sequence[int | None]) -> Values:
        order = {one: two, two: one}
        return tuple(values[order.get(at, at)] for at in range(len(values)))

    return replace(table, rows=tuple(replace(row, values=turned(row.values)) for row in table.rows))
