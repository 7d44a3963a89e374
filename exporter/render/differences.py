"""Writes what differs between two reports as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporter.render.environment import environment


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One fact that was added, removed or changed, in words. `what` names the properties that differ."""

    change: str
    what: tuple[str, ...]
    concept: str
    label: str
    period: str
    members: tuple[str, ...]
    unit: str
    language: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The entries of one statement."""

    title: str
    entries: tuple[Entry, ...]


def page(before: str, after: str, facts: tuple[int, int], groups: Iterable[Group]) -> bytes:
    """The page, UTF-8; `facts` is how many each report has."""
    template = environment().get_template("diff/differences.html.jinja")
    return template.render(before=before, after=after, facts=facts, groups=tuple(groups)).encode()
