"""What a text says of time: dates and parts of dates, lengths, and whether it means a moment or a stretch.

Pure: text in, records out. Line breaks get lost on the way of a document ("June 302025", "EndedJune"), so no pattern
asks for a separator where a reader needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from exporter.extraction.calendars import day_in, last_day
from exporter.extraction.months import MONTH, month_number

_MONTH = rf"(?:(?<![^\W\d_])|(?<=[a-z])(?=[A-Z]))(?P<{{0}}>(?i:{MONTH}))(?![^\W\d_])\.?"
_OF = r"(?:(?:of|de)\s+)?"  # between day and month
_COMMA = r"\s*(?:,|del?(?=\s))?\s*"  # between month and year
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|er|º)?"
_COUNTS = {
    word: number
    for number, words in {
        1: "one", 2: "two", 3: "three drei trois tres tre drie três", 4: "four", 5: "five", 6: "six sechs seis sei zes",
        7: "seven", 8: "eight", 9: "nine neun neuf nueve nove negen", 10: "ten", 11: "eleven",
        12: "twelve zwölf douze doce dodici twaalf doze", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
        17: "seventeen", 18: "eighteen", 24: "twenty-four", 25: "twenty-five", 26: "twenty-six", 27: "twenty-seven",
        36: "thirty-six", 39: "thirty-nine", 40: "forty", 52: "fifty-two", 53: "fifty-three",
    }.items()
    for word in words.split()
}  # fmt: skip
_COUNT = "|".join([word.replace("-", r"[\s-]*") for word in sorted(_COUNTS, key=len, reverse=True)] + [r"\d{1,2}"])


_MONTH_DAY_YEAR = re.compile(
    _MONTH.format("m") + r"[\s-]*" + _DAY.format("d") + r"(?:\s*[,-]?\s*" + _YEAR.format("y") + r"|(?!\d))"
)
_DASHED = re.compile(r"(?<!\d)" + _DAY.format("d") + "-" + _MONTH.format("m") + r"-(?P<y>(?:19|20)?\d\d)(?!\d)")
_DAY_MONTH_YEAR = re.compile(
    r"(?<![\d.,])" + _DAY.format("d") + r"\.?\s*" + _OF + _MONTH.format("m")
    + r"(?:" + _COMMA + _YEAR.format("y") + r")?(?!\d)"
)  # fmt: skip
_MONTH_YEAR = re.compile(
    _MONTH.format("m") + r"(?:[\s-]*" + _COMMA + _YEAR.format("y") + r"|[-'’](?P<short>\d\d)(?!\d))"
)
_ISO = re.compile(r"(?<!\d)" + _YEAR.format("y") + r"-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/.])(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)?\d\d)(?![\d/])")
_DATED = (_ISO, _SLASHED, _DASHED, _MONTH_DAY_YEAR, _DAY_MONTH_YEAR, _MONTH_YEAR)
_FISCAL_YEAR = re.compile(
    r"(?:(?<![A-Za-z])(?:FY|CY|F)\s*|(?<=[1-4]Q)|(?<=[12]H)|(?<=Q[1-4])\s?|(?<=H[12])\s?)['’]?(?P<y>(?:19|20)\d\d|\d\d)(?!\d)"
)
_BARE_YEAR = re.compile(r"(?<![\d.,$€£/])(?P<y>(?:19|20)\d\d)(?![\d%]|[.,/]\d)")
_LENGTH = re.compile(
    rf"(?<![A-Za-z\d.,])(?P<n>{_COUNT})[\s-]*"
    r"(?P<u>month|week|monat|woche|mois|semaine|mes(?=es)|mesi|settiman|semana|maand|weken)(?:s|es|e|en|n)?"
    r"(?![a-z]*\s+(?:or\s+less|treasury))",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBERED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![A-Za-z])(?:Q(?P<a>[1-4])|(?P<b>[1-4])(?:Q|(?:\.|er|e)?\s*(?:quartal|trimestre|kwartaal))|(?P<c>first|second|third|fourth)[\s-]+(?:fiscal\s+)?quarter)",
        r"(?<![A-Za-z])(?:H(?P<a>[12])|(?P<b>[12])(?:H|(?:\.|er|e)?\s*(?:halbjahr|semestre|halfjaar))|(?P<c>first|second)[\s-]+half)",
    )
)
_QUARTER = re.compile(
    r"(?<![A-Za-z])(?:quarter(?:s|ly)?(?:\s+period)?s?|[1-4]Q|Q[1-4]|quartals?|trimestre|kwartaal|kvartal)(?![a-z])",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?<![A-Za-z])(?:(?:first|second|half)[\s-]+(?:half|year)|half[\s-]*year|H[12]|[12]H|halbjahr(?:es)?"
    r"|semestre|halfjaar)(?![a-z])",
    re.IGNORECASE,
)
_YEAR_LONG = re.compile(
    r"(?<![A-Za-z])(?:(?:fiscal|financial)?\s*years?[\s-]*(?:then\s*)?(?:ended|ending|to)"
    r"|for\s+the\s+(?:fiscal\s+|financial\s+)?years?|fiscal\s+years?(?!\s*\d)|full[\s-]year|annual"
    r"|(?:gesch(?:ä|ae)ftsjahr(?:e?s)?|exercices?|ejercicios?|esercizio|exercício|boekjaar)(?![a-z]))",
    re.IGNORECASE,
)
_YEAR_NAMED = re.compile(
    r"(?<![A-Za-z])(?:(?:fiscal|financial)(?:\s+year)?(?=\s*\d{4})|years?(?=\s*\d{4})|FY(?=\s*['’]?\d\d))",
    re.IGNORECASE,
)
_WORDED = (_QUARTER, _HALF, _YEAR_LONG)
# Most texts are plain numbers: looking first for what all that speaks of time has saves the work.
_HINT = re.compile(r"[A-Za-z]|(?:19|20)\d\d|\d[/.]\d")
_FILLER = re.compile(
    r"\b(?:for|the|then|ended|ending|end|as|of|at|and|to|through|from|in|on|fiscal|financial|period|periods|first|second|third"
    r"|fourth|years?|quarters?|months?|weeks?|un-?audited|audited|restated|actual|first|note|notes"
    # the same small words in other languages
    r"|zum|per|vom|bis|den|der|des|dem|am|für|das|die|endend|beendet|abgelaufen|au|le|les|du|des|clos|clôturé|pour|terminé"
    r"|de|del|al|el|los|terminado|terminados|finalizado|chiuso|il|alla|per|op|van|het|afgesloten|eindigend)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:ended|ending)", re.IGNORECASE)
_MOMENT = re.compile(r"(?<![A-Za-z])(?:as\s+(?:of|at)|at)(?=\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date of which some parts may be missing. `exact` is false where the day was not printed."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    position: int = 0

    def with_year(self, year: int) -> date | None:
        """The date, in the given year where none is printed; None without a month."""
        if self.month is None:
            return None
        year = self.year or year
        return last_day(year, self.month) if self.day is None else day_in(year, self.month, self.day)

    @property
    def full(self) -> date | None:
        """The date, if all that matters is printed."""
        return None if self.year is None else self.with_year(self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a period is, in months or in weeks; `ordinal` says which quarter or half of its year, if named."""

    months: int = 0
    weeks: int = 0
    position: int = 0
    ordinal: int = 0

    @property
    def key(self) -> tuple[int, int]:
        """Months and weeks, without the position."""
        return self.months, self.weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeText:
    """What a text says of time, in the order of the text.

    `moment` is true for "as of", `ended` for "... ended", `names_year` for a year called by its name ("Fiscal 2024").
    """

    dates: tuple[PartialDate, ...] = ()
    lengths: tuple[Length, ...] = ()
    moment: bool = False
    ended: bool = False
    names_year: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it names a date, a year or a length."""
        return bool(self.dates or self.lengths)


@lru_cache(maxsize=1 << 12)
def read_time(text: str, *, day_first: bool = False) -> TimeText:
    """Read a text. `day_first` says how dates of three numbers are to be read where both ways are possible."""
    if not _HINT.search(text):
        return TimeText()
    dates: list[PartialDate] = []
    rest = text
    for pattern in (*_DATED, _FISCAL_YEAR, _BARE_YEAR):
        for match in pattern.finditer(rest):
            found = _partial(match, day_first)
            if found is not None:
                dates.append(found)
                rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    lengths = _lengths(text)
    return TimeText(
        dates=tuple(sorted(dates, key=lambda d: d.position)),
        lengths=lengths,
        moment=_MOMENT.search(rest) is not None,
        ended=_ENDED.search(rest) is not None,
        names_year=_YEAR_NAMED.search(text) is not None,
    )


def is_day_first(texts: Iterable[str]) -> bool:
    """Whether dates of three numbers have the day in front, as one with a day above 12 there shows."""
    return any(int(match["a"]) > 12 for text in texts for match in _SLASHED.finditer(text) if match["s"] == "/")


def time_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where in a text its dates, years and lengths stand, each with its kind."""
    if not _HINT.search(text):
        return
    for kind, patterns in (
        ("date", _DATED),
        ("year", (_FISCAL_YEAR, _BARE_YEAR)),
        ("duration", (_LENGTH,)),
        ("quarter", _WORDED),
    ):
        for pattern in patterns:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), kind


