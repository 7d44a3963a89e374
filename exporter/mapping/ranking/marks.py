"""Marks: what a concept's name and a row's label say of their sense, besides what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

OTHER_OWNERS = r"non-?controlling|minority"
"""How labels, in whatever case, name owners other than the parent's."""
_NAME = (
    r"^IncreaseDecrease", r"^(?:Re)?[Pp]ayments?(?!ForProceeds)", r"^Proceeds(?!From(?:Repay|Payment))",
    r"^ProceedsFrom(?:Repay|Payment)|PaymentsForProceeds", r"GainLoss", r"Other(?!Comprehensive)",
    r"NetOfTax|AfterTax|AndTax", r"BeforeTax|BeforeReclassificationAndTax", r"Parent\d?$",
    r"IncludingPortionAttributableToNoncontrolling|^ProfitLoss$", r"(?<!Non)(?<!Other)Noncontrolling|Minority",
    r"Current", r"Noncurrent", r"^Stock|^Adjustments?To|^Dividends|^Treasury", r"Net\d?$", r"Available|Basic|Diluted",
    r"DiscontinuedOperations|DisposalGroup", r"AndCapitalLease|FinanceLease",
)  # fmt: skip
_LABEL = (
    r"\battributable to\b|\bavailable to\b", r"shareholders|stockholders|shareowners|parent|\bthe company\b",
    OTHER_OWNERS, r"\btotal\b", r"^other\b", r"^(?:purchase|payment|repayment|acqui|investment)",
    r"^(?:proceeds|sale|issu|maturit)", r"net of tax|after[- ]tax", r"before", r"\bnet\b", r"restricted",
    r"comprehensive", r"reclassif", r"\(.*\)",
)  # fmt: skip
OF_NAMES = tuple(f"name like {pattern}" for pattern in _NAME)
OF_LABELS = tuple(f"label like {pattern}" for pattern in _LABEL)
_NAMES = tuple(map(re.compile, _NAME))
_LABELS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _LABEL)
_MINORITY = re.compile(OTHER_OWNERS, re.IGNORECASE)


@cache
def of_name(local: str) -> tuple[bool, ...]:
    """Which of OF_NAMES the local name of a concept of us-gaap has."""
    return tuple(bool(pattern.search(local)) for pattern in _NAMES)


def of_label(label: str) -> tuple[bool, ...]:
    """Which of OF_LABELS a row's label has."""
    return tuple(bool(pattern.search(label)) for pattern in _LABELS)


def tell_of_minorities(labels: Iterable[str]) -> bool:
    """Whether some label speaks of owners other than the parent's."""
    return any(map(_MINORITY.search, labels))
