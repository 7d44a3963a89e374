"""Rewrites of a table into the house styles of other places: the same statement, printed otherwise."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

MONTHS = "January February March April May June July August September October November December".split()
_MONTH = r"(?P<m>January|February|March|April|May|June|July|August|September|October|November|December)"
_FULL = re.compile(_MONTH + r"\s+(?P<d>\d{1,2})\s*,?\s*(?P<y>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_PART = re.compile(_MONTH + r"\s+(?P<d>\d{1,2})(?![\d])\s*,?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_NUMERIC = re.compile(r"[\s$()\d.,%—–-]*\d[\s$()\d.,%—–-]*")

Segment = Callable[[str, bool], str]


def by_segment(change: Segment) -> Callable[[str, str], str]:
    """A rewrite of cell and paragraph texts; `change` is told whether a text is a number (with its signs).

    The labels of rows with numbers stay as they are, since the gold names facts by them.
    """

    def one(piece: str) -> str:
        bare = piece.strip()
        return piece.replace(bare, change(bare, is_number(bare))) if bare else piece

    def rewrite(text: str, form: str) -> str:
        if form == "html":
            rows = re.split(r"(<tr.*?</tr>)", text, flags=re.DOTALL)
            return "".join(_row(row, re.compile(r"(?<=>)[^<]+(?=<)"), one) for row in rows)
        cell = re.compile(r"[^\t]+" if form == "TAB" else r"[^|]+")
        lines = [_row(line, cell, one) for line in text.split("\n")]
        return "\n".join(re.sub(r"\t(?=\t|$)", "", line) if form == "TAB" else line for line in lines)

    return rewrite


def is_number(text: str) -> bool:
    """Whether a text is a number with its signs, and no year."""
    return bool(_NUMERIC.fullmatch(text)) and not re.fullmatch(r"(?:(?:19|20)\d\d\s*)+", text)


def _holds_number(text: str) -> bool:
    """Whether a cell holds a number, or the dash that stands for none, with its signs."""
    return is_number(text) or bool(re.fullmatch(r"[$(]*\s*[—–-]\s*[)%]*", text))


def _row(row: str, cell: re.Pattern[str], one: Callable[[str], str]) -> str:
    """A row with its texts rewritten, those before its first number (its label) left as they are."""
    in_table = row.startswith(("<tr", "|")) or "\t" in row
    first = next((m.start() for m in cell.finditer(row) if in_table and _holds_number(m[0].strip())), 0)
    return cell.sub(lambda m: m[0] if m.start() < first and m[0].strip() not in _SIGNS else one(m[0]), row)


def _dates(full: Callable[[str, str, str], str], part: Callable[[str, str], str] | None) -> Segment:
    def change(text: str, number: bool) -> str:
        if number:
            return text
        text = _FULL.sub(lambda m: full(m["y"], m["m"], m["d"]), text)
        return _PART.sub(lambda m: part(m["m"], m["d"]), text) if part else text

    return change


def _numbers(write: Callable[[str], str]) -> Segment:
    return lambda text, number: _NUMBER.sub(lambda m: write(m[0]), text) if number else text


def _indian(text: str) -> str:
    whole, point, fraction = text.partition(".")
    digits = whole.replace(",", "")
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.append(head[-2:])
        head = head[:-2]
    return ",".join([*reversed(groups), tail]) + point + fraction


def _minus(sign: str) -> Segment:
    def change(text: str, number: bool) -> str:
        if text in (")", ")%", "("):
            return ""
        if number and "(" in text:
            return re.sub(r"(\$?\s*)\(\s*([\d.,]+)\s*\)?", lambda m: m[1] + sign + m[2], text)
        return text

    return change


_GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def _foreign(names: list[str], mark: str) -> Segment:
    def full(year: str, month: str, day: str) -> str:
        return f"{day}{mark} {names[MONTHS.index(month.title())]} {year}"

    return _dates(full, lambda month, day: f"{day}{mark} {names[MONTHS.index(month.title())]}")


_SIGNS = ("$", "(", "$(")
_SCALE = re.compile(
    r"(?<!shares\s)(?<!reflected\s)(?:(?:U\.?S\.?\s+)?(?:amounts?|dollars?)\s+)?(?:in\s+|(?<=\()|^)(millions|thousands)(?:\s+of\s+dollars)?",
    re.IGNORECASE,
)


def _scale(write: Callable[[str], str]) -> Segment:
    word = re.compile(
        r"(?<!shares\s)(?<!reflected\s)(?:amounts?\s+|dollars?\s+)?in\s+(millions|thousands)", re.IGNORECASE
    )
    return lambda text, number: text if number else word.sub(lambda m: write(m[1].lower()), text)


def _european(text: str, number: bool) -> str:
    if number:
        return text.replace("$", "").strip()
    scaled = _SCALE.sub(lambda m: "in Mio. EUR" if m[1].lower() == "millions" else "in Tsd. EUR", text)
    return re.sub(r"\bdollars\b", "EUR", scaled, flags=re.IGNORECASE).replace("$", "")


def _note_column(text: str, form: str) -> str:
    """A column of note numbers behind the labels, in every third row."""
    mark = "\t" if form == "TAB" else "|"
    lines, count, started = text.split("\n"), 0, False
    for i, line in enumerate(lines):
        if mark not in line:
            continue
        cells = line.split(mark)
        at = 1 if form == "TAB" else 2
        data = any(is_number(cell.strip()) for cell in cells[at:])
        if set(line) <= set("|-: "):
            extra = "---"
        elif data:
            extra = str(count // 3 + 1) if count % 3 == 0 else ""
            count += 1
        else:
            extra = "" if started or not re.search(r"(?:19|20)\d\d", line) else "Note"
            started = started or extra == "Note"
        if form == "TAB" and not data and len(cells) == _slots(lines):
            at = 0
        if extra or form != "TAB":
            cells.insert(at, extra)
        lines[i] = mark.join(cells)
    return "\n".join(lines)


def _slots(lines: list[str]) -> int:
    """How many columns of numbers TAB-separated lines have."""
    return max(sum(is_number(c.strip()) for c in line.split("\t")[1:]) for line in lines)


def _permuted(text: str, form: str) -> str:
    """The columns in another order, which rewrites of clean pipe tables alone can do."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if line.startswith("|"):
            cells = line.strip().strip("|").split("|")
            first, rest = cells[0], cells[1:]
            random.Random(5).shuffle(rest)
            lines[i] = "|" + "|".join([first, *rest]) + "|"
    return "\n".join(lines)


