"""The meaning of labels: what a row's wording and the words of a sentence share when both name one line item."""

from __future__ import annotations

import re
from functools import cache

from exporter.dts.wording import essence, words

_SPELLED = (
    (re.compile(r"\bR\s?&\s?D\b"), "research and development"),
    (re.compile(r"\bSG\s?&\s?A\b"), "selling general and administrative"),
    (re.compile(r"\bG\s?&\s?A\b"), "general and administrative"),
    (re.compile(r"\bEPS\b"), "earnings per share"),
)
# Words any line item could have, and words of time.
_IDLE = frozenset(
    "total net expense expenditure spending amount consolidated overall company period year quarter month week fiscal"
    " three six nine twelve ended this that reported".split()
)
_ENDINGS = frozenset(("cost",))
_SAME = {**dict.fromkeys("loss income profit earning".split(), "profit"), "sale": "revenue"}
_FLOWS = frozenset("used provided generated flow flows inflow outflow".split())
_OF_SHARES = frozenset(
    "basic diluted common share per and assuming dilution weighted average outstanding fully".split()
)
_STOCKS = frozenset(
    "asset liability receivable payable balance obligation inventory debt deposit allowance unrecognized unamortized"
    " backlog equity reserve commitment".split()
)
_STREAMS = frozenset(
    "paid expense cost revenue sale income profit loss purchase payment proceed cash expenditure charge depreciation "
    "amortization dividend earning benefit inflow outflow".split()
)
_POINTING = frozenset("these those this that such its their other which related".split())
_PARTICIPLE = re.compile(r"\w+(?:ed|ing)$")
_ADJECTIVES = frozenset(
    "operating financing investing marketing advertising selling manufacturing deferred accrued adjusted diluted"
    " unrealized realized restricted consolidated combined weighted outstanding recurring retained unearned".split()
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_NET_BEHIND = re.compile(r"[\s,—–-]+net\s*(?:\([^()]*\)\s*)?$", re.IGNORECASE)
_WHOLE = (frozenset(("profit",)), frozenset(("revenue",)))
_DOWN = frozenset("loss used outflow deficit deficiency".split())
_UP = frozenset("income profit earning provided generated inflow gain surplus".split())


@cache
def meaning(label: str) -> frozenset[str]:
    """The words that say which line item a label names: without idle words, profit and loss being one thing.

    “Loss for the period” and “net income” mean the same item, “operating income” another, “research and development
    expenses” and “research and development” the same.
    """
    for pattern, words_for in _SPELLED:
        label = pattern.sub(words_for, label)
    found = [word for word in words(essence(label)) if word not in _IDLE]
    while len(found) > 1 and found[-1] in _ENDINGS:
        found.pop()
    if "cash" in found:
        found = [word for word in found if word not in _FLOWS]
    return frozenset(_SAME.get(word, word) for word in found)


@cache
def per_share_meaning(label: str) -> frozenset[str]:
    """What a label of an amount per share says beside that: profit where it says nothing else."""
    return meaning(label) - _OF_SHARES or frozenset(("profit",))


@cache
def kind_of_time(label: str) -> int:
    """Whether words name what is there at a moment (-1) or what flows over a span (1); 0 where they do neither.

    What they speak of first decides: a “liability for purchases” is there, “payments of debt” flow.
    """
    return next((-1 if word in _STOCKS else 1 for word in words(label) if word in _STOCKS | _STREAMS), 0)


def names_an_item(label: str) -> bool:
    """Whether words could name a line item: at least two, none that points elsewhere, no remark, no participle."""
    plain = label.lower().split()
    return (
        len(plain) > 1
        and not set(plain) & _POINTING
        and "," not in label.split(" net of ")[0].removesuffix(",")
        and (not _PARTICIPLE.match(plain[0]) or plain[0] in _ADJECTIVES)
    )


@cache
def polarity(label: str) -> int:
    """Which way a label counts: -1 for losses and outflows, 1 for all else, 0 where it names both ("income (loss)")."""
    found = set(words(label))
    if "before" in found or "after" in found:
        found = set(words(re.split(r"\b(?:before|after)\b", label, flags=re.IGNORECASE)[0]))
    down, up = bool(found & _DOWN), bool(found & _UP)
    return 0 if down and up else -1 if down else 1


@cache
def first_polarity(label: str) -> int:
    """Which of the two that a label names is printed without a sign: the one outside parentheses, else the first.

    “Net income (loss)” and “net cash (used)/provided” print what comes in, “loss (income)” what goes out.
    """
    for text in (_PARENTHESES.sub(" ", label), label):
        for word in words(text):
            if word in _DOWN | _UP:
                return -1 if word in _DOWN else 1
    return 1


@cache
def strictly(label: str, *, total: bool = False) -> frozenset[str]:
    """The meaning with the words that may tell a whole from its part, or gross from net.

    Of profit, revenue and cash these say nothing; nor does “total” of what is a sum, nor “net” behind a comma.
    """
    found = meaning(label)
    if found in _WHOLE or "cash" in found:
        return found
    said = set(words(_NET_BEHIND.sub("", label))) & {"total", "net"}
    return found | (said - {"total"} if total else said)
