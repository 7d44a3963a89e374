"""Signs in prose: from the size a sentence states, and the words it has for it, to the XBRL value."""

from __future__ import annotations

from decimal import Decimal

from exporter.extraction.prose.figures import ProseAmount
from exporter.mapping.ledger import Item
from exporter.mapping.meaning import first_polarity, polarity


def direction(words: str, item: Item, near: Decimal | None) -> int | None:
    """What to multiply a size by that a sentence states in some words: 1 or -1; None where that cannot be told.

    `near` is the item's fact for the period, None where there is none. Words that count the way the row's label does
    ("net loss" and "loss for the period") have the sign of the row; where the label names both ways, the words decide.
    """
    said, label = polarity(words) or first_polarity(words), polarity(item.label)
    if item.row is None:
        own = label or first_polarity(item.label)
        return (-1 if item.opposite else 1) * (1 if own == said else -1)
    printed = -1 if item.row.negated else 1
    if label == 0:
        return said * first_polarity(item.label) * printed
    if said == label:
        return (1 if near > 0 else -1) if near else printed
    below = any(fact is not None and fact.printed < 0 for fact in item.row.row.facts)
    # "Cash used in ..." may print outflows in parentheses: then nothing says what the other way would print.
    return None if below and label < 0 else -printed


def signed(amount: ProseAmount, words: str, item: Item, near: Decimal | None) -> Decimal | None:
    """The XBRL value an amount states; None where its sign cannot be told.

    One that is printed below zero says the opposite of its words, but beside words for a loss it only says so twice.
    """
    opposite = amount.negative and polarity(words) >= 0
    way = direction(words, item, None if opposite else near)
    if way is None:
        return None
    return -way * abs(amount.value) if opposite else way * abs(amount.value)
