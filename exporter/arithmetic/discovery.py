"""Discovery: from rows of printed values to the forest of sums among them."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.arithmetic.forest import Forest
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Sum


def discover(rows: Sequence[Row], *, labels: bool = True) -> tuple[Sum, ...]:
    """Find the sums among the rows, in the order of their totals.

    Rows of different `unit` are never added. With `labels` false the numbers alone decide. Each row contributes to one
    sum at most, apart from components printed after their total. A sum that holds in most columns is found too,
    with the failing columns in `broken`.
    """
    units = dict.fromkeys(row.unit for row in rows)
    found = [s for unit in units for s in Forest([r for r in rows if r.unit == unit], labels=labels).grow()]
    order = {row.id: place for place, row in enumerate(rows)}
    return tuple(sorted(found, key=lambda s: order[s.total]))
