"""Measure: the currency and the scales that hold for a table, and where they contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporter.extraction.columns import Heads
from exporter.extraction.currencies import code_of, is_dollar, named_in
from exporter.extraction.facts import Settings
from exporter.extraction.layout import Layout
from exporter.extraction.scale import ScaleNote, read_scale
from exporter.extraction.surroundings import Surroundings

_NOTE_LENGTH = 200
_DOLLAR = "$"
_OWN = "headers of the table"
ASSUMED = "currency: assumed"
"""The evidence of a currency that nothing names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How the numbers of a table are to be taken, and why.

    `money` and `shares` are powers of ten, None where nothing is said of them. `currencies` and `scales` hold what was
    found where there is more than one.
    """

    currency: str
    money: int | None
    shares: int | None
    evidence: tuple[str, ...]
    currencies: tuple[str, ...] = ()
    scales: tuple[int, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether a scale of money is said."""
        return self.money is not None


def measure(layout: Layout, around: Surroundings, settings: Settings) -> Measure:
    """The measure of a table: what stands in its headers first, then the nearest text above."""
    money, shares, scales, why = _scales(layout, around)
    currency, currencies, because = _currency(layout, around, settings)
    return Measure(
        currency=currency,
        money=money,
        shares=shares,
        evidence=tuple(filter(None, (because, why))),
        currencies=currencies,
        scales=scales,
    )


def _scales(layout: Layout, around: Surroundings) -> tuple[int | None, int | None, tuple[int, ...], str]:
    own = [(note, _OWN) for text in _headers(layout) if (note := read_scale(text)).says_something]
    near = [(note, name) for name, text in _above(around) if (note := read_scale(text)).says_something]
    said = [*own, *near]
    money, where = next(((note, where) for note, where in said if note.money is not None), (ScaleNote(), ""))
    shares = next((note.shares for note, _ in said if note.shares is not None), money.money)
    found = {n for note, _ in own for n in note.found} or set(money.found)
    return money.money, shares, tuple(sorted(found)) if len(found) > 1 else (), f"scale: {where}" if where else ""


def _headers(layout: Layout) -> Iterator[str]:
    """The texts of a table's first header rows; the numbers of one row in a header belong together."""
    first: dict[int, Heads] = {}
    for block in layout.blocks:
        first.setdefault(block.side, block.heads)
    for heads in first.values():
        yield from heads.labels
        for slot in range(layout.width):
            yield heads.text(slot)


def _above(around: Surroundings) -> Iterator[tuple[str, str]]:
    """The texts that may speak of a table's measure, nearest first, each with what to call it."""
    yield from (("text above", text) for text in around.above)
    yield from (("head of the sheet", text) for text in around.head)


def _currency(layout: Layout, around: Surroundings, settings: Settings) -> tuple[str, tuple[str, ...], str]:
    printed = {t.currency for line in layout.lines() for t in line.others if t.is_number and t.currency}
    codes = {code for sign in printed if (code := code_of(sign))}
    headers = " \n ".join(dict.fromkeys(_headers(layout)))
    in_headers = set(named_in(headers))
    if len(codes | in_headers) > 1:
        return min(codes or in_headers), tuple(sorted(codes | in_headers)), ""
    if codes:
        return codes.pop(), (), "currency: printed with the numbers"
    # A bare `$` says little: what the table or the whole document says of its currency in words goes before it.
    bare = _DOLLAR in printed or _DOLLAR in headers
    for name, text in [(_OWN, headers), *_above(around)]:
        names = [code for code in named_in(text) if is_dollar(code) or not bare or name == _OWN]
        is_note = len(text) <= _NOTE_LENGTH or (len(names) == 1 and read_scale(text).says_something)
        if names and is_note:
            return names[0], (), f"currency: {name}"
    for name, code in (("stated in the document", around.currency), ("given", settings.currency or "")):
        if code:
            return code, (), f"currency: {name}"
    return "USD", (), ASSUMED
