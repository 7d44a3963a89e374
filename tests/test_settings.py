"""report.toml: a person's words stay, the tool's are written anew."""

from __future__ import annotations

import pytest

from exporter.files import Refused
from exporter.settings import Proposal, read, write

PROPOSALS = (
    Proposal(statement="income", label='A "b" > c', concept="core:X", reason="why not"),
    Proposal(statement="cash-flows", label="Übrige", concept="core:Y", reason="so"),
)


def test_fresh_settings_can_be_read_and_say_nothing() -> None:
    settings = read(write(None, PROPOSALS))
    assert settings.identifier is None
    assert settings.decisions == ()
    assert settings.unknown == ()


def test_writing_twice_changes_nothing() -> None:
    once = write(None, PROPOSALS)
    assert write(once, PROPOSALS) == once


def test_comments_and_order_survive() -> None:
    mine = (
        '# mine\n[mapping] # here\n"B" = "core:B" # sure\n\n[entity]\nname = "N"\n\n'
        '[proposed.income]\n"old" = "core:Old"\n'
    )
    written = write(mine, PROPOSALS)
    assert written.startswith('# mine\n[mapping] # here\n"B" = "core:B" # sure\n\n[entity]\nname = "N"\n')
    assert "old" not in written
    assert write(written, ()) == '# mine\n[mapping] # here\n"B" = "core:B" # sure\n\n[entity]\nname = "N"\n'


def test_decisions_know_their_line() -> None:
    settings = read('[mapping]\nA = "core:B"\n[mapping.income]\n"S > C" = "skip"\n')
    assert [(d.label, d.statement, d.concept, d.place.line) for d in settings.decisions] == [
        ("A", None, "core:B", 2),
        ("S > C", "income", "skip", 4),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[entity", "report.toml:1: is not TOML"),
        ("a = 1\na = 2", "is not TOML"),
        ("entity = 3", "entity must be a table"),
        ("[entity]\nname = 3", "name under [entity] must be text"),
        ('[entity]\nidentifier = " "', "identifier under [entity] must be text"),
        ('[document]\nperiod_end = "2006"', "must be a date without quotes"),
        ('[document]\nfiscal_year_end = "31-05"', 'must be "MM-DD"'),
        ('[document]\ncurrency = "Dollars"', "ISO 4217"),
        ('[calendar]\nweekday = "Sunday"', 'month under [calendar] must be one of "january"'),
        ('[calendar]\nweekday = 7\nmonth = "May"', 'weekday under [calendar] must be one of "monday"'),
        ('[calendar]\nday = "Sunday"', "knows weekday, month, ends, named, weeks, and not day"),
        ('[extension]\nprefix = "1x"', "must begin with a letter"),
        ('[extension]\nnamespace = "urn"', "absolute http(s) URI"),
        ("[mapping]\nA = 3", "must be a concept"),
        ('[mapping]\nA = "Revenue"', "must be a concept"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(Refused, match=r".*") as refused:
        read(text)
    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_calendar_by_weeks() -> None:
    calendar = read('[calendar]\nweekday = "Sunday"\nmonth = "January"\nends = "nearest"\nnamed = "start"').calendar
    assert calendar is not None
    assert (calendar.weekday, calendar.month, calendar.nearest, calendar.named_by_start) == (6, 1, True, True)
    assert read("").calendar is None
    assert read("[calendar]").calendar is None
