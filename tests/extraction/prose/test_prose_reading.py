"""Sentences of many styles: what each amount is said of, when, and whether it states a change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exporter.document.document import Document
from exporter.extraction.facts import Settings
from exporter.extraction.prose.figures import ProseAmount
from exporter.extraction.prose.reading import read_prose
from exporter.extraction.statements import extract

TABLE = """

## Statements of income

(in thousands)

| | Three months ended Sep 30, 2012 | Three months ended Sep 30, 2011 | Six months ended Sep 30, 2012 | Six months ended Sep 30, 2011 |
|:--|--:|--:|--:|--:|
| Revenue | 5,210 | 4,805 | 10,300 | 9,100 |
| Cost of sales | 2,010 | 1,905 | 4,000 | 3,600 |
| Net income | 3,200 | 2,900 | 6,300 | 5,500 |
"""  # noqa: E501 - a row of a table is one line
Q, Q11, H, H11 = "Q12", "Q11", "H12", "H11"
NAMES = {
    ("2012-07-01", "2012-09-30"): Q, ("2011-07-01", "2011-09-30"): Q11, ("2012-04-01", "2012-09-30"): H,
    ("2011-04-01", "2011-09-30"): H11,
}  # fmt: skip
T = "the three months ended September 30, 2012"


@pytest.fixture
def read(document_of: Callable[[str], Document]) -> Callable[[str], tuple[ProseAmount, ...]]:
    def reading(text: str) -> tuple[ProseAmount, ...]:
        document = document_of(f"{text}\n{TABLE}")
        return read_prose(document, extract(document).statements, Settings())

    return reading


def said(amount: ProseAmount) -> tuple[str, str, str, str]:
    """What an amount is: as written, nature and direction, line item, period (from base)."""
    nature = {1: "+", -1: "-", 0: ""}[amount.direction] + amount.nature.value
    period = amount.period and NAMES.get((str(amount.period.start), str(amount.period.end)), str(amount.period.end))
    base = amount.base and NAMES.get((str(amount.base.start), str(amount.base.end)), str(amount.base.end))
    return amount.text, nature, amount.subject, f"{base}>{period}" if base else str(period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Net loss for {T} totaled $3.1 million ($0.01 per share) compared to a loss of $5.1 million ($0.03 "
            "per share) for the same period last year.",
            [
                ("$3.1 million", "value", "Net loss", Q),
                ("$0.01 per share", "value", "Net loss", Q),
                ("$5.1 million", "value", "Net loss", Q11),
                ("$0.03 per share", "value", "Net loss", Q11),
            ],
        ),
        (
            f"For {T}, revenue rose 8.4% to $5.2 million from $4.8 million.",
            [
                ("8.4%", "+rate", "revenue", f"{Q11}>{Q}"),
                ("$5.2 million", "value", "revenue", Q),
                ("$4.8 million", "value", "revenue", Q11),
            ],
        ),
        (
            f"Revenue fell from $4.8 million to $4.2 million for {T}.",
            [("$4.8 million", "value", "Revenue", Q11), ("$4.2 million", "value", "Revenue", Q)],
        ),
        (
            f"The change in net income for {T} is the result of reductions in selling expenses of $1.5 million, "
            "freight of $212 thousand and rent expense of $264 thousand.",
            [
                ("$1.5 million", "-change", "selling expenses", f"{Q11}>{Q}"),
                ("$212 thousand", "-change", "freight", f"{Q11}>{Q}"),
                ("$264 thousand", "-change", "rent expense", f"{Q11}>{Q}"),
            ],
        ),
        (
            "The year to date decrease is due to a reduction of $4.1 million in selling expenses and lower rent of "
            "$5 million.",
            [
                ("$4.1 million", "-change", "selling expenses", f"{H11}>{H}"),
                ("$5 million", "-change", "rent", f"{H11}>{H}"),
            ],
        ),
        (
            "Revenue for the three and six months ended September 30, 2012 was $5.2 million and $10.3 million, "
            "respectively, compared with $4.8 million and $9.1 million for the same periods last year.",
            [
                ("$5.2 million", "value", "Revenue", Q),
                ("$10.3 million", "value", "Revenue", H),
                ("$4.8 million", "value", "Revenue", Q11),
                ("$9.1 million", "value", "Revenue", H11),
            ],
        ),
        (
            f"Revenue was $5.2 million for {T} and $4.8 million for the three months ended September 30, 2011, an "
            "increase of $0.4 million, or 8.4%.",
            [
                ("$5.2 million", "value", "Revenue", Q),
                ("$4.8 million", "value", "Revenue", Q11),
                ("$0.4 million", "+change", "Revenue", f"{Q11}>{Q}"),
                ("8.4%", "+rate", "Revenue", f"{Q11}>{Q}"),
            ],
        ),
        (
            f"In {T} the company reported net income of $3.2 million (2011: $2.9 million).",
            [("$3.2 million", "value", "net income", Q), ("$2.9 million", "value", "net income", Q11)],
        ),
        (
            f"Revenue and net income were $5.2 million and $3.2 million, respectively, for {T}.",
            [("$5.2 million", "value", "Revenue", Q), ("$3.2 million", "value", "net income", Q)],
        ),
        (
            f"Online sales were $1.2 million for {T}, compared to net sales of $1.1 million a year ago.",
            [("$1.2 million", "value", "Online sales", Q), ("$1.1 million", "value", "Online sales", Q11)],
        ),
        (
            f"There was a 5% increase in revenue in {T}; rent was $2 million.",
            [("5%", "+rate", "revenue", f"{Q11}>{Q}"), ("$2 million", "value", "rent", Q)],
        ),
        (
            f"Revenue was $5.2 million for {T}; rent was $2 million for {T}, and for the six months ended September "
            "30, 2012, net income was $6.3 million.",
            [
                ("$5.2 million", "value", "Revenue", Q),
                ("$2 million", "value", "rent", Q),
                ("$6.3 million", "value", "net income", H),
            ],
        ),
        (
            "Revenue was $9.1 million for the six months ended September 30, 2011 and increased to $10.3 million for "
            "the six months ended September 30, 2012.",
            [("$9.1 million", "value", "Revenue", H11), ("$10.3 million", "value", "Revenue", H)],
        ),
        (
            f"Revenue grew 8.4% year over year to $5.2 million in {T}, while rent fell by 3%.",
            [
                ("8.4%", "+rate", "Revenue", f"{Q11}>{Q}"),
                ("$5.2 million", "value", "Revenue", Q),
                ("3%", "-rate", "rent", f"{Q11}>{Q}"),
            ],
        ),
        (f"Revenue rose 2% sequentially in {T}.", [("2%", "+rate", "Revenue", f"2012-06-30>{Q}")]),
        (
            f"A total of $1.1 million of revenue came in; revenue was 3% higher in {T}.",
            [("$1.1 million", "unread", "", "None"), ("3%", "+rate", "revenue", f"{Q11}>{Q}")],
        ),
        (
            f"Royalties represented 15.1% of net sales and increased by 6.6% in {T}.",
            [("15.1%", "unread", "", "None"), ("6.6%", "unread", "", "None")],
        ),
        (
            f"Net income of $3.2 million for {T} compares well; net income was $3.2 million (6% of revenue) for {T}.",
            [
                ("$3.2 million", "value", "Net income", Q),
                ("$3.2 million", "value", "net income", Q),
                ("6%", "unread", "", "None"),
            ],
        ),
        (f"Diluted earnings per share were $0.31 in {T}.", [("$0.31", "value", "Diluted earnings per share", Q)]),
    ],
)
def test_what_a_sentence_says_of_its_amounts(
    text: str, expected: list[tuple[str, str, str, str]], read: Callable[[str], tuple[ProseAmount, ...]]
) -> None:
    assert [said(amount) for amount in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The company expects revenue of $6 million in the quarter.", "expected or possible"),
        ("It was $6 million in the quarter.", "does not say in so many words"),
        (f"Revenue was $5 million and $6 million for {T}.", "does not say in order"),
        ("On August 3, 2012 the purchase price was $5 million.", "a day or a time of its own"),
        ("Gross margin rose 30 basis points in the quarter.", "percentage points"),
        ("Revenue was $6 million.", "no period"),
        ("Revenue was $6 million in 2007.", "no period that the statements show"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, why: str, read: Callable[[str], tuple[ProseAmount, ...]]) -> None:
    assert all(amount.unread for amount in read(text))
    assert why in read(text)[0].unread


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        (f"Revenue was $5.2 million in Canada for {T}.", "in Canada"),
        (f"In {T} the dental segment reported revenue of $5.2 million.", "dental segment"),
        (f"In {T} the company reported revenue of $5.2 million.", ""),
        (f"Revenue was $5.2 million for {T} due to new customers.", ""),
    ],
)
def test_what_narrows_an_amount(text: str, qualifier: str, read: Callable[[str], tuple[ProseAmount, ...]]) -> None:
    assert [amount.qualifier for amount in read(text)] == [qualifier]


def test_a_sentence_without_a_period_takes_that_of_the_one_before_and_is_not_sure(
    read: Callable[[str], tuple[ProseAmount, ...]],
) -> None:
    first, second = read(f"Revenue was $5.2 million for {T}. Cost of sales was $2.0 million.")
    assert first.period is not None
    assert second.period is not None
    assert first.period.days == second.period.days
    assert (first.period.stated, second.period.stated) == (True, False)


def test_basic_and_diluted(read: Callable[[str], tuple[ProseAmount, ...]]) -> None:
    found = read(f"Net income for {T} was $3.2 million, or $0.32 per share ($0.31 per share on a diluted basis).")
    assert [amount.diluted for amount in found] == [None, False, True]


def test_hedges(read: Callable[[str], tuple[ProseAmount, ...]]) -> None:
    found = read(f"Revenue was approximately $5.2 million for {T}. Rent was more than $1 million.")
    assert [amount.hedged for amount in found] == ["approximately", "more than"]


def test_the_reporters_own_name_is_no_part_of_a_line_item(read: Callable[[str], tuple[ProseAmount, ...]]) -> None:
    found = read(f"**Harrow Mills Ltd.**\n\nHarrow's net income for {T} was $3.2 million.")
    assert [amount.subject for amount in found] == ["net income"]
