"""What a document says of its own reporting period, on its cover or in its opening paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from exporter.document.document import Document
from exporter.extraction.periods import read_time

_OPENING = 30_000  # characters
_FORM = re.compile(
    r"for\s+the\s+(?P<year>fiscal\s+|financial\s+)?(?:(?P<annual>year)|quarterly\s+period|quarter|period)\s+ended\s*:?\s*(?P<when>[^\n]{6,30})",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"(?P<annual>year)?(?:months?|weeks?|quarter|period|year)\s+ended\s+(?P<when>[^\n]{6,24})", re.IGNORECASE
)


def reporting_period(document: Document) -> tuple[date, bool] | None:
    """The end of the period a document reports on, and whether that is a year's; None when it does not say.

    A form says it on its cover; a release says it most often in its text, beside the periods it compares with.
    """
    opening = document.text[:_OPENING]
    for match in _FORM.finditer(opening):
        if (end := _date(match["when"])) is not None:
            return end, match["annual"] is not None
    ends = Counter(end for match in _PROSE.finditer(opening) if (end := _date(match["when"])) is not None)
    if not ends:
        return None
    return max(ends), False


def _date(text: str) -> date | None:
    found = read_time(text).dates
    return found[0].full if found and found[0].month else None
