"""Signs in prose: a size, the words for it, and the row it belongs to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from exporter.document.numeral import Span
from exporter.dts.builtin import builtin
from exporter.extraction.facts import ExtractedFact, Row
from exporter.extraction.prose.figures import ProseAmount
from exporter.mapping.ledger import Item
from exporter.mapping.mapped import MappedRow
from exporter.mapping.senses import signed

(PROFIT,) = builtin().named("ProfitLoss")
SIZE = ProseAmount(
    span=Span(0, 1), text="3", printed=Decimal(3), scale=0, unit="USD", decimals=0,
)  # fmt: skip


def item(label: str, printed: int, *, negated: bool = False, opposite: bool = False, row: bool = True) -> Item:
    fact = ExtractedFact(
        table=0, row=0, column=0, span=Span(0, 1), text="", printed=Decimal(printed), scale=0, start=None,
        end=date(2012, 12, 31), unit="USD", decimals=0,
    )  # fmt: skip
    mapped = MappedRow(
        row=Row(index=0, label=label, label_span=None, headings=(), unit="USD", facts=(fact,)),
        concept=PROFIT, negated=negated, extension=False, decided=False, reason="", sign_reason="", confidence=1.0,
    )  # fmt: skip
    return Item(label=label, unit="USD", concept=PROFIT, facts={}, row=mapped if row else None, opposite=opposite)


@pytest.mark.parametrize(
    ("words", "of", "near", "value"),
    [
        ("net loss", item("Loss for the year", 3, negated=True), -3, -3),
        ("net loss", item("Net income (loss)", -3), -3, -3),
        ("net income", item("Net income (loss)", 3), 3, 3),
        ("net loss", item("Net income", 3), None, -3),
        ("net income", item("Net loss", 3, negated=True), None, 3),
        ("net loss", item("Loss (income)", 3, negated=True), -3, -3),
        ("cash used in operations", item("Cash used in operations", -3), -3, -3),
        ("cash provided by operations", item("Cash used in operations", -3), None, None),
        ("interest expense", item("Interest expense", 3), 3, 3),
        ("cash used in sales", item("cash used in sales", 3, opposite=True, row=False), None, -3),
        ("cash provided by sales", item("cash used in sales", 3, opposite=True, row=False), None, 3),
    ],
)
def test_the_words_decide_the_sign(words: str, of: Item, near: int | None, value: int | None) -> None:
    got = signed(SIZE, words, of, None if near is None else Decimal(near))
    assert got == (None if value is None else Decimal(value))
