"""Asks the judge about a file, and reads its answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from exporter.files import Refused
from exporter.process import Asked, ask, started

_ERRORS = frozenset({"ERROR", "CRITICAL", "INCONSISTENCY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What Arelle said: its own level, code and text, the ids of the facts it speaks of, and the file and line.

    `file` is a bare name; `line` counts in that file, which is one we or somebody else wrote, not a source.
    """

    level: str
    code: str
    text: str
    facts: tuple[str, ...] = ()
    file: str | None = None
    line: int | None = None

    @property
    def is_error(self) -> bool:
        """Whether the report is not valid because of it."""
        return self.level in _ERRORS


class Judge:
    """Arelle, which takes as long to start as to judge a short report: so it starts before there is one."""

    def __init__(self, asked: Asked, folder: Path) -> None:
        self._asked, self._folder = asked, folder
        self._file = folder

    def take(self, name: str, content: bytes, packages: tuple[Path, ...] = ()) -> None:
        """Give it a file that is not written yet."""
        file = self._folder / name
        file.write_bytes(content)
        self.open(file, packages)

    def open(self, file: Path, packages: tuple[Path, ...] = ()) -> None:
        """Give it a report, a report package or a taxonomy package."""
        self._file = file
        self._asked.put({"file": str(file.resolve()), "packages": [str(p.resolve()) for p in packages]})

    def findings(self) -> tuple[Finding, ...]:
        """What it finds in that file, above INFO and in its own order."""
        return tuple(map(_finding, self._asked.answer(self._file, "try to reinstall arelle-release")))


@contextmanager
def judge() -> Iterator[Judge]:
    """Arelle, getting ready."""
    with started("exporter.validation.arelle") as asked, TemporaryDirectory(prefix="xbrl-export-") as folder:
        yield Judge(asked, Path(folder))


def validate(file: Path, packages: tuple[Path, ...] = ()) -> tuple[Finding, ...]:
    """Arelle's findings on a report, a report package or a taxonomy package."""
    with judge() as arelle:
        arelle.open(file, packages)
        return arelle.findings()


def draw_viewer(file: Path, out: Path) -> None:
    """Have the Inline XBRL viewer draw a report into `out`, its script beside it. Needs the package ixbrl-viewer."""
    if find_spec("iXBRLViewerPlugin") is None:
        raise Refused("the viewer is not installed; get it with: pip install 'xbrl-export[view]'")
    out.parent.mkdir(parents=True, exist_ok=True)
    request = {"file": str(file.resolve()), "out": str(out.resolve())}
    answer = ask("exporter.validation.viewer", request, file, "is it an Inline XBRL report?")
    if not out.exists():
        why = answer["messages"][0] if answer["messages"] else "it holds no Inline XBRL report"
        raise Refused(f"{file}: cannot be viewed ({' '.join(why.split())})")


def validate_bytes(name: str, content: bytes, packages: tuple[Path, ...] = ()) -> tuple[Finding, ...]:
    """Arelle's findings on a file that is not written yet."""
    with judge() as arelle:
        arelle.take(name, content, packages)
        return arelle.findings()


def _finding(record: dict[str, object]) -> Finding:
    refs = record["refs"]
    assert isinstance(refs, list)
    hrefs = [(str(href).partition("#"), line) for href, line in refs]
    facts = dict.fromkeys(fragment for (_, _, fragment), _ in hrefs if fragment and not fragment.startswith("element("))
    (where, _, _), line = hrefs[0] if hrefs else (("", "", ""), None)
    return Finding(
        level=str(record["level"]),
        code=str(record["code"]),
        text=str(record["text"]),
        facts=tuple(facts),
        file=where.replace("\\", "/").rpartition("/")[2] or None,
        line=int(line) if isinstance(line, int | str) and str(line).isdigit() else None,
    )
