"""Balances among flows: rows of a cash flow statement that state what there was at the beginning or the end."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from exporter.extraction.calendars import DAY
from exporter.extraction.periods import read_time


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


_DATED = re.compile(r"(?<![A-Za-z])(?:at|as\s+of|on)\s+(?=[A-Z])", re.IGNORECASE)
_RECONCILING = re.compile(r"(?:restricted\s+)?cash|discontinued|held[\s-]for[\s-]sale|overdraft", re.IGNORECASE)
_EQUITY = re.compile(r"\s*total\s+.*(?:equity|deficit|deficiency)(?![a-z])", re.IGNORECASE)
_COMPONENT = re.compile(
    r"\s*(?:(?:common|preferred|capital|ordinary)\s+(?:stock|shares)|share\s+(?:capital|premium)|contributed\s+surplus"
    r"|(?:additional\s+)?paid[\s-]*in\s+capital|(?:capital\s+)?reserves?|treasury\s+(?:stock|shares))\s*",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"(?<![A-Za-z])(?:paid|received|payments?|proceeds|refund|interest|tax|non-?cash|acquired|activit)", re.IGNORECASE
)

_LONGEST = 300  # characters of a label that are looked at


def reconciles(label: str) -> bool:
    """Whether a row below the balance at the end takes that balance apart: it states balances too."""
    return bool(_RECONCILING.search(label)) and not _PAID.search(label)


def totals_equity(label: str) -> bool:
    """Whether a row of a statement of changes in equity adds up the balances at its end."""
    return _EQUITY.match(label) is not None


def is_component(label: str) -> bool:
    """Whether a row of a statement of changes in equity is called as a component is: it did not move, and is stated."""
    return _COMPONENT.fullmatch(label) is not None


def balance_on(label: str, start: date, end: date) -> Balance | None:
    """Whether a label names a balance by the day, one at which the period from `start` to `end` begins or ends."""
    found = _DATED.search(label)
    if found is None or not _BALANCE.search(label):
        return None
    for day in read_time(label[found.end() :]).dates:
        if (day.month, day.day) == (end.month, end.day):
            return Balance.END
        if (day.month, day.day) in ((start.month, start.day), ((start - DAY).month, (start - DAY).day)):
            return Balance.BEGINNING
    return None


def balance_of(label: str) -> Balance | None:
    """Whether a label of a row names a balance at the beginning or the end of its period."""
    label = label[:_LONGEST]
    if not _BALANCE.search(label) or _FLOW.search(label):
        return None
    beginning, end = _BEGINNING.search(label), _END.search(label)
    if beginning and not end:
        return Balance.BEGINNING
    return Balance.END if end and not beginning else None
