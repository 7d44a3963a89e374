"""What a number format makes of a value: the text a reader sees, and what that text leaves out of the number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from exporter.readers.excel.figures import Figures, general
from exporter.readers.excel.format_code import Kind, Section, sections
from exporter.readers.excel.moments import moment, prints_moments

_NUMERIC_SECTIONS = 3
_SHORT_DATE = "mm-dd-yy"
_ISO = "yyyy-mm-dd"
"""The short date (18.8.30, id 14) and its kin follow whoever looks: ISO 8601 reads the same everywhere."""
_OF_THE_SYSTEM = {_SHORT_DATE: _ISO, "m/d/yyyy h:mm": f"{_ISO} h:mm", "m/d/yy h:mm": f"{_ISO} h:mm"}
_LONG_DATE, _LONG_TIME = "[$-F800]", "[$-F400]"
_SIGNS = "-‐‑–−("
_OVERFLOWN = "########"


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A cell's number as a reader sees it.

    `scale` is the power of ten that the format divides by without saying so. `negative` says that the number is below
    zero and its colour alone shows it. `colour` is the name of a CSS colour, or empty; `moment` tells dates and times.
    """

    text: str
    scale: int = 0
    negative: bool = False
    colour: str = ""
    moment: bool = False


def print_number(value: Decimal, code: str, *, since_1904: bool = False) -> Print:
    """A number under a number format, as Excel prints it in English.

    A double is given by its shortest decimal digits. `since_1904` says that the workbook counts days from 1904 on.
    """
    found = _printers(_code(code))
    printer, signed = _chosen(value, found)
    section = printer.section
    if printer.prints_moments:
        text = moment(value, section, since_1904=since_1904)
        return Print(text=_OVERFLOWN if text is None else _tidy(text), moment=True)
    text = general(abs(value)) if not section.parts and len(found) == 1 else printer.figures.printed(value)
    if signed and value < 0:
        text = f"-{text}"
    text = _tidy(text)
    unlike = section.colour != found[0].section.colour
    return Print(
        text=text,
        scale=printer.scale,
        negative=value < 0 and unlike and not any(sign in text for sign in _SIGNS),
        colour="" if section.colour.startswith("color") else section.colour,
    )


def print_text(text: str, code: str) -> str:
    """A text under a number format: the fourth section is for texts, or the last one that has an `@`."""
    if code in ("", "General", "@"):
        return text
    found = sections(code)
    section = found[-1]
    if len(found) <= _NUMERIC_SECTIONS and not section.has(Kind.TEXT):
        return text
    printed = (text if p.kind is Kind.TEXT else p.text if p.kind is Kind.LITERAL else "" for p in section.parts)
    return "".join(printed)


@dataclass(frozen=True, slots=True)
class _Printer:
    """A section, ready to print. One that prints no digits, as a dash for zero, has the scale of the first."""

    section: Section
    figures: Figures
    scale: int
    prints_moments: bool


@lru_cache(maxsize=4096)
def _printers(code: str) -> tuple[_Printer, ...]:
    found = sections(code)
    scale = Figures(found[0]).scale
    return tuple(
        _Printer(section, figures, figures.scale if section.has(Kind.DIGIT) else scale, prints_moments(section))
        for section, figures in zip(found, map(Figures, found), strict=True)
    )


def _code(code: str) -> str:
    if code.startswith(_LONG_DATE):
        return _ISO
    if code.startswith(_LONG_TIME):
        return "h:mm:ss"
    return _OF_THE_SYSTEM.get(code, code)


def _chosen(value: Decimal, found: tuple[_Printer, ...]) -> tuple[_Printer, bool]:
    """The section for a number, and whether a minus sign goes before what it prints.

    Without conditions the sections are for positive numbers, negative ones and zero; the second prints its own sign.
    """
    numeric = found[:_NUMERIC_SECTIONS]
    if len(numeric) > 1 and numeric[-1].section.has(Kind.TEXT):
        numeric = numeric[:-1]
    if any(printer.section.condition for printer in numeric):
        return _conditional(value, numeric)
    if len(numeric) == 1 or value > 0 or (value == 0 and len(numeric) < _NUMERIC_SECTIONS):
        return numeric[0], len(numeric) == 1
    return (numeric[1], False) if value < 0 else (numeric[2], False)


def _conditional(value: Decimal, numeric: tuple[_Printer, ...]) -> tuple[_Printer, bool]:
    """The first section whose condition holds, else one without; it prints its own sign where it is for negatives."""
    taking = (printer for printer in numeric if printer.section.takes(value))
    rest = (printer for printer in numeric[1:] if printer.section.condition is None)
    chosen = next(taking, None) or next(rest, numeric[-1])
    condition = chosen.section.condition
    own = condition is not None and condition[0] in ("<", "<=") and condition[1] <= 0
    return chosen, not own


def _tidy(text: str) -> str:
    """The text without white space around it, but for one no-break space behind it that keeps figures in line."""
    bare = text.strip()
    return f"{bare}\N{NO-BREAK SPACE}" if bare and text.endswith("\N{NO-BREAK SPACE}") else bare
