"""What texts say of scale."""

import pytest

from exporter.extraction.scale import read_scale


@pytest.mark.parametrize(
    ("text", "money", "shares"),
    [
        ("(In millions, except per share data)", 6, None),
        ("in thousands", 3, None),
        ("(amounts in 000's except for per common share data)", 3, None),
        ("(Millions of dollars)", 6, None),
        ("Dollars in millions, except per share amounts; shares in thousands", 6, 3),
        ("(In millions, except number of shares, which are reflected in thousands, and per-share amounts)", 6, 3),
        ("(Dollars and Shares in Millions Except Per Share Amounts)", 6, 6),
        ("(In thousands, except share and per share data)", 3, 0),
        ("(EUR and shares in millions, except per share amounts)", 6, 6),
        ("US$ and shares in thousands", 3, 3),
        ("(In thousands, except share data)", 3, 0),
        ("Weighted Average Number of Shares Outstanding (000s)", 3, None),
        ("$ million", 6, None),
        ("$m", 6, None),
        ("£m unless otherwise stated", 6, None),
        ("$'000", 3, None),
        ("$’000, except per share amounts", 3, None),
        ("EUR k", 3, None),
        ("in Tsd. EUR", 3, None),
        ("in Mio. EUR", 6, None),
        ("(₹ in crores)", 7, None),
        ("Expressed in thousands of Canadian dollars", 3, None),
        ("(in billions)", 9, None),
    ],
)
def test_notes_of_scale(text: str, money: int | None, shares: int | None) -> None:
    note = read_scale(text)
    assert (note.money, note.shares) == (money, shares)


@pytest.mark.parametrize(
    "text",
    [
        "authorized 5.6 billion shares",
        "The Company paid $5 million in 2023",
        "Revenue grew by 3 million",
        "A total of 2,000 items",
        "Net income",
    ],
)
def test_prose_sets_no_scale(text: str) -> None:
    assert not read_scale(text).says_something


def test_two_scales_in_one_text() -> None:
    assert read_scale("(in thousands) (in millions)").found == (3, 6)
