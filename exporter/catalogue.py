"""Every message code of ours, with its severity, its wording and what to do about it. docs/messages.md is made from it."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """`wording` is a format string filled by `messages.message`; `remedy` is for the reference page."""

    severity: str
    wording: str
    remedy: str


CATALOGUE: dict[str, Entry] = {
    "entity.no-identifier": Entry(
        "warning",
        "no entity identifier is given: the reporter's name “{name}” stands in for it",
        "Set identifier and scheme under [entity] in report.toml (a CIK with http://www.sec.gov/CIK, or an LEI with "
        "http://standards.iso.org/iso/17442).",
    ),
}
