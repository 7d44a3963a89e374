"""Discovery: from rows of printed values to the forest of sums among them."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.arithmetic.forest import Claim, Forest, as_sum
from exporter.arithmetic.labels import total_cues
from exporter.arithmetic.rows import Row
from exporter.arithmetic.searches import TOTALS_FIRST, TOTALS_LAST, TOTALS_LAST_LABELLED
from exporter.arithmetic.sums import Sum

TURNED = 12
"""Bits by which reading totals before their parts must explain more, to be preferred to totals after them."""


def discover(rows: Sequence[Row], *, labels: bool = True) -> tuple[Sum, ...]:
    """Find the sums among the rows, in the order of their totals.

    Rows of different `unit` are never added. With `labels` false the numbers alone decide. Each row contributes to one
    sum at most; a total may have one sum above it and one below. A sum that holds in most columns is found too, with
    the failing columns in `broken`.
    """
    order = {row.id: place for place, row in enumerate(rows)}
    units = dict.fromkeys(row.unit for row in rows)
    found = [s for unit in units for s in _of_one_unit([row for row in rows if row.unit == unit], labels=labels)]
    return tuple(sorted(found, key=lambda s: order[s.total]))


def _of_one_unit(rows: Sequence[Row], *, labels: bool) -> list[Sum]:
    cues = total_cues(rows) if labels else [0] * len(rows)
    claims = Forest(rows, cues, TOTALS_LAST_LABELLED if labels else TOTALS_LAST).grow()
    turned = Forest(rows, cues, TOTALS_FIRST).grow()
    if _roots(rows, turned) < _roots(rows, claims) - 1 and _worth(turned) > _worth(claims) + TURNED:
        claims = turned
    return [made for claim in claims if not _is_of_another(rows, claim, made := as_sum(rows, claim))]


def _is_of_another(rows: Sequence[Row], claim: Claim, found: Sum) -> bool:
    """Whether a sum that fails in some columns is, in all of them, the sum of another row of the table."""
    if found.holds:
        return False
    computed = tuple(
        sum((rows[place].values[column] or 0) * coefficient for place, coefficient in claim.terms)
        for column in range(len(rows[claim.total].values))
    )
    return any(row.values == computed for place, row in enumerate(rows) if place != claim.total)


def _roots(rows: Sequence[Row], claims: Sequence[Claim]) -> int:
    """Count the rows with figures that contribute to nothing."""
    owned = {place for claim in claims for place, _ in claim.terms}
    return sum(any(row.values) and place not in owned for place, row in enumerate(rows))


def _worth(claims: Sequence[Claim]) -> int:
    return sum(claim.score for claim in claims)
