"""A statement rewritten in everything that is no structure reads the same in everything that is."""

import random

import pytest

HEADS = ["Three months ended Nov 30, 2006", "Three months ended Nov 30, 2005", "Six months ended Nov 30, 2006"]
PERIODS = [("2006-09-01", "2006-11-30"), ("2005-09-01", "2005-11-30"), ("2006-06-01", "2006-11-30")]
ROWS = {
    "REVENUE": ["$ 23", "$ 6", "$ 30"],
    "EXPENSES": ["", "", ""],
    "Cost of sales": ["3", "—", "6"],
    "Research and development": ["1,122", "2,631", "2,453"],
    "Interest income": ["(158)", "(95)", "(225)"],
    "Loss for the period": ["967", "2,530", "2,204"],
    "Basic and diluted loss per common share": ["$ 0.01", "$ 0.03", "$ 0.03"],
}


def statement(
    rows: dict[str, list[str]] = ROWS,
    heads: list[str] = HEADS,
    title: str = "Halden Biosciences Inc. Consolidated Statements of Loss (unaudited)",
    note: str = "(amounts in 000's except for per common share data) (Canadian Dollars)",
) -> str:
    lines = ["\t".join([note, *heads]), *("\t".join([label, *cells]) for label, cells in rows.items())]
    return f"**{title}**\n\n" + "\n".join(lines) + "\n"


def expected(
    rows: dict[str, list[str]] = ROWS, scale: int = 3, unit: str = "CAD", periods: list[tuple[str, str]] = PERIODS
) -> list[tuple[str, str, str, str, str]]:
    found = []
    for label, cells in rows.items():
        for cell, (start, end) in zip(cells, periods, strict=True):
            digits = cell.strip("$€ ()").replace(",", "")
            if not digits:
                continue
            sign = "-" if "(" in cell else ""
            share = "." in digits
            value = digits if share else "0" if digits == "—" else sign + digits + "0" * scale
            found.append((label, value, start, end, f"{unit}/shares" if share else unit))
    return found


def test_as_it_is(facts) -> None:
    assert facts(statement()) == expected()


def test_scale_in_millions(facts) -> None:
    assert facts(statement(note="(in millions, except per share data) (Canadian Dollars)")) == expected(scale=6)


@pytest.mark.parametrize("note", ["(amounts in 000's except per share data)", "(in thousands of euros)", "(EUR k)"])
def test_euros(facts, note: str) -> None:
    rows = {label: [cell.replace("$", "€") for cell in cells] for label, cells in ROWS.items()}
    assert facts(statement(rows, note=note)) == expected(rows, unit="EUR")


def test_other_dates_and_company(facts) -> None:
    heads = [
        "Three months ended March 31, 2019",
        "Three months ended March 31, 2018",
        "Nine months ended March 31, 2019",
    ]
    periods = [("2019-01-01", "2019-03-31"), ("2018-01-01", "2018-03-31"), ("2018-07-01", "2019-03-31")]
    text = statement(heads=heads, title="Statements of operations of Brackwater plc")
    assert facts(text) == expected(periods=periods)


@pytest.mark.parametrize("order", [(2, 0, 1), (1, 2, 0), (2, 1, 0)])
def test_columns_in_another_order(facts, order: tuple[int, ...]) -> None:
    rows = {label: [cells[i] for i in order] for label, cells in ROWS.items()}
    text = statement(rows, heads=[HEADS[i] for i in order])
    assert facts(text) == expected(rows, periods=[PERIODS[i] for i in order])


@pytest.mark.parametrize("seed", range(5))
def test_labels_of_random_words(facts, seed: int) -> None:
    draw = random.Random(seed)
    syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    rows = {" ".join("".join(draw.sample(syllables, 3)) for _ in range(2)): cells for cells in ROWS.values()}
    assert facts(statement(rows)) == expected(rows)


def test_without_a_title_of_any_kind(facts) -> None:
    assert facts(statement(title="Halden")) == expected()
