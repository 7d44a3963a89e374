"""Recall: which line of a former filing each row goes back to.

What an expert does: a figure that both filings state for one period names the row's concept, whatever the row is called
now; where no period is in both, wording, heading, statement and neighbours tell. A line serves one row of a statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from exporter.dts.concept import PeriodType
from exporter.dts.wording import key
from exporter.extraction.facts import ExtractedFact, Row, StatementKind
from exporter.mapping.causes import agrees
from exporter.mapping.memory import Figure, Line, Memory, Recalled
from exporter.mapping.rewording import alike, same_words
from exporter.mapping.rows import kinds_of, label_of, period_type_of
from exporter.oim.fact import half_of_last_digit

LEAST = 0.9
"""From here on a row is taken to go back to a line."""
_SAME_STATEMENT, _KIN, _ELSEWHERE, _IN_NOTES = 0.15, 0.0, -0.1, -0.1
_SECTION, _GENERIC_SECTION = 0.1, 0.4
_BETWEEN = 0.1
_DIGITS_THAT_TELL = 4
_FIGURES, _FIGURES_ELSEWHERE, _CONTRADICTED = 0.8, 0.5, -0.2
_LEAST_WORDS = 0.2
_OTHER_LABEL = 0.97
_DAYS_APART = 3
_KINDRED = {
    frozenset((StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME)),
    frozenset((StatementKind.POSITION, StatementKind.EQUITY)),
}
_GENERIC = frozenset("other total net subtotal".split())


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row and a line it may go back to; `score` grows with what speaks for it."""

    score: float
    row: Row
    line: Line
    words: float
    agreeing: int
    differing: int


def recalled(kind: StatementKind, rows: Sequence[Row], memory: Memory) -> dict[int, Recalled]:
    """The lines that a statement's rows go back to, by row index.

    Only lines whose unit and period type are the row's own. A line is recalled for one row of a statement, and a
    concept for as many as it had in one statement of the former filing.
    """
    lines = memory.lines
    often = Counter(_identity(figure) for line in lines for figure in line.figures)
    pairs = [pair for row in rows for line in lines if (pair := _paired(row, line, kind, often)) is not None]
    chosen = _chosen(pairs, {})
    near = [pair for pair in pairs if pair.row.index not in chosen]
    chosen = _chosen([_placed(pair, chosen) for pair in near], chosen)
    return {index: _told(pair, memory) for index, pair in sorted(chosen.items())}


def _chosen(pairs: Iterable[_Pair], before: Mapping[int, _Pair]) -> dict[int, _Pair]:
    """The best pairs first, a line once, and a concept again only for another line of the same table."""
    found = dict(before)
    taken = {id(pair.line) for pair in found.values()}
    tables: dict[str, int] = {pair.line.name: pair.line.table for pair in found.values()}
    for pair in sorted(pairs, key=lambda p: (-p.score, p.row.index, p.line.table, p.line.order)):
        if pair.score < LEAST:
            break
        line = pair.line
        if pair.row.index in found or id(line) in taken or tables.get(line.name, line.table) != line.table:
            continue
        found[pair.row.index] = pair
        taken.add(id(line))
        tables.setdefault(line.name, line.table)
    return found


def _paired(row: Row, line: Line, kind: StatementKind, often: Mapping[tuple[date, Decimal], int]) -> _Pair | None:
    if not takes(row, line):
        return None
    words = max(
        alike(label_of(row), label) * (_OTHER_LABEL if number else 1) for number, label in enumerate(line.labels)
    )
    told, differing = _figures(row, line, often)
    if words < _LEAST_WORDS and told < _DIGITS_THAT_TELL:
        return None
    score = words + _place(line, kind) + _section(row, line)
    weight = _FIGURES if line.statement is kind else _FIGURES_ELSEWHERE
    score += weight * min(told, _DIGITS_THAT_TELL) / _DIGITS_THAT_TELL
    if differing and not told:
        score += _CONTRADICTED
    return _Pair(score, row, line, words, told, differing)


def takes(row: Row, line: Line) -> bool:
    """Whether a line's concept can take the values of a row, by unit and period type."""
    if line.unit is None:
        return True
    return kinds_of(line.unit) == kinds_of(row.unit) and line.instant is (period_type_of(row) is PeriodType.INSTANT)


def fits(line: Line, row: Row) -> bool:
    """Whether a row can be tagged as the line was: the taxonomy at hand has a concept that takes the row's values."""
    if line.skipped or line.kept is not None:
        return not line.members
    concept = line.concept
    return (
        concept is not None
        and not line.members
        and concept.kind in kinds_of(row.unit)
        and concept.period_type is period_type_of(row)
    )


