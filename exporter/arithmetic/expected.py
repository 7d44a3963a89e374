"""Expected sums: where it is known what rows mean, the sums that should be there although figures break them.

Discovery alone cannot tell a total whose every column fails from a row that is no total. What is known of the rows
settles that: which are totals, and which rows are added to which, and how. Rows are read from the top with a stack of
those not yet consumed, as discovery does; a total takes a block from the top of the stack.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from exporter.arithmetic.blocks import Block, worth
from exporter.arithmetic.evidence import ACCEPTED
from exporter.arithmetic.known import EXPECTED, SUPPOSED, Arc, as_stated
from exporter.arithmetic.labels import is_taken_off, only_adds
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Sum

REACH = 40
"""Open rows a total is looked for among."""
SUPPOSITIONS = 2
"""Sums that may fail without a trace: a missing row breaks one. Beyond that, rows are not what they are taken for."""


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
    failing = [s for s in made if s.family == SUPPOSED and s.broken]
    if len(failing) > SUPPOSITIONS:
        made = [s for s in made if s not in failing]
    return tuple(made)


class _Stack:
    """Rows read so far that no total has taken, `open` by unit, and what is known of all rows."""

    def __init__(self, rows: Sequence[Row], found: Sequence[Sum], arcs: Sequence[Arc], totals: Collection[int]) -> None:
        self.rows = {row.id: row for row in rows}
        self.found: dict[int, list[Sum]] = {}
        for s in found:
            self.found.setdefault(s.total, []).append(s)
        self.stated = {(arc.total, arc.contributor): arc.coefficient for arc in arcs}
        self.adding = {row.id for row in rows if only_adds(row.label)}
        self.taken = {row.id for row in rows if is_taken_off(row.label)}
        self.usual = {(arc.total, arc.contributor) for arc in arcs if arc.usual}
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
        """Read the rows from the top."""
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
        doubtful = [s for s in found if s not in good and s not in below]
        block = self.best_block(row, doubtful)
        proven = [s for s in doubtful if s.proven and self.within_reach(s) and not self.contradicted(s)]
        if block is not None and (block.worth >= ACCEPTED or not proven):
            family = EXPECTED if block.worth >= ACCEPTED else SUPPOSED
            return [as_stated(self.rows, row.id, block.terms, family), *good, *below]
        return [*good, *(s for s in found if s not in good)]

    def within_reach(self, s: Sum) -> bool:
        """Whether no other total has taken a row of it before."""
        return not any(part.row in self.spent for part in s.contributors if any(self.values[part.row]))

    def coefficient(self, total: int, part: int) -> int:
        """With which sign one is added to the other as far as that is known, else 0."""
        return self.stated.get((total, part)) or (1 if total in self.adding and part not in self.taken else 0)

    def contradicted(self, s: Sum) -> bool:
        """Whether one row, and only one, is counted against what is known of it; the total itself if all are.

        A total has the sign of its parts if they are simply added, known or not.
        """
        parts = [part for part in s.contributors if any(self.values[part.row])]
        known = [known == part.coefficient for part in parts if (known := self.coefficient(s.total, part.row))]
        if s.family == "plain" and len(parts) > 1 and all(part.coefficient < 0 for part in parts) and not any(known):
            return True
        return known.count(False) == 1 or (len(known) > 1 and not any(known))

    def strange(self, s: Sum) -> bool:
        """Whether a total that has usual parts above it is made of other rows instead."""
        if s.total not in self.totals:
            return False
        parts = {part.row for part in s.contributors if any(self.values[part.row])}
        usual = {row for row in self.open[self.rows[s.total].unit] if (s.total, row) in self.usual}
        return len(usual) > 1 and 2 * len(usual & parts) < len(parts) and 2 * len(usual & parts) < len(usual)

    def reduce(self, made: Sum) -> None:
        """Take the rows of a sum off the stack; what it adds up to stands in where its total is blank."""
        taken = {part.row for part in made.contributors}
        self.spent |= taken
        unit = self.rows[made.total].unit
        self.open[unit] = [row for row in self.open[unit] if row not in taken]
        for column, value in enumerate(self.rows[made.total].values):
            if value is None:
                parts = (part.coefficient * self.values[part.row][column] for part in made.contributors)
                self.values[made.total][column] = sum(parts)

    def best_block(self, row: Row, found: Sequence[Sum]) -> Block | None:
        """The block of open rows that is worth most; where none is worth anything, the one that should be there."""
        if row.id not in self.parents and row.id not in self.totals and not found:
            return None
        blocks = [*self.blocks(row), *(self.weighed(row, terms) for terms in self.as_found(found))]
        best = max(blocks, key=lambda block: block.worth, default=None)
        if best is not None and best.worth >= ACCEPTED:
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
        """What discovery made of the row, with the signs that are known; not what holds only with others."""
        for s in found:
            terms = [(part.row, part.coefficient) for part in s.contributors]
            known = [(row, self.coefficient(s.total, row) or coefficient) for row, coefficient in terms]
            if self.within_reach(s) and (s.broken or known != terms):
                yield known

    def blocks(self, row: Row) -> Iterator[Block]:
        """Every block that ends above the row; what is not known takes the sign of its neighbour, or the other one."""
        terms: list[tuple[int, int]] = []
        for part in self.above(row):
            known = self.coefficient(row.id, part)
            terms.insert(0, (part, known or (terms[0][1] if terms else 1)))
            yield self.weighed(row, terms)
            for at, (stranger, coefficient) in enumerate(terms):
                if not self.coefficient(row.id, stranger):
                    yield self.weighed(row, [*terms[:at], (stranger, -coefficient), *terms[at + 1 :]])

    def weighed(self, row: Row, terms: Sequence[tuple[int, int]]) -> Block:
        strangers = sum((row.id, part) not in self.usual for part, _ in terms)
        apart = [self.values[other.id] for other in self.rows.values() if other.unit != row.unit]
        return Block(worth(row.values, [(self.values[part], k) for part, k in terms], strangers, apart), tuple(terms))

    def supposed(self, row: Row) -> Block | None:
        """The rows down to the deepest that is known to be added, or to the next total if none is."""
        above = list(self.above(row))
        known = [part for part in above if (row.id, part) in self.usual]
        terms: list[tuple[int, int]] = []
        deepest = 0
        for part in above:
            if part not in known and (part in self.totals or part in self.found):
                break
            terms.insert(0, (part, self.coefficient(row.id, part) or (terms[0][1] if terms else 1)))
            deepest = len(terms) if part in known or not known else deepest
        return Block(0, tuple(terms[len(terms) - deepest :])) if deepest else None
