"""Explanations: figures that do not add up or do not agree, as messages that say what would mend them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from exporter.arithmetic.explanation import explain
from exporter.arithmetic.known import KNOWN, SUPPOSED
from exporter.arithmetic.repairs import Cause, Inconsistency, Repair
from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, Tie, TieKind
from exporter.checks.figures import Figure, Sheet, grouped
from exporter.messages import Amount, Change, Evidence, Mending, Message, Place, message

Term = tuple[Figure, int]
"""A figure with its coefficient."""

_MOST_REPAIRS = 3
"""How many ways of mending one message offers."""

_ASKS = {
    Cause.SIGN: "the sign of {name}: {new} in place of {old}",
    Cause.SCALE: "the scale of {name}: {new} in place of {old}",
    Cause.TRANSPOSITION: "digits exchanged in {name}: {new} in place of {old}",
    Cause.DIGIT: "a digit of {name}: {new} in place of {old}",
    Cause.SWAP: "columns exchanged in {name}: {new} in place of {old}",
    Cause.PERIOD: "periods exchanged in {name}: {new} in place of {old}",
    Cause.COLUMN: "{name} from another column: {new} in place of {old}",
    Cause.UNIT: "{name}, {old}, is kept out of the sum by its unit",
    Cause.LEFT_OUT: "{name}, {old}, is left out of the sum",
    Cause.MISSING: "a missing part: {new}",
    Cause.ROUNDING: "rounding: the parts add up to {new}",
    Cause.VALUE: "{name} would have to be {new} in place of {old}",
}
_ALWAYS = (Cause.MISSING, Cause.VALUE, Cause.ROUNDING)
"""What can mend anything, and is worth a word only where nothing else does."""
_LACKS = (Cause.MISSING, Cause.UNIT, Cause.LEFT_OUT)
"""What a sum lacks, where the figures that are there may all be right."""
_TIES = {
    TieKind.BALANCE: "assets are not liabilities and equity",
    TieKind.NET_INCOME: "two statements differ in the net income",
    TieKind.CASH_AT_END: "the cash flows end with another amount of cash than the position shows",
    TieKind.CASH_AT_START: "the cash flows begin with another amount of cash than the position shows",
    TieKind.EQUITY: "two statements differ in the equity",
    TieKind.COMPARATIVE: "two tables differ in the same row and period",
    TieKind.UNITS: "one figure is in two units",
    TieKind.PERIODS: "two periods do not add up to the one they make",
}


def inconsistencies(
    sheets: Sequence[Sheet], ties: Sequence[Tie], meant: Mapping[str, Decimal] | None = None
) -> Iterator[Message]:
    """A message for each sum, in each column, and each tie of the sheets that fails by more than rounding can explain.

    Rounding explains half a unit of the last accurate digit of every figure (Calculations 1.1, 4). The first place is
    that of the total or the left side, then come those it is compared with. `ties` name sheets by their index. `meant`
    are values by fact id that something else than the sum asks for: what they mend, they explain.
    """
    for found in explain([sheet.table for sheet in sheets], [sheet.sums for sheet in sheets], ties):
        terms = _terms(found, sheets)
        if not _is_worth_saying(found, len(terms)) or _rounds(terms):
            continue
        asked = _meant(terms, meant or {})
        likely = f"; likely: {asked[1]}" if asked else mending(found.repairs, sheets)
        evidence = Evidence(
            difference=_left_over(terms),
            terms=tuple((figure.amount, k) for figure, k in terms),
            repairs=(*(asked[:1] if asked else ()), *(_mending(repair, sheets) for repair in found.repairs)),
        )
        relation = found.relation
        said = _sum(relation, terms, likely) if isinstance(relation, Sum) else _tie(relation.kind, terms, likely)
        yield replace(said, evidence=evidence)


def _terms(found: Inconsistency, sheets: Sequence[Sheet]) -> list[Term]:
    """The figures, total or left side first, with coefficients that make nought of their values where it holds."""
    sheet = sheets[found.table]
    total = sheet.figures[found.cells[0].row, found.cells[0].column]
    parts = {} if isinstance(found.relation, Tie) else {p.row: p.coefficient for p in found.relation.contributors}
    order = {row.id: place for place, row in enumerate(sheet.table.rows)}
    cells = found.cells[1:] if not parts else sorted(found.cells[1:], key=lambda cell: order[cell.row])
    terms = [(total, 1)]
    for cell in cells:
        if (figure := sheets[cell.table].figure(cell)) is not None:
            # A part shown with the other sign than its total counts the other way round in the values a reader knows.
            shown = 1 if figure.unit * total.unit > 0 else -1
            terms.append((figure, -parts.get(cell.row, 1) * shown))
    return terms


def _left_over(terms: Sequence[Term]) -> Decimal:
    return sum((figure.value * k for figure, k in terms), Decimal())


def _is_worth_saying(found: Inconsistency, count: int) -> bool:
    """Whether there is such a relation beyond doubt, and something stands on both sides of it.

    A sum that was only found needs two parts: one that equals another row in some columns need not in the rest. One
    that is supposed to be there is not beyond doubt, but is said for what it lacks.
    """
    if isinstance(found.relation, Tie) or found.relation.family == KNOWN:
        return count > 1
    return (found.certain or found.relation.family == SUPPOSED) and count > 2


def _rounds(terms: Sequence[Term]) -> bool:
    return abs(_left_over(terms)) <= sum(figure.half for figure, _ in terms)


def _meant(terms: Sequence[Term], meant: Mapping[str, Decimal]) -> tuple[Mending, str] | None:
    """The figure that is said elsewhere to be wrong, where that mends the sum too, and how to say it."""
    for at, (figure, k) in enumerate(terms):
        if figure.fact in meant:
            value = meant[figure.fact]
            mended = [*terms[:at], (replace(figure, value=value), k), *terms[at + 1 :]]
            if _rounds(mended):
                cause = Cause.SIGN if value == -figure.value else Cause.SCALE
                change = Change(amount=figure.amount, mended=value)
                told = f"{figure.named}: {grouped(value)} in place of {grouped(figure.value)}"
                return Mending(cause=cause, closes=1, changes=(change,)), f"{told}, as its other values ask for too"
    return None


def _sum(relation: Sum, terms: Sequence[Term], likely: str) -> Message:
    (total, _), *parts = terms
    difference = _left_over(terms)
    return message(
        "calculation.expected" if relation.family == SUPPOSED else "calculation.inconsistent",
        places=_places(terms),
        facts=_facts(terms),
        label=total.label,
        printed=grouped(total.value),
        period=total.period,
        computed=grouped(total.value - difference),
        difference=grouped(difference),
        parts=", ".join(_term(figure, -k) for figure, k in parts),
        mending=likely,
    )


def _tie(kind: TieKind, terms: Sequence[Term], likely: str) -> Message:
    (left, _), *right = terms
    return message(
        "calculation.tie",
        places=_places(terms),
        facts=_facts(terms),
        what=_TIES[kind],
        left=f"{left.named} is {grouped(left.value)} for {left.period}",
        right=" and ".join(f"{figure.named} {grouped(figure.value)} for {figure.period}" for figure, _ in right),
        difference=grouped(_left_over(terms)),
        mending=likely,
    )


def _term(figure: Figure, coefficient: int) -> str:
    """A part as people read a sum: `+ 1,122 Research and development (102:29)`, `− 23 Returns (99:22)`."""
    amount = figure.value * coefficient
    where = f" ({figure.place.short})" if figure.place is not None else ""
    return f"{'−' if amount < 0 else '+'} {grouped(abs(amount))} {figure.label}{where}"


def mending(repairs: Sequence[Repair], sheets: Sequence[Sheet]) -> str:
    """What would mend it, the likeliest first, no less far than the first does; empty when nothing is known."""
    best = [repair for repair in repairs if repair.closes == repairs[0].closes]
    named = [repair for repair in best if repair.cause not in _ALWAYS]
    told = [_repair(repair, sheets) for repair in (named or best)[:_MOST_REPAIRS]]
    return f"; likely: {'; or '.join(told)}" if told else ""


def _repair(repair: Repair, sheets: Sequence[Sheet]) -> str:
    figures = [sheets[cell.table].figure(cell) for cell in repair.cells]
    known = next((figure for figure in figures if figure is not None), None)
    names = dict.fromkeys(_name(cell, figure, sheets) for cell, figure in zip(repair.cells, figures, strict=True))
    new = [_number(value, figure or known) for value, figure in zip(repair.values, figures, strict=True)]
    old = ["nothing" if figure is None else grouped(figure.value) for figure in figures]
    asked = _ASKS[repair.cause].format(name=" and ".join(names), new=" and ".join(new), old=" and ".join(old))
    return f"{asked}, which mends {repair.closes} inconsistencies" if repair.closes > 1 else asked


def _mending(repair: Repair, sheets: Sequence[Sheet]) -> Mending:
    """A repair with the values that a reader knows; where a sum lacks a row, those it lacks."""
    figures = [sheets[cell.table].figure(cell) for cell in repair.cells]
    known = next((figure for figure in figures if figure is not None), None)
    changes = []
    for cell, figure, number in zip(repair.cells, figures, repair.values, strict=True):
        shown = figure or known
        value = None if number is None else Decimal(number) * (shown.unit if shown else 1)
        amount = figure.amount if figure else Amount(label=_label(cell, sheets), value=None)
        lacks = repair.cause in _LACKS
        changes.append(Change(amount=amount, lacks=value) if lacks else Change(amount=amount, mended=value))
    return Mending(cause=repair.cause, closes=repair.closes, changes=tuple(changes))


def _label(cell: Cell, sheets: Sequence[Sheet]) -> str:
    return next(row.label for row in sheets[cell.table].table.rows if row.id == cell.row)


def _number(value: int | None, figure: Figure | None) -> str:
    return "nothing" if value is None else figure.said(value) if figure is not None else grouped(Decimal(value))


def _name(cell: Cell, figure: Figure | None, sheets: Sequence[Sheet]) -> str:
    if figure is not None:
        return figure.named
    return f"“{_label(cell, sheets)}”"


def _places(terms: Sequence[Term]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(figure.place for figure, _ in terms if figure.place is not None))


def _facts(terms: Sequence[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure.fact for figure, _ in terms if figure.fact))
