"""Amounts in running text: sums of money, whole or per share, percentages and numbers of shares, as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from exporter.document.numeral import Span
from exporter.extraction.currencies import CURRENCY, code_of
from exporter.extraction.separators import decimal_mark, parse

_SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "tsd": 3, "tausend": 3, "million": 6, "millions": 6, "mm": 6, "m": 6, "mn": 6,
    "mln": 6, "mio": 6, "millionen": 6, "billion": 9, "billions": 9, "bn": 9, "mrd": 9, "milliarden": 9, "trillion": 12,
    "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7,
}  # fmt: skip
_LETTERS = "k|mm|mn|mln|m|bn"  # taken for a scale only beside a currency
_LONG = "|".join(sorted((word for word in _SCALES if word not in _LETTERS.split("|")), key=len, reverse=True))
_SPACE = "[ \u00a0\u2009\u202f]"
_NUMBER = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)"
_SHARE = r"(?:shares?|units?|ADSs?|ADRs?)"
_PER = (
    rf"(?:\s*/\s*{_SHARE}|\s*(?:per|a)[\s-]+(?:(?:basic|diluted|fully|common|ordinary|and|voting|class|[A-Z]|limited|partner"
    rf"ship|American|depositary)[\s-]+){{0,5}}?{_SHARE})(?![a-z])"
)
# What follows a number of shares that are counted: "3,500 shares", "12.4 million common shares".
_SHARES = (
    r"\s+(?:(?:common|ordinary|preferred|preference|basic|diluted|fully|weighted|average|outstanding|new|treasury|subordinate"
    r"|multiple|voting|class|[A-Z]|restricted|of|its|our)\s+){0,4}(?:shares|stock\s+options|ADSs|ADRs)(?![a-z])"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?:(?P<minus>(?<!\d)[-–−])\s?)?(?:(?P<currency>{CURRENCY})\s?)?(?P<open>\(\s?)?(?:(?P<inner>{CURRENCY})\s?)?"
    rf"(?P<number>{_NUMBER})(?P<close>\s?\))?"
    rf"(?:(?:\s|-)?(?P<letters>(?i:{_LETTERS}))(?![A-Za-z])|[\s-]?(?P<scale>(?i:{_LONG}))(?![A-Za-z]))?"
    rf"(?:\s?(?P<percent>(?i:%|percentage\s+points?|per\s?cent(?![a-z])|basis\s+points|bps(?![a-z])))"
    rf"|\s?(?P<after>{CURRENCY})(?![A-Za-z])|\s(?P<word>dollars|euros?|pounds|francs|cents|¢))?"
    rf"(?P<per>{_PER})?",
)
# A sum in parentheses is below zero where the sentence needs it ("a loss of ($0.03)"), elsewhere it is a remark.
_NEEDS_ONE = re.compile(r"(?:^|\s)(?:of|was|were|is|are|to|from|at|total(?:l?ed)?|by)\s*$", re.IGNORECASE)
_COUNTED = re.compile(_SHARES, re.IGNORECASE)
_POINTS = re.compile(r"point|basis|bps", re.IGNORECASE)
_ZEROS = re.compile(r"(?:[,'’. \u00a0]000)+$")
_WORDS = {"euro": "EUR", "euros": "EUR", "pounds": "GBP"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount in a text.

    `start` and `end` enclose all of it, `numeral` its digits. `unit` is a currency code ("" for a bare `$`) with
    `/shares` where it is per share, `shares` or `pure`. `points` says that it counts percentage points.
    """

    start: int
    end: int
    numeral: Span
    printed: Decimal
    scale: int
    decimals: int
    money: bool
    currency: str
    per_share: bool
    shares: bool
    negative: bool
    points: bool = False

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return not self.money and not self.shares


def mark_of(texts: Iterable[str]) -> str:
    """The decimal mark that the amounts of these texts show."""
    return decimal_mark(match["number"] for text in texts for match in _AMOUNT.finditer(text) if _says_unit(match))


def _says_unit(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("currency", "inner", "after", "word", "percent")) or bool(match["scale"])


def amounts(text: str, mark: str = ".") -> Iterator[Amount]:
    """The amounts of a text, in its order. `mark` stands before decimals.

    A number is one only beside a currency, a per cent sign or word, or the word shares; a scale alone ("two of 3
    million patients") makes none.
    """
    for match in _AMOUNT.finditer(text):
        money = bool(match["currency"] or match["inner"] or match["after"] or match["word"])
        counted = None if money or match["percent"] else _COUNTED.match(text, match.end())
        if not (money or match["percent"] or counted) or (match["letters"] and not money):
            continue
        yield _amount(match, money, counted, mark)


def _amount(match: re.Match[str], money: bool, counted: re.Match[str] | None, mark: str) -> Amount:
    printed, written = parse(match["number"], mark)
    cents = match["word"] in ("cents", "¢")
    scale = _SCALES[(match["letters"] or match["scale"] or "").lower()] if _has_scale(match) else 0
    points = bool(match["percent"] and _POINTS.match(match["percent"]))
    if match["percent"] or cents:
        scale = -4 if match["percent"] and match["percent"].lower().startswith(("basis", "bps")) else -2
    symbol = match["currency"] or match["inner"] or match["after"] or ""
    enclosed = bool(match["open"] and match["close"]) and (
        bool(match["currency"])
        or _NEEDS_ONE.search(match.string, max(0, match.start() - 12), match.start()) is not None
    )
    decimals = written - scale
    if not _has_scale(match) and not written and (zeros := _ZEROS.search(match["number"])):
        decimals = -3 * zeros[0].count("000")
    end = counted.end() if counted else match.end()
    return Amount(
        start=match.start() if enclosed or not match["open"] else match.start("open") + len(match["open"]),
        end=end if not match["close"] or enclosed or match["percent"] or match["per"] else match.start("close"),
        numeral=Span(match.start("number"), match.end("number")),
        printed=printed,
        scale=scale,
        decimals=decimals,
        money=money,
        currency=code_of(symbol) or _WORDS.get(match["word"] or "", ""),
        per_share=bool(match["per"]),
        shares=counted is not None,
        negative=bool(match["minus"]) or enclosed,
        points=points,
    )


def _has_scale(match: re.Match[str]) -> bool:
    return bool(match["letters"] or match["scale"])
