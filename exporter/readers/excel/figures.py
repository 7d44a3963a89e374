"""Numbers as the section of a number format prints them: digits, groups, scale, fractions, exponents, General."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from exporter.readers.excel.format_code import Kind, Part, Section

_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_UP)
"""Excel shows the decimal digits of a number as far as a double holds them for certain."""
_ROUND = Context(prec=400, rounding=ROUND_HALF_UP)  # a double has 309 digits before its point at most
_WIDEST = 11  # characters of a number under General
_SMALLEST = Decimal("1E-4")  # what General still prints without an exponent
_GROUP = 3
_MOST_DENOMINATORS = 10**7


class Figures:
    """Prints numbers as one section does. `scale` is the power of ten that its commas divide by: 3 for each of them."""

    def __init__(self, section: Section) -> None:
        self._section = section
        self._layout = _Layout(section.parts)
        self._scientific = section.has(Kind.EXPONENT)
        self._fraction = section.has(Kind.SLASH) and section.has(Kind.DIGIT)
        self.scale = 0 if self._scientific or self._fraction else _GROUP * self._layout.thousands

    def printed(self, value: Decimal) -> str:
        """A number without its sign."""
        value = _SIGNIFICANT.plus(abs(value))
        if self._scientific:
            return _scientific(value, self._section)
        if self._fraction:
            return _fraction(value, self._section)
        power = 2 * self._layout.percents - self.scale
        return self._layout.printed(value.scaleb(power) if power else value)


def general(value: Decimal) -> str:
    """A number under General: as many digits as fit into eleven characters."""
    value = _SIGNIFICANT.plus(value)
    magnitude = abs(value)
    whole = len(str(int(magnitude)))
    if magnitude and (whole > _WIDEST or magnitude < _SMALLEST):
        return _short_exponent(value)
    places = max(0, _WIDEST - 1 - whole) if magnitude != int(magnitude) else 0
    return _plain(_rounded(value, places))


def _rounded(value: Decimal, places: int) -> Decimal:
    """Rounded to decimal places, half away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), context=_ROUND)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _short_exponent(value: Decimal) -> str:
    short = Context(prec=6, rounding=ROUND_HALF_UP).plus(value)
    power = short.adjusted()
    return f"{_plain(short.scaleb(-power))}E{'-' if power < 0 else '+'}{abs(power):02d}"


class _Layout:
    """The parts of a section around its digits: which are of the whole, which of the decimals, what commas mean."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        point = next((i for i, part in enumerate(parts) if part.kind is Kind.POINT), len(parts))
        digits = [i for i, part in enumerate(parts) if part.kind is Kind.DIGIT]
        self.whole = [i for i in digits if i < point]
        self.decimals = [i for i in digits if i > point]
        self.percents = sum(part.kind is Kind.PERCENT for part in parts)
        self.thousands = 0
        silent: set[int] = set()  # commas that group or divide, and are not printed as such
        for last in {self.whole[-1] if self.whole else -1, self.decimals[-1] if self.decimals else -1} - {-1}:
            at = last + 1
            while at < len(parts) and parts[at].kind is Kind.COMMA:
                silent.add(at)
                self.thousands += 1
                at += 1
        grouping = (
            [i for i in range(self.whole[0], self.whole[-1]) if parts[i].kind is Kind.COMMA] if self.whole else []
        )
        self.grouped = bool(grouping)
        silent.update(grouping)
        self._parts = [(i, part) for i, part in enumerate(parts) if i not in silent]
        self._codes = {i: part.text for i, part in self._parts}
        self._step = Decimal(1).scaleb(-len(self.decimals))

    def printed(self, value: Decimal) -> str:
        """The parts with the digits of a number, which is scaled already."""
        rounded = value.quantize(self._step, context=_ROUND)
        whole, _, fraction = format(rounded, "f").partition(".")
        digits = self._whole_digits("" if whole == "0" else whole)
        digits |= self._decimal_digits(fraction)
        return "".join(_printed(part, value) if part.kind is not Kind.DIGIT else digits[i] for i, part in self._parts)

    def _whole_digits(self, digits: str) -> dict[int, str]:
        """What stands at each placeholder before the point; the first takes all digits that are left over."""
        count = len(self.whole)
        texts: dict[int, str] = {}
        padded = digits.rjust(count, " ")
        first = len(padded) - count
        for position, character in enumerate(padded):
            index = self.whole[max(0, position - first)] if count else -1
            if character == " ":
                character = {"0": "0", "?": " "}.get(self._codes[index], "")
            right = len(padded) - 1 - position
            comma = "," if self.grouped and right and right % _GROUP == 0 and character.isdigit() else ""
            texts[index] = texts.get(index, "") + character + comma
        return texts

    def _decimal_digits(self, digits: str) -> dict[int, str]:
        texts: dict[int, str] = {}
        needed = False
        for index, character in reversed(list(zip(self.decimals, digits, strict=True))):
            code = self._codes[index]
            needed = needed or character != "0" or code == "0"
            texts[index] = character if needed else " " if code == "?" else ""
        return texts


def _printed(part: Part, value: Decimal) -> str:
    """What a part other than a digit placeholder prints."""
    match part.kind:
        case Kind.SPACE:
            return "\N{NO-BREAK SPACE}"
        case Kind.FILL:
            return " " if part.text == " " else ""
        case Kind.GENERAL | Kind.TEXT:
            return general(value)
        case _:
            return part.text


def _scientific(value: Decimal, section: Section) -> str:
    """A section with an exponent: the mantissa has as many whole digits as it has placeholders for."""
    at = next(i for i, part in enumerate(section.parts) if part.kind is Kind.EXPONENT)
    mantissa = _Layout(section.parts[:at])
    tail = section.parts[at + 1 :]
    step = max(1, len(mantissa.whole))
    power = value.adjusted() // step * step if value else 0
    if _rounded(value.scaleb(-power), len(mantissa.decimals)).adjusted() >= step:
        power += step
    sign = "-" if power < 0 else "+" if section.parts[at].text.endswith("+") else ""
    width = sum(part.kind is Kind.DIGIT for part in tail)
    rest = "".join(_printed(part, value) for part in tail if part.kind is not Kind.DIGIT)
    return f"{mantissa.printed(value.scaleb(-power))}E{sign}{abs(power):0{width}d}{rest}"


def _fraction(value: Decimal, section: Section) -> str:
    """A section with a vulgar fraction: `# ?/?` and `# ??/??` find the nearest, `# ?/8` has its denominator."""
    at = next(i for i, part in enumerate(section.parts) if part.kind is Kind.SLASH)
    after = section.parts[at + 1 :]
    fixed = "".join(part.text for part in after if part.text.isdigit())
    width = sum(part.kind is Kind.DIGIT for part in after)
    whole = any(part.text == " " for part in section.parts[:at])
    exact = Fraction(value)
    if fixed.strip("0"):
        near = Fraction(int(exact * int(fixed) + Fraction(1, 2)), int(fixed))
        denominator = int(fixed)
    else:
        near = exact.limit_denominator(min(10**width - 1, _MOST_DENOMINATORS))
        denominator = near.denominator
    count = int(near) if whole else 0
    numerator = int((near - count) * denominator)
    if whole and not numerator:
        return str(count)
    return f"{f'{count} ' if count else ''}{numerator}/{denominator}"
