"""The forest: sums claimed one after the other, the most convincing first, each row for one total only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from exporter.arithmetic.alternating import alternating
from exporter.arithmetic.deviating import gap, one_flipped, one_skipped
from exporter.arithmetic.evidence import ACCEPTED, Finding, risk, weigh
from exporter.arithmetic.labels import total_cue
from exporter.arithmetic.plain import plain, tail
from exporter.arithmetic.rounding import rounded
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Contribution, Sum
from exporter.arithmetic.voting import voted
from exporter.arithmetic.window import Candidate, Window, pack

REACH = 120
"""How many open rows a total can look back over; it bounds the time of a table of any length."""
ENOUGH = 24
"""Bits beyond which more evidence does not make one sum more convincing than another: then simplicity decides."""


WEAKEST = 1
"""Bits from which a claim counts that another one supports."""
SPECULATIONS = 12
"""How many weak claims are tried out at a time."""


class Claim(NamedTuple):
    """A sum that may be made: places of rows, not ids."""

    score: int
    total: int
    terms: tuple[tuple[int, int], ...]
    candidate: Candidate
    finding: Finding
    evidence: int


Search = Callable[["Forest", int, Sequence[int]], Iterator[Candidate]]


def exactly(family: Callable[[Window], Iterator[Candidate]]) -> Search:
    """Make a search for what holds to the last digit in every column the total is printed in."""

    def search(forest: Forest, total: int, opens: Sequence[int]) -> Iterator[Candidate]:
        return family(forest.window(total, opens))

    return search


def mostly(forest: Forest, total: int, opens: Sequence[int]) -> Iterator[Candidate]:
    """Match what holds in most columns."""
    return voted(forest.rows[total].values, [forest.values[place] for place in opens], forest.cues[total])


def nearly(forest: Forest, total: int, opens: Sequence[int]) -> Iterator[Candidate]:
    """Match what holds in every column within rounding."""
    return rounded(forest.rows[total].values, [forest.values[place] for place in opens])


SEARCHES: tuple[Search, ...] = (
    exactly(plain),
    exactly(tail),
    exactly(one_flipped),
    exactly(one_skipped),
    exactly(alternating),
    exactly(gap),
    nearly,
    mostly,
)


class Forest:
    """The rows of one unit and the sums claimed so far.

    A claimed row is out of reach of every other total. That is what keeps an identity from being read backwards: once
    equity is the plain sum of its parts, its last part cannot be assets less everything else.
    """

    def __init__(self, rows: Sequence[Row], *, labels: bool) -> None:
        self.rows = rows
        self.cues = [total_cue(row) if labels else 0 for row in rows]
        largest = max((abs(v) for row in rows for v in row.values if v), default=0)
        self.width = (largest * 4 * (len(rows) + 1)).bit_length() + 2
        self.values: list[list[int]] = [[value or 0 for value in row.values] for row in rows]
        self.claims: dict[int, Claim] = {}
        self.owner: dict[int, int] = {}
        self.seen: dict[tuple[Search, int, tuple[int, ...], int], Claim | None] = {}

    def window(self, total: int, opens: Sequence[int]) -> Window:
        """Pack the open rows over the columns the total is printed in."""
        printed = self.rows[total].values
        columns = [column for column, value in enumerate(printed) if value is not None]
        return Window(
            pack([v or 0 for v in printed], columns, self.width),
            [pack(self.values[place], columns, self.width) for place in opens],
            {0, *(at + after for at, place in enumerate(opens) if place in self.claims for after in (0, 1))},
        )

    def grow(self) -> list[Sum]:
        """Claim until nothing convincing is left."""
        while claim := self.next_claim() or self.supported():
            self.take(claim)
        return [self.sum(claim) for claim in self.claims.values()]

    def next_claim(self) -> Claim | None:
        """Find the most convincing claim of the first search that has any."""
        for search in SEARCHES:
            claims = [claim for claim in self.scan(search) if claim]
            if claims:
                return max(claims, key=lambda c: (c.score, -c.total))
        return None

    def supported(self) -> Claim | None:
        """Find a claim too weak to stand alone without which a stronger one could not be made."""
        weak = [claim for search in SEARCHES[:2] for claim in self.scan(search, weakest=WEAKEST) if claim]
        for claim in sorted(weak, key=lambda c: (-c.evidence, c.total))[:SPECULATIONS]:
            kept = list(self.values[claim.total])
            self.take(claim)
            above = any(
                other and claim.total in (place for place, _ in other.terms)
                for search in SEARCHES[:2]
                for other in self.scan(search)
            )
            self.drop(claim, kept)
            if above:
                return claim
        return None

    def scan(self, search: Search, *, weakest: int = ACCEPTED) -> Iterator[Claim | None]:
        """Give each row without a sum its best claim on the rows open above it."""
        stack: list[int] = []
        for place, row in enumerate(self.rows):
            if place in self.claims:
                taken = {p for p, _ in self.claims[place].terms}
                stack = [p for p in stack if p not in taken]
            elif len(stack) > 1 and any(row.values):
                opens = tuple(p for p in stack[-REACH:] if self.owner.get(p, place) == place)
                key = (search, place, opens, weakest)
                if key not in self.seen:
                    self.seen[key] = self.best(place, opens, search(self, place, opens), weakest)
                yield self.seen[key]
            stack.append(place)

    def best(self, total: int, opens: Sequence[int], candidates: Iterable[Candidate], weakest: int) -> Claim | None:
        """Choose the candidate that is worth most."""
        claims = [c for candidate in candidates if (c := self.weighed(total, opens, candidate, weakest))]
        return max(claims, key=lambda c: c.score, default=None)

    def weighed(self, total: int, opens: Sequence[int], candidate: Candidate, weakest: int) -> Claim | None:
        """Weigh a candidate; None when it falls short of being evidence."""
        terms = tuple((opens[position], coefficient) for position, coefficient in candidate.terms)
        finding = weigh(self.rows[total].values, [(self.values[place], c) for place, c in terms])
        evidence = finding.bits - candidate.cost + self.cues[total]
        if not finding.bits or evidence < weakest:
            return None
        score = min(finding.bits, ENOUGH) - candidate.cost + self.cues[total]
        return Claim(score, total, terms, candidate, finding, evidence)

    def take(self, claim: Claim) -> None:
        """Make the claim a sum; where its total is blank, what it computes stands in for it."""
        self.claims[claim.total] = claim
        for place, _ in claim.terms:
            self.owner[place] = claim.total
        for column, value in enumerate(self.rows[claim.total].values):
            if value is None:
                self.values[claim.total][column] = sum(c * self.values[p][column] for p, c in claim.terms)
                self.seen.clear()

    def drop(self, claim: Claim, values: list[int]) -> None:
        """Undo a claim just taken; `values` are those its total had before."""
        del self.claims[claim.total]
        for place, _ in claim.terms:
            del self.owner[place]
        if values != self.values[claim.total]:
            self.values[claim.total] = values
            self.seen.clear()

    def sum(self, claim: Claim) -> Sum:
        """Turn a claim into what callers see."""
        return Sum(
            total=self.rows[claim.total].id,
            contributors=tuple(Contribution(row=self.rows[p].id, coefficient=c) for p, c in claim.terms),
            proven=claim.finding.proven,
            broken=claim.finding.broken,
            slack=claim.finding.slack,
            evidence=claim.evidence,
            risk=risk(claim.evidence),
            family=claim.candidate.family,
        )
