"""Claims: changes and percentages that prose states, computed again from the facts they follow from."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from exporter.extraction.prose.figures import Nature, ProseAmount
from exporter.mapping.causes import cause, in_words, rounded, when
from exporter.mapping.ledger import Item, Ledger
from exporter.mapping.senses import direction
from exporter.mapping.tied import Contradiction, Fate, Tied, is_certain, is_unscaled, left
from exporter.oim.fact import Fact, canonical


class _Range(NamedTuple):
    """What a change can be, its facts being rounded; `middle` is what their printed values give."""

    low: Decimal
    middle: Decimal
    high: Decimal


def claim(amount: ProseAmount, ledger: Ledger) -> Tied:
    """A stated change held against the facts for the two periods: borne out, contradicted, or left aside."""
    words, period, base = amount.subject, amount.period, amount.base
    if amount.qualifier:
        return left(
            amount, f"a change of “{words}”, narrowed by “{amount.qualifier}”, which no row of the statements is"
        )
    if period is None or base is None:
        return left(amount, f"a change of “{words}” between periods that cannot be told")
    items = _items(amount, ledger)
    item = next((one for one in items if period.days in one.facts and base.days in one.facts), None)
    if item is None:
        return left(amount, f"a change of “{words}”, which is not stated for {when(base)} and {when(period)}")
    now, then = item.facts[period.days], item.facts[base.days]
    found = _change(amount, words, item, now, then)
    if found is None:
        return left(
            amount, f"a change of “{item.label}” that nothing can be computed for: it turns from one sign to the other"
        )
    stated = abs(amount.value) * (amount.direction or (1 if found.middle >= 0 else -1))
    computed = _in_words(found.middle, amount)
    between = f"“{item.label}” from {when(base)} to {when(period)}"
    if found.low - amount.half <= stated <= found.high + amount.half:
        reason = f"a change of {between}: computed from the facts it is {computed}"
        return Tied(amount=amount, fate=Fate.CLAIM, reason=reason, label=item.label, of=(now, then))
    reason = f"a change of {between} is {computed}, computed from the facts"
    rivals = any(
        other.facts[days].value != fact.value
        for other in items
        for days, fact in ((period.days, now), (base.days, then))
        if days in other.facts
    )
    doubtful = rivals or is_unscaled(amount, item.scale) or not item.is_called(words)
    if doubtful or not is_certain(amount) or not base.stated:
        return left(amount, f"{reason}, and it is not certain that the sentence means that", item.label)
    way = "a decrease of " if stated < 0 else "an increase of "
    contradiction = Contradiction(said=way + amount.text, stated=computed, cause=_cause(stated, found.middle, amount))
    return Tied(
        amount=amount, fate=Fate.CONFLICT, reason=reason, label=item.label, of=(now, then), contradiction=contradiction
    )


def _items(amount: ProseAmount, ledger: Ledger) -> list[Item]:
    """The line items whose change it may be: in the amount's own unit, or for a rate in any unit."""
    if amount.nature is Nature.CHANGE:
        return ledger.find(amount.subject, amount.unit)
    return next((found for unit in ledger.units if (found := ledger.find(amount.subject, unit))), [])


def _change(amount: ProseAmount, words: str, item: Item, now: Fact, then: Fact) -> _Range | None:
    """From which to which number the change can lie; sizes are counted the way the words count them."""
    way = direction(words, item, now.number)
    if way is None:
        return None
    one, other = now.number * way, then.number * way
    if one < 0 or other <= 0:
        return None
    slack, other_slack = now.half, then.half
    if amount.nature is Nature.CHANGE:
        return _Range(one - other - slack - other_slack, one - other, one - other + slack + other_slack)
    least = other - other_slack
    high = (one + slack) / least - 1 if least > 0 else Decimal("Infinity")
    return _Range((one - slack) / (other + other_slack) - 1, one / other - 1, high)


def _in_words(change: Decimal, amount: ProseAmount) -> str:
    """A computed change at the accuracy the claim is written with."""
    size = abs(rounded(change, amount.half))
    is_rate = amount.nature is Nature.RATE
    number = f"{Decimal(canonical(size * 100)):f} %" if is_rate else in_words(size, amount.unit)
    way = "no change" if size == 0 else "an increase" if change > 0 else "a decrease"
    return way if size == 0 else f"{way} of {number}"


def _cause(stated: Decimal, computed: Decimal, amount: ProseAmount) -> str:
    if abs(stated + computed) <= amount.half:
        return "it goes the other way"
    return cause(stated, amount.half, computed, Decimal(), ())
