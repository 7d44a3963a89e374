"""Titles of parts of a document: whether one speaks of the whole report, or narrows what stands below it."""

from __future__ import annotations

import re

_GENERAL = re.compile(
    r"\b(?:results?|reports?|reported|announces?|overview|highlights?|summary|brief|glance|review|discussion|analysis|operations|liquidity|resources"
    r"|performance|consolidated|quarter|half|year|month|period|fiscal|financial|condition|position|news|release|statements?|update|earnings|outlook|"
    r"shareholders|stockholders|inc|corp|corporation|ltd|limited|plc|llc|company|item\s+\d+\w?|notes?|exhibit)\b",
    re.IGNORECASE,
)
_NARROW = re.compile(
    r"\b(?:segments?|divisions?|regions?|geograph\w+|business(?:es)?\s+units?|subsidiar\w+|joint\s+ventures?|by\s+product|non-?gaap|pro\s+forma"
    r"|discontinued|parent|guarantors?)\b",
    re.IGNORECASE,
)


def narrows(title: str) -> bool:
    """Whether a title may be that of a part of the business, so that "revenue" below it is not all revenue."""
    return bool(title) and (_NARROW.search(title) is not None or _GENERAL.search(title) is None)
