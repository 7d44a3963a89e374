"""Currencies by symbol, code and word, as they are printed."""

from __future__ import annotations

import re
from functools import lru_cache

_DOLLARS = {
    "$": "", "US$": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "CDN$": "CAD", "Cdn$": "CAD",
    "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "R$": "BRL",
    "MX$": "MXN", "Mex$": "MXN", "USD$": "USD", "$US": "USD", "$CAD": "CAD",
}  # fmt: skip
_SYMBOLS = {
    "€": "EUR", "£": "GBP", "₤": "GBP", "¥": "JPY", "₹": "INR", "Rs.": "INR", "Rs": "INR", "₽": "RUB", "₩": "KRW",
    "₪": "ILS", "RMB": "CNY", "SFr.": "CHF", "Fr.": "CHF", "kr": "", "₺": "TRY", "฿": "THB", "₱": "PHP", "₫": "VND",
    "zł": "PLN", "NIS": "ILS",
}  # fmt: skip
_CODES = (
    "USD", "CAD", "EUR", "GBP", "JPY", "CHF", "AUD", "NZD", "CNY", "HKD", "SGD", "SEK", "NOK", "DKK", "INR", "BRL",
    "MXN", "ZAR", "KRW", "TWD", "ILS", "PLN", "CZK", "HUF", "RUB", "TRY", "THB", "IDR", "MYR", "PHP", "CLP", "COP",
    "ARS", "PEN", "AED", "SAR", "QAR", "KWD", "BHD", "EGP", "NGN", "KES", "PKR", "BDT", "LKR", "VND", "UAH", "RON",
    "BGN", "ISK", "GHS", "MAD", "TND", "JOD", "OMR", "KZT",
)  # fmt: skip
_DOLLAR_CODES = frozenset(["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL"])
_WORDS = {
    r"canadian\s+dollars?": "CAD", r"(?:u\.?\s?s\.?|united\s+states|american)\s+dollars?": "USD",
    r"australian\s+dollars?": "AUD", r"new\s+zealand\s+dollars?": "NZD", r"hong\s+kong\s+dollars?": "HKD",
    r"singapore\s+dollars?": "SGD", r"(?:new\s+)?taiwan\s+dollars?": "TWD", r"euros?": "EUR",
    r"(?:pounds?\s+sterling|british\s+pounds?|sterling)": "GBP", r"(?:japanese\s+)?yen": "JPY",
    r"swiss\s+francs?": "CHF", r"(?:chinese\s+)?(?:renminbi|yuan)": "CNY", r"indian\s+rupees?": "INR",
    r"(?:brazilian\s+)?reais": "BRL", r"mexican\s+pesos?": "MXN", r"(?:south\s+african\s+)?rands?": "ZAR",
    r"(?:south\s+)?korean\s+won": "KRW", r"(?:new\s+)?(?:israeli\s+)?shekels?": "ILS",
    r"swedish\s+kron(?:or|a)": "SEK", r"norwegian\s+kron(?:er|e)": "NOK", r"danish\s+kron(?:er|e)": "DKK",
    r"polish\s+zlot(?:y|ych)": "PLN", r"argentine\s+pesos?": "ARS", r"chilean\s+pesos?": "CLP",
    r"russian\s+rubles?": "RUB",
}  # fmt: skip

_printed = sorted({**_DOLLARS, **_SYMBOLS}, key=len, reverse=True)
CURRENCY = "(?:" + "|".join(re.escape(s) for s in _printed) + "|(?<![A-Za-z])(?:" + "|".join(_CODES) + ")(?![A-Za-z]))"
"""A currency as it is printed beside a number."""
PER_UNIT = r"(?:\s*/\s*share|\s+per\s+share)"

_BY_PRINT = {**_DOLLARS, **_SYMBOLS, **{code: code for code in _CODES}}
_WORD = re.compile("|".join(rf"(?P<w{i}>\b{word}\b)" for i, word in enumerate(_WORDS)), re.IGNORECASE)
# What each of those words has in it: most texts name no currency, and looking for these first saves the work.
_NOUN = re.compile(
    "dollar|euro|sterling|pound|yen|franc|renminbi|yuan|rupee|reais|peso|rand|won|shekel|kron|zlot|ruble"
)
_CODE = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_CODES)})(?![A-Za-z])")
_SYMBOL = re.compile("|".join(re.escape(s) for s in _printed))


def code_of(printed: str) -> str:
    """The ISO 4217 code of a printed currency; empty where the print leaves it open, as a bare `$` does."""
    return _BY_PRINT.get(printed, "")


def is_dollar(code: str) -> bool:
    """Whether a bare `$` can stand for the currency."""
    return code in _DOLLAR_CODES


@lru_cache(maxsize=1 << 12)
def named_in(text: str) -> tuple[str, ...]:
    """The codes of the currencies that a text names by word, code or unmistakable symbol, in its order, each once."""
    found: list[tuple[int, str]] = []
    if _NOUN.search(text.lower()):
        codes = list(_WORDS.values())
        found = [(match.start(), codes[int((match.lastgroup or "w0")[1:])]) for match in _WORD.finditer(text)]
    found += [(match.start(), match[0]) for match in _CODE.finditer(text)]
    found += [
        (match.start(), code) for match in _SYMBOL.finditer(text) if (code := code_of(match[0])) and _alone(match)
    ]
    return tuple(dict.fromkeys(code for _, code in sorted(found)))


def spelled_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text names currencies by word or code, in its order: (start, end, code)."""
    found = [(m.start(), m.end(), list(_WORDS.values())[int((m.lastgroup or "w0")[1:])]) for m in _WORD.finditer(text)]
    return tuple(sorted(found + [(m.start(), m.end(), m[0]) for m in _CODE.finditer(text)]))


def _alone(match: re.Match[str]) -> bool:
    """Whether a symbol made of letters is no part of a word."""
    if not match[0][0].isalpha():
        return True
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return not before.isalpha() and not (match[0][-1].isalpha() and after.isalpha())
