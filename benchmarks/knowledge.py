"""What other filers' statements teach: which concepts are totals, and with which sign one is added to another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fsds import Line, Statement, Tag

from exporter.arithmetic.known import Arc
from exporter.arithmetic.labels import TOTAL, total_cues
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Sum

AGREED = 0.97
"""The share of filers that must agree on how one concept is added to another."""
SUPPORT = 2
"""Filers it takes for one concept to be known as added to another."""
OFTEN = 0.3
"""The share from which a concept may well be a total."""
RELIABLE = 0.9
"""The share of filers whose statements must explain a total, for it to be one wherever it is printed like that."""
FEW = 5
"""Filers that must have been seen before their share says anything."""

_START = re.compile(r"\b(begin|beginning|opening|start)\b", re.IGNORECASE)

Pair = tuple[str, str, str]
Printed = Sequence[tuple[Row, Line]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Counts of filers, each once.

    `weights` and `prints` say how (kind, total, contributor) is added, as XBRL values and as printed; `coefficients`
    count all that (kind, total) is made of. `explained` says whether (kind, total, circumstance) has a sum.
    """

    balances: Mapping[str, str]
    instants: Collection[str]
    weights: Mapping[Pair, Counter[int]]
    prints: Mapping[Pair, Counter[int]]
    coefficients: Mapping[tuple[str, str], Counter[int]]
    explained: Mapping[Pair, Counter[bool]]

    def arcs(self, kind: str, printed: Printed) -> list[Arc]:
        """What is known between rows, as printed."""
        likely = set(self.totals(kind, printed, OFTEN, few=2))
        minds = kind != "CF" or self._minds_definitions(printed)
        found = []
        for row, above in printed:
            if row.id not in likely:
                continue
            for part, below in printed:
                if part is row or part.unit != row.unit:
                    continue
                coefficient = self._learned(kind, above, below) if above.standard and below.standard else 0
                usual = bool(coefficient)
                defined = self._defined(kind, above, below)
                if not coefficient:
                    coefficient = 1 if kind in ("BS", "CF") or self._only_adds(kind, above) else defined
                if coefficient and not (defined * coefficient < 0 and minds):
                    found.append(Arc(total=row.id, contributor=part.id, coefficient=coefficient, usual=usual))
        return found

    def _learned(self, kind: str, above: Line, below: Line) -> int:
        """What filers agree on; in cash flows on the print, since many of them ignore the definitions there."""
        pair = (kind, above.tag, below.tag)
        weight = _agreed(self.weights.get(pair)) * (1 if above.negated == below.negated else -1)
        return (weight if kind != "CF" else 0) or _agreed(self.prints.get(pair))

    def _defined(self, kind: str, above: Line, below: Line) -> int:
        """The coefficient that the balances of two concepts demand, as printed; 0 where that is not told."""
        if kind == "CF" and below.tag.startswith(("NetIncome", "ProfitLoss", "IncomeLoss")):
            return 0
        one = "debit" if kind == "CF" else self.balances.get(above.tag, "") if above.standard else ""
        other = self.balances.get(below.tag, "") if below.standard else ""
        if not one or not other:
            return 0
        return 1 if (one == other) == (above.negated == below.negated) else -1

    def _only_adds(self, kind: str, line: Line) -> bool:
        """Whether the concept is a total that nothing is taken from."""
        return _agreed(self.coefficients.get((kind, line.tag)), FEW) == 1

    def _minds_definitions(self, printed: Printed) -> bool:
        """Whether the flows are mostly given the signs of their definitions, so that the odd one out may be printed so.

        A payment is positive by definition; without a word on how to print it, it is printed like a receipt.
        """
        plain = Line(tag="", standard=True, negated=False)
        signs = [self._defined("CF", plain, line) for _, line in printed]
        return 4 * signs.count(-1) < signs.count(1)

    def totals(self, kind: str, printed: Printed, share: float = RELIABLE, few: int = FEW) -> list[int]:
        """Rows that are sums with that share of filers at least, in circumstances that enough of them know."""
        found = []
        for row, circumstances in _circumstances(kind, printed, self.prints):
            if any(_share(self.explained.get(key), few) >= share for key in circumstances):
                found.append(row.id)
        return found


