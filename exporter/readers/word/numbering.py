"""The numbers that Word sets before the paragraphs of lists, which stand nowhere in its text (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from exporter.readers.word.names import first, is_on, value, w
from exporter.readers.word.styles import Styles

_BULLET = "•"
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # where symbol fonts have their bullets
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a list: how its numbers are written (`text` has %1 for that of level 1), and set in."""

    start: int
    kind: str
    text: str
    legal: bool
    properties: etree._Element | None


class Numbering:
    """The lists of a document, counted through from its beginning."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, etree._Element] = {}
        self._instances: dict[str, etree._Element] = {}
        if root is not None:
            self._lists = {str(value(one, "abstractNumId")): one for one in root.findall(w("abstractNum"))}
            self._instances = {str(value(one, "numId")): one for one in root.findall(w("num"))}
        self._levels: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, instance: str, depth: int) -> tuple[str, Level] | None:
        """What is set before the next paragraph of a list at a depth (0-based); None for one that has no number."""
        name, levels = self._of(instance)
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(name, {})
        restarts = (instance, depth) not in self._begun and self._override(instance, depth) is not None
        self._begun.add((instance, depth))
        counts[depth] = level.start if restarts or depth not in counts else counts[depth] + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.kind == "none":
            return None
        if level.kind == "bullet":
            return _PRIVATE.sub(_BULLET, level.text) or _BULLET, level

        def number(match: re.Match[str]) -> str:
            of = int(match[1]) - 1
            if of not in levels:
                return ""
            return written(counts.get(of, levels[of].start), "decimal" if level.legal else levels[of].kind)

        return re.sub(r"%([1-9])", number, level.text), level

    def depth_of(self, instance: str, style: str | None) -> int:
        """The level that a paragraph style stands for in a list; the first where it says none."""
        found = self._lists.get(self._of(instance)[0])
        for level in () if found is None or style is None else found.findall(w("lvl")):
            if value(level.find(w("pStyle"))) == style:
                return int(value(level, "ilvl") or 0)
        return 0

    def _of(self, instance: str) -> tuple[str, dict[int, Level]]:
        """The list that an instance counts in, and its levels."""
        if instance not in self._levels:
            self._levels[instance] = self._read(instance, set())
        return self._levels[instance]

    def _read(self, instance: str, seen: set[str]) -> tuple[str, dict[int, Level]]:
        number = self._instances.get(instance)
        name = "" if number is None else str(value(number.find(w("abstractNumId"))))
        found = self._lists.get(name)
        if found is None or instance in seen:
            return "", {}
        linked = value(found.find(w("numStyleLink")))
        if linked is not None:
            target = first(self._styles.numbering(linked), "numPr")
            return self._read(str(value(target.find(w("numId")))) if target is not None else "", {*seen, instance})
        levels = {int(value(level, "ilvl") or 0): _level(level) for level in found.findall(w("lvl"))}
        for depth, level in levels.items():
            override = self._override(instance, depth)
            if override is not None:
                own = override.find(w("lvl"))
                start = value(override.find(w("startOverride")))
                level = level if own is None else _level(own)
                levels[depth] = level if start is None else replace(level, start=int(start))
        return name, levels

    def _override(self, instance: str, depth: int) -> etree._Element | None:
        found = self._instances.get(instance)
        overrides = () if found is None else found.findall(w("lvlOverride"))
        return next((one for one in overrides if value(one, "ilvl") == str(depth)), None)


def _level(level: etree._Element) -> Level:
    return Level(
        start=int(value(level.find(w("start"))) or 0),
        kind=value(level.find(w("numFmt"))) or "decimal",
        text=value(level.find(w("lvlText"))) or "",
        legal=is_on(level.find(w("isLgl"))),
        properties=level.find(w("pPr")),
    )


def written(number: int, kind: str) -> str:
    """A number as a list of that kind writes it (17.18.59); kinds of other scripts as digits."""
    if kind in ("upperLetter", "upperRoman"):
        return written(number, kind.replace("upper", "lower")).upper()
    if kind == "lowerLetter" and number > 0:
        return chr(ord("a") + (number - 1) % 26) * ((number + 25) // 26)
    if kind == "lowerRoman" and number > 0:
        roman = ""
        for worth, letters in _ROMAN:
            roman += letters * (number // worth)
            number %= worth
        return roman
    return f"{number:02d}" if kind == "decimalZero" else str(number)
