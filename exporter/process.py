"""Asks a process of our own: one request on its standard input, one answer on its standard output, both JSON."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from exporter.files import Refused

_SELDOM = 1_000_000
"""Objects made before garbage is looked for; by itself Python looks after 700."""


def ask(module: str, request: Mapping[str, Any], file: Path, way_out: str) -> Any:  # noqa: ANN401  whatever it answers
    """The answer of `python -m MODULE`; a refusal names the file and the way out.

    Made for Arelle, which keeps its state in the process and goes through sets: with a fixed hash seed their order is
    the same in every run. It gets a home that is empty and thrown away, so that what a user's own Arelle remembers has
    no say.
    """
    with tempfile.TemporaryDirectory(prefix="xbrl-export-") as home:
        answer = subprocess.run(
            [sys.executable, "-m", module],
            input=json.dumps(request),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=_environment(home),
            check=False,
        )
    if answer.returncode != 0:
        last = answer.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise Refused(f"{file}: Arelle could not be run ({last[0]}); {way_out}")
    return json.loads(answer.stdout)


def serve(reply: Callable[[dict[str, Any]], Any]) -> None:
    """Be such a process: answer one request. Whatever is printed meanwhile goes to standard error.

    A taxonomy is a web of objects that all live until the answer is given: looking for garbage among them again and
    again, as Python does by itself, would find none.
    """
    gc.set_threshold(_SELDOM)
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with answer:
        json.dump(reply(json.load(sys.stdin)), answer)


def _environment(home: str) -> dict[str, str]:
    package_parent = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, (package_parent, os.environ.get("PYTHONPATH"))))
    own = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "APPDATA": home, "LOCALAPPDATA": home}
    return {**os.environ, **own, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "0"}
