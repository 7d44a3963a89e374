"""What all tests share: where the sources are, what a test may need and what is required of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NEEDS = {
    "shared": (SHARED.is_dir(), "the shared material is not beside the repository"),
    "browser": (shutil.which("chromium") is not None, "no chromium on the PATH"),
}
REQUIRED = {name for name in os.environ.get("XBRL_EXPORT_REQUIRED", "").split(",") if name}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the samples give now as what is expected")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for name, (there, reason) in NEEDS.items():
        if item.get_closest_marker(name) is not None and not there:
            pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and any(item.get_closest_marker(name) is not None for name in REQUIRED):
        report.outcome = "failed"
        report.longrepr = f"required, but skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material; mark the test with `shared`."""
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path, None, None]:
    """A cache of the tests' own, for this process and those it starts."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("XBRL_EXPORT_CACHE")
    os.environ["XBRL_EXPORT_CACHE"] = str(folder)
    yield folder
    os.environ.pop("XBRL_EXPORT_CACHE")
    if before is not None:
        os.environ["XBRL_EXPORT_CACHE"] = before


Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def xbrl_export() -> Command:
    """Run the command as a user does, in a process of its own."""

    def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "exporter", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd or ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )

    return run
