"""Dates that contradict the calendar or each other: said where they do, and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exporter.checks.dates import date_anomalies
from exporter.checks.slips import mend
from exporter.extraction.statements import extract
from exporter.messages import Message
from exporter.readers.formats import read

COVER = "For the financial year ended May 31, 2007"
HEADLINE = "Halden reports second quarter results for fiscal year 2007"
SIGNED = "Date: January 3, 2007\n\nBy: R. Aske"
DATELINE = "KINGSTON, Canada – December 29, 2006 – Halden Biosciences Inc. today reported"
PROSE = "The loss for the three months ended November 30, 2006 was smaller than in the quarter ended November 30, 2005."
TITLE = "Consolidated statements of loss"
NAMES = [f"{length} months ended Nov 30, {year}" for length in ("Three", "Six") for year in (2006, 2005)]
HEADS = f"| | {' | '.join(NAMES)} |"
ROWS = """|---|--:|--:|--:|--:|
| Revenue | \\$ 23 | \\$ 6 | \\$ 30 | \\$ 7 |
| Cost of sales | 3 | 1 | 6 | 1 |
| Interest income | (158) | (95) | (225) | (210) |
| Loss for the period | 3,117 | 5,102 | 5,887 | 10,844 |
"""
WHOLE = "\n\n".join(
    (
        "# FORM 6-K",
        COVER,
        SIGNED,
        f"# {HEADLINE}",
        DATELINE,
        PROSE,
        f"**{TITLE}**, in thousands of US dollars",
        f"{HEADS}\n{ROWS}",
    )
)


def said(text: str, period_end: date | None = None, year_end: tuple[int, int] | None = None) -> list[Message]:
    document = read("x.md", text.encode())
    return list(date_anomalies(document, extract(document).statements, period_end, year_end))


def changed(*changes: tuple[str, str]) -> str:
    text = WHOLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def only(text: str, **given: date) -> Message:
    (message,) = said(text, **given)
    return message


def quotes(message: Message) -> list[str]:
    return [place.quote for place in message.places]


def test_nothing_is_said_of_dates_in_order() -> None:
    assert said(WHOLE) == []
    assert said(WHOLE, date(2006, 11, 30), (5, 31)) == []


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("February 30, 2007", "February 2007 has 28 days"),
        ("31 November 2006", "November 2006 has 30 days"),
        ("June 31st, 2006", "June 2006 has 30 days"),
        ("13/45/2020", "a year has 12 months"),
        ("2/30/2007", "February 2007 has 28 days"),
        ("2007-02-29", "February 2007 has 28 days"),
        ("29.02.2007", "February 2007 has 28 days"),
    ],
)
def test_dates_the_calendar_does_not_have(printed: str, why: str) -> None:
    message = only(changed((PROSE, f"The notes were paid on {printed} in full.")))
    assert message.code == "dates.impossible"
    assert message.text.endswith(why)
    assert quotes(message) == [printed]


@pytest.mark.parametrize(
    "printed",
    [
        "February 29, 2008",
        "10/11/2006",
        "31/12/2006",
        "12/31/2006",
        "Note 31 June 2006",
        "in November 31 patients",
        "Update 2020-06-155",
        "version 1.13.2004.7",
        "$31 June 2006",
    ],
)
def test_what_is_a_date_or_none_at_all_is_let_be(printed: str) -> None:
    assert said(changed((PROSE, f"The notes were paid; {printed} is what the text says."))) == []


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("Thursday January 11, 2007", 0),
        ("Wednesday, January 11, 2007", 1),
        ("Wed. Jan. 11, 2007", 1),
        ("Thurs., 11 January 2007", 0),
        ("Friday, the 11th of January 2007", 1),
        ("January 11, 2007 (Monday)", 1),
        ("January 11, 2007, Monday Industries Inc.", 0),
    ],
)
def test_weekdays_beside_dates(printed: str, count: int) -> None:
    found = said(changed((PROSE, f"A call takes place on {printed} at noon.")))
    assert [message.code for message in found] == ["dates.weekday"] * count
    assert all("January 11, 2007 is a Thursday, not a" in message.text for message in found)


def test_a_release_dated_after_the_signature_has_likely_the_wrong_year() -> None:
    message = only(changed(("December 29, 2006", "December 29, 2007")))
    assert message.code == "dates.after-signature"
    assert quotes(message) == ["December 29, 2007", "January 3, 2007"]
    assert "likely the year is wrong: December 29, 2006 lies between" in message.text


def test_of_two_dates_in_the_wrong_order_that_one_is_wrong_whose_change_puts_all_in_order() -> None:
    message = only(changed(("January 3, 2007", "January 3, 2006")))
    assert message.code == "dates.before-period-end"
    assert "the signature, January 3, 2006," in message.text
    assert "likely the year is wrong: January 3, 2007 " in message.text
    message = only(changed(("January 3, 2007", "December 3, 2006")))
    assert message.code == "dates.after-signature"
    assert "the day is wrong" not in message.text


def test_a_signature_of_the_day_before_is_of_another_time_zone() -> None:
    assert said(changed(("January 3, 2007", "December 28, 2006"))) == []


def test_a_report_dated_after_its_signature() -> None:
    text = changed((COVER, "Date of Report (Date of earliest event reported): January 30, 2007"))
    message = only(text)
    assert message.code == "dates.after-signature"
    assert "the date of the report, January 30, 2007," in message.text


@pytest.mark.parametrize("printed", ["December 29, 2005", "November 29, 2006"])
def test_a_release_from_before_the_end_of_the_period(printed: str) -> None:
    message = only(changed(("December 29, 2006", printed)))
    assert message.code == "dates.before-period-end"
    assert quotes(message) == [printed, "November 30, 2006"]
    assert ("December 29, 2006 lies within" in message.text) == ("2005" in printed or "29, 2006" in printed)


def test_a_release_from_long_after_the_period() -> None:
    message = only(changed((SIGNED, ""), ("December 29, 2006", "December 29, 2007")))
    assert message.code == "dates.long-after-period-end"
    assert "December 29, 2006 lies within the year after it" in message.text


def test_a_report_that_is_late_in_all_its_dates_is_late() -> None:
    assert said(changed(("January 3, 2007", "January 3, 2009"), ("December 29, 2006", "December 29, 2008"))) == []


@pytest.mark.parametrize(
    ("old", "new", "likely"),
    [
        ("ended Nov 30, 2005", "ended Nov 30, 2004", "November 30, 2005"),
        ("ended Nov 30, 2005", "ended Oct 30, 2005", ""),
        ("ended Nov 30, 2005", "ended Oct 31, 2005", ""),
        ("ended Nov 30, 2005", "ended Nov 20, 2005", "November 30, 2005"),
    ],
)
def test_comparatives_that_are_not_a_year_apart(old: str, new: str, likely: str) -> None:
    text = changed((PROSE, ""), (old, new))
    assert {message.code for message in said(text)} == {"dates.comparatives"}
    assert all(
        (f"likely the year is wrong: {likely}" in m.text or "the day is wrong" in m.text) == bool(likely)
        for m in said(text)
    )
    assert said(text.replace(TITLE, "After a change in our fiscal year\n\n" + TITLE)) == []


@pytest.mark.parametrize(
    "heads",
    [
        ("13 weeks", "November 2, 2024", "October 28, 2023", "39 weeks", "November 2, 2024", "October 28, 2023"),
        ("Three months", "June 30, 2024", "March 31, 2024", "Three months", "June 30, 2023", "March 31, 2023"),
        ("Six months", "June 30, 2024", "December 31, 2023", "Year", "June 30, 2024", "June 30, 2023"),
    ],
)
def test_comparatives_of_weeks_and_of_quarters_in_a_row(heads: tuple[str, ...]) -> None:
    names = [f"{heads[i]} ended {heads[i + j]}" for i in (0, 3) for j in (1, 2)]
    assert said(f"**{TITLE}**, in thousands of US dollars\n\n| | {' | '.join(names)} |\n{ROWS}") == []


def test_columns_that_change_their_order() -> None:
    swapped = "| Six months ended Nov 30, 2005 | Six months ended Nov 30, 2006 |"
    message = only(changed(("| Six months ended Nov 30, 2006 | Six months ended Nov 30, 2005 |", swapped)))
    assert message.code == "dates.column-order"
    assert "November 30, 2006 and November 30, 2005 in one group" in message.text
    assert quotes(message) == ["23", "30"]


BALANCE = """

