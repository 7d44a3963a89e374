"""Wordings compared: two labels that say the same thing have the same words."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[a-z]+|\d+")
# Spellings and synonyms that the field uses side by side. Each maps to one representative.
_SAME = {
    "amortisation": "amortization",
    "capitalised": "capitalized",
    "charge": "cost",
    "cheque": "check",
    "debenture": "debenture",
    "stock": "share",
    "stockholder": "shareholder",
    "labour": "labor",
    "programme": "program",
    "realised": "realized",
    "unrealised": "unrealized",
    "recognised": "recognized",
    "revaluation": "remeasurement",
    "turnover": "revenue",
    "sale": "sale",
    "ordinary": "common",
    "dilutive": "diluted",
    "gross": "gross",
}
# Words that a label can do without.
_EMPTY = frozenset("a an and at by for from in into of on or per the to with its our as".split())
# Words that say how a row is shown, or that every row of its kind could have.
_WEAK = frozenset("total net expense amount consolidated".split())
_NOTE = re.compile(
    r"\s*[(\[](?:notes?|see|unaudited|restated|as (?:restated|adjusted))\b[^)\]]*[)\]]|\s*\(\w{1,2}\)\s*$",
    re.IGNORECASE,
)


# Words that go without saying where another one stands.
_PHRASES = re.compile(r"\bincome (tax)")


@cache
def words(label: str) -> tuple[str, ...]:
    """The words of a label in order: lower case, singular, one spelling, without articles, notes and punctuation."""
    plain = _PHRASES.sub(r"\1", _NOTE.sub("", label).lower()).replace("&", " and ").replace("’", "'").replace("'s", "")
    return tuple(_SAME.get(word, word) for raw in _WORD.findall(plain) if (word := _singular(raw)) not in _EMPTY)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies") and word != "series":
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def key(label: str) -> frozenset[str]:
    """The words regardless of their order."""
    return frozenset(words(label))


def strong(label: str) -> frozenset[str]:
    """The words that tell a label from its neighbours; all of them if none does."""
    return key(label) - _WEAK or key(label)


def likeness(one: str, other: str) -> float:
    """How much two labels have in common, 0 to 1: shared words over all words, weak ones counting for little."""
    first, second = key(one), key(other)
    if not first or not second:
        return 0.0
    return _weight(first & second) / _weight(first | second)


def _weight(found: frozenset[str]) -> float:
    return sum(0.3 if word in _WEAK else 1.0 for word in found)
