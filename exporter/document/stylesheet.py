"""The style sheet that is written for a document, beside its own: for what no style attribute can say."""

from __future__ import annotations

import re

from lxml import etree


class StyleSheet:
    """Gathers rules and hands out classes for declarations.

    A document with style sheets of its own (`has_own`) gets its presentational hints here, under selectors without
    specificity, so that its own rules win over them as they do in a browser (CSS Cascade 4, 6.5, "Precedence of
    Non-CSS Presentational Hints"); without any, hints can stand in style attributes.
    """

    def __init__(self, own: str = "") -> None:
        self.has_own = bool(own)
        self.sets_lines = "line-height" in own.lower() or "font:" in own.replace(" ", "").lower()
        """Whether the document's own sheets say how high lines are."""
        self._words = frozenset(re.findall(r"[a-z][a-z0-9]*", own.lower()))
        self.stand_ins: dict[str, str] = {}
        """The classes of elements that stand for others, by the others' names as the document's sheets have them."""
        self._rules: dict[str, None] = {}
        self._classes: dict[tuple[str, bool], str] = {}

    def rule(self, selector: str, css: str) -> None:
        """Add a rule; one that is there already stays once."""
        self._rules[f"{selector}{{{css}}}"] = None

    def class_of(self, css: str, *, weak: bool) -> str:
        """The class whose rule is these declarations; a weak one gives way to every other rule."""
        key = css, weak
        if key not in self._classes:
            name = self._classes[key] = f"as-{len(self._classes) + 1}"
            self.rule(f":where(.{name})" if weak else f".{name}", css)
        return self._classes[key]

    def hint(self, element: etree._Element, css: str) -> None:
        """Lay an element out with declarations that give way to the document's own, in sheets and style attribute."""
        if self.has_own:
            self.add_class(element, self.class_of(css, weak=True))
        else:
            own = element.get("style")
            element.set("style", f"{css};{own}" if own else css)

    def stand_in(self, element: etree._Element, name: str) -> None:
        """Let rules of the document's own for elements of a name apply to an element that stands for one."""
        if name in self._words:
            self.stand_ins[name] = f"as-{name}"
            self.add_class(element, f"as-{name}")

    def add_class(self, element: etree._Element, name: str) -> None:
        """Give an element one more class."""
        element.set("class", f"{element.get('class', '')} {name}".strip())

    def text(self) -> str:
        """The sheet, "" when nothing needs one."""
        return "\n".join(self._rules)
