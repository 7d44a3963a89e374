"""Signs and sums of a statement: its rows handed to arithmetic, and what comes back read as XBRL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.rows import Row as Numbers
from exporter.arithmetic.signs import Conflict, Meaning, Sign, settle
from exporter.arithmetic.sums import Sum
from exporter.dts.concept import Concept, ItemKind
from exporter.extraction.facts import Row, Statement, StatementKind, fraction_digits
from exporter.mapping.choice import Choice
from exporter.mapping.rows import label_of
from exporter.qname import QName

# Names of concepts that are negative as naturally as positive, in the wordings that taxonomies use for them.
_TWO_SIGNED = re.compile(
    r"ProfitLoss|IncomeLoss|GainLoss|GainsLosses|LossGain|IncreaseDecrease|DecreaseIncrease|ExpenseBenefit|BenefitExpense"
    r"|IncomeExpense|ExpenseIncome|IncomeTax|CashFlow|ProvidedByUsedIn|ProceedsFromPayments|PaymentsForProceeds|Changes?In"
    r"|Comprehensive|RetainedEarnings|Adjust|EffectOf|^Equity|StockholdersEquity|AttributableToNoncontrolling"
)
_PROFIT = re.compile(r"ProfitLoss|IncomeLoss")
_AS_BEFORE = 3
"""How firmly the sign of a former filing holds: more than the strongest sum."""


def sums(statement: Statement) -> tuple[Sum, ...]:
    """The sums that the statement's columns prove; rows are named by their index in the table."""
    return discover(numbers(statement.rows))


def numbers(rows: Sequence[Row]) -> tuple[Numbers, ...]:
    """The rows as arithmetic wants them: integers in units of the last digit printed in rows of that unit."""
    digits = fraction_digits(rows)
    return tuple(
        Numbers(
            id=row.index,
            label=label_of(row),
            values=tuple(None if f is None else int(f.printed.scaleb(digits.get(row.unit, 0))) for f in row.facts),
            section=row.section,
            indent=int(row.indent),
            bold=row.bold,
            unit=row.unit,
        )
        for row in rows
    )


def signs(
    statement: Statement, choices: Sequence[Choice], found: Sequence[Sum]
) -> tuple[dict[int, Sign], tuple[Conflict, ...]]:
    """For each row, by its index, whether the XBRL value has the opposite sign of the print; and what contradicts that.

    Sums and balances decide where they reach. What is per share follows the profit it is a share of.
    """
    totals_of = {found_sum.total for found_sum in found}
    meanings = [_meaning(choice, statement.kind, is_total=choice.row.index in totals_of) for choice in choices]
    if statement.kind == StatementKind.CASH_FLOWS:
        meanings = _with_profit_as_cash(choices, meanings)
    settled = settle(numbers([c.row for c in choices]), found, meanings)
    by_row = {sign.row: sign for sign in settled.signs}
    totals = [c for c in choices if c.concept is not None and _is_profit(c.concept)]
    for choice in choices:
        if choice.concept is not None and choice.kind == ItemKind.PER_SHARE:
            sign = by_row[choice.row.index]
            profit = next((t for t in reversed(totals) if t.row.index < choice.row.index), None)
            if (
                profit is not None
                and (follows := _follows(choice.row, profit.row, by_row[profit.row.index])) is not None
            ):
                reason = f"a profit per share has the sign of the profit, “{label_of(profit.row)}”"
                by_row[choice.row.index] = replace(sign, negate=follows, reason=reason)
    misnamed = [
        Conflict(
            total=choice.row.index,
            row=choice.row.index,
            reason=f"“{label_of(choice.row)}” says the opposite of what its figures make it: "
            f"{choice.concept.name.local} is positive here",
        )
        for choice in choices
        if choice.concept is not None and _says_opposite(choice) and not by_row[choice.row.index].negate
    ]
    return by_row, (*settled.conflicts, *misnamed)


