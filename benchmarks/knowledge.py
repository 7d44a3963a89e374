"""What other filers' statements teach: which concepts are totals, and with which sign one is added to another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fsds import Line, Statement

from exporter.arithmetic.known import Arc
from exporter.arithmetic.sums import Sum

AGREED = 0.97
"""The share of filers that must agree on how one concept is added to another."""
SUPPORT = 2
"""Filers it takes for one concept to be known as added to another."""
RELIABLE = 0.97
"""The share of filers whose statements must explain a total, for it to be one wherever it is printed."""
FEW = 5
"""Filers that must have been seen before their share says anything."""

ANY = "*"
"""Stands for whatever row a total is printed below."""

Pair = tuple[str, str, str]


@dataclass
class Knowledge:
    """Counts of filers. `weights` are of XBRL values, `prints` of what is printed; a filer counts once for each."""

    weights: dict[Pair, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    prints: dict[Pair, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    balances: Mapping[str, str] = field(default_factory=dict)
    explained: dict[Pair, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))

    def arcs(self, kind: str, lines: Mapping[int, Line]) -> list[Arc]:
        """What is agreed on between rows, `lines` by row id, as printed.

        In cash flows everything is printed as it is added. Where a filer minds the definitions, though, a row whose
        definition demands the opposite may have been given its value without a word on how to print it, and nothing
        is said of that one.
        """
        defined = {row: self._defined(line) for row, line in lines.items()} if kind == "CF" else {}
        against = sum(value < 0 for value in defined.values())
        minds = 4 * against < sum(value > 0 for value in defined.values())
        found = []
        for total, above in lines.items():
            for part, below in lines.items():
                pair = (kind, above.tag, below.tag)
                if part == total or not (above.standard and below.standard) or pair not in self.weights:
                    continue
                coefficient = _agreed(self.weights[pair])
                if above.negated != below.negated:
                    coefficient = -coefficient
                if kind == "CF" or not coefficient:
                    coefficient = _agreed(self.prints[pair])
                if coefficient and not (minds and defined.get(part, 0) * coefficient < 0):
                    found.append(Arc(total=total, contributor=part, coefficient=coefficient))
        return found

    def _defined(self, line: Line) -> int:
        """How a cash flow would be printed added by its definition: 1 as it is, -1 not; 0 where that is not told."""
        if not line.standard or line.tag.startswith(("NetIncome", "ProfitLoss", "IncomeLoss")):
            return 0
        side = {"debit": 1, "credit": -1}.get(self.balances.get(line.tag, ""), 0)
        return -side if line.negated else side

    def totals(self, kind: str, lines: Mapping[int, Line]) -> list[int]:
        """Rows whose concept, printed below the one it is printed below, is a sum with nearly everybody."""
        seen: set[str] = set()
        found = []
        before = ""
        for row, line in lines.items():
            count = self.explained.get((kind, line.tag, before), Counter())
            if count.total() < FEW:
                count = self.explained.get((kind, line.tag, ANY), Counter())
            if line.tag not in seen and count.total() >= FEW and count[True] >= RELIABLE * count.total():
                found.append(row)
            seen.add(line.tag)
            before = line.tag
        return found


def _agreed(count: Counter[int] | None) -> int:
    if not count or count.total() < SUPPORT:
        return 0
    ((value, times),) = count.most_common(1)
    return value if times >= AGREED * count.total() else 0


def learn(statements: Iterable[tuple[Statement, tuple[Sum, ...]]], balances: Mapping[str, str]) -> Knowledge:
    """Learn from statements and the sums discovery finds in them."""
    weights: dict[Pair, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    prints: dict[Pair, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    explained: dict[Pair, dict[str, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))
    for statement, sums in statements:
        whole = {s.total for s in sums if s.holds and s.proven}
        for line, before, is_sum in _printed_totals(statement, whole):
            explained[statement.kind, line.tag, before][statement.cik][is_sum] += 1
            explained[statement.kind, line.tag, ANY][statement.cik][is_sum] += 1
        for s in sums:
            if not s.holds:
                continue
            above = statement.lines[s.total]
            for part in s.contributors:
                below = statement.lines[part.row]
                if not any(statement.rows[part.row].values):
                    continue
                pair = (statement.kind, above.tag, below.tag)
                weight = part.coefficient if above.negated == below.negated else -part.coefficient
                weights[pair][statement.cik][weight] += 1
                prints[pair][statement.cik][part.coefficient] += 1
    return Knowledge(
        balances=balances,
        weights={pair: _by_filer(filers) for pair, filers in weights.items()},
        prints={pair: _by_filer(filers) for pair, filers in prints.items()},
        explained={total: _by_filer(filers) for total, filers in explained.items()},
    )


def _printed_totals(statement: Statement, whole: Collection[int]) -> Iterator[tuple[Line, str, bool]]:
    """Each concept once, with the one printed before it, and whether it is the total of a sum."""
    seen: set[str] = set()
    before = ""
    explained = {statement.lines[row].tag for row in whole}
    for row, line in zip(statement.rows, statement.lines, strict=True):
        if not any(row.values):
            continue
        if line.tag not in seen:
            seen.add(line.tag)
            yield line, before, line.tag in explained
        before = line.tag


def _by_filer(filers: Mapping[str, Counter]) -> Counter:  # type: ignore[type-arg]
    return Counter(count.most_common(1)[0][0] for count in filers.values())
