"""Signs: values whose sign contradicts the rest of their row, or what their concept can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from exporter.checks.figures import grouped
from exporter.checks.subject import Subject, numbers, value
from exporter.messages import Message
from exporter.oim.fact import Fact
from exporter.qname import QName

# What can be nought but not negative, in the words that taxonomies make names of concepts of. Nothing that is net of
# something, a change or a result is among them.
_ONE_SIDED = re.compile(
    r"^(?:Total)?(?:Current|Noncurrent)?Assets(?:Current|Noncurrent)?$|^(?:Current|Noncurrent)?Liabilities(?:Current|Noncurrent)?$"
    r"|^LiabilitiesAnd\w*Equity$|^EquityAndLiabilities$|^Goodwill$|^Inventor(?:y|ies)\w*$|^PropertyPlantAndEquipment(?:Net|Gross)?$"
    r"|^Cash(?:AndCashEquivalents\w*)?$|Shares(?:Issued|Outstanding|Authorized)$|^WeightedAverage\w*Shares\w*$"
    r"|^(?:Payments|Repayments|Proceeds)\w+$|^(?:Revenues?|RevenueFromContract\w+|Sales)$|^Cost\w*Sales$|^CostOfRevenue$"
    r"|^(?:Depreciation\w*|Depletion\w*)$|^ResearchAndDevelopmentExpense\w*$|^ShareBasedCompensation$"
)
_TWO_SIDED = re.compile(r"ayments\w*Proceeds|Proceeds\w*ayments|Net(?!Of|Current|Noncurrent|$)|IncreaseDecrease|Period")


def opposite_in_row(subject: Subject) -> Iterator[Message]:
    """A value of a table's row whose sign differs from its print's, where that of all others of the row does not.

    A row is tagged with the sign of its print throughout, or with the opposite throughout. Where as many values do one
    as do the other, either may be wrong.
    """
    for fact, others, as_printed, sure in _opposites(subject):
        yield subject.said(
            "check.sign",
            fact,
            *others,
            printed="negative" if subject.shown[fact.id].negative else "positive",
            others="have the opposite sign of their print" if as_printed else "have the sign of their print",
            mending=f"; likely: the sign: {grouped(-fact.number)} in place of {value(fact)}" if sure else "",
        )


def turned(subject: Subject) -> dict[str, Decimal]:
    """The values that facts of `opposite_in_row` would have, by fact id, where it is sure which are wrong."""
    return {fact.id: -fact.number for fact, _, _, sure in _opposites(subject) if sure}


def _opposites(subject: Subject) -> Iterator[tuple[Fact, list[Fact], bool, bool]]:
    """Each such fact, the others of its row, whether its sign is that of its print, and whether it is the odd one."""
    rows: dict[tuple[object, ...], list[Fact]] = {}
    for fact in numbers(subject.report):
        shown = subject.shown.get(fact.id)
        if shown is not None and fact.number:
            rows.setdefault((shown.table, shown.row, fact.concept, fact.unit), []).append(fact)
    for row in rows.values():
        kept = [fact for fact in row if subject.shown[fact.id].negative == (fact.number < 0)]
        opposite = [fact for fact in row if fact not in kept]
        few, many = sorted((opposite, kept), key=len)
        for fact in few:
            yield fact, many, few is kept, len(few) < len(many)


def negative(subject: Subject) -> Iterator[Message]:
    """A negative value of a concept that can be nought but not negative: a payment, a number of shares, total assets.

    Facts with dimensions are passed over: what a member takes away from the whole (eliminations) is negative. Where
    none of the concept's values is positive it is the concept that is likely to be wrong.
    """
    found: dict[QName, list[Fact]] = {}
    for fact in numbers(subject.report):
        if fact.number and not fact.dimensions and _is_one_sided(subject, fact):
            found.setdefault(fact.concept, []).append(fact)
    for name, facts in found.items():
        wrong = [fact for fact in facts if fact.number < 0]
        if wrong:
            yield subject.said(
                "check.negative",
                *wrong,
                label=subject.label(wrong[0]),
                values=" and ".join(f"{value(fact)} for {subject.when(fact)}" for fact in wrong),
                concept=name.local,
                mended="another concept is meant" if len(wrong) == len(facts) else "the sign",
            )


def _is_one_sided(subject: Subject, fact: Fact) -> bool:
    concept = subject.concept(fact)
    if concept is not None and concept.type.local.startswith(("nonNegative", "positive", "unsigned")):
        return True
    name = fact.concept.local
    return _ONE_SIDED.search(name) is not None and _TWO_SIDED.search(name) is None
