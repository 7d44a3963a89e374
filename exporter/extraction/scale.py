"""Scale: by which power of ten the printed numbers are to be multiplied, from what a text says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from exporter.extraction.currencies import CURRENCY

_WORDS = {
    "thousands": 3, "thousand": 3, "000s": 3, "000": 3, "k": 3, "tsd": 3, "tausend": 3, "milliers": 3, "miles": 3,
    "millions": 6, "million": 6, "mm": 6, "m": 6, "mn": 6, "mln": 6, "mio": 6, "mill": 6, "millionen": 6,
    "billions": 9, "billion": 9, "bn": 9, "mrd": 9, "milliarden": 9, "milliards": 9,
    "lakhs": 5, "lakh": 5, "lacs": 5, "crores": 7, "crore": 7,
}  # fmt: skip
_LONG = r"thousands?|tausend|milliers|millions?|millionen|billions?|milliarden|milliards|lakhs?|lacs|crores?"
_MONEY = rf"(?:{CURRENCY}|dollars?|euros?)"
_ZEROS = r"['’‘`´]?\s*0{3}['’‘`´]?\s*s?(?!\d|[.,]\d)"
_ZERO = "000"
_BRIEF = r"(?<![a-z])(?:k|tsd|mm|mn|mln|mio|mill|m|bn|mrd)(?![a-z])"
_SPELT = "thousand|tausend|millier|million|billion|milliard|lakh|lacs|crore"
# Each pattern with what a text must have for it, in small letters: looking for that first saves the work.
_PATTERNS = tuple(
    (re.compile(hint), re.compile(pattern, re.IGNORECASE))
    for hint, pattern in (
        (
            _SPELT,
            rf"(?<![A-Za-z])(?:in|of|en|(?<=\()|(?<=\s[/–—-])|(?<=,)|{_MONEY}\s*[/,]?)\s*\(?\s*"
            rf"(?:{_MONEY}|{_MONEY}\s+in|whole)?\s*(?P<w>{_LONG})(?![A-Za-z])",
        ),
        (_SPELT, rf"(?:^|[(:;,]|[/–—-]\s)\s*(?P<w>{_LONG})(?=\s*(?:$|[,;)]|of\s+{_MONEY}|except|{_MONEY}))"),
        (_ZERO, rf"(?:in|(?<=\()|^|,|{_MONEY})\s*(?P<z>{_ZEROS})"),
        (_ZERO, rf"{_MONEY}\s*(?P<z>{_ZEROS})"),
        (_BRIEF, rf"{_MONEY}\s?(?P<w>k|mm|mn|mln|mio|mill|m|bn|tsd|mrd)\.?(?![A-Za-z])"),
        (_BRIEF, rf"(?:in\s+|^|\()(?P<w>tsd|mio|mrd|mln|mn|bn|k)\.?\s*{_MONEY}(?![A-Za-z])"),
        (_BRIEF, r"(?<![A-Za-z])in\s+(?P<w>tsd|mio|mrd|mln|mn|bn)\.?(?![A-Za-z])"),
    )
)
_HINT = re.compile("|".join((_SPELT, _ZERO, _BRIEF, "whole|dollars|euros")))
_TOGETHER = re.compile(rf"({_MONEY}|amounts)(?:\s+amounts)?\s*(?:and|&|,)\s*shares?(?=\s+in\s)", re.IGNORECASE)
_MONEY_ALONE = r"\1"
_LONGEST = 2000
_UNSCALED = re.compile(r"in\s+(?:whole\s+|actual\s+)?(?:dollars|euros)(?!\s+(?:in|and)\s)", re.IGNORECASE)
_SHARES_SCALED = re.compile(
    rf"(?:shares?(?:\s+(?:data|amounts|information|count|outstanding|numbers?))?[^.;()]{{0,40}}?\s+in\s+(?P<a>{_LONG})"
    rf"|(?<![A-Za-z])in\s+(?P<b>{_LONG})\s+of\s+shares|(?P<c>{_LONG})\s+of\s+(?:weighted[\s-]+average\s+)?shares"
    rf"|number\s+of\s+(?:\w+\s+)?shares[^.;()]{{0,40}}?\s+in\s+(?P<d>{_LONG}))",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"(?:except|other\s+than|excluding|excepting|save\s+for)(?P<rest>[^)]*)", re.IGNORECASE)
_SHARES_EXCEPTED = re.compile(
    r"(?<!per[\s-])(?<![A-Za-z])(?:number\s+of\s+)?shares?(?:\s+(?:data|amounts|information|counts?|numbers?|figures))?"
    r"(?!\s*(?:of\s+stock\s+)?(?:per|price|prices))(?![A-Za-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleNote:
    """What one text says of scale: of money, and of numbers of shares; None where it says nothing.

    `found` are all powers of ten it names for money: more than one is a contradiction.
    """

    money: int | None = None
    shares: int | None = None
    found: tuple[int, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether it sets any scale."""
        return self.money is not None or self.shares is not None


@lru_cache(maxsize=1 << 12)
def read_scale(text: str) -> ScaleNote:
    """The scales a text sets.

    Only forms that set one count ("in thousands", "$ million", "millions of dollars", "(000's)"), not amounts in prose
    ("5.6 billion shares"). "Except share data" leaves numbers of shares as they are; "except per share" does not.
    """
    if len(text) > _LONGEST or not _HINT.search(text.lower()):
        return ScaleNote()
    exceptions = _EXCEPT.search(text)
    shares = _shares(text, exceptions)
    own = _SHARES_SCALED.sub(" ", _TOGETHER.sub(_MONEY_ALONE, text))
    main = own[: cut.start()] if (cut := _EXCEPT.search(own)) else own
    found = list(dict.fromkeys(_exponents(main)))
    if not found and _UNSCALED.search(main):
        found = [0]
    return ScaleNote(money=found[0] if found else None, shares=shares, found=tuple(found))


def _exponents(text: str) -> list[int]:
    lowered = text.lower()
    hits = [
        (match.start(), _WORDS[match["w"].lower()] if "w" in match.groupdict() else 3)
        for hint, pattern in _PATTERNS
        if hint.search(lowered)
        for match in pattern.finditer(text)
        if not re.search(r"\d[\d.,]*\s*$", text[: match.start()])
    ]
    return [exponent for _, exponent in sorted(hits)]


def _shares(text: str, exceptions: re.Match[str] | None) -> int | None:
    if match := _SHARES_SCALED.search(text):
        word = next(group for group in match.groups() if group)
        return _WORDS[word.lower()]
    if exceptions and _SHARES_EXCEPTED.search(
        re.sub(r"per[\s-]+(?:common\s+|ordinary\s+)?share", "", exceptions["rest"])
    ):
        return 0
    return None
