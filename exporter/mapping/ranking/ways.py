"""Ways: whether a wording counts what comes in and raises, or what goes out and lowers."""

from __future__ import annotations

import re
from functools import cache

_RAISES = (
    r"gains?|income|benefits?|earnings|profits?|increases?|proceeds|credits?|contributions?|issu\w+|sales?|revenues?"
    r"|collections?|maturit\w+|receipts?"
)
_LOWERS = (
    r"loss(?:es)?|expenses?|costs?|decreases?|provisions?|charges?|paid|(?:re)?payments?|(?:re)?purchases?|write-?(?:offs?"
    r"|downs?)|impairments?|amortization|depreciation|accretion|additions?|expenditures?|dividends?|distributions?"
    r"|redemptions?|acquisitions?|acquire|settlements?|retirements?|cancellations?|premiums"
)
_WORDS = re.compile(rf"[()]|\b(?:(?P<raises>{_RAISES})|(?:{_LOWERS}))\b", re.IGNORECASE)
_TAX = re.compile(r"\bincome tax(?:es)?\b", re.IGNORECASE)


@cache
def ways(text: str) -> tuple[int, int]:
    """What a wording says first outside parentheses, and within: 1 what raises, -1 what lowers, 0 neither.

    “(Gain) loss on sale” says -1 and 1, “Net income (loss)” 1 and -1.
    """
    found = {False: 0, True: 0}
    depth = 0
    for match in _WORDS.finditer(_TAX.sub("", text)):
        if match.group() in "()":
            depth = max(0, depth + (1 if match.group() == "(" else -1))
        else:
            found[depth > 0] = found[depth > 0] or (1 if match["raises"] else -1)
    return found[False], found[True]
