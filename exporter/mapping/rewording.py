"""Rewording: whether a label and that of a former filing name one row, whatever changed in its words since."""

from __future__ import annotations

import re
from functools import cache

from exporter.dts.wording import key, likeness
from exporter.mapping.meaning import meaning

_TIMES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec year quarter month week period ended ending day".split()
)
_SUM = frozenset(("total",))
_ASIDE = re.compile(r"[/\s]*\([^()]*\)")
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (r"basic", r"diluted"),
        (r"(?<!non-)(?<!non)current", r"non-?current|long-?term"),
        (r"short-?term", r"long-?term"),
        (r"beginning|opening|start", r"end|ending|closing"),
        (r"before", r"after"),
        (r"operating", r"investing|financing"),
        (r"investing", r"financing"),
        (r"issuances?|issued|proceeds", r"repayments?|repurchases?d?|payments?|redemptions?"),
        (r"purchases?|acquisitions?", r"sales?|maturit(?:y|ies)|disposals?|proceeds|divestitures?"),
        (r"assets?", r"liabilit(?:y|ies)"),
        (r"receivables?", r"payables?"),
        (r"realized", r"unrealized"),
        (r"discontinued", r"continuing"),
        (r"non-?controlling", r"shareholders?|stockholders?|parent"),
    )
)


def alike(one: str, other: str) -> float:
    """How alike two labels are, 0 to 1: what is in parentheses, dates, plurals and order count for little."""
    if _plain(one) == _plain(other):
        return 1.0
    first, second = _words(one), _words(other)
    if first == second and first:
        return 0.98
    if _core(one) == _core(other) and _core(one):
        return 0.96
    if _contrary(one, other):
        return 0.0
    shared = max(likeness(_bare(one), _bare(other)), _jaccard(meaning(_bare(one)), meaning(_bare(other))))
    return 0.95 * shared


def same_words(one: str, other: str) -> bool:
    """Whether labels differ in nothing but case, marks, numbers, dates, plurals, order, “total” and parentheses."""
    first, second = _core(one) - _SUM, _core(other) - _SUM
    return _plain(one) == _plain(other) or (first == second and bool(first))


@cache
def _plain(label: str) -> str:
    return " ".join(re.findall(r"\w+", label.casefold()))


@cache
def _words(label: str) -> frozenset[str]:
    """The words without those of time and numbers; all where nothing else is said."""
    found = key(label)
    return frozenset(word for word in found if not word.isdigit()) - _TIMES or found


@cache
def _core(label: str) -> frozenset[str]:
    """The words outside parentheses."""
    return _words(_ASIDE.sub(" ", label))


@cache
def _bare(label: str) -> str:
    return " ".join(sorted(_words(label)))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _contrary(one: str, other: str) -> bool:
    """Whether one says the opposite of the other in a word that tells line items apart."""
    return any(a != b and sum(a) == sum(b) == 1 for a, b in zip(_sides(one), _sides(other), strict=True))


@cache
def _sides(label: str) -> tuple[tuple[bool, bool], ...]:
    """Of each pair of opposites, which a label says."""
    return tuple((bool(one.search(label)), bool(other.search(label))) for one, other in _OPPOSITES)
