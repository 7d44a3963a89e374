"""Asks a process of our own: one request on its standard input, one answer on its standard output, both JSON."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from exporter.files import Refused

_SELDOM = 1_000_000
"""Objects made before garbage is looked for; by itself Python looks after 700."""


class Asked:
    """A process that is getting ready to answer one request."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def put(self, request: Mapping[str, Any]) -> None:
        """Give it the request; it goes to work on it."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError), self._process.stdin as told:  # why it is gone, `answer` says
            json.dump(request, told)
        self._process.stdin = None  # so that nobody looks for it when the answer is read

    def answer(self, file: Path, way_out: str) -> Any:  # noqa: ANN401  plain JSON, as the module says
        """What it says, once it is done; a refusal names the file and the way out."""
        said, complaint = self._process.communicate()
        if self._process.returncode != 0:
            last = complaint.strip().splitlines()[-1:] or ["no reason given"]
            raise Refused(f"{file}: Arelle could not be run ({last[0]}); {way_out}")
        return json.loads(said)


@contextmanager
def started(module: str) -> Iterator[Asked]:
    """The process `python -m MODULE`, which makes itself ready while we do something else, and ends when we do.

    Made for Arelle, which keeps its state in the process and goes through sets: with a fixed hash seed their order is
    the same in every run. It gets a home that is empty and thrown away, so that what a user's own Arelle remembers has
    no say.
    """
    with (
        tempfile.TemporaryDirectory(prefix="xbrl-export-") as home,
        subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=_environment(home),
        ) as process,
    ):
        try:
            yield Asked(process)
        finally:
            process.kill()  # nobody waits for it any more; of no effect once it has answered


def ask(module: str, request: Mapping[str, Any], file: Path, way_out: str) -> Any:  # noqa: ANN401  plain JSON, as the module says
    """The answer of `python -m MODULE` to a request; a refusal names the file and the way out."""
    with started(module) as asked:
        asked.put(request)
        return asked.answer(file, way_out)


def serve(reply: Callable[[dict[str, Any]], Any], prepare: Callable[[], object] | None = None) -> None:
    """Be such a process: answer one request, prepared for it. Whatever is printed meanwhile goes to standard error.

    A taxonomy is a web of objects that all live until the answer is given: looking for garbage among them again and
    again, as Python does by itself, would find none.
    """
    gc.set_threshold(_SELDOM)
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    if prepare is not None:
        prepare()
    with answer:
        json.dump(reply(json.load(sys.stdin)), answer)


def _environment(home: str) -> dict[str, str]:
    package_parent = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, (package_parent, os.environ.get("PYTHONPATH"))))
    own = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home, "APPDATA": home, "LOCALAPPDATA": home}
    return {**os.environ, **own, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "PYTHONHASHSEED": "0"}
