"""Wordings compared: two labels that say the same thing have the same words."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]+|\d+")
_NAME_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# Parentheses that turn the sense of a label ("income (loss)") are no remark.
_TURN = "loss|income|deficit|benefit|expense|used|decrease|gain|recovery"
_REMARK = re.compile(rf"\s*[(\[](?!{_TURN})[^()\[\]]{{4,}}[)\]]", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"\s*[,;:–—-]\s*(?:net of|including|excluding|less|authorized|par value|\$|no par)\b|,[^,]*\d", re.IGNORECASE
)
# Spellings and synonyms that the field uses side by side. Each maps to one representative.
_SAME = {
    "amortisation": "amortization",
    "capitalised": "capitalized",
    "charge": "cost",
    "cheque": "check",
    "debenture": "debt",
    "stock": "share",
    "stockholder": "shareholder",
    "labour": "labor",
    "programme": "program",
    "realised": "realized",
    "unrealised": "unrealized",
    "recognised": "recognized",
    "revaluation": "remeasurement",
    "turnover": "revenue",
    "ordinary": "common",
    "dilutive": "diluted",
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


def spaced(name: str) -> str:
    """A concept's local name as words: `IFRSTaxReserveFor2020` is “IFRS Tax Reserve For 2020”."""
    return " ".join(_NAME_PART.findall(name)) or name


def essence(label: str) -> str:
    """A label without what explains it: remarks in parentheses, and what follows a comma to qualify or count it.

    “Sales, net of returns” is sales, “Common stock, $0.01 par value, 500 shares authorized” common stock.
    """
    bare = _REMARK.sub("", label).strip()
    found = _QUALIFIER.search(bare)
    return (bare[: found.start()] if found else bare).strip(" ,;") or label


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
