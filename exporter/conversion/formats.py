"""Which format a conversion is to write: told by OUT's name or by --to, and for packages by what goes inside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from exporter.files import Refused


class Syntax(StrEnum):
    """How a report itself is written; the value is what --to and --inside call it."""

    XML = "xbrl"
    INLINE = "xhtml"
    JSON = "json"
    CSV = "csv"


class Package(StrEnum):
    """How reports are packed (Report Packages 1.0, 3); the value is the file's ending."""

    INLINE = "xbri"
    OTHER = "xbr"
    ANY = "zip"


_BY_ENDING: dict[str, Syntax | Package] = {
    ".xbrl": Syntax.XML,
    ".xml": Syntax.XML,
    ".xhtml": Syntax.INLINE,
    ".html": Syntax.INLINE,
    ".htm": Syntax.INLINE,
    ".json": Syntax.JSON,
    **{f".{package}": package for package in Package},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What to write where. `file` is the report or package itself, `inside` the syntax of the reports in a package."""

    file: Path
    syntax: Syntax | None
    package: Package | None
    inside: Syntax | None


def target(source: Path, out: Path, to: str | None, inside: str | None) -> Target:
    """The target of a conversion. With `to`, `out` is a folder and the file is named after the source. May refuse."""
    kind: Syntax | Package | None
    if to is None:
        kind = _BY_ENDING.get(out.suffix.lower())
        file = out
        if kind is None:
            raise Refused(f"{out}: its name does not say the format; name it .xbrl, .xhtml, .json, ... or use --to")
    else:
        kind = Package(to) if to in {str(package) for package in Package} else Syntax(to)
        stem = source.name if source.is_dir() else source.stem
        file = out / f"{stem}.{'json' if kind == Syntax.CSV else kind}"
    if file.resolve() == source.resolve():
        raise Refused(f"{file}: is the report to convert; choose another name for the result")
    if isinstance(kind, Syntax):
        if inside is not None:
            raise Refused(f"{file}: is no package; --inside goes with .xbri, .xbr and .zip")
        return Target(file=file, syntax=kind, package=None, inside=None)
    assert kind is not None
    return Target(file=file, syntax=None, package=kind, inside=_inside(file, kind, inside))


def _inside(file: Path, package: Package, said: str | None) -> Syntax | None:
    """The syntax within a package: an .xbri holds Inline XBRL, an .xbr anything else; None for the source's own."""
    chosen = None if said is None else Syntax(said)
    if package == Package.INLINE:
        if chosen not in (None, Syntax.INLINE):
            raise Refused(f"{file}: an .xbri package holds Inline XBRL; name it .xbr or .zip for {chosen}")
        return Syntax.INLINE
    if package == Package.OTHER:
        if chosen == Syntax.INLINE:
            raise Refused(f"{file}: an .xbr package holds no Inline XBRL; name it .xbri or .zip")
        return chosen or Syntax.JSON
    return chosen
