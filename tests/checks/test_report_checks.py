"""Every check of reports: a report that raises it, and one much like it that must not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest

from exporter.catalogue import CATALOGUE
from exporter.checks.report import check
from exporter.checks.subject import Subject
from exporter.oim.aspects import PURE, SHARES, days, money, per_share
from tests.checks.invented import END23, END24, Y22, Y23, Y24, fact, row, subject

DEI = "http://xbrl.sec.gov/dei/2024"
Q4, Q4_BEFORE = (days(date(year, 10, 1), date(year, 12, 31)) for year in (2024, 2023))
OFF = days(date(2024, 1, 1), date(2024, 12, 30))
TABLE = [
    ("Sales", 900, 820),
    ("Costs", 410, 395),
    ("Rent", 77, 64),
    ("Wages", 215, 208),
    ("Taxes", 41, 39),
    ("Fees", 18, 16),
]


def income(**instead: tuple[int, ...]) -> list[list]:
    return [row(local, *instead.get(local, values)) for local, *values in TABLE]


def dei(*names: str) -> list:
    from dataclasses import replace

    from exporter.qname import QName

    said = {"DocumentPeriodEndDate": "2024-12-31", "DocumentType": "10-K"}
    return [replace(fact(n, said.get(n, "x")), concept=QName(DEI, n)) for n in names]


COVER = ("DocumentType", "DocumentPeriodEndDate", "AmendmentFlag", "EntityRegistrantName", "EntityCentralIndexKey")
LABELS = {
    "Assets": "Total assets",
    "LiabilitiesAndEquity": "Total liabilities and equity",
    "TradePayables": "Trade payables",
}
ALIKE = {"Sales": "Net sales", "Turnover": "Net Sales"}
SUM = {"Total": {"Sales": 1, "Costs": -1}}
SWAPPED = [fact("Rent", 64, Y23), fact("Rent", 77, Y24)]

SAMPLES: dict[str, tuple[Callable[[], Subject], Callable[[], Subject], str]] = {
    "calculation.inconsistent": (
        lambda: subject(row("Sales", 900, 820), row("Costs", 410, 395), row("Total", 490, 452), sums=SUM),
        lambda: subject(row("Sales", 900, 820), row("Costs", 410, 395), row("Total", 490, 425), sums=SUM),
        "digits exchanged in “Total” (Total, line 3): 425 in place of 452",
    ),
    "calculation.tie": (
        lambda: subject(*position(total=975), labels=LABELS),
        lambda: subject(*position(total=957), labels=LABELS),
        "“Total assets” (Assets, line 5) is 957 for 2024-12-31",
    ),
    "fact.duplicate": (
        lambda: subject(row("Sales", 900_417, 820), [fact("Sales", 900_471)]),
        lambda: subject(row("Sales", 900_417, 820), [fact("Sales", 900_417)]),
        "900,471 and 900,417; two digits are exchanged",
    ),
    "check.decimals": (
        lambda: subject([fact("Sales", 47_061, decimals=-3)]),
        lambda: subject([fact("Sales", 47_000, decimals=-3)]),
        "digits finer than its decimals of -3",
    ),
    "check.accuracy": (
        lambda: subject([fact("Sales", 47_061), fact("Sales", 47_061, decimals=-3)]),
        lambda: subject([fact("Sales", 47_061), fact("Sales", 47_000, decimals=-3)]),
        "with decimals of -3 here and of 0 elsewhere",
    ),
    "check.sign": (
        lambda: subject(row("Interest", 12, -9, -8), printed={(0, 0): True}),
        lambda: subject(row("Interest", 12, -9, -8)),
        "the sign: −12 in place of 12",
    ),
    "check.negative": (
        lambda: subject(row("PaymentsToSuppliers", 12, -9)),
        lambda: subject(row("ProceedsFromRepaymentsOfDebt", 12, -9), row("ProfitLoss", -3, 4)),
        "is −9 for 2023-01-01 to 2023-12-31, but what PaymentsToSuppliers names is never negative",
    ),
    "check.scale": (
        lambda: subject(row("Sales", 900_417, 820_350_000, 790_125_000)),
        lambda: subject(row("Sales", 900_417, 82_350_000, 790_125)),
        "the scale: 900,417,000 in place of 900,417",
    ),
    "check.unit": (
        lambda: subject([fact("Earnings", 5)], types={"Earnings": "perShareItemType"}),
        lambda: subject(
            [fact("Earnings", Decimal("1.25"), unit=per_share("USD"), decimals=2)],
            [fact("Issued", 5, unit=SHARES), fact("Tax", Decimal("0.25"), unit=PURE, decimals=2)],
            types={"Earnings": "perShareItemType", "Issued": "sharesItemType", "Tax": "percentItemType"},
        ),
        "“Earnings” is 5 USD for 2024-01-01 to 2024-12-31, but Earnings is measured in a currency per share",
    ),
    "check.currency": (
        lambda: subject([fact("Sales", 900, unit=money("CAD")), fact("Sales", 820, Y23), fact("Sales", 801, Y22)]),
        lambda: subject([fact("Sales", 900, unit=money("CAD")), fact("Sales", 650), fact("Sales", 820, Y23)]),
        "“Sales” is 900 CAD for 2024-01-01 to 2024-12-31, but in USD for every other period",
    ),
    "check.columns": (
        lambda: subject(*income()[:2], SWAPPED, *income()[3:]),
        lambda: subject(*income()),
        "the figures of “Rent” are tagged for 2023-01-01 to 2023-12-31, 2024-01-01 to 2024-12-31 from left to right",
    ),
    "check.same-columns": (
        lambda: subject(*(row(local, values[0], values[0]) for local, *values in TABLE)),
        lambda: subject(*income()),
        "5 rows, from “Costs” on, have the same figures for 2024-01-01 to 2024-12-31 as for 2023",
    ),
    "check.period": (
        lambda: subject(*([fact(f"Line{n}", 100 + 7 * n)] for n in range(25)), [fact("Rent", 77, OFF)]),
        lambda: subject(*([fact(f"Line{n}", 100 + 7 * n)] for n in range(25)), [fact("Rent", 77, Q4)]),
        "“Rent” is 77 for 2024-01-01 to 2024-12-30, days off 2024-01-01 to 2024-12-31, which 25 other facts are for",
    ),
    "check.year-to-date": (
        lambda: subject(quarters(901, 901, 210, 820)),
        lambda: subject(quarters(901, 901, 820, 820)),
        "“Sales” is 901 for 2024-10-01 to 2024-12-31 and the same for 2024-01-01 to 2024-12-31",
    ),
    "check.instant": (
        lambda: subject(row("CashHeld", 1234, 4321), row("Cash", 1234, 4321, periods=(END24, END23))),
        lambda: subject(row("CashEarned", 1234, 4321), row("Cash", 1234, 1432, periods=(END24, END23))),
        "“CashHeld” (CashHeld) is reported for spans, but its values are those of Cash at their ends",
    ),
    "check.two-concepts": (
        lambda: subject(row("Sales", 9001, 8202), row("Turnover", 9001, 8202), labels=ALIKE),
        lambda: subject(row("Sales", 9001, 8202), row("Turnover", 9001, 8202)),
        "reported twice with the same values, as Sales and Turnover",
    ),
    "check.outlier": (
        lambda: subject(row("Sales", 90, 8000, 8100, 7900)),
        lambda: subject(row("Sales", 900, 8000, 8100, 7900)),
        "“Sales” is 90 for 2024-01-01 to 2024-12-31, but",
    ),
    "check.extension": (
        lambda: subject(row("OwnSales", 90), twins={"OwnSales": "Sales"}),
        lambda: subject(row("OwnSales", 90), twins={"OwnRent": "Rent"}),
        "the filer's own concept OwnSales, though Sales of http://gaap.example/2024",
    ),
    "check.cover": (
        lambda: subject(dei(*COVER[:3]), row("Sales", 1)),
        lambda: subject(dei(*COVER), row("Sales", 1)),
        "the cover lacks EntityRegistrantName, EntityCentralIndexKey",
    ),
    "check.cover-period": (
        lambda: subject(dei(*COVER), row("Sales", 1, periods=(Y23,))),
        lambda: subject(dei(*COVER), row("Sales", 1)),
        "the period ends on 2024-12-31, but no number of the report ends then; the latest end on 2023-12-31",
    ),
}  # fmt: skip


def quarters(*values: int) -> list:
    """A fourth quarter and its year, and those of the year before."""
    return row("Sales", *values, periods=(Q4, Y24, Q4_BEFORE, Y23))


def position(*, total: int) -> list[list]:
    rows = (
        ("Cash", 310, 290),
        ("Inventories", 90, 85),
        ("Land", 500, 480),
        ("Machines", 57, 45),
        ("Assets", 957, 900),
        ("TradePayables", 220, 230),
        ("ShareCapital", 500, 500),
        ("RetainedEarnings", 237, 170),
        ("LiabilitiesAndEquity", total, 900),
    )
    return [row(local, *values, periods=(END24, END23)) for local, *values in rows]


def said(checked: Subject, code: str) -> Iterator[str]:
    return (message.text for message in check(checked) if message.code == code)


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sample_raises_it(code: str) -> None:
    raising, _, words = SAMPLES[code]
    (text,) = said(raising(), code)
    assert words in text


@pytest.mark.parametrize("code", SAMPLES)
def test_its_neighbour_does_not(code: str) -> None:
    assert list(said(SAMPLES[code][1](), code)) == []


@pytest.mark.parametrize("code", SAMPLES)
def test_messages_lead_to_facts_and_places(code: str) -> None:
    checked = SAMPLES[code][0]()
    for message in check(checked):
        assert set(message.facts) <= checked.places.keys()
        assert {place.line for place in message.places} <= {place.line for place in checked.places.values()}
        assert message.places or message.code == "check.cover"


def test_every_check_has_its_samples() -> None:
    assert {code for code in CATALOGUE if code.startswith("check.")} <= SAMPLES.keys()
