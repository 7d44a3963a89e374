"""The one Jinja environment: where templates lie, what is escaped, how values print."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporter.oim.fact import canonical
from exporter.resources import shipped

if TYPE_CHECKING:
    from jinja2 import Environment

_ESCAPED = (".xml.jinja", ".xsd.jinja", ".xhtml.jinja", ".html.jinja")
# What XML 1.0 (2.2, Char) has no way to write, not even as a character reference.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class UnprintableError(ValueError):
    """A value that must not reach a file: a character XML cannot hold, a float, or nothing at all."""


def number(value: Decimal) -> str:
    """A finite decimal in xs:decimal's canonical digits: no exponent, no needless zero, no negative zero."""
    if not value.is_finite():
        raise UnprintableError(f"{value} is not a number")
    return canonical(value)


@cache
def environment(overrides: Path | None = None) -> Environment:
    """The environment over the shipped templates.

    Templates in the folder `overrides` come first, by the same names, and may extend or include what they replace as
    `shipped/NAME`. They are a user's, not ours, so that everything then runs in a sandbox.
    """
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    ours = FileSystemLoader(shipped("templates"))
    loader = ChoiceLoader(
        [*([FileSystemLoader(overrides)] if overrides else []), ours, PrefixLoader({"shipped": ours})]
    )
    made = (ImmutableSandboxedEnvironment if overrides else Environment)(
        loader=loader,
        autoescape=_escapes,
        undefined=StrictUndefined,
        finalize=_finalized(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        newline_sequence="\n",
    )
    made.filters["number"] = number
    made.filters["markup"] = _markup
    return made


def _escapes(name: str | None) -> bool:
    """Whether a template writes markup; Jinja's own select_autoescape looks at `.jinja` and says no."""
    return name is None or name.endswith(_ESCAPED)


def _markup(value: str) -> str:
    """Text that is markup already, and well formed."""
    from markupsafe import Markup

    printable(value)
    return Markup(value)


def _finalized() -> Callable[..., object]:
    """Whatever a template prints passes here, before it is escaped."""
    from jinja2 import pass_eval_context
    from markupsafe import Markup, escape

    @pass_eval_context
    def finalize(context: Any, value: object) -> object:  # noqa: ANN401  nodes.EvalContext, known when Jinja is loaded
        checked = printable(value)
        if context.autoescape and isinstance(checked, str) and "\r" in checked and not isinstance(checked, Markup):
            # A parser makes a line feed of a carriage return that stands for itself.
            return Markup(str(escape(checked)).replace("\r", "&#13;"))
        return checked

    return finalize


def printable(value: object) -> object:
    """A value as it may reach a file; UnprintableError for any other."""
    if isinstance(value, str):
        if found := _FORBIDDEN.search(value):
            around = value[max(0, found.start() - 20) : found.end() + 20]
            raise UnprintableError(f"U+{ord(found[0]):04X} cannot stand in XML: {around!r}")
        return value
    if isinstance(value, Decimal):
        return number(value)
    if value is None or isinstance(value, bool | float):
        raise UnprintableError(f"{value!r} has no form of its own in a file: the caller must say how it prints")
    return value
