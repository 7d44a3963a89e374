"""What the catalogue of messages says of one code."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """`wording` is a format string filled by `messages.message`; `remedy` is for the reference page."""

    severity: str
    wording: str
    remedy: str
