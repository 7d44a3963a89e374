"""The user's cache folder: what is dear to make is made once, and found again. It may be deleted at any time."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from exporter.files import Refused

_VARIABLE = "XBRL_EXPORT_CACHE"
_NAME = "xbrl-export"


def folder() -> Path:
    """Where things are kept: XBRL_EXPORT_CACHE, else the platform's place (XDG Base Directory Specification)."""
    if own := os.environ.get(_VARIABLE):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / _NAME / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _NAME
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / _NAME


def put(name: str, make: Callable[[Path], None]) -> Path:
    """Have a file made and put into the folder under a name, which may have folders in it.

    It is made under a name of its own and moved into place whole, so that processes that make the same at once do one
    another no harm and none ever reads half a file. `make` gets the path to write to; when it raises, nothing is left.
    """
    place = folder() / name
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".", suffix=place.suffix, dir=place.parent)
    except OSError as error:
        raise Refused(
            f"{place.parent}: the cache cannot be written ({error.strerror}); name a folder for it in {_VARIABLE}"
        ) from None
    os.close(handle)
    made = Path(beside)
    try:
        make(made)
        made.replace(place)
    except OSError as error:
        raise Refused(f"{place}: the cache cannot be written ({error.strerror})") from None
    finally:
        made.unlink(missing_ok=True)
    return place


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that `put` asked for, piece by piece."""
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
