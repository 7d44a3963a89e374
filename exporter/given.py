"""The taxonomy packages a user names, as local files: a ZIP as it is, a folder packed, an address downloaded once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener
from zipfile import is_zipfile

from exporter import __version__, cache
from exporter.files import Refused
from exporter.packages import archive

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_METADATA = "META-INF/taxonomyPackage.xml"
_PATIENCE = 60
_PIECE = 1 << 20


def located(named: Sequence[str], base: Path | None = None, say: Callable[[str], None] = lambda _: None) -> list[Path]:
    """Where the packages are on this machine, in order; `Refused` names one that cannot be had.

    A folder is a package, or holds packages as ZIP files. Paths count from `base`. What is downloaded is kept in the
    cache; `say` is told before a connection is made, which happens for addresses a user names alone.
    """
    found: list[Path] = []
    for name in named:
        if _ADDRESS.match(name):
            found.append(_downloaded(name, say))
            continue
        path = (base or Path()) / name
        if path.is_dir():
            found += _in_folder(path)
        elif path.exists():
            found.append(path)
        else:
            raise Refused(f"{path}: there is no such file")
    return found


def _in_folder(folder: Path) -> list[Path]:
    tops = [top for top in (folder, *sorted(folder.iterdir())) if (top / _METADATA).is_file()]
    packages = [_packed(top) for top in tops]
    packages += [path for path in sorted(folder.glob("*.zip")) if path.is_file()]
    if not packages:
        raise Refused(f"{folder}: holds no taxonomy package (neither {_METADATA} nor a ZIP)")
    return packages


def _packed(top: Path) -> Path:
    """A package's folder as a ZIP in the cache, made anew when a file in it has another size or time."""
    files = sorted(path for path in top.rglob("*") if path.is_file())
    states = [(path.relative_to(top).as_posix(), path.stat()) for path in files]
    state = sha256(repr((str(top.resolve()), [(p, s.st_size, s.st_mtime_ns) for p, s in states])).encode())
    name = f"packages/{state.hexdigest()[:32]}/{top.resolve().name}.zip"
    place = cache.folder() / name
    if place.is_file():
        return place

    def pack(path: Path) -> None:
        contents = {f"{top.resolve().name}/{file.relative_to(top).as_posix()}": file.read_bytes() for file in files}
        cache.write(path, [archive(contents)])

    return cache.put(name, pack)


def _downloaded(address: str, say: Callable[[str], None]) -> Path:
    parts = urlsplit(address)
    if parts.scheme.lower() != "https":
        raise Refused(f"{address}: only https addresses are downloaded; save the package and name the file")
    stem = PurePosixPath(parts.path).name.removesuffix(".zip") or parts.netloc
    name = f"downloads/{sha256(address.encode()).hexdigest()[:32]}/{stem}.zip"
    place = cache.folder() / name
    if place.is_file():
        return place
    say(f"downloading {address}")

    def download(path: Path) -> None:
        try:
            request = Request(address, headers={"User-Agent": f"xbrl-export/{__version__}"})
            with opener().open(request, timeout=_PATIENCE) as answer:
                cache.write(path, _pieces(answer))
        except (URLError, TimeoutError, ConnectionError) as error:
            raise Refused(f"{address}: cannot be downloaded ({getattr(error, 'reason', error)})") from None
        if not is_zipfile(path):
            raise Refused(f"{address}: is no ZIP file; is it a page about the package?")

    return cache.put(name, download)


def _pieces(answer: IO[bytes]) -> Iterator[bytes]:
    while piece := answer.read(_PIECE):
        yield piece


class _StaysSecure(HTTPRedirectHandler):
    """Follows a redirection to another https address only."""

    def redirect_request(self, *request: Any) -> Request | None:  # noqa: ANN401  as its base has it
        newurl = request[-1]
        if urlsplit(newurl).scheme.lower() != "https":
            raise URLError(f"it leads to {newurl}, which is not https")
        return super().redirect_request(*request)


def opener() -> OpenerDirector:
    """What opens an https address, through the proxy of the environment if there is one."""
    return build_opener(ProxyHandler(), HTTPSHandler(), _StaysSecure())
