"""Rows: what arithmetic needs to know of one printed line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table, with one value a column.

    `values` are integers in units of the last printed digit, with the sign as printed; every row of one table has the
    same number of columns and, within a `unit`, the same scale. A printed dash or nil is 0, an empty cell None.
    `unit` keeps apart what must never be added: money, shares, per share, percent. `id` is the caller's own index and
    comes back in every result. `indent` counts from 0 outwards in, None where the source shows none; `section` is the
    heading the row stands under.
    """

    id: int
    label: str
    values: tuple[int | None, ...]
    section: str = ""
    indent: int | None = None
    bold: bool = False
    unit: str = "money"