def _ordinal(m: str, d: str) -> str:
    return f"{d} {m}"


STYLES: dict[str, tuple[tuple[str, ...], Callable[[str, str], str]]] = {
    "day month year": ((), by_segment(_dates(lambda y, m, d: f"{d} {m} {y}", _ordinal))),
    "ISO dates": ((), by_segment(_dates(lambda y, m, d: f"{y}-{MONTHS.index(m.title()) + 1:02d}-{int(d):02d}", None))),
    "short months": ((), by_segment(_dates(lambda y, m, d: f"{d}-{m[:3]}-{y}", None))),
    "German dates": ((), by_segment(_foreign(_GERMAN, "."))),
    "French dates": ((), by_segment(_foreign(_FRENCH, ""))),
    "FY": ((), by_segment(lambda t, n: re.sub(r"20\d\d", r"FY\g<0>", t) if re.fullmatch(r"(20\d\d\s*)+", t) else t)),
    "minus": ((), by_segment(_minus("-"))),
    "Unicode minus": ((), by_segment(_minus("−"))),
    "capitals": ((), by_segment(lambda t, n: t.upper())),
    "EUR": ((), by_segment(lambda t, n: re.sub("dollars", "euros", t.replace("$", "€"), flags=re.IGNORECASE))),
    "$ million": ((), by_segment(_scale(lambda w: f"$ {w[:-1]}"))),
    "$m": ((), by_segment(_scale(lambda w: "$m" if w == "millions" else "$'000"))),
    "in Mio. EUR": ((), by_segment(_european)),
    "spaces": ((), by_segment(_numbers(lambda t: t.replace(",", " ")))),
    "no-break spaces": ((), by_segment(_numbers(lambda t: t.replace(",", "\u00a0")))),
    "decimal commas": ((), by_segment(_numbers(lambda t: t.translate(str.maketrans(",.", ".,"))))),
    "spaces, commas": ((), by_segment(_numbers(lambda t: t.translate(str.maketrans(",.", "\u00a0,"))))),
    "apostrophes": ((), by_segment(_numbers(lambda t: t.replace(",", "’")))),
    "Indian": ((), by_segment(_numbers(_indian))),
    "footnote letters": ((), by_segment(lambda t, n: f"{t} (a)" if n and t.endswith("5") else t)),
    "note column": (("pipe", "naive pipe", "TAB"), _note_column),
    "permuted": (("pipe",), _permuted),
}
