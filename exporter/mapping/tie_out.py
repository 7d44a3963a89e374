"""The tie-out: amounts in prose joined with the facts of the statements they speak of.

An amount restates a fact when the words for its line item, its period and its unit are the fact's; then the values must
agree. Values alone never join the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exporter.dts.concept import PeriodType
from exporter.dts.dts import DTS
from exporter.extraction.prose.figures import Nature, ProseAmount
from exporter.mapping.causes import agrees, cause, in_words, when
from exporter.mapping.claims import claim
from exporter.mapping.datatype import datatype_of
from exporter.mapping.extension import Namer
from exporter.mapping.ledger import Item, Ledger
from exporter.mapping.mapped import MappedStatement
from exporter.mapping.mapping import index_of
from exporter.mapping.meaning import kind_of_time, meaning, names_an_item
from exporter.mapping.report import Stated
from exporter.mapping.rows import kinds_of
from exporter.mapping.senses import signed
from exporter.mapping.tied import Contradiction, Fate, Tied, is_certain, is_unscaled, left
from exporter.oim.aspects import Entity, days, unit
from exporter.oim.fact import Fact

_MOST_WORDS = 10
"""Words of a line item that a new concept is named after."""
_LONE = frozenset("loss losses income gain gains profit earnings".split())


def tie_out(
    amounts: Sequence[ProseAmount],
    statements: Sequence[MappedStatement],
    stated: Sequence[Stated],
    dts: DTS,
    namer: Namer,
    entity: Entity,
    *,
    language: str,
    id_prefix: str,
    first: int,
) -> tuple[Tied, ...]:
    """What becomes of each amount, in their order. New facts have ids from `first` on.

    Values are settled before changes, which are computed from them. Without a fact in a statement nothing is tagged:
    then nothing shows what the document reports on.
    """
    if not stated:
        return tuple(
            left(amount, amount.unread or "no statement is read that it could be held against") for amount in amounts
        )
    tying = _Tying(
        ledger=Ledger(statements, stated, index_of(dts, language)),
        namer=namer,
        entity=entity,
        id_prefix=id_prefix,
        next=first,
    )
    comparisons = Counter(
        (meaning(amount.subject), amount.unit)
        for amount in amounts
        if amount.nature is Nature.VALUE and is_certain(amount)
    )
    found: dict[int, Tied] = {}
    for index, amount in enumerate(amounts):
        if amount.nature is Nature.VALUE or _names_a_row(amount, tying.ledger):
            found[index] = tying.value(amount, compared=comparisons[meaning(amount.subject), amount.unit] > 1)
        elif amount.nature is Nature.UNREAD:
            found[index] = left(amount, amount.unread)
    for index, amount in enumerate(amounts):
        if index not in found:
            found[index] = claim(amount, tying.ledger)
    return tuple(found[index] for index in range(len(amounts)))


def _names_a_row(amount: ProseAmount, ledger: Ledger) -> bool:
    """Whether what reads like a change is a line item itself ("a net increase in cash of 3")."""
    return (
        amount.nature is Nature.CHANGE
        and amount.phrase not in ("", amount.subject)
        and bool(ledger.find(amount.phrase, amount.unit))
    )


@dataclass(slots=True, kw_only=True)
class _Tying:
    """The tie-out at work: the ledger grows by what prose states for the first time."""

    ledger: Ledger
    namer: Namer
    entity: Entity
    id_prefix: str
    next: int

    def value(self, amount: ProseAmount, *, compared: bool) -> Tied:
        """What becomes of an amount that states the value of a line item; `compared` when others do, too."""
        words = amount.phrase if amount.nature is Nature.CHANGE else amount.subject
        if amount.qualifier:
            return left(amount, f"“{words}” is narrowed by “{amount.qualifier}”, which no row of the statements is")
        if amount.by_name and words.lower() in _LONE:
            return left(amount, f"“{words}” alone does not say which")
        items = self.ledger.find(words, amount.unit, diluted=amount.diluted)
        assert amount.period is not None
        reporting = [item for item in items if amount.period.days in item.facts]
        if reporting:
            return self._restated(amount, words, reporting)
        if is_unscaled(amount, self.ledger.scale):
            return left(amount, "does not say its scale, which the statements leave to be understood")
        if not is_certain(amount):
            return left(amount, f"no row of the statements is “{words}” for that period")
        if items:
            return self._of_another_period(amount, words, items[0])
        return self._of_its_own(amount, words, compared=compared)

    def _restated(self, amount: ProseAmount, words: str, items: list[Item]) -> Tied:
        """The amount beside the fact that is of the same line item, period and unit."""
        item = items[0]
        assert amount.period is not None
        other = item.facts[amount.period.days]
        facts = [one.facts[amount.period.days] for one in items]
        rival = next((one for one, fact in zip(items, facts, strict=True) if fact.value != other.value), None)
        if rival is not None and amount.unit.endswith("/shares"):
            return left(amount, f"does not say whether it is “{item.label}” or “{rival.label}”")
        value = signed(amount, words, item, other.number)
        if value is None:
            return left(amount, f"its sign cannot be told from “{item.label}”")
        if not agrees(value, amount.half, other.number, other.half) and is_unscaled(amount, item.scale):
            amount = replace(amount, scale=item.scale, decimals=amount.decimals - item.scale)
            value = value.scaleb(item.scale)
            understood = True
        else:
            understood = False
        if agrees(value, amount.half, other.number, other.half):
            fact = self._fact(amount, item, value)
            self.next += 1
            reason = f"restates “{item.label}”: the same line item, period and unit, and the values agree"
            return self._tagged(amount, Fate.DUPLICATE, reason, item, fact, of=(other,))
        assert amount.period is not None
        why = _contradiction(amount, value, item, other)
        reason = f"“{item.label}” is {why.stated} for {when(amount.period)}"
        if rival is not None or understood or not is_certain(amount) or not item.is_called(words):
            return left(amount, f"{reason}, and it is not certain that the sentence means that")
        reason = f"contradicts the statement: {reason}" + (f"; {why.cause}" if why.cause else "")
        return Tied(amount=amount, fate=Fate.CONFLICT, reason=reason, label=item.label, of=(other,), contradiction=why)

    def _of_another_period(self, amount: ProseAmount, words: str, item: Item) -> Tied:
        """A line item that is reported, but not for that period."""
        assert amount.period is not None
        if (item.concept.period_type is PeriodType.INSTANT) is not (amount.period.start is None):
            return left(amount, f"“{item.label}” is not reported for such a period")
        value = signed(amount, words, item, None)
        if value is None:
            return left(amount, f"its sign cannot be told from “{item.label}”")
        reason = "the text alone states it for that period" if item.row is not None else "stated in the text alone"
        return self._first(amount, reason, item, value)

    def _of_its_own(self, amount: ProseAmount, words: str, *, compared: bool) -> Tied:
        """A line item that the text alone states: on a concept of the taxonomy, else on one of the filer's own.

        What gets a new concept must be reported like a line item: as the subject of its sentences, and for several
        periods.
        """
        assert amount.period is not None
        if not names_an_item(words):
            return left(amount, f"no row of the statements is “{words}”")
        if kind_of_time(words) == (1 if amount.period.start is None else -1):
            return left(amount, f"“{words}” is not stated for such a period as {when(amount.period)}")
        period_type = PeriodType.INSTANT if amount.period.start is None else PeriodType.DURATION
        wording = next(iter(self.ledger.wordings(words, amount.unit, (period_type,))), None)
        if wording is not None:
            reason = f"stated in the text alone; {wording.reason}"
            item = Item(label=words, unit=amount.unit, concept=wording.concept, facts={}, opposite=wording.opposite)
        elif amount.by_name or amount.unit in ("pure", "shares") or not compared or len(words.split()) > _MOST_WORDS:
            return left(amount, f"no row of the statements and no concept of the taxonomy is “{words}”")
        else:
            reason = "stated in the text alone; no concept of the taxonomy has a wording that says the same"
            label = words[:1].upper() + words[1:]
            concept = self.namer.concept(label, kind=next(iter(kinds_of(amount.unit))), period_type=period_type)
            item = Item(label=label, unit=amount.unit, concept=concept, facts={}, own=True)
        value = signed(amount, words, item, None)
        assert value is not None
        self.ledger.add(item)
        return self._first(amount, reason, item, value)

    def _first(self, amount: ProseAmount, reason: str, item: Item, value: Decimal) -> Tied:
        """A fact that nothing has stated before."""
        fact = self._fact(amount, item, value)
        self.next += 1
        assert amount.period is not None
        item.facts[amount.period.days] = fact
        return self._tagged(amount, Fate.FACT, reason, item, fact)

    def _fact(self, amount: ProseAmount, item: Item, value: Decimal) -> Fact:
        assert amount.period is not None
        return Fact(
            id=f"{self.id_prefix}{self.next}",
            concept=item.concept.name,
            entity=self.entity,
            period=days(*amount.period.days),
            value=value,
            unit=unit(amount.unit),
            decimals=amount.decimals,
            datatype=datatype_of(item.concept),
        )

    def _tagged(
        self, amount: ProseAmount, fate: Fate, reason: str, item: Item, fact: Fact, of: tuple[Fact, ...] = ()
    ) -> Tied:
        return Tied(
            amount=amount, fate=fate, reason=reason, label=item.label, fact=fact, concept=item.concept,
            extension=item.extension, row=item.row, of=of,
        )  # fmt: skip


def _contradiction(amount: ProseAmount, value: Decimal, item: Item, other: Fact) -> Contradiction:
    """The two figures in words, and what may have gone wrong."""
    others = [(when_of, fact.number) for when_of, fact in _others(item, other)]
    return Contradiction(
        said=amount.text,
        stated=in_words(other.number if other.number * value < 0 else abs(other.number), other.unit),
        cause=cause(value, amount.half, other.number, other.half, others),
    )


def _others(item: Item, fact: Fact) -> list[tuple[str, Fact]]:
    return [(when(period), other) for period, other in item.facts.items() if other is not fact]
