"""Expected sums: where it is known what rows mean, the sums that should be there although figures break them.

Discovery alone cannot tell a total whose every column fails from a row that is no total. What is known of the rows
settles that: which are totals, and which rows are added to which, and how. Rows are read from the top with a stack of
those not yet consumed, as discovery does; a total takes a block from the top of the stack.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from exporter.arithmetic.evidence import column_bits, tolerance
from exporter.arithmetic.known import EXPECTED, SUPPOSED, Arc, as_stated
from exporter.arithmetic.misprints import SCALES, rescaled
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Sum

REACH = 40
"""Open rows a total is looked for among."""
ENOUGH = 6
"""Bits from which a block that fails in some columns counts as the sum of its total."""
REPAIR = 8
"""Bits it costs to suppose that one row of a block is wrong throughout."""
SUPPOSITIONS = 2
"""Sums that may fail without a trace: a missing row breaks one. Beyond that, rows are not what they are taken for."""
STRANGER = 2
"""Bits it costs to add a row that is not known to be added there."""


class _Block(NamedTuple):
    worth: int
    terms: tuple[tuple[int, int], ...]


def expected_sums(
    rows: Sequence[Row], found: Sequence[Sum], arcs: Sequence[Arc], totals: Collection[int] = ()
) -> tuple[Sum, ...]:
    """Complete what discovery found by what is known, in the order of the totals.

    `arcs` say with which coefficient a row is added if it is added; there may be many more of them than sums. `totals`
    are rows that are sums of others wherever they are printed. A sum found is kept if it holds and no arc contradicts
    it; else the total gets the block above it that holds in most columns, or would hold if one row were mended; a row
    of `totals` without any gets the rows above it that are known to belong to it, and fails in every column.
    """
    stack = _Stack(rows, found, arcs, totals)
    order = {row.id: place for place, row in enumerate(rows)}
    made = sorted(stack.read(), key=lambda s: order[s.total])
    if sum(s.family == SUPPOSED for s in made) > SUPPOSITIONS:
        made = [s for s in made if s.family != SUPPOSED]
    return tuple(made)


class _Stack:
    def __init__(self, rows: Sequence[Row], found: Sequence[Sum], arcs: Sequence[Arc], totals: Collection[int]) -> None:
        self.rows = {row.id: row for row in rows}
        self.found: dict[int, list[Sum]] = {}
        for s in found:
            self.found.setdefault(s.total, []).append(s)
        self.coefficients = {(arc.total, arc.contributor): arc.coefficient for arc in arcs}
        self.usual = {(arc.total, arc.contributor) for arc in arcs if arc.usual}
        self.taught = {arc.total for arc in arcs if arc.usual}
        self.parents = {arc.total for arc in arcs}
        self.totals = set(totals)
        self.siblings: dict[int, set[int]] = {}
        for s in found:
            if s.holds and s.exact and s.family == "plain":
                parts = {part.row for part in s.contributors}
                self.siblings |= dict.fromkeys(parts, parts)
        self.values = {row.id: [value or 0 for value in row.values] for row in rows}
        self.open: dict[str, list[int]] = {row.unit: [] for row in rows}
        self.spent: set[int] = set()

    def read(self) -> Iterator[Sum]:
        for row in self.rows.values():
            if not any(row.values):
                continue
            for made in self.of(row):
                yield made
                self.reduce(made)
            if row.id not in self.spent:
                self.open[row.unit].append(row.id)

    def of(self, row: Row) -> list[Sum]:
        """The sums that have the row as total."""
        found = self.found.get(row.id, [])
        good = [
            s for s in found if s.holds and self.within_reach(s) and not self.contradicted(s) and not self.strange(s)
        ]
        if any(not s.family.endswith("below") for s in good):
            return good
        below = [s for s in found if s.family.endswith("below") and s not in good]
        block = self.best_block(row, [s for s in found if s not in good and s not in below])
        if block is not None:
            family = EXPECTED if block.worth >= ENOUGH else SUPPOSED
            return [as_stated(self.rows, row.id, block.terms, family), *good, *below]
        return [*good, *(s for s in found if s not in good)]

    def within_reach(self, s: Sum) -> bool:
        """Whether no other total has taken a row of it before."""
        return not any(part.row in self.spent for part in s.contributors if any(self.values[part.row]))

    def contradicted(self, s: Sum) -> bool:
        """Whether one row, and only one, is counted against what is known of it; the total itself if all are."""
        known = [
            self.coefficients[s.total, part.row] == part.coefficient
            for part in s.contributors
            if any(self.values[part.row]) and (s.total, part.row) in self.coefficients
        ]
        return known.count(False) == 1 or (len(known) > 1 and not any(known))

    def strange(self, s: Sum) -> bool:
        """Whether a total that has usual parts above it is made of other rows instead."""
        if s.total not in self.totals:
            return False
        parts = {part.row for part in s.contributors if any(self.values[part.row])}
        usual = {row for row in self.open[self.rows[s.total].unit] if (s.total, row) in self.usual}
        return len(usual) > 1 and 2 * len(usual & parts) < len(parts) and 2 * len(usual & parts) < len(usual)

    def reduce(self, made: Sum) -> None:
        taken = {part.row for part in made.contributors}
        self.spent |= taken
        unit = self.rows[made.total].unit
        self.open[unit] = [row for row in self.open[unit] if row not in taken]
        for column, value in enumerate(self.rows[made.total].values):
            if value is None:
                parts = (part.coefficient * self.values[part.row][column] for part in made.contributors)
                self.values[made.total][column] = sum(parts)

    def best_block(self, row: Row, found: Sequence[Sum]) -> _Block | None:
        """The block of open rows that is worth most; where none is worth anything, the one that should be there."""
        if row.id not in self.parents and row.id not in self.totals and not found:
            return None
        blocks = [*self.blocks(row), *(self.weighed(row, terms) for terms in self.as_found(found))]
        best = max(blocks, key=lambda block: block.worth, default=None)
        if best is not None and best.worth >= ENOUGH:
            return best
        return self.supposed(row) if row.id in self.totals else None

    def above(self, row: Row) -> Iterator[int]:
        """The open rows from the nearest upwards, down to one that an exact sum counts beside the total."""
        beside = self.siblings.get(row.id, ())
        for part in reversed(self.open[row.unit][-REACH:]):
            if part in beside:
                return
            yield part

    def as_found(self, found: Sequence[Sum]) -> Iterator[list[tuple[int, int]]]:
        for s in found:
            if self.within_reach(s):
                yield [
                    (part.row, self.coefficients.get((s.total, part.row), part.coefficient)) for part in s.contributors
                ]

    def blocks(self, row: Row) -> Iterator[_Block]:
        terms: list[tuple[int, int]] = []
        for part in self.above(row):
            known = self.coefficients.get((row.id, part))
            terms.insert(0, (part, known or (terms[0][1] if terms else 1)))
            yield self.weighed(row, terms)
            for at, (stranger, coefficient) in enumerate(terms):
                if (row.id, stranger) not in self.coefficients:
                    yield self.weighed(row, [*terms[:at], (stranger, -coefficient), *terms[at + 1 :]])

    def weighed(self, row: Row, terms: Sequence[tuple[int, int]]) -> _Block:
        """Bits for the columns that hold, or would with one row mended, less what that leaves to choice."""
        bits = mended = 0
        residual = []
        for column, printed in enumerate(row.values):
            if printed is None:
                residual.append(0)
                continue
            parts = [k * self.values[part][column] for part, k in terms]
            left = printed - sum(parts)
            worth = column_bits(printed, parts, 0) if sum(map(bool, parts)) > 1 else 0
            if abs(left) <= tolerance(len(terms)):
                bits += worth
                left = 0
            else:
                mended += worth
            residual.append(left)
        cost = sum(STRANGER for part, _ in terms if (row.id, part) not in self.usual) + len(terms).bit_length()
        if mended and self.mendable(row, terms, residual):
            bits = max(bits, bits + mended - REPAIR)
        return _Block(bits - cost, tuple(terms))

    def mendable(self, row: Row, terms: Sequence[tuple[int, int]], residual: Sequence[int]) -> bool:
        """Whether another sign or scale of one whole row, or its columns in another order, would close every column."""
        columns = [c for c, printed in enumerate(row.values) if printed is not None]
        for part, coefficient in ((row.id, -1), *terms):
            printed = [self.values[part][c] for c in columns]
            needed = [self.values[part][c] + coefficient * residual[c] for c in columns]
            if sum(map(bool, printed)) < 2 and sorted(printed) != sorted(needed):
                continue
            if needed == [-value for value in printed] or sorted(needed) == sorted(printed):
                return True
            if all(needed) and any(
                needed == [rescaled(value, power) for value in printed] for scale in SCALES for power in (-scale, scale)
            ):
                return True
        return self.elsewhere(row, [residual[c] for c in columns], columns)

    def elsewhere(self, row: Row, lacking: Sequence[int], columns: Sequence[int]) -> bool:
        """Whether a row kept apart by its unit holds just what is lacking."""
        opposite = [-value for value in lacking]
        return any(
            other.unit != row.unit and [self.values[other.id][c] for c in columns] in (lacking, opposite)
            for other in self.rows.values()
        )

    def supposed(self, row: Row) -> _Block | None:
        """The rows down to the deepest that is known to be added, or to the next total if none is."""
        terms: list[tuple[int, int]] = []
        deepest = 0
        for part in self.above(row):
            usual = (row.id, part) in self.usual
            if not usual and (part in self.totals or part in self.found):
                break
            terms.insert(0, (part, self.coefficients.get((row.id, part)) or (terms[0][1] if terms else 1)))
            deepest = len(terms) if usual or row.id not in self.taught else deepest
        return _Block(0, tuple(terms[len(terms) - deepest :])) if deepest else None
