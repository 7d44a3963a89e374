"""Expectations: what sums a statement should have by the calculation networks of the taxonomy it is mapped onto."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product

from exporter.arithmetic.evidence import tolerance
from exporter.arithmetic.expected import expected_sums
from exporter.arithmetic.known import SUPPOSED, Arc, Name, printed_arcs
from exporter.arithmetic.labels import RESULT, total_cues
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Contribution, Sum
from exporter.dts.concept import ItemKind
from exporter.dts.dts import DTS
from exporter.mapping.mapped import MappedStatement
from exporter.mapping.prior import SUMMATIONS
from exporter.mapping.signs import numbers
from exporter.qname import QName

_PARTS = 2
"""How many parts of a total must be printed above it for its sum to be expected."""
_DEEPEST = 3
"""How many totals that are not reported may lie between a total and its part."""

_STRANGERS = 4
"""How many parts may be the filer's own or not known to be added, for the rest to tell what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a row means, and whether it is printed with the opposite sign of its value."""

    row: int
    concept: QName
    negated: bool


def expected(statement: MappedStatement, dts: DTS) -> tuple[Sum, ...]:
    """The statement's sums, completed by what the networks of the DTS say of its rows' concepts."""
    mapped = (row for row in statement.rows if not row.extension and row.concept.kind == ItemKind.MONETARY)
    meant = [Meaning(row=row.row.index, concept=row.concept.name, negated=row.negated) for row in mapped]
    settled = {s.total for s in statement.sums if s.holds}
    return completed(numbers(statement.statement.rows), statement.sums, meant, dts, settled)


def completed(
    rows: Sequence[Row], found: Sequence[Sum], meant: Iterable[Meaning], dts: DTS, settled: Collection[int] = ()
) -> tuple[Sum, ...]:
    """The sums found among rows, completed by what the networks of the DTS say of what these mean.

    A row is added with the sign that weight and balance give it, as printed. The networks of a taxonomy say what may be
    added to a total; what a statement adds stands above it. In totals that are `settled` they have no say: where what
    rows mean is in doubt, figures that add up go before it. Only amounts should be `meant`: what is per share has too
    few digits for its sums to be told from chance.
    """
    arcs = [arc for arc in _arcs(meant, dts) if arc.total not in settled]
    order = {row.id: place for place, row in enumerate(rows)}
    above = [arc.total for arc in arcs if order[arc.contributor] < order[arc.total]]
    named = {row.id for row, cue in zip(rows, total_cues(rows), strict=True) if cue >= RESULT}
    totals = {total for total in above if total in named and above.count(total) >= _PARTS}
    known = {(arc.total, arc.contributor) for arc in arcs}
    made = expected_sums(rows, found, arcs, totals)
    return tuple(s for s in made if s.family != SUPPOSED or _is_whole(s, rows, known, named))


def _is_whole(supposed: Sum, rows: Sequence[Row], known: Set[tuple[int, int]], named: Set[int]) -> bool:
    """Whether a sum can only fail for want of a row: most of its parts are known, and none that is not is a total."""
    strangers = [part for part in supposed.contributors if (supposed.total, part.row) not in known]
    if 2 * len(strangers) >= len(supposed.contributors) or any(part.row in named for part in strangers):
        return False
    return len(strangers) <= _STRANGERS and not _holds_otherwise(supposed, strangers, rows)


def _holds_otherwise(supposed: Sum, strangers: Sequence[Contribution], rows: Sequence[Row]) -> bool:
    """Whether the sum holds with what is not known taken or left out in place of added, and two rows more or less.

    Then it is not understood, and nothing need be missing.
    """
    columns = [column for column, slack in enumerate(supposed.slack) if slack is not None]
    values = {row.id: tuple(row.values[column] or 0 for column in columns) for row in rows if any(row.values)}
    slack = tuple(supposed.slack[column] or 0 for column in columns)
    own = {part.row: part.coefficient for part in supposed.contributors}
    others = [[-own.get(row, -1) * value for value in values[row]] for row in values if row != supposed.total]
    unknown = [[-part.coefficient * value for value in values.get(part.row, ())] for part in strangers]
    nothing = [0] * len(columns)
    known_changes = [[nothing], *([one] for one in others), *(list(pair) for pair in combinations(others, 2))]
    allowed = tolerance(len(own) + 2)
    for times in product((0, 1, 2), repeat=len(unknown)):
        left = [s - sum(n * u[at] for n, u in zip(times, unknown, strict=True) if u) for at, s in enumerate(slack)]
        for change in known_changes:
            if all(abs(rest - sum(one[at] for one in change)) <= allowed for at, rest in enumerate(left)):
                return True
    return False


def _arcs(meant: Iterable[Meaning], dts: DTS) -> tuple[Arc, ...]:
    meant = tuple(meant)
    names = [Name(row=one.row, concept=str(one.concept), negated=one.negated) for one in meant]
    reported = {one.concept for one in meant}
    weights = {
        (str(total), str(part)): weight
        for total in sorted(reported)
        for part, weight in _parts(total, reported, dts).items()
    }
    return printed_arcs(names, weights)


def _parts(total: QName, reported: Set[QName], dts: DTS, depth: int = _DEEPEST) -> dict[QName, int]:
    """The reported parts of a total with their weights, and those of a part that is not reported itself.

    Of several networks that add it up, each in its own way, that one which knows most of what is reported.
    """
    networks: dict[str, dict[QName, int]] = {}
    for arcrole in SUMMATIONS:
        for role, arc in dts.arcs_from(arcrole, total):
            parts = networks.setdefault(role.uri, {})
            if arc.weight is None or abs(arc.weight) != 1:
                continue
            if arc.child in reported:
                parts[arc.child] = int(arc.weight)
            elif depth:
                below = _parts(arc.child, reported, dts, depth - 1)
                parts |= {part: int(arc.weight) * weight for part, weight in below.items() if part not in parts}
    return max(networks.values(), key=len, default={})