def backwards(choices: Sequence[Choice], settled: dict[int, Sign]) -> set[int]:
    """The rows, by index, that a sum makes negative though their concept is a one-sided amount: it is the wrong one.

    A decision of a person's stands, and so does a wording that says the opposite.
    """
    return {
        choice.row.index
        for choice in choices
        if choice.concept is not None
        and choice.concept.balance is not None
        and not (choice.settled or choice.opposite or _is_two_signed(choice.concept.name))
        and settled[choice.row.index].negate
        and any(fact is not None and fact.printed > 0 for fact in choice.row.facts)
        and not any(fact is not None and fact.printed < 0 for fact in choice.row.facts)
    }


def contradicted(choices: Sequence[Choice], conflicts: Sequence[Conflict]) -> set[int]:
    """The rows, by index, whose concept cannot be a part of the sum they stand in, where no person chose it."""
    undecided = {c.row.index for c in choices if c.concept is not None and not c.settled}
    return {conflict.row for conflict in conflicts if conflict.row != conflict.total} & undecided


def _meaning(choice: Choice, kind: StatementKind, *, is_total: bool) -> Meaning:
    """What arithmetic is to know of a row's concept: what it is, and how a former filing printed it."""
    meaning = _meaning_by_kind(choice, kind, is_total=is_total)
    former = choice.recalled
    if former is None or former.negate is None or choice.concept is None:
        return meaning
    if former.turned and not _is_two_signed(choice.concept.name):  # another way of printing is likelier than a loss
        return meaning
    if former.line.kept is not None and choice.concept.balance is None:
        return Meaning(row=choice.row.index, own=True, expected=former.negate)
    return replace(meaning, expected=former.negate, firmness=_AS_BEFORE)


def _meaning_by_kind(choice: Choice, kind: StatementKind, *, is_total: bool) -> Meaning:
    """What the concept and the kind of statement say.

    Totals of positions and of cash flows are shown as they are. A total of cash flows that taxonomies give no balance
    counts as cash, which comes in on the debit side, so that what is paid out is credit and positive.
    """
    concept = choice.concept
    shown_as_is = is_total and kind in (StatementKind.POSITION, StatementKind.CASH_FLOWS)
    if concept is None:
        return Meaning(row=choice.row.index, own=True, expected=False if shown_as_is else None)
    if concept.balance is None and concept.kind == ItemKind.MONETARY and kind == StatementKind.CASH_FLOWS:
        return Meaning(row=choice.row.index, balance="debit", expected=False)
    return Meaning(
        row=choice.row.index,
        balance=concept.balance.value if concept.balance else None,
        two_signed=_is_two_signed(concept.name),
        expected=True if _says_opposite(choice) else None,
        firmness=1,
    )


def _with_profit_as_cash(choices: Sequence[Choice], meanings: Sequence[Meaning]) -> list[Meaning]:
    """The meanings, with the profit that cash flows start from counting as cash (IAS 7, 18b), whatever its balance.

    A profit is credit and what comes of it is debit, yet it is reported with the sign it has in the income statement.
    """
    start = next((at for at, c in enumerate(choices) if c.concept is not None and _is_profit(c.concept)), None)
    return [replace(m, balance="debit") if at == start else m for at, m in enumerate(meanings)]


def _says_opposite(choice: Choice) -> bool:
    """Whether the row's wording makes its positive print a negative value: a loss, for a profit."""
    return choice.opposite and not _printed_negative(choice.row)


def _is_two_signed(name: QName) -> bool:
    return _TWO_SIGNED.search(name.local) is not None


def _is_profit(concept: Concept) -> bool:
    return concept.kind == ItemKind.MONETARY and _PROFIT.search(concept.name.local) is not None


def _printed_negative(row: Row) -> bool:
    values = [fact.printed for fact in row.facts if fact is not None and fact.printed]
    return bool(values) and all(value < 0 for value in values)


def _follows(row: Row, profit: Row, sign: Sign) -> bool | None:
    """Whether the row must be negated for its values to have the signs of the profit's; None if neither way serves."""
    pairs = [
        (fact.printed > 0, (other.printed > 0) != sign.negate)
        for fact, other in zip(row.facts, profit.facts, strict=True)
        if fact is not None and other is not None and fact.printed and other.printed
    ]
    if not pairs:
        return None
    if all(printed == meant for printed, meant in pairs):
        return False
    return True if all(printed != meant for printed, meant in pairs) else None