**Consolidated balance sheets**

| | Nov 30, 2006 | May 31, 2006 |
|---|--:|--:|
| Cash and cash equivalents | \\$ 2,692 | \\$ 8,320 |
| Total current assets | 3,117 | 5,102 |
| Total assets | 5,117 | 7,102 |
| Total liabilities | 4,117 | 6,102 |
| Total shareholders' equity | 1,000 | 1,000 |
"""
COMPREHENSIVE = f"""

**Consolidated statements of comprehensive loss**

{HEADS}
|---|--:|--:|--:|--:|
| Loss for the period | \\$ (3,117) | \\$ (5,102) | \\$ (5,887) | \\$ (10,844) |
| Other comprehensive income | 117 | 102 | 87 | 44 |
| Comprehensive loss | (3,000) | (5,000) | (5,800) | (10,800) |
"""


def test_a_statement_that_ends_on_another_date_than_the_others() -> None:
    assert said(WHOLE + BALANCE) == []
    text = changed((f"{HEADS}\n{ROWS}", f"{HEADS}\n{ROWS}{COMPREHENSIVE}")) + BALANCE.replace(
        "Nov 30, 2006", "Nov 30, 2007"
    )
    message = only(text)
    assert message.code == "dates.statements"
    assert "ends on November 30, 2007, other statements on November 30, 2006" in message.text


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("For the three and six months ended November 30, 2006 and 2005", 0),
        ("Three months ended November 30, 2006", 0),
        ("Six months ended November 30, 2008", 1),
        ("Nine months ended November 30, 2006", 1),
        ("January 3, 2009", 0),
    ],
)
def test_titles_over_statements(title: str, count: int) -> None:
    found = said(
        changed((f"**{TITLE}**, in thousands of US dollars", f"**{TITLE}**\n\n{title}\n\nin thousands of US dollars"))
    )
    assert [message.code for message in found] == ["dates.title"] * count
    assert all(quotes(message)[0] == title for message in found)


@pytest.mark.parametrize(
    ("cover", "count"),
    [
        ("For the quarterly period ended November 30, 2006", 0),
        ("For the quarterly period ended November 30, 2005", 1),
        ("For the fiscal year ended May 31, 2007", 0),
        ("For the fiscal year ended May 31, 2005", 1),
        ("For the period ended December 2, 2006", 0),
    ],
)
def test_the_period_on_the_cover(cover: str, count: int) -> None:
    found = said(changed((COVER, cover), (f"# {HEADLINE}", "")))
    assert [message.code for message in found] == ["dates.cover-period"] * count
    assert all("; likely the year is wrong" in m.text for m in found if "November" in cover)


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        (HEADLINE, 0),
        ("Halden reports results for the second quarter of 2006", 0),
        ("Halden reports second quarter results for fiscal year 2009", 1),
        ("Halden reports third quarter results for fiscal year 2007", 1),
        ("Q2 2007 earnings", 0),
        ("Q4 2007 earnings", 1),
        ("Third quarter 2007 results to be announced", 0),
        ("Halden reports results and guidance for 2009", 0),
    ],
)
def test_the_year_and_quarter_of_headlines(headline: str, count: int) -> None:
    found = said(changed((HEADLINE, headline)))
    assert [message.code for message in found] == ["dates.fiscal-year"] * count
    assert all(quotes(message) == [headline, "November 30, 2006"] for message in found)


@pytest.mark.parametrize(("headline", "count"), [("Third quarter results", 1), ("Second quarter 2007 results", 0)])
def test_the_quarter_is_told_by_the_year_to_date_where_the_fiscal_year_is_not_known(headline: str, count: int) -> None:
    found = said(changed((COVER, ""), (HEADLINE, headline)))
    assert [message.code for message in found] == ["dates.fiscal-year"] * count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Sales for the quarter ended November 30, 2007 rose.", 1),
        ("Sales for the quarter ended November 30, 2007 will rise.", 0),
        ("The covenant holds from the quarter ended February 28, 2008 on.", 0),
    ],
)
def test_periods_that_are_yet_to_come(sentence: str, count: int) -> None:
    found = said(changed((PROSE, f"{PROSE}\n\n{sentence}")))
    assert [message.code for message in found] == ["dates.future"] * count
    assert all("November 30, 2006 is the end of the period reported on" in message.text for message in found)


def test_a_period_end_given_that_is_not_the_documents() -> None:
    message = only(WHOLE, period_end=date(2005, 11, 30))
    assert message.code == "dates.settings"
    assert "is 2005-11-30, but the statements end on 2006-11-30" in message.text


def test_an_end_that_is_nowhere_printed_whole_stands_at_the_first_figure_of_its_column() -> None:
    table = BALANCE.replace("| | Nov 30, 2006 | May 31, 2006 |", "| At November 30 | 2006 | 2005 |")
    message = only(SIGNED.replace("2007", "2006") + table)
    assert message.code == "dates.before-period-end"
    assert quotes(message) == ["January 3, 2006", "2,692"]


def test_statements_of_plans_do_not_say_when_the_period_ends() -> None:
    text = changed((TITLE, "Outlook: consolidated statements of loss"), ("Nov 30, 2006", "Nov 30, 2008"))
    assert "dates.before-period-end" not in {message.code for message in said(text)}


@pytest.mark.parametrize(
    ("day", "low", "high", "likely"),
    [
        ("2007-12-29", "2006-11-30", "2007-01-03", "2006-12-29"),
        ("2006-01-15", "2006-11-30", "2007-11-30", "2007-01-15"),
        ("2006-10-05", "2006-11-30", "2006-12-31", "2006-12-05"),
        ("2006-11-03", "2006-11-29", "2006-11-30", None),
        ("2006-11-03", "2006-11-30", "2006-12-01", "2006-11-30"),
        ("2004-02-29", "2005-03-01", "2006-03-01", None),
    ],
)
def test_a_slip_changes_one_field(day: str, low: str, high: str, likely: str | None) -> None:
    found = mend(*map(date.fromisoformat, (day, low, high)))
    assert (found and found.isoformat()) == likely


@pytest.mark.shared
def test_the_seed_is_warned_of_once_and_its_mended_copy_not(shared: Path) -> None:
    text = (shared / "seed" / "lorus-6k.md").read_text("utf-8")
    message = only(text)
    assert message.code == "dates.after-signature"
    assert "December 29, 2006" in message.text
    assert said(text.replace("December 29, 2007", "December 29, 2006")) == []


@pytest.mark.shared
def test_nothing_is_said_of_published_filings_and_releases(shared: Path) -> None:
    sources = sorted([*(shared / "data" / "filings").glob("*/*.htm"), *(shared / "data" / "releases").glob("*.html")])
    assert sources
    found = {}
    for path in sources:
        document = read(path.name, path.read_bytes())
        found[path.name] = list(date_anomalies(document, extract(document).statements))
    assert found == {path.name: [] for path in sources}
