"""The folders that travel with the code: templates and taxonomy."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder `name` ("templates", "taxonomy") as installed, or as it stands beside the package in a checkout."""
    installed = _HERE / "_shipped" / name
    return installed if installed.is_dir() else _HERE.parent / name
