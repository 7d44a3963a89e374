"""The cache is where the user or the platform wants it, and a file in it is whole or not there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from exporter import cache
from exporter.files import Refused


@pytest.mark.parametrize(
    ("platform", "variables", "place"),
    [
        ("linux", {"XBRL_EXPORT_CACHE": "/own"}, "/own"),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/xbrl-export"),
        ("linux", {}, "/home/u/.cache/xbrl-export"),
        ("darwin", {"XDG_CACHE_HOME": "/xdg"}, "/home/u/Library/Caches/xbrl-export"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/xbrl-export/cache"),
        ("win32", {}, "/home/u/AppData/Local/xbrl-export/cache"),
    ],
)
def test_place(monkeypatch, platform, variables, place):
    for name in ("XBRL_EXPORT_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", classmethod(lambda cls: cls("/home/u")))
    assert cache.folder() == Path(place)


def test_what_fails_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("XBRL_EXPORT_CACHE", str(tmp_path))

    def fail(path: Path) -> None:
        cache.write(path, [b"half"])
        raise Refused("no")

    with pytest.raises(Refused, match="no"):
        cache.put("a/b", fail)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert cache.put("a/b", lambda path: cache.write(path, [b"who", b"le"])).read_bytes() == b"whole"


def test_a_place_that_cannot_be_written_is_refused(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XBRL_EXPORT_CACHE", str(tmp_path / "file"))
    with pytest.raises(Refused, match="XBRL_EXPORT_CACHE"):
        cache.put("a/b", lambda path: None)
