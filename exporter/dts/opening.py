"""A DTS from packages and entry points: found baked in the user's cache, or discovered and baked."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from exporter import cache
from exporter.dts.baked import BakedDTS
from exporter.dts.baking import FORMAT
from exporter.dts.package import Package
from exporter.files import Refused
from exporter.process import ask
from exporter.resources import shipped


def opened(packages: Sequence[Package], entry_points: Sequence[str]) -> BakedDTS:
    """The DTS that the entry points lead to within the packages. One that is not whole is refused, with what it lacks.

    What was baked before serves as long as neither the packages' bytes, the entry points, Arelle nor the format have
    changed; a file that is damaged is baked anew.
    """
    made_of = [FORMAT, version("arelle-release"), *(package.digest for package in packages), *entry_points]
    name = f"dts/{sha256(json.dumps(made_of).encode()).hexdigest()[:32]}.sqlite"
    try:
        return BakedDTS(cache.folder() / name)
    except (OSError, ValueError, sqlite3.Error):
        return BakedDTS(cache.put(name, lambda path: _discover(packages, entry_points, path)))


def _discover(packages: Sequence[Package], entry_points: Sequence[str], out: Path) -> None:
    request = {
        "packages": [str(package.path.resolve()) for package in packages],
        "entry_points": list(entry_points),
        "out": str(out),
    }
    names = ", ".join(package.path.name for package in packages)
    answer = ask("exporter.dts.discovery", request, Path(names), "is it a taxonomy package?")
    if missing := answer["missing"]:
        count = "a document" if len(missing) == 1 else f"{len(missing)} documents"
        raise Refused(
            f"{names}: {count} of the taxonomy that starts at {' '.join(entry_points)} cannot be found in the packages "
            "given; name the packages below too, each with --taxonomy",
            tuple(_whereabouts(missing)),
        )
    if not out.stat().st_size:
        why = answer["messages"][0] if answer["messages"] else "it declares no concept"
        raise Refused(f"{' '.join(entry_points)}: is no taxonomy ({' '.join(why.split())})")


def _whereabouts(missing: Iterable[str]) -> Iterator[str]:
    """Which packages hold the documents, as far as their addresses tell, each with its documents beneath."""
    known = tomllib.loads((shipped("taxonomy") / "publishers.toml").read_text("utf-8"))["packages"]
    grouped: dict[str, list[str]] = {}
    for uri in missing:
        grouped.setdefault(_package_of(uri, known), []).append(uri)
    for package, uris in grouped.items():
        yield f"{package}:"
        yield from (f"  {uri}" for uri in uris)


def _package_of(uri: str, known: Iterable[dict[str, Any]]) -> str:
    """The package that holds a document: the known one with the longest address that its own begins with."""
    address = uri.partition("://")[2]
    fitting = [one for one in known for begin in one["documents"] if address.startswith(begin)]
    if not fitting:
        return f"the package of whoever publishes at {address.partition('/')[0] or uri}"
    best = max(fitting, key=lambda one: max(len(b) for b in one["documents"] if address.startswith(b)))
    year = next((part[:4] for part in address.split("/") if part[:4].isdigit() and part[:2] in ("19", "20")), "")
    return f"{best['package']}{year and f', {year}'}, from {best['publisher']} ({best['page']})"
