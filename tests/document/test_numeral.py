"""What is one numeral and what is two."""

from __future__ import annotations

import pytest

from exporter.document.numeral import numerals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,407 and 0.01", ["1,407", "0.01"]),
        ("November 30, 2006", ["30", "2006"]),
        ("(416) 798-1200 ext. 490", ["416", "798", "1200", "490"]),
        ("20-F, GTI-2040, 12g3-2(b)", ["20", "2040", "12", "3", "2"]),
        ("1 234 567,89 kr", ["1 234 567,89"]),
        ("1\u202f234\u00a0567", ["1\u202f234\u00a0567"]),
        ("1'234'567.80", ["1'234'567.80"]),
        ("12,34,567", ["12,34,567"]),
        ("2006 2005", ["2006", "2005"]),
        ("2 3456", ["2", "3456"]),
        ("99.1.2", ["99.1.2"]),
        ("5. Then 6", ["5", "6"]),
        ("no digits", []),
    ],
)
def test_numerals(text: str, expected: list[str]) -> None:
    found = [text[span.start : span.end] for span in numerals(text)]
    assert found == expected
    assert sum(len([c for c in piece if c.isdigit()]) for piece in found) == sum(c.isdigit() for c in text)
