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


_SHARE = r"(?:shares?|units?|ADSs?|ADRs?)"
_PER_SHARE = re.compile(
    rf"per\s+(?:\w+[\s-]+){{0,5}}?{_SHARE}(?![a-z])|(?:earnings|loss|income|dividends?)\s*(?:\(loss\)|\(losses\))?\s*/\s*share"
    r"|(?<![A-Za-z])EPS(?![A-Za-z])",
    re.IGNORECASE,
)
_SHARE_COUNT = re.compile(
    r"(?:weighted[\s-]*average|average|number\s+of|diluted|basic|dilutive|incremental|equivalent|outstanding)"
    rf"[\w\s,&()/–—'’-]*?(?<![A-Za-z]){_SHARE}(?![a-z])"
    rf"|(?<![A-Za-z]){_SHARE}\s+(?:used\s+(?:in|for|to)|outstanding|issued|authorized|in\s+issue)"
    r"|weighted[\s-]*average[\w\s,&()/–—'’-]*?(?:outstanding|basic|diluted)"
    r"|dilutive\s+(?:effect\s+of|securities|impact\s+of)|(?:assumed|effect\s+of)\s+(?:\w+\s+)?dilut"
    r"|(?<![A-Za-z])common\s+(?:shares|stock)\s+outstanding",
    re.IGNORECASE,
)
_SHARE_HEADING = re.compile(
    rf"weighted|average|number\s+of\s+(?:\w+\s+)?{_SHARE}|(?:^|\W){_SHARE}\s+(?:used|outstanding|issued)|^{_SHARE}$",
    re.IGNORECASE,
)
_DILUTION = re.compile(r"^(?:basic|diluted|assuming\s+dilution|basic\s+and\s+diluted|dilutive\b.*)\W*", re.IGNORECASE)
_PERCENT = re.compile(
    r"%|per\s?cent(?:age)?(?![a-z])|(?<![A-Za-z])(?:tax\s+rate|margin\s+rate)(?![a-z])", re.IGNORECASE
)


def by_label(label: str) -> UnitKind | None:
    """What a label says its row counts; None when it says nothing."""
    if _PER_SHARE.search(label):
        # "... shares used in computing earnings per share" counts shares.
        return UnitKind.SHARES if _counts_before_per(label) else UnitKind.PER_SHARE
    if _SHARE_COUNT.search(label):
        return UnitKind.SHARES
    return None


def _counts_before_per(label: str) -> bool:
    per = _PER_SHARE.search(label)
    head = label[: per.start()] if per else label
    return bool(
        re.search(rf"(?<![A-Za-z]){_SHARE}(?![a-z])|weighted[\s-]*average", head, re.IGNORECASE)
    ) and not re.search(
        r"(?:net\s+)?(?:income|loss|earnings)[^,]*$",
        re.split(r"used|comput|calculat", head, flags=re.IGNORECASE)[0],
        re.IGNORECASE,
    )


def by_heading(heading: str) -> UnitKind | None:
    """What a section heading says the rows under it count."""
    return by_label(heading) or (UnitKind.SHARES if _SHARE_HEADING.search(heading) else None)
