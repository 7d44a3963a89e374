"""Balances among flows: rows of a cash flow statement that state what there was at the beginning or the end."""

from __future__ import annotations

import re
from enum import StrEnum


class Balance(StrEnum):
    """Which end of the period a row states a balance of."""

    BEGINNING = "beginning"
    END = "end"


_OF = r"(?:of|in|for)?\s*(?:the\s+|each\s+)?(?:fiscal\s+|reporting\s+|financial\s+)?(?:period|year|quarter|months?)"
_BEGINNING = re.compile(
    rf"(?<![A-Za-z])(?:beginning\s+{_OF}|(?:at|,|—|–|-|:)\s*(?:the\s+)?(?:beginning|start)(?![a-z])|start\s+{_OF}|opening\s+balance"
    r"|beginning\s+balances?|beginning$)",
    re.IGNORECASE,
)
_END = re.compile(
    rf"(?<![A-Za-z])(?:end(?:ing)?\s+{_OF}|(?:at|,|—|–|-|:)\s*(?:the\s+)?end(?:ing)?(?![a-z])|closing\s+balance"
    r"|ending\s+balances?|end$)",
    re.IGNORECASE,
)
_BALANCE = re.compile(r"cash|balance|equivalents|restricted|period|year", re.IGNORECASE)
_FLOW = re.compile(
    r"(?:change|increase|decrease)s?\)?,?\s+(?:in|during)\b.*\b(?:during|for)\b|during\s+the", re.IGNORECASE
)


def balance_of(label: str) -> Balance | None:
    """Whether a label of a row names a balance at the beginning or the end of its period."""
    if not _BALANCE.search(label) or _FLOW.search(label):
        return None
    beginning, end = _BEGINNING.search(label), _END.search(label)
    if beginning and not end:
        return Balance.BEGINNING
    return Balance.END if end and not beginning else None
