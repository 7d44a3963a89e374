"""The names of months, as statements print them in the languages of Europe that use Latin letters.

Only names that are no words of another meaning: `Set.` and `Mag.` are left out, for statements also set figures aside.
"""

from __future__ import annotations

_PRINTED = {
    1: "January Jan Januar Jänner Januari janvier janv enero ene gennaio janeiro leden styczeń stycznia",
    2: "February Feb Februar Feber Februari février févr fevrier febrero febbraio fevereiro luty lutego",
    3: "March Mar März Maerz Mrz Mär mars marzo maart mrt março marts marca marzec",
    4: "April Apr avril avr abril abr aprile kwietnia kwiecień",
    5: "May Mai mayo maggio maio mei maj maja",
    6: "June Jun Juni juin junio giugno junho czerwca czerwiec",
    7: "July Jul Juli juillet juil julio luglio julho lipca lipiec",
    8: "August Aug août aout agosto augustus augusti sierpnia sierpień",
    9: "September Sept Sep septembre septiembre setiembre settembre setembro września wrzesień",
    10: "October Oct Oktober Okt octobre octubre ottobre oktober outubro października październik",
    11: "November Nov novembre noviembre novembro listopada listopad",
    12: "December Dec Dezember Dez décembre decembre diciembre dicembre dezembro desember déc grudnia grudzień",
}
_NUMBERS = {name.casefold(): number for number, names in _PRINTED.items() for name in names.split()}


def _by_initial() -> str:
    """The names as one pattern, parted by their first letters: most words are none, and that is seen at once."""
    initials: dict[str, list[str]] = {}
    for name in sorted(_NUMBERS, key=lambda name: (-len(name), name)):
        initials.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{initial}(?:{'|'.join(rests)})" for initial, rests in sorted(initials.items()))


MONTH = _by_initial()
"""A month's name as a pattern, to be compared without regard to case."""


def month_number(name: str) -> int:
    """The number of a month that MONTH has found."""
    return _NUMBERS[name.casefold()]
