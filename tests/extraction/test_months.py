"""Dates and lengths in the languages of Europe, and words that only look like them."""

from datetime import date

import pytest

from exporter.extraction.months import month_number
from exporter.extraction.periods import is_only_time, read_time


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31. Dezember 2024", date(2024, 12, 31)),
        ("zum 31. März 2024", date(2024, 3, 31)),
        ("30 juin 2024", date(2024, 6, 30)),
        ("1er août 2024", date(2024, 8, 1)),
        ("au 31 décembre 2024", date(2024, 12, 31)),
        ("31 de diciembre de 2024", date(2024, 12, 31)),
        ("30 giugno 2024", date(2024, 6, 30)),
        ("al 31 dicembre 2024", date(2024, 12, 31)),
        ("per 31 maart 2024", date(2024, 3, 31)),
        ("30 de setembro de 2024", date(2024, 9, 30)),
        ("DEZEMBER 2024", date(2024, 12, 31)),
    ],
)
def test_dates(text, day) -> None:
    time = read_time(text)
    assert [found.full for found in time.dates] == [day]
    assert is_only_time(text)


@pytest.mark.parametrize(
    ("text", "months", "ordinal"),
    [
        ("Drei Monate bis 30. Juni 2024", 3, 0),
        ("neuf mois clos le 30 septembre 2024", 9, 0),
        ("seis meses terminados el 30 de junio de 2024", 6, 0),
        ("tre mesi chiusi al 31 marzo 2024", 3, 0),
        ("zes maanden", 6, 0),
        ("2. Quartal 2024", 3, 2),
        ("1er semestre 2024", 6, 1),
        ("1. Halbjahr 2024", 6, 1),
        ("Geschäftsjahr 2024", 12, 0),
        ("Exercice clos le 31 décembre 2024", 12, 0),
    ],
)
def test_lengths(text, months, ordinal) -> None:
    assert [(length.months, length.ordinal) for length in read_time(text).lengths] == [(months, ordinal)]


@pytest.mark.parametrize("text", ["Set aside", "Seis mil", "Marketing", "Maintenance", "Exercise of options", "decade"])
def test_words_that_are_no_time(text) -> None:
    assert not read_time(text).says_something


def test_every_name_has_its_number() -> None:
    assert [month_number(name) for name in ("märz", "Mai", "JUILLET", "ottobre", "grudnia")] == [3, 5, 7, 10, 12]


def test_a_statement_with_german_dates(facts) -> None:
    head = "in Mio. EUR\n\n| | 31. Dezember 2024 | 31. Dezember 2023 |\n|---|--:|--:|\n"
    text = head + "| A | 1.200 | 1.100 |\n| B | 10 | 9 |\n"
    assert facts(text) == [
        ("A", "1200000000", None, "2024-12-31", "EUR"),
        ("A", "1100000000", None, "2023-12-31", "EUR"),
        ("B", "10000000", None, "2024-12-31", "EUR"),
        ("B", "9000000", None, "2023-12-31", "EUR"),
    ]
