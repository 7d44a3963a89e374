"""The forest: sums claimed one after the other, the most convincing first, each row for one total only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from exporter.arithmetic.evidence import ACCEPTED, Finding, risk, weigh
from exporter.arithmetic.labels import RESTATED, RESULT
from exporter.arithmetic.rows import Row
from exporter.arithmetic.searches import LATE_PLAIN, TAIL, Search, View
from exporter.arithmetic.sums import Contribution, Sum
from exporter.arithmetic.window import Candidate

REACH = 100
"""How many open rows a total can look back over."""
ENOUGH = 24
"""Bits beyond which more evidence does not make one sum more convincing than another: then simplicity decides."""
WEAKEST = 1
"""Bits from which a claim counts that another one supports."""
SPECULATIONS = 12
"""How many weak claims are tried out at a time."""
AROUND = 12
"""How many open rows on each side a scattered sum may be made of."""
CANDIDATES = 40
"""How many candidates of one search for one total are weighed."""
EFFORT = 120_000
"""Figures looked at and terms weighed, after which only plain sums are still sought: a bound on time."""


class Claim(NamedTuple):
    """A sum that may be made: places of rows, not ids."""

    score: int
    total: int
    terms: tuple[tuple[int, int], ...]
    candidate: Candidate
    finding: Finding
    evidence: int
    below: bool


class Forest:
    """The rows of one unit and the sums claimed so far.

    A claimed row is out of reach of every other total. That is what keeps an identity from being read backwards: once
    equity is the plain sum of its parts, its last part cannot be assets less everything else.
    """

    def __init__(self, rows: Sequence[Row], cues: Sequence[int], searches: Sequence[Search]) -> None:
        self.rows = rows
        self.cues = cues
        self.searches = searches
        largest = max((abs(v) for row in rows for v in row.values if v), default=0)
        self.width = (largest * 4 * (len(rows) + 1)).bit_length() + 2
        self.values: list[list[int]] = [[value or 0 for value in row.values] for row in rows]
        self.claims: dict[tuple[int, bool], Claim] = {}
        self.owner: dict[int, int] = {}
        self.seen: dict[tuple[str, int, int, tuple[int, ...]], Claim | None] = {}
        self.effort = 0

    def grow(self) -> list[Claim]:
        """Claim until nothing convincing is left."""
        while self.claimed() or self.supported():
            pass
        return list(self.claims.values())

    def claimed(self) -> bool:
        """Take the most convincing claims of the first search that has any; say whether there were some.

        Claims of one search are taken together where the stretches of rows they span have nothing in common.
        """
        for search in self.searches:
            if self.effort > EFFORT and search is not self.searches[0]:
                return False
            spans: list[tuple[int, int]] = []
            for claim in sorted(self.scan(search), key=lambda c: (-c.score, c.total)):
                places = [claim.total, *(place for place, _ in claim.terms)]
                first, last = min(places), max(places)
                if all(last < start or end < first for start, end in spans):
                    self.take(claim)
                    spans.append((first, last))
            if spans:
                return True
        return False

    def supported(self) -> bool:
        """Take a claim too weak to stand alone if a stronger one could not be made without it."""
        if self.effort > EFFORT:
            return False
        weak = [claim for search in (LATE_PLAIN, TAIL) for claim in self.scan(search, weakest=WEAKEST)]
        for claim in sorted(weak, key=lambda c: (-c.evidence, c.total))[:SPECULATIONS]:
            kept = list(self.values[claim.total])
            self.take(claim)
            others = (other for search in (LATE_PLAIN, TAIL) for other in self.scan(search, after=claim.total))
            if any(place == claim.total for other in others for place, _ in other.terms):
                return True
            self.drop(claim, kept)
        return False

    def scan(self, search: Search, *, weakest: int = ACCEPTED, after: int = -1) -> Iterator[Claim]:
        """Give each row without a sum its best claim on the open rows above it, below it or around it."""
        free = [place for place in range(len(self.rows)) if place not in self.owner]
        for place in range(after + 1, len(self.rows)):
            if (place, search.below) in self.claims or self.cues[place] < search.least_cue:
                continue
            if not any(self.rows[place].values):
                continue
            at = bisect_left(free, place)
            if search.below:
                at += at < len(free) and free[at] == place
                opens = tuple(free[at : at + REACH][::-1])
            elif search.around:
                opens = tuple(other for other in free[max(0, at - AROUND) : at + AROUND] if other != place)
            else:
                opens = tuple(free[max(0, at - REACH) : at])
            if len(opens) < 2:
                continue
            key = (search.name, place, weakest, opens)
            if key not in self.seen:
                self.seen[key] = self.best(search, place, opens, weakest)
            if claim := self.seen[key]:
                yield claim

    def best(self, search: Search, total: int, opens: Sequence[int], weakest: int) -> Claim | None:
        """Choose the candidate that is worth most."""
        self.effort += len(opens) * len(self.values[total])
        edges = {
            0,
            *(at + after for at, place in enumerate(opens) if (place, False) in self.claims for after in (0, 1)),
        }
        view = View(
            printed=self.rows[total].values,
            items=[self.values[place] for place in opens],
            edges=frozenset(edges),
            cue=self.cues[total],
            width=self.width,
        )
        claims = self.weighed(search, total, opens, search.family(view))
        strong = (c for c in claims if c.evidence >= weakest)
        return max(strong, key=lambda c: (c.score, -strays(self.rows, c.terms)), default=None)

    def weighed(
        self, search: Search, total: int, opens: Sequence[int], candidates: Iterable[Candidate]
    ) -> Iterator[Claim]:
        """Weigh candidates, leaving out those that nothing speaks for."""
        for candidate in islice(candidates, CANDIDATES):
            self.effort += len(candidate.terms)
            terms = tuple((opens[position], coefficient) for position, coefficient in candidate.terms)
            if search.below and self.explained(total) and any(self.explained(place) for place, _ in terms):
                continue
            if search.around and self.turned(total, terms):
                continue
            finding = weigh(self.rows[total].values, [(self.values[place], c) for place, c in terms])
            repeats = self.cues[total] > 0 and not search.below and len(terms) > 1
            if finding.bits and (finding.adds or repeats) and not finding.idle:
                evidence = finding.bits - candidate.cost + self.cues[total]
                score = min(finding.bits, ENOUGH) - candidate.cost + self.cues[total]
                yield Claim(score, total, terms, candidate, finding, evidence, search.below)

    def explained(self, place: int) -> bool:
        """Whether the row is the total of a sum.

        What is explained already may be shared out again below, between rows that are no totals: else total assets
        would be the sum of total liabilities and total equity.
        """
        return (place, False) in self.claims or (place, True) in self.claims

    def turned(self, total: int, terms: Sequence[tuple[int, int]]) -> bool:
        """Whether the one row added is a result printed further down: then that is the total, and this a part of it."""
        added = [place for place, coefficient in terms if coefficient > 0]
        return len(added) == 1 and added[0] > total and self.cues[added[0]] in (RESULT, RESTATED)

    def take(self, claim: Claim) -> None:
        """Make the claim a sum; where its total is blank, what it computes stands in for it."""
        self.claims[claim.total, claim.below] = claim
        for place, _ in claim.terms:
            self.owner[place] = claim.total
        for column, value in enumerate(self.rows[claim.total].values):
            if value is None:
                self.values[claim.total][column] = sum(c * self.values[p][column] for p, c in claim.terms)
                self.seen.clear()

    def drop(self, claim: Claim, values: list[int]) -> None:
        """Undo a claim just taken; `values` are those its total had before."""
        del self.claims[claim.total, claim.below]
        for place, _ in claim.terms:
            del self.owner[place]
        if values != self.values[claim.total]:
            self.values[claim.total] = values
            self.seen.clear()


def strays(rows: Sequence[Row], terms: Sequence[tuple[int, int]]) -> int:
    """Count the rows of a sum that add nothing and stand under another heading or indent than those that do.

    Where a block of zeros borders on a block of figures, nothing but the layout says which of them belong to the sum.
    """
    figures = [rows[place] for place, _ in terms if any(rows[place].values)]
    places = {(row.section, row.indent) for row in figures}
    return sum((rows[p].section, rows[p].indent) not in places for p, _ in terms if not any(rows[p].values))


def as_sum(rows: Sequence[Row], claim: Claim) -> Sum:
    """Turn a claim into what callers see."""
    terms = sorted(claim.terms)
    return Sum(
        total=rows[claim.total].id,
        contributors=tuple(Contribution(row=rows[place].id, coefficient=c) for place, c in terms),
        proven=claim.finding.proven,
        broken=claim.finding.broken,
        slack=claim.finding.slack,
        evidence=claim.evidence,
        risk=risk(claim.evidence),
        family=f"{claim.candidate.family} below" if claim.below else claim.candidate.family,
    )
