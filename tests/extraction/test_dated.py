"""Dates in running text, and what the words around make of them."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.extraction.cover import CoverItem, cover
from exporter.extraction.dated import Dated, Role, dated
from exporter.readers.formats import read


def found(text: str, name: str = "x.md") -> list[Dated]:
    return list(dated(read(name, text.encode())))


@pytest.mark.parametrize(
    "printed",
    [
        "January 9, 2007",
        "Jan. 9, 2007",
        "JANUARY 9 2007",
        "January 9th, 2007",
        "9 January 2007",
        "9th of January, 2007",
        "9th day of January, 2007",
        "2007-01-09",
        "09.01.2007",
    ],
)
def test_ways_to_write_a_date(printed: str) -> None:
    assert [one.day for one in found(f"It was {printed} and cold.")] == [date(2007, 1, 9)]


@pytest.mark.parametrize(("printed", "day"), [("1/31/2007", date(2007, 1, 31)), ("31/1/2007", date(2007, 1, 31))])
def test_three_numbers_are_read_where_their_order_is_plain(printed: str, day: date) -> None:
    assert [one.day for one in found(f"On {printed}.")] == [day]
    assert found("On 1/2/2007.") == []
    assert [one.day for one in found("On 2/2/2007.")] == [date(2007, 2, 2)]


@pytest.mark.parametrize("text", ["January 2007", "May 31", "page 31 May 2007", "part 10-31-05-2007", "1.02.2007.3"])
def test_what_is_no_full_date(text: str) -> None:
    assert found(f"See {text} for more.") == []


def test_the_span_takes_in_the_weekday_and_nothing_else() -> None:
    text = "A call on Thursday, January 11, 2007 at noon; another on January 12, 2007 (Friday)."
    document = read("x.md", text.encode())
    both = dated(document)
    assert [document.read(one.span) for one in both] == ["Thursday, January 11, 2007", "January 12, 2007 (Friday)"]
    assert [one.weekday for one in both] == [3, 4]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Date: January 3, 2007\n\nBy: A. Berg", Role.SIGNATURE),
        ("Dated January 3, 2007", Role.SIGNATURE),
        ("Dated this 3rd day of January, 2007.", Role.SIGNATURE),
        ("thereunto duly authorized at Ghent, on January 3, 2007.", Role.SIGNATURE),
        ("Date: January 3, 2007\nTime: noon", Role.OTHER),
        ("Date: Wednesday, January 3, 2007", Role.OTHER),
        ("The agreement dated January 3, 2007 holds.", Role.OTHER),
        ("TORONTO, Canada – January 3, 2007 – Halden today", Role.DATELINE),
        ("NEW YORK, Jan. 3, 2007 (GLOBE NEWSWIRE) -- Halden today", Role.DATELINE),
        ("OMAHA, Neb.--(BUSINESS WIRE)--Jan. 3, 2007--Halden today", Role.DATELINE),
        ("Rio de Janeiro, 3 January 2007 – Halden today", Role.DATELINE),
        ("Kingston, Ontario, January 3, 2007. Halden today", Role.DATELINE),
        ("FOR IMMEDIATE RELEASE: January 3, 2007", Role.DATELINE),
        ("Balance, January 3, 2007 – restated", Role.OTHER),
        ("As of the close, January 3, 2007. Halden", Role.OTHER),
        ("It was sold on a Friday, January 3, 2007. Halden", Role.OTHER),
        ("Date of Report (Date of earliest event reported): January 3, 2007", Role.REPORT),
        ("For the fiscal year ended: January 3, 2007", Role.COVER_YEAR),
        ("FOR THE QUARTERLY PERIOD ENDED JANUARY 3, 2007", Role.COVER_PERIOD),
        ("Sales for the year ended January 3, 2007 rose.", Role.ENDED),
        ("Sales of the 13 weeks ended January 3, 2007 rose.", Role.ENDED),
        ("As of January 3, 2007 there were none.", Role.OTHER),
    ],
)
def test_the_words_around_tell_what_a_date_is(text: str, role: Role) -> None:
    assert [one.role for one in found(f"Halden Inc.\n\n{text}\n\nAnd more.")] == [role]


def test_a_signature_may_stand_in_a_table() -> None:
    text = "<table><tr><td>Date:</td><td>January 3, 2007</td></tr><tr><td>By:</td><td>/s/ A. Berg</td></tr></table>"
    assert [one.role for one in found(text, "x.html")] == [Role.SIGNATURE]


def test_the_cover_takes_over_the_dates_of_release_and_signature_without_their_weekday() -> None:
    text = "KINGSTON, Canada – Tuesday, January 2, 2007 – Halden today\n\nDated this 3rd day of January, 2007."
    text += "\n\nDate: January 4, 2007\n\nBy: A. Berg"
    document = read("x.md", text.encode())
    facts = {fact.item: (fact.value, document.read(fact.span)) for fact in cover(document, ())}
    assert facts == {
        CoverItem.DOCUMENT_DATE: ("2007-01-02", "January 2, 2007"),
        CoverItem.SIGNATURE_DATE: ("2007-01-04", "January 4, 2007"),
    }
