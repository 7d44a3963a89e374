"""The process that is asked: ready before there is a request, gone with whoever asked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from exporter import process
from exporter.files import Refused
from exporter.pipeline import export
from exporter.validation.validate import judge

SAMPLE = Path(__file__).parents[1] / "samples" / "broken-total" / "broken-total.md"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[str]]:
    """The processes that are started, in their order."""
    found: list[subprocess.Popen[str]] = []

    class Kept(subprocess.Popen):
        def __init__(self, *arguments, **options) -> None:
            super().__init__(*arguments, **options)
            found.append(self)

    monkeypatch.setattr(process.subprocess, "Popen", Kept)
    return found


def test_arelle_ends_with_a_run_that_is_refused(begun: list[subprocess.Popen[str]]) -> None:
    with pytest.raises(Refused, match="is empty"):
        export("empty.md", b"")
    assert [one.poll() is not None for one in begun] == [True]


def test_a_run_starts_arelle_before_it_reads(
    begun: list[subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from exporter import pipeline

    before: list[int] = []
    read = pipeline.read
    monkeypatch.setattr(pipeline, "read", lambda *told: (before.append(len(begun)), read(*told))[1])
    export(SAMPLE.name, SAMPLE.read_bytes())
    assert (before, len(begun)) == ([1], 1)


def test_whoever_is_not_asked_leaves_nothing(begun: list[subprocess.Popen[str]], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(process.tempfile, "tempdir", str(tmp_path))
    with judge():
        assert list(tmp_path.iterdir())
    assert begun[0].poll() is not None
    assert not list(tmp_path.iterdir())


def test_a_process_that_dies_early_is_a_refusal() -> None:
    with pytest.raises(Refused, match=r"report\.xbrl: Arelle could not be run .*No module named"):
        process.ask("exporter.no_such_module", {"long": "x" * 1_000_000}, Path("report.xbrl"), "reinstall it")
