"""The style sheet that is written for a document, beside its own: for what no style attribute can say."""

from __future__ import annotations


class StyleSheet:
    """Gathers rules and hands out classes for declarations.

    A document with style sheets of its own (`has_own`) gets its presentational hints here, under selectors without
    specificity, so that its own rules win over them as they do in a browser (CSS Cascade 4, 6.5, "Precedence of
    Non-CSS Presentational Hints"); without any, hints can stand in style attributes.
    """

    def __init__(self, has_own: bool) -> None:
        self.has_own = has_own
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

    def text(self) -> str:
        """The sheet, "" when nothing needs one."""
        return "\n".join(self._rules)
