"""What the print of a cell leaves out of its number, carried from a reader to the walk in the cell's classes."""

from __future__ import annotations

import re

_SCALED = re.compile(r"(?:^|\s)unprinted-scale-(\d{1,2})(?:\s|$)")
_NEGATIVE = "unprinted-minus"


def classes(scale: int, *, negative: bool) -> str:
    """The classes of a cell whose text does not say that its number was divided by a power of ten, or is below zero."""
    return " ".join((*((f"unprinted-scale-{scale}",) if scale else ()), *((_NEGATIVE,) if negative else ())))


def scale_of(found: str) -> int:
    """The power of ten that the classes of a cell tell, 0 when they tell none."""
    match = _SCALED.search(found)
    return int(match[1]) if match else 0


def is_negative(found: str) -> bool:
    """Whether the classes of a cell tell that its number is below zero."""
    return _NEGATIVE in found.split()
