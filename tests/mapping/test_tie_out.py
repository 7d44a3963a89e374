"""Prose tied out with statements: restated, new, claimed, contradicted, or left with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exporter.dts.builtin import builtin
from exporter.filing import Filing, file
from exporter.mapping.tied import Tied
from exporter.reading import read
from exporter.settings import Settings

STATEMENTS = """

## Consolidated statements of income

(in thousands of dollars, except per share amounts)

| | Year ended Dec 31, 2012 | Year ended Dec 31, 2011 |
|:--|--:|--:|
| Revenue | 5,210 | 4,805 |
| Cost of sales | 2,010 | 1,905 |
| Gross profit | 3,200 | 2,900 |
| Rent expense | 1,150 | 1,240 |
| Other operating expenses | 2,350 | 1,410 |
| Total operating expenses | 3,500 | 2,650 |
| Net income (loss) | (300) | 250 |
| Basic earnings (loss) per share | (0.06) | 0.05 |
| Diluted earnings (loss) per share | (0.06) | 0.04 |

## Consolidated balance sheets

(in thousands of dollars)

| | Dec 31, 2012 | Dec 31, 2011 |
|:--|--:|--:|
| Cash and cash equivalents | 812 | 945 |
| Deferred revenue | 120 | 90 |
| Total assets | 932 | 1,035 |
"""
Y = "the year ended December 31, 2012"


def filing(text: str) -> Filing:
    settings = Settings()
    reading = read("harrow.md", f"# Results\n\n{text}\n{STATEMENTS}".encode(), settings)
    return file(reading.document, reading.to_tag, reading.prose(), builtin(), settings)


@pytest.fixture(scope="module")
def tied() -> Callable[[str], tuple[Tied, ...]]:
    return lambda text: filing(text).prose


def said(one: Tied) -> tuple[str, str]:
    value = "" if one.fact is None else f" {one.fact.concept.local} {one.fact.number:f} {one.fact.decimals}"
    return one.amount.text, f"{one.fate}{value}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Revenue was $5.2 million for {Y}.", [("$5.2 million", "duplicate Revenue 5200000 -5")]),
        (f"Net sales were $5,210 thousand for {Y}.", [("$5,210 thousand", "duplicate Revenue 5210000 -3")]),
        (f"The net loss for {Y} was $0.3 million.", [("$0.3 million", "duplicate ProfitLoss -300000 -5")]),
        ("Net income was $0.25 million in 2011.", [("$0.25 million", "duplicate ProfitLoss 250000 -4")]),
        (
            "Cash and cash equivalents were $0.81 million at December 31, 2012 and $0.95 million at December 31, 2011.",
            [
                ("$0.81 million", "duplicate CashAndCashEquivalents 810000 -4"),
                ("$0.95 million", "duplicate CashAndCashEquivalents 950000 -4"),
            ],
        ),
        (f"The net loss for {Y} was $(0.3) million.", [("$(0.3) million", "duplicate ProfitLoss -300000 -5")]),
        (f"Net income was $(0.3) million for {Y}.", [("$(0.3) million", "duplicate ProfitLoss -300000 -5")]),
        (f"Revenue was $5,210 for {Y}.", [("$5,210", "duplicate Revenue 5210000 -3")]),
        (
            "Loss per share was $0.06 in 2012. Diluted earnings per share were $0.04 in 2011.",
            [
                ("$0.06", "duplicate EarningsPerShareBasic -0.06 2"),
                ("$0.04", "duplicate EarningsPerShareDiluted 0.04 2"),
            ],
        ),
    ],
)
def test_what_restates_a_fact_is_tagged_beside_it(
    text: str, expected: list[tuple[str, str]], tied: Callable[[str], tuple[Tied, ...]]
) -> None:
    assert [said(one) for one in tied(text)] == expected
    assert all(len(one.of) == 1 for one in tied(text))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (f"Revenue was $5.3 million for {Y}.", "one digit differs: 3 against 2"),
        (f"Revenue was $2.5 million for {Y}.", "two digits have changed places"),
        (f"Revenue was $5.2 billion for {Y}.", "a thousand times smaller"),
        (f"Revenue was $4.8 million for {Y}.", "that is the figure of 2011-01-01 to 2011-12-31"),
        (f"Net income was $0.3 million for {Y}.", "the sign is the opposite"),
        (f"Revenue was $1.6 million for {Y}.", ""),
    ],
)
def test_what_contradicts_a_fact_is_never_tagged(
    text: str, cause: str, tied: Callable[[str], tuple[Tied, ...]]
) -> None:
    (one,) = tied(text)
    assert (one.fate, one.fact) == ("conflict", None)
    assert one.contradiction is not None
    assert cause in one.contradiction.cause
    assert bool(cause) == bool(one.contradiction.cause)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"Revenue in Canada was $1.3 million for {Y}.", "no row of the statements"),
        (f"Revenue was $1.3 million in Canada for {Y}.", "narrowed by “in Canada”"),
        (f"Revenue was approximately $5.6 million for {Y}.", "not certain"),
        ("Total deferred revenue was $0.2 million at December 31, 2012.", "not certain"),
        (f"Revenue grew in {Y}. It was $9 million.", "does not say in so many words"),
        (f"The company booked a loss of $0.3 million in {Y}.", "does not say which"),
        (f"Rent was $90 for {Y}.", "not certain"),
        ("Earnings per share were $0.05 in 2011.", "does not say whether"),
    ],
)
def test_a_doubt_leaves_an_amount_as_it_is(text: str, why: str, tied: Callable[[str], tuple[Tied, ...]]) -> None:
    one = tied(text)[-1]
    assert one.fate == "unmapped"
    assert why in one.reason


def test_below_the_title_of_a_part_nothing_contradicts(tied: Callable[[str], tuple[Tied, ...]]) -> None:
    (one,) = tied(f"## Dental\n\nRevenue was $1.4 million for {Y}.")
    assert one.fate == "unmapped"


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        (f"Revenue rose 8.4% in {Y}.", "claim"),
        (f"Revenue rose by $0.4 million, or 8.4%, in {Y}.", "claim"),
        (f"Rent expense fell 7.3% in {Y}.", "claim"),
        (f"Rent expense fell 3.7% in {Y}.", "conflict"),
        (f"Rent expense rose 7.3% in {Y}.", "conflict"),
        (f"Net income fell 220% in {Y}.", "unmapped"),
        (f"Freight fell 7.3% in {Y}.", "unmapped"),
        (f"Rent expense in Canada fell 3.7% in {Y}.", "unmapped"),
    ],
)
def test_changes_are_computed_again(text: str, fate: str, tied: Callable[[str], tuple[Tied, ...]]) -> None:
    found = tied(text)
    assert {one.fate for one in found} == {fate}
    assert all(len(one.of) == (0 if fate == "unmapped" else 2) for one in found)
    assert all(one.fact is None for one in found)


def test_what_the_text_alone_states_is_a_fact_of_its_own() -> None:
    found = filing(
        f"The order backlog was $2.4 million at December 31, 2012. Online sales were $1.1 million for {Y}, compared to "
        f"$0.9 million in the prior year, an increase of 22%. Online sales were $1.1 million in 2012. Freight was $0.2 "
        f"million for {Y}."
    )
    assert [said(one) for one in found.prose] == [
        ("$2.4 million", "fact OrderBacklog 2400000 -5"),
        ("$1.1 million", "fact OnlineSales 1100000 -5"),
        ("$0.9 million", "fact OnlineSales 900000 -5"),
        ("22%", "claim"),
        ("$1.1 million", "duplicate OnlineSales 1100000 -5"),
        ("$0.2 million", "unmapped"),
    ]
    assert "OnlineSales" in {concept.name.local for concept in found.extension.concepts}
    assert "Figures that the text alone states" in {label.text for label in found.extension.labels}


def test_without_a_statement_nothing_is_tagged() -> None:
    settings = Settings()
    reading = read("harrow.md", f"# Results\n\nRevenue was $5.2 million for {Y}.".encode(), settings)
    found = file(reading.document, reading.to_tag, reading.prose(), builtin(), settings)
    assert [(one.fate, one.fact) for one in found.prose] == [("unmapped", None)]
