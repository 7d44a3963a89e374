"""What is installed is what is in the checkout: templates and taxonomy travel in the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "-w",
            folder,
            ROOT,
        ],
        check=True,
    )
    return next(folder.glob("*.whl"))


def test_wheel_holds_every_shipped_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    shipped = {
        f"exporter/_shipped/{path.relative_to(ROOT).as_posix()}"
        for folder in ("templates", "taxonomy")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "exporter").rglob("*.py")}
    assert shipped | code <= inside


def test_installed_wheel_makes_the_trip(wheel: Path, tmp_path: Path) -> None:
    """From the wheel alone, the checkout out of reach."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    source = tmp_path / "halden-q2.md"
    source.write_bytes((ROOT / "examples" / "halden-q2.md").read_bytes())
    done = subprocess.run(
        [sys.executable, "-P", "-m", "exporter", "run", source, "-o", tmp_path / "out", "-q"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "halden-q2.xbri").is_file()
