"""Units: which rows are money, money per share, numbers of shares, or a plain ratio."""

from __future__ import annotations

import re
from enum import StrEnum


class UnitKind(StrEnum):
    """What a row counts."""

    MONEY = "money"
    PER_SHARE = "per-share"
    SHARES = "shares"
    PERCENT = "percent"


_SHARE = r"(?:shares?|units?|ADSs?|ADRs?)(?![a-z])"
_WORDS = r"(?:(?!per(?![a-z]))[\w\s,&()/–—'’-])*?"  # any words but "per"
_PER_SHARE = re.compile(
    rf"per\s+(?:[\w()–-]+\s+){{0,6}}?{_SHARE}|per[\s-]+share"
    r"|(?:earnings|loss|income|dividends?)\s*(?:\(loss(?:es)?\))?\s*/\s*share|(?<![A-Za-z])EPS(?![A-Za-z])",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?<![A-Za-z])(?:weighted|average|number\s+of|diluted|basic|dilutive|incremental|equivalent){_WORDS}(?<![A-Za-z]){_SHARE}"
    rf"|(?<![A-Za-z]){_SHARE}\s+(?:used|outstanding|issued(?!\s+(?:under|to|for|upon|on|as|in|pursuant|through))|in\s+issue)"
    rf"|weighted[\s-]*average{_WORDS}(?:outstanding|basic|diluted)"
    r"|^(?!.*(?:income|earnings|interest|dividend)).*dilutive|(?<![A-Za-z])common\s+(?:shares|stock)\s+outstanding",
    re.IGNORECASE,
)
_COUNT_HEADING = re.compile(rf"weighted[\s-]*average|number\s+of\s+(?:\w+\s+)?{_SHARE}|^{_SHARE}$", re.IGNORECASE)
# A line of stock describes an instrument: its par value, how many shares of it there are. What it prints is money.
_STOCK = re.compile(
    rf"(?:par|stated|nominal)\s+value|authorized|\d[\d,.]*\s+(?:\w+\s+){{0,3}}{_SHARE}|{_SHARE}\s+(?:issued|held)\s*[:–—-]"
    r"|\d{1,3}(?:,\d{3}){2,}",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\d[^()]*\)")
_QUOTED_RATE = re.compile(r"[$€£]\s*[\d.]+\s+per\s+(?:\w+\s+){0,3}share", re.IGNORECASE)
_PERCENT = re.compile(r"%|per\s?cent(?:age)?(?:to|of)?(?![a-z])", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?<![A-Za-z])(?:change|changes|chg|variance|var|increase|decrease|inc|growth|better|favorable|vs|versus|yoy|y/y|y-o-y)(?![a-z])",
    re.IGNORECASE,
)

_LONGEST = 500  # characters of a label that are looked at


def by_label(label: str) -> UnitKind | None:
    """What a label says its row counts; None when it says nothing."""
    label = label[:_LONGEST]
    if _STOCK.search(label):
        return UnitKind.MONEY
    said = _QUOTED_RATE.sub(" ", _ASIDE.sub(" ", label))
    rate, count = _PER_SHARE.search(said), _COUNT.search(said)
    # "Shares used in computing earnings per share" counts shares, "earnings per weighted average share" does not.
    if count and (rate is None or count.start() < rate.start()):
        return UnitKind.SHARES
    return UnitKind.PER_SHARE if rate else None


def by_heading(heading: str) -> UnitKind | None:
    """What a section heading says the rows under it count."""
    unit = by_label(heading)
    if unit is UnitKind.MONEY:
        return None
    return unit or (UnitKind.SHARES if _COUNT_HEADING.search(heading) else None)


def is_percent(head: str) -> bool:
    """Whether a column's header says that it holds percentages."""
    return _PERCENT.search(head) is not None


def is_change(head: str) -> bool:
    """Whether a column's header says that it holds the difference between others."""
    return _CHANGE.search(head) is not None