def is_only_time(text: str) -> bool:
    """Whether a text speaks of time and of nothing else, as a header does ("For the three months ended June 30,")."""
    time = read_time(text)
    if not time.says_something and not time.ended:
        return False
    return re.search(r"[A-Za-z]{2}|\d{2}", without_time(text)) is None


def without_time(text: str) -> str:
    """What is left of a text when all that speaks of time is taken away, the small words around it too."""
    for pattern in (*_DATED, _FISCAL_YEAR, _BARE_YEAR, _LENGTH, *_WORDED):
        text = pattern.sub(" ", text)
    return _FILLER.sub(" ", text)


def _partial(match: re.Match[str], day_first: bool) -> PartialDate | None:
    parts = match.groupdict()
    printed = parts.get("y") or parts.get("short")
    year = int(printed) if printed else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if parts["s"] == "." or first > 12 or (day_first and second <= 12):
            first, second = second, first
        return _valid(year, first, second, match.start())
    month = parts.get("m")
    if month is None:
        return PartialDate(year=year, position=match.start())
    number = int(month) if month.isdigit() else month_number(month)
    day = int(parts["d"]) if parts.get("d") else None
    return _valid(year, number, day, match.start())


def _valid(year: int | None, month: int, day: int | None, position: int) -> PartialDate | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= last_day(year or 2024, month).day):
        return None
    return PartialDate(year=year, month=month, day=day, position=position)


def _lengths(text: str) -> tuple[Length, ...]:
    found: list[Length] = []
    for match in _LENGTH.finditer(text):
        word = re.sub(r"[\s-]+", "-", match["n"].lower())
        number = int(word) if word.isdigit() else _COUNTS.get(word) or _COUNTS[word.replace("-", "")]
        monthly = match["u"].lower().startswith("m")
        found.append(Length(months=number if monthly else 0, weeks=0 if monthly else number, position=match.start()))
    for pattern, months in zip(_WORDED, (3, 6, 12), strict=True):
        if not found:
            found = [Length(months=months, position=m.start(), ordinal=_ordinal(text)) for m in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda length: length.position))


def _ordinal(text: str) -> int:
    """Which quarter or half of a year a text names; 0 when none."""
    for pattern in _NUMBERED:
        if match := pattern.search(text):
            printed = match["a"] or match["b"]
            return int(printed) if printed else _ORDINALS[match["c"].lower()]
    return 0
