"""Which primary statement a table is: by what its rows say, and by its title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from exporter.extraction.facts import StatementKind
from exporter.extraction.periods import without_time

TYPICAL = 2
"""How many different typical rows of a kind make a table a statement where nothing else tells."""
_CONTENT: dict[StatementKind, tuple[str, ...]] = {
    StatementKind.POSITION: (
        r"^total\s+(?:current\s+|non-?current\s+)?assets",
        r"^total\s+(?:current\s+)?liabilities",
        r"liabilities\s+and\s+.*equity",
        r"^(?:trade\s+|accounts\s+)(?:receivable|payable)",
        r"^retained\s+earnings|^accumulated\s+deficit",
        r"^treasury\s+(?:stock|shares)",
        r"paid-in\s+capital|^share\s+(?:capital|premium)",
        r"^goodwill$",
        r"^inventor(?:y|ies)",
        r"^current\s+(?:assets|liabilities)",
        r"^total\s+.*equity",
    ),
    StatementKind.CASH_FLOWS: (
        r"(?:provided\s+by|used\s+(?:in|for)|from|\(used\s+(?:in|for)\)).*(?:operating|investing|financing)\s+activities",
        r"^(?:cash\s+flows?\s+(?:from|provided|used)|adjustments\s+to\s+reconcile|capital\s+expenditures)",
        r"^proceeds\s+from",
        r"^(?:repayments?|payments?)\s+(?:of|on|for)",
        r"(?:increase|decrease|change)\)?\s+in\s+cash",
        r"cash.*(?:beginning|end)\s+of",
        r"^(?:operating|investing|financing)\s+activities",
    ),
    StatementKind.INCOME: (
        r"^(?:total\s+)?(?:net\s+)?(?:revenues?|sales|turnover)",
        r"^cost\s+of\s+(?:sales|revenues?|goods|products)",
        r"^gross\s+(?:profit|margin)",
        r"^(?:basic|diluted)",
        r"per\s+(?:\w+\s+)?share",
        r"^selling,?\s+|^(?:general\s+and\s+)?administrative",
        r"before\s+(?:provision|income\s+tax|tax)",
        r"^operating\s+(?:income|profit|expenses|loss)",
        r"(?:provision\s+for|benefit\s+from)\s+income\s+tax|^income\s+tax",
        r"^research\s+and\s+development",
        r"weighted[\s-]average",
    ),
    StatementKind.COMPREHENSIVE_INCOME: (
        r"(?<!accumulated )other\s+comprehensive",
        r"^(?:total\s+)?comprehensive\s+(?:income|loss)",
        r"translation\s+adjustment",
        r"unrealized\s+(?:gains?|losses?|\()",
        r"reclassif",
        r"comprehensive\s+(?:income|\(?loss\)?).*attributable",
    ),
    StatementKind.EQUITY: (
        r"^balances?(?:,?\s+(?:at|as|beginning|end|january|december|june|march|september)|$)"
        r"|^(?:beginning|ending|opening|closing)\s+balances?",
        r"^(?:issuance|repurchases?|purchases?)\s+of\s+(?:common\s+|ordinary\s+|treasury\s+)?(?:stock|shares)"
        r"|^(?:common\s+|ordinary\s+|treasury\s+)?(?:stock|shares)\s+(?:issued|repurchased|withheld)",
    ),
}
_OWNERS = r"(?:stock|share|owner|member|partner|share-?owner|unit)?(?:holders?|owners?|members?|partners?)['’]?\s+"
_TITLES = (
    (StatementKind.CASH_FLOWS, r"(?:statements?\s+of\s+(?:\w+\s+)?cash\s*flows?|cash\s*flows?\s+statements?)"),
    (
        StatementKind.EQUITY,
        rf"statements?\s+of\s+(?:consolidated\s+)?(?:changes\s+in\s+)?(?:total\s+|consolidated\s+)?(?:{_OWNERS})?(?:equity|deficit|capital)(?!\w)",
    ),
    (StatementKind.COMPREHENSIVE_INCOME, r"statements?\s+of\s+(?:consolidated\s+|other\s+)?comprehensive"),
    (
        StatementKind.POSITION,
        r"(?:balance\s+sheets?|statements?\s+of\s+(?:consolidated\s+)?(?:financial\s+)?(?:position|condition))",
    ),
    (
        StatementKind.INCOME,
        r"(?:statements?\s+of\s+(?:consolidated\s+|net\s+)?(?:income|operations|earnings|loss(?:es)?|profit|results)"
        r"|income\s+statements?|profit\s+(?:and|or|&)\s+loss)",
    ),
)
_COMPILED = {kind: tuple(re.compile(p, re.IGNORECASE) for p in patterns) for kind, patterns in _CONTENT.items()}
_COMPILED_TITLES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _TITLES)
_ANY_TITLE = re.compile("|".join(pattern for _, pattern in _TITLES), re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_TITLE = re.compile(
    r"\b(?:notes?\s+to|see|refer|following|contents|index|presents?|summari[sz]|information|parent|pro\s*forma|selected"
    r"|supplement|non-GAAP|segment|report\s+of|reconciliation)",
    re.IGNORECASE,
)
# A title may go on with the name of a second statement and with notes of currency and scale, and with nothing else.
_TAIL = re.compile(
    r"[a-z]*(?:holders?|owners?|members?|partners?)|and|or|other|total|comprehensive|income|loss|losses|deficit|retained|earnings"
    r"|accumulated|equity|capital|changes|in|of|the|statements?|balance|sheets?|cash|flows?|position|operations|s|unaudited|audited"
    r"|continued|cont|condensed|consolidated|interim|amounts?|expressed|stated|thousands|millions|except|for|per|share|shares|data"
    r"|dollars|us|usd|cad|eur|euros?|canadian|as|at|note",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:are|is|was|were|in|on|to|from|by|as|our|we|that|which|with|within)\b")
_LONGEST_HEAD = 14  # words, such as the name of the company
_LONGEST_TITLE = 400
_LONGEST_LABEL = 200


def kind_of_title(text: str) -> StatementKind | None:
    """The statement a text is the title of, if it is one: a heading, not a sentence that mentions a statement."""
    if len(text) > _LONGEST_TITLE:
        return None
    bare = _ASIDE.sub(" ", text)
    first = _ANY_TITLE.search(bare)
    if first is None or _NO_TITLE.search(bare):
        return None
    head, tail = bare[: first.start()], without_time(_ANY_TITLE.sub(" ", bare[first.start() :]))
    if len(head.split()) > _LONGEST_HEAD or _VERB.search(head):
        return None
    if not all(_TAIL.fullmatch(word) for word in re.findall(r"[A-Za-z]+", tail)):
        return None
    found = [(match.start(), kind) for kind, pattern in _COMPILED_TITLES if (match := pattern.search(bare))]
    return min(found)[1]


def title_among(titles: Iterable[str]) -> str:
    """The nearest text that is a statement's title, else the nearest that is short enough to be some title."""
    short = [text for text in titles if len(text) <= _LONGEST_TITLE]
    return next((text for text in short if kind_of_title(text)), short[0] if short else "")


def by_title(titles: Iterable[str]) -> StatementKind | None:
    """The kind that the nearest title names, if any."""
    return next((kind for text in titles if (kind := kind_of_title(text))), None)


def by_content(labels: Iterable[str]) -> StatementKind | None:
    """The kind whose typical rows are there; None when fewer than TYPICAL different ones are.

    Patterns count once each, so that many rows alike do not outvote the rest, and less where a kind has many.
    """
    votes = content_votes(labels)
    best = max(votes, key=lambda kind: votes[kind] / len(_CONTENT[kind]) ** 0.5)
    return best if votes[best] >= TYPICAL else None


def content_votes(labels: Iterable[str]) -> dict[StatementKind, int]:
    """How many different typical rows of each kind are there."""
    texts = [label[:_LONGEST_LABEL] for label in labels if label]
    return {
        kind: sum(any(pattern.search(text) for text in texts) for pattern in patterns)
        for kind, patterns in _COMPILED.items()
    }
