"""Broken sums: said where the print breaks them, not where it rounds."""

from __future__ import annotations

import pytest

from exporter.checks.sums import broken_sums
from exporter.extraction.statements import extract
from exporter.mapping.signs import sums
from exporter.messages import Message
from exporter.readers.formats import read

HEAD = "".join(f"| Year ended December 31, {year} " for year in (2012, 2011, 2010))
HEAD = f"| {HEAD}|\n|---|--:|--:|--:|\n"


def said(*rows: str) -> list[Message]:
    text = "**Statements of income**, in thousands of US dollars\n\n" + HEAD + "".join(f"| {row} |\n" for row in rows)
    document = read("x.md", text.encode())
    (statement,) = extract(document).statements
    return list(broken_sums(document, statement, sums(statement)))


@pytest.mark.parametrize(("total", "count"), [("1,500", 0), ("1,501", 0), ("1,510", 1), ("5,100", 1)])
def test_only_what_rounding_cannot_explain_is_said(total: str, count: int) -> None:
    rows = ("Product sales | 900 | 820 | 744", "Service sales | 600 | 533 | 421")
    assert len(said(*rows, f"**Total revenue** | {total} | 1,353 | 1,165")) == count


def test_the_message_names_every_cell() -> None:
    (message,) = said(
        "Product sales | 900 | 820 | 744", "Returns | (100) | (95) | (77)", "**Net sales** | 850 | 725 | 667"
    )
    assert "+ 900 Product sales (5:" in message.text
    assert "− 100 Returns (6:" in message.text
    assert "difference 50" in message.text
    assert [place.quote for place in message.places] == ["850", "900", "100"]
