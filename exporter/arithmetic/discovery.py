"""Discovery: from rows of printed values to the forest of sums among them, by shifting rows and reducing blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exporter.arithmetic.deviating import one_flipped, one_skipped
from exporter.arithmetic.evidence import ACCEPTED, Finding, risk, weigh
from exporter.arithmetic.labels import total_cue
from exporter.arithmetic.plain import plain, tail
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Contribution, Sum
from exporter.arithmetic.voting import voted
from exporter.arithmetic.window import Candidate, Window, pack

FAMILIES = (plain, tail, one_flipped, one_skipped)
REACH = 120
"""How many open rows a total can look back over; it bounds the time of a table of any length."""


def discover(rows: Sequence[Row], *, labels: bool = True) -> tuple[Sum, ...]:
    """Find the sums among the rows, in the order of their totals.

    Rows of different `unit` are never added. With `labels` false the numbers alone decide. Each row contributes to one
    sum at most, apart from components printed after their total. A sum that holds in most columns is found too,
    with the failing columns in `broken`.
    """
    units = dict.fromkeys(row.unit for row in rows)
    found = [s for unit in units for s in _Reduction([r for r in rows if r.unit == unit], labels=labels).run()]
    order = {row.id: place for place, row in enumerate(rows)}
    return tuple(sorted(found, key=lambda s: order[s.total]))


class _Open:
    """A row on the stack: its values with blanks filled, by zero or by what its sum computes."""

    __slots__ = ("row", "values")

    def __init__(self, row: Row, values: Sequence[int]) -> None:
        self.row = row
        self.values = values


class _Reduction:
    """One pass over rows of one unit."""

    def __init__(self, rows: Sequence[Row], *, labels: bool) -> None:
        self.rows = rows
        self.labels = labels
        largest = max((abs(v) for row in rows for v in row.values if v), default=0)
        self.width = (largest * 4 * (len(rows) + 1)).bit_length() + 2
        self.stack: list[_Open] = []
        self.sums: list[Sum] = []

    def run(self) -> list[Sum]:
        for row in self.rows:
            cue = total_cue(row) if self.labels else 0
            best = self.best(row, cue) if any(row.values) and len(self.stack) > 1 else None
            filled = [value or 0 for value in row.values]
            if best is not None:
                candidate, finding, evidence = best
                opens = self.stack[-REACH:]
                terms = [(opens[p], c) for p, c in candidate.terms]
                self.sums.append(
                    Sum(
                        total=row.id,
                        contributors=tuple(Contribution(row=o.row.id, coefficient=c) for o, c in terms),
                        proven=finding.proven,
                        broken=finding.broken,
                        slack=finding.slack,
                        evidence=evidence,
                        risk=risk(evidence),
                        family=candidate.family,
                    )
                )
                for column, value in enumerate(row.values):
                    if value is None:
                        filled[column] = sum(c * o.values[column] for o, c in terms)
                consumed = {id(o) for o, _ in terms}
                self.stack = [o for o in self.stack if id(o) not in consumed]
            self.stack.append(_Open(row, filled))
        return self.sums

    def best(self, row: Row, cue: int) -> tuple[Candidate, Finding, int] | None:
        opens = self.stack[-REACH:]
        columns = [column for column, value in enumerate(row.values) if value is not None]
        window = Window(
            pack([v or 0 for v in row.values], columns, self.width),
            [pack(o.values, columns, self.width) for o in opens],
        )
        exact = self.choose(row, opens, (c for family in FAMILIES for c in family(window)), cue)
        return exact or self.choose(row, opens, voted(row.values, [o.values for o in opens], cue), cue)

    def choose(
        self, row: Row, opens: Sequence[_Open], candidates: Iterable[Candidate], cue: int
    ) -> tuple[Candidate, Finding, int] | None:
        weighed = list(self.weighed(row, opens, candidates, cue))
        return min(weighed, key=lambda w: (len(w[1].broken), w[0].cost), default=None)

    def weighed(
        self, row: Row, opens: Sequence[_Open], candidates: Iterable[Candidate], cue: int
    ) -> Iterator[tuple[Candidate, Finding, int]]:
        for candidate in candidates:
            finding = weigh(row.values, [(opens[p].values, c) for p, c in candidate.terms])
            evidence = finding.bits - candidate.cost + cue
            if finding.bits and evidence >= ACCEPTED:
                yield candidate, finding, evidence