def _share(count: Counter[bool] | None, few: int) -> float:
    return count[True] / count.total() if count and count.total() >= few else 0


def _agreed(count: Counter[int] | None, support: int = SUPPORT) -> int:
    if not count or count.total() < support:
        return 0
    ((value, times),) = count.most_common(1)
    return value if times >= AGREED * count.total() else 0


def learn(statements: Sequence[tuple[Statement, tuple[Sum, ...]]], known: Mapping[str, Tag]) -> Knowledge:
    """Learn from statements and the sums discovery finds in them."""
    weights: dict[Pair, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    prints: dict[Pair, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    coefficients: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for statement, sums in statements:
        for total, part, coefficient in _terms(statement, sums):
            above, below = statement.lines[total], statement.lines[part]
            pair = (statement.kind, above.tag, below.tag)
            weights[pair][statement.cik][coefficient if above.negated == below.negated else -coefficient] += 1
            prints[pair][statement.cik][coefficient] += 1
            coefficients[statement.kind, above.tag][coefficient] += 1
    counted = {pair: _by_filer(filers) for pair, filers in prints.items()}
    explained: dict[Pair, dict[str, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))
    for statement, sums in statements:
        whole = _explained(statement, sums)
        printed = list(zip(statement.rows, statement.lines, strict=True))
        for row, circumstances in _circumstances(statement.kind, printed, counted):
            for key in circumstances:
                explained[key][statement.cik][row.id in whole] += 1
    return Knowledge(
        balances={name: tag.balance for name, tag in known.items()},
        instants=frozenset(name for name, tag in known.items() if tag.instant),
        weights={pair: _by_filer(filers) for pair, filers in weights.items()},
        prints=counted,
        coefficients=dict(coefficients),
        explained={key: _by_filer(filers) for key, filers in explained.items()},
    )


def _explained(statement: Statement, sums: Iterable[Sum]) -> set[int]:
    """Rows with a sum, and rows that repeat one of those."""
    totals = {s.total for s in sums if s.holds and s.proven}
    known = {(statement.lines[row].tag, statement.rows[row].values) for row in totals}
    return {
        row.id
        for row, line in zip(statement.rows, statement.lines, strict=True)
        if row.id in totals or (line.tag, row.values) in known
    }


def _terms(statement: Statement, sums: Iterable[Sum]) -> Iterator[tuple[int, int, int]]:
    for s in sums:
        for part in s.contributors if s.holds else ():
            if any(statement.rows[part.row].values):
                yield s.total, part.row, part.coefficient


def _circumstances(kind: str, printed: Printed, pairs: Collection[Pair]) -> Iterator[tuple[Row, list[Pair]]]:
    """Rows with figures, each concept once, and how each is printed: below what, with how many usual parts above."""
    seen: list[str] = []
    for (row, line), cue, tag in zip(
        printed, total_cues([row for row, _ in printed]), _concepts(kind, printed), strict=True
    ):
        if not any(row.values):
            continue
        if tag not in seen:
            parts = sum((kind, line.tag, other) in pairs for other in dict.fromkeys(seen))
            where = [*((f"below {seen[-1]}",) if seen else ()), f"{min(parts, 4)} parts", "anywhere"]
            says_total = [(kind, tag, "says total"), (kind, "any", "says total")] if cue >= TOTAL else []
            yield row, [*((kind, tag, place) for place in where), *says_total]
        seen.append(tag)


def _concepts(kind: str, printed: Printed) -> list[str]:
    """Each row's tag; the balances a cash flow begins with are told from those it ends with."""
    tags = [line.tag for _, line in printed]
    return [
        f"{tag} at start" if kind == "CF" and (_START.search(row.label) or tag in tags[at + 1 :]) else tag
        for at, ((row, _), tag) in enumerate(zip(printed, tags, strict=True))
    ]


def _by_filer(filers: Mapping[str, Counter]) -> Counter:  # type: ignore[type-arg]
    return Counter(count.most_common(1)[0][0] for count in filers.values())
