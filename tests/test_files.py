"""The output folder: whole or not at all, and nobody else's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exporter.files import MANIFEST, OutputFolder, Refused


def result(source: str, **files: bytes) -> dict[str, bytes]:
    manifest = {"source": source, "files": dict.fromkeys(files, "")}
    return {**files, MANIFEST: json.dumps(manifest).encode()}


def put(path: Path, source: str = "a.md", **files: bytes) -> None:
    with OutputFolder(path).claimed(source) as folder:
        folder.replace(result(source, **files))


def seen(path: Path) -> set[str]:
    return {p.relative_to(path).as_posix() for p in path.rglob("*")} - {MANIFEST}


def test_a_new_result_replaces_the_old_one_whole(tmp_path: Path) -> None:
    put(tmp_path / "out", one=b"1", two=b"2")
    put(tmp_path / "out", two=b"3")
    assert seen(tmp_path / "out") == {"two"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["stranger.txt", "sub/stranger.txt", ".hidden"])
def test_strangers_are_refused_and_stay(name: str, tmp_path: Path) -> None:
    put(tmp_path / "out", one=b"1")
    (tmp_path / "out" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / name).write_text("mine")
    with pytest.raises(Refused, match="no run wrote"):
        put(tmp_path / "out", one=b"2")
    assert (tmp_path / "out" / name).read_text() == "mine"
    assert (tmp_path / "out" / "one").read_bytes() == b"1"


def test_a_folder_without_manifest_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="no run wrote"):
        put(tmp_path, one=b"1")


def test_another_source_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "out", one=b"1")
    with pytest.raises(Refused, match=r"holds the result of a\.md"):
        put(tmp_path / "out", source="b.md", one=b"2")


def test_prepared_settings_alone_are_welcome(tmp_path: Path) -> None:
    (tmp_path / "report.toml").write_text("[entity]\n")
    with OutputFolder(tmp_path).claimed("a.md") as folder:
        assert folder.settings() == "[entity]\n"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(Refused, match="is a file"):
        put(tmp_path / "out", one=b"1")


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    with OutputFolder(tmp_path / "out").claimed("a.md"), pytest.raises(Refused, match="another run"):
        put(tmp_path / "out", one=b"1")
    put(tmp_path / "out", one=b"2")
    assert (tmp_path / "out" / "one").read_bytes() == b"2"


def test_a_kill_between_the_renames_is_healed_with_the_new_result(tmp_path: Path) -> None:
    put(tmp_path / "out", one=b"old")
    put(tmp_path / "next", one=b"new")
    (tmp_path / "out").rename(tmp_path / ".out.old")
    (tmp_path / "next").rename(tmp_path / ".out.new")
    with OutputFolder(tmp_path / "out").claimed("a.md") as folder:
        assert (folder.path / "one").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_kill_before_the_new_result_was_whole_leaves_the_old_one(tmp_path: Path) -> None:
    put(tmp_path / "out", one=b"old")
    (tmp_path / ".out.new").mkdir()
    (tmp_path / ".out.new" / "one").write_bytes(b"half")
    with OutputFolder(tmp_path / "out").claimed("a.md") as folder:
        assert (folder.path / "one").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_failure_while_claimed_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path / "out", one=b"1")
    with pytest.raises(RuntimeError), OutputFolder(tmp_path / "out").claimed("a.md"):
        raise RuntimeError
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