def _place(line: Line, kind: StatementKind) -> float:
    if line.statement is None or line.statement is kind:
        return _SAME_STATEMENT
    if line.statement is StatementKind.OTHER:
        return _IN_NOTES
    return _KIN if frozenset((line.statement, kind)) in _KINDRED else _ELSEWHERE


def _section(row: Row, line: Line) -> float:
    """What the headings say; they weigh more where the label alone says little."""
    if not row.section or not line.section:
        return 0.0
    weight = _GENERIC_SECTION if key(label_of(row)) <= _GENERIC else _SECTION
    return weight * (2 * alike(row.section, line.section) - 1)


def _placed(pair: _Pair, chosen: Mapping[int, _Pair]) -> _Pair:
    """The pair, better for lying between the lines of the rows that were found next to it above and below."""
    above = max((index for index in chosen if index < pair.row.index), default=None)
    below = min((index for index in chosen if index > pair.row.index), default=None)
    lines = [chosen[index].line for index in (above, below) if index is not None]
    if not lines or any(line.table != pair.line.table for line in lines):
        return pair
    after = above is None or chosen[above].line.order < pair.line.order
    before = below is None or pair.line.order < chosen[below].line.order
    gain = _BETWEEN if after and before else 0.0
    return _Pair(pair.score + gain, pair.row, pair.line, pair.words, pair.agreeing, pair.differing)


def _figures(row: Row, line: Line, often: Mapping[tuple[date, Decimal], int]) -> tuple[int, int]:
    """How many digits of the row's figures the line has for the same periods, and how many figures differ there.

    A figure that several lines have tells less.
    """
    told = differing = 0
    for fact in row.facts:
        figure = next((f for f in line.figures if fact is not None and same_period(fact, f)), None)
        if fact is None or figure is None:
            continue
        if agree(fact, figure):
            told += _digits(figure) if often[_identity(figure)] == 1 else _digits(figure) // 2
        else:
            differing += 1
    return told, differing


def _digits(figure: Figure) -> int:
    """How many digits a figure has as it is printed."""
    if not figure.value:
        return 0
    exact = figure.value if figure.decimals is None else figure.value.scaleb(figure.decimals)
    return len(exact.normalize().as_tuple().digits) if figure.decimals is None else max(exact.adjusted() + 1, 1)


def _identity(figure: Figure) -> tuple[date, Decimal]:
    return figure.end, abs(figure.value)


def same_period(fact: ExtractedFact, figure: Figure) -> bool:
    """Whether both are of one period; dates may differ by the days that a year of weeks shifts what is printed."""
    if (fact.start is None) is not (figure.start is None):
        return False
    within = timedelta(days=_DAYS_APART)
    if fact.start is not None and figure.start is not None and abs(fact.start - figure.start) > within:
        return False
    return abs(fact.end - figure.end) <= within


def agree(fact: ExtractedFact, figure: Figure) -> bool:
    """Whether two figures are the same, whatever their signs, once both are rounded as the coarser one is."""
    one, other = abs(fact.value), abs(figure.value)
    if figure.decimals == fact.decimals:
        return one == other
    return agrees(one, half_of_last_digit(fact.decimals), other, half_of_last_digit(figure.decimals))


def _told(pair: _Pair, memory: Memory) -> Recalled:
    """What is said of a pair."""
    row, line = pair.row, pair.line
    same = any(same_words(label_of(row), label) for label in line.labels)
    by_figures = pair.agreeing >= _DIGITS_THAT_TELL
    evidence = list(_evidence(pair, same=same, by_figures=by_figures))
    who = "as decided for" if line.decided or line.skipped else "as in"
    return Recalled(
        line=line,
        reason=f"{who} {memory.called}: " + " ".join(evidence),
        sure=1.0 if line.decided or (same and by_figures) else round(min(pair.score / 1.15, 0.99), 2),
        same=same,
        negate=_negate(row, line) if by_figures else line.negated,
        by_figures=by_figures,
        turned=not by_figures and _turned(row, line),
    )


def _turned(row: Row, line: Line) -> bool:
    before = {(figure.value < 0) != line.negated for figure in line.figures if figure.value}
    now = {fact.value < 0 for fact in row.facts if fact is not None and fact.value}
    return len(before) == len(now) == 1 and before != now


def _evidence(pair: _Pair, *, same: bool, by_figures: bool) -> Iterator[str]:
    yield "the same label" if same else f"“{pair.line.label}” there"
    if by_figures:
        yield "and the same figures" if same else "with the same figures for the same periods"
    elif pair.differing:
        yield "though figures differ"


def _negate(row: Row, line: Line) -> bool | None:
    """Whether the XBRL value has the opposite sign of the print, by the figures that both have."""
    for fact in row.facts:
        for figure in line.figures:
            if fact is not None and fact.value and same_period(fact, figure) and agree(fact, figure):
                return (fact.value < 0) != (figure.value < 0)
    return line.negated
