"""The output folder: all of a result or none of it, and never anybody else's files."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

MANIFEST = "manifest.json"
SETTINGS = "report.toml"


class Refused(Exception):
    """The command cannot be carried out; the text is one line for the user that names the place and the way out.

    `details` are lines beneath it, where what is missing is a list.
    """

    def __init__(self, text: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.details = details


def read_bytes(path: Path) -> bytes:
    """The bytes of a file a user named; a missing or unreadable one is refused."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise Refused(f"{path}: is a folder; name the document itself") from None
    except OSError as error:
        raise Refused(f"{path}: cannot be read ({error.strerror})") from None


def text_of(content: bytes, name: str) -> str:
    """The text of a file that is one: settings, or lines of JSON."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{name}: is not UTF-8 text; save it as UTF-8") from None


def write_whole(path: Path, content: bytes) -> None:
    """Write a single file, all of it or nothing: it is prepared beside its place and put there by rename."""
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Refused(f"{path}: cannot be written ({error.strerror})") from None


def write_together(files: Mapping[Path, bytes], replaceable: Collection[Path]) -> None:
    """Write several files, all or none: what is in the way and no `replaceable` file must already be the same."""
    for path, content in files.items():
        if path not in replaceable and path.exists() and path.read_bytes() != content:
            raise Refused(f"{path}: is another file than the one that belongs here; choose another folder")
    for path, content in files.items():
        if not path.exists() or path.read_bytes() != content:
            write_whole(path, content)


def digest(content: bytes) -> str:
    """SHA-256, as hexadecimal."""
    return sha256(content).hexdigest()


class OutputFolder:
    """The folder that holds the result of one source, and the two beside it through which it is replaced.

    A result is written to `.NAME.new`, then the old one is moved to `.NAME.old`, the new one into its place, and the
    old one deleted. Whatever moment a run is killed at, a whole result is left; if the kill falls between the two
    renames it is at `.NAME.new`, and the next run puts it in place.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.new = self.path.with_name(f".{self.path.name}.new")
        self.old = self.path.with_name(f".{self.path.name}.old")

    @contextmanager
    def claimed(self, source: str) -> Iterator[OutputFolder]:
        """Hold the folder for one run on `source` (a file name), healed from a killed one.

        Refused: a folder with files that no run wrote, one that belongs to another source, one that another run holds.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.new.mkdir(exist_ok=True)
            lock = _lock(self.new)
        except BlockingIOError:
            raise Refused(f"{self.path}: another run is writing to it; wait for it to end") from None
        except OSError as error:
            raise Refused(f"{self.path.parent}: cannot be written to ({error.strerror})") from None
        try:
            self._heal()
            self._check_owner(source)
            yield self
        finally:
            shutil.rmtree(self.new, ignore_errors=True)
            if lock is not None:
                os.close(lock)

    def _heal(self) -> None:
        if not self.path.exists() and (self.new / MANIFEST).exists() and self.old.exists():
            self.new.rename(self.path)
            self.new.mkdir()
        elif not self.path.exists() and self.old.exists():
            self.old.rename(self.path)
        shutil.rmtree(self.old, ignore_errors=True)

    def _check_owner(self, source: str) -> None:
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise Refused(f"{self.path}: is a file; name a folder for the result with -o")
        present = {str(p.relative_to(self.path)) for p in self.path.rglob("*") if not p.is_dir()}
        manifest = self._manifest()
        owner = manifest.get("source")
        if owner is not None and owner != source:
            raise Refused(f"{self.path}: holds the result of {owner}; choose another folder with -o")
        files = manifest.get("files")
        known = set(files if isinstance(files, dict) else ()) | {SETTINGS} | ({MANIFEST} if manifest else set())
        if strangers := sorted(present - known):
            raise Refused(
                f"{self.path}: holds files that no run wrote ({strangers[0]}); "
                "choose another folder with -o, or move them"
            )

    def _manifest(self) -> dict[str, object]:
        try:
            content = json.loads((self.path / MANIFEST).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def settings(self) -> str | None:
        """The text of the folder's report.toml, None when it has none."""
        try:
            return (self.path / SETTINGS).read_text("utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError):
            raise Refused(f"{self.path / SETTINGS}: cannot be read as UTF-8 text") from None

    def replace(self, files: Mapping[str, bytes]) -> None:
        """Put a whole new result in place: relative path -> content. Must be called while the folder is claimed."""
        try:
            for entry in self.new.iterdir():
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
            for name in sorted(files, key=lambda name: (name == MANIFEST, name)):  # the manifest says: complete
                target = self.new / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(files[name])
            if self.path.exists():
                self.path.rename(self.old)
            self.new.rename(self.path)
            shutil.rmtree(self.old, ignore_errors=True)
        except OSError as error:
            raise Refused(f"{self.path}: cannot be written ({error.strerror})") from None


def _lock(folder: Path) -> int | None:
    """Hold a folder against other runs until the handle is closed; a killed run lets go by itself. POSIX only."""
    try:
        import fcntl
    except ImportError:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
