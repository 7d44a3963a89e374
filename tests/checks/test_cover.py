"""The usual facts of a cover: which of them are missing."""

from __future__ import annotations

from exporter.checks.cover import missing_cover
from exporter.extraction.cover import CoverItem
from exporter.messages import Severity

USUAL = {CoverItem.ENTITY_NAME, CoverItem.DOCUMENT_TYPE, CoverItem.PERIOD_END}


def test_nothing_is_said_where_the_usual_is_there() -> None:
    assert list(missing_cover(USUAL)) == []


def test_what_is_missing_is_named_in_one_message() -> None:
    (message,) = missing_cover({CoverItem.ENTITY_NAME, CoverItem.EMAIL})
    assert message.code == "cover.not-found"
    assert message.severity == Severity.INFO
    assert "does not say which form it is or when the period ends" in message.text
