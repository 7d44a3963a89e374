"""Which primary statement a table is, by what its rows say first and by its title second."""

from __future__ import annotations

import re
from collections.abc import Iterable

from exporter.extraction.facts import StatementKind

_CONTENT: dict[StatementKind, tuple[str, ...]] = {
    StatementKind.POSITION: (
        r"^total\s+(?:current\s+|non-?current\s+)?assets", r"^total\s+(?:current\s+)?liabilities", r"liabilities\s+and\s+.*equity",
        r"^accounts\s+(?:receivable|payable)", r"^retained\s+earnings", r"^treasury\s+(?:stock|shares)", r"paid-in\s+capital",
        r"^goodwill$", r"^inventor(?:y|ies)", r"^current\s+(?:assets|liabilities)", r"^total\s+.*equity",
    ),
    StatementKind.CASH_FLOWS: (
        r"(?:provided\s+by|used\s+(?:in|for)|\(used\s+in\)|from|\(used\s+for\)).*(?:operating|investing|financing)\s+activities",
        r"^(?:cash\s+flows?\s+(?:from|provided|used)|adjustments\s+to\s+reconcile|capital\s+expenditures)", r"^proceeds\s+from",
        r"^(?:repayments?|payments?)\s+(?:of|on|for)", r"(?:increase|decrease|change)\)?\s+in\s+cash",
        r"cash.*(?:beginning|end)\s+of", r"^(?:operating|investing|financing)\s+activities",
    ),
    StatementKind.INCOME: (
        r"^(?:total\s+)?(?:net\s+)?(?:revenues?|sales|turnover)", r"^cost\s+of\s+(?:sales|revenues?|goods|products)",
        r"^gross\s+(?:profit|margin)", r"^(?:basic|diluted)", r"per\s+(?:\w+\s+)?share", r"^selling,?\s+", r"before\s+(?:provision|income\s+tax|tax)",
        r"^operating\s+(?:income|profit|expenses|loss)", r"(?:provision\s+for|benefit\s+from)\s+income\s+tax", r"^research\s+and\s+development",
        r"weighted[\s-]average",
    ),
    StatementKind.COMPREHENSIVE_INCOME: (
        r"(?<!accumulated )other\s+comprehensive", r"^(?:total\s+)?comprehensive\s+(?:income|loss)", r"translation\s+adjustment",
        r"unrealized\s+(?:gains?|losses?|\()", r"reclassif", r"comprehensive\s+(?:income|\(?loss\)?).*attributable",
    ),
    StatementKind.EQUITY: (r"^balances?,?\s+(?:at|as|beginning|end|january|december|june|march|september)",),
}  # fmt: skip
_TITLES = (
    (StatementKind.CASH_FLOWS, r"cash\s*flows?"),
    (StatementKind.EQUITY, r"(?:changes\s+in\s+.*|statements?\s+of\s+(?:stock|share)holders['’]?\s+)(?:equity|deficit|capital)"),
    (StatementKind.COMPREHENSIVE_INCOME, r"statements?\s+of\s+(?:other\s+)?comprehensive"),
    (StatementKind.POSITION, r"balance\s+sheets?|financial\s+(?:position|condition)"),
    (StatementKind.INCOME, r"(?:statements?\s+of\s+(?:\w+\s+)?(?:income|operations|earnings|loss|losses|profit)|income\s+statements?|profit\s+(?:and|or)\s+loss)"),
)  # fmt: skip
_COMPILED = {kind: tuple(re.compile(p, re.IGNORECASE) for p in patterns) for kind, patterns in _CONTENT.items()}
_COMPILED_TITLES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _TITLES)


def by_title(title: str) -> StatementKind | None:
    """The kind a title names, if any."""
    return next((kind for kind, pattern in _COMPILED_TITLES if pattern.search(title)), None)


def by_content(labels: Iterable[str]) -> StatementKind | None:
    """The kind whose typical rows are there; None when fewer than two different ones are.

    Patterns count once each, so that many rows alike do not outvote the rest.
    """
    texts = [label for label in labels if label]
    votes = {
        kind: sum(any(pattern.search(text) for text in texts) for pattern in patterns) / len(patterns) ** 0.5
        for kind, patterns in _COMPILED.items()
    }
    distinct = {kind: round(vote * len(_COMPILED[kind]) ** 0.5) for kind, vote in votes.items()}
    best = max(votes, key=lambda kind: votes[kind])
    return best if distinct[best] >= 2 else None
