"""What reports are mapped onto and concepts looked up in: the built-in taxonomy, or one whose packages a user names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exporter.dts.builtin import builtin
from exporter.dts.dts import DTS
from exporter.dts.opening import opened
from exporter.dts.package import Package, choose
from exporter.dts.package import read as read_package
from exporter.files import Refused
from exporter.given import located


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A DTS and the packages it comes from; the built-in one comes from none."""

    dts: DTS
    packages: tuple[Package, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The packages' files."""
        return tuple(package.path for package in self.packages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The taxonomy a user names: packages as files, folders or addresses, counted from `base`; and entry points.

    An entry point is a URI or the name its package gives it. `say` is told of a download.
    """

    packages: tuple[str, ...] = ()
    entry_points: tuple[str, ...] = ()
    base: Path | None = None
    say: Callable[[str], None] = lambda _: None


BUILTIN = Named()


def basis(named: Named) -> Basis:
    """The DTS of the packages, the built-in one without any."""
    if not named.packages:
        if named.entry_points:
            raise Refused(f"{named.entry_points[0]}: name the package that holds this entry point with --taxonomy")
        return Basis(dts=builtin())
    packages = tuple(read_package(path) for path in located(named.packages, named.base, named.say))
    return Basis(dts=opened(packages, choose(packages, named.entry_points)), packages=packages)
