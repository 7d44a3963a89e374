"""The entry: finds the verb, carries it out, says in one line why it could not be."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from exporter import __version__
from exporter.cli import reports, sources, taxonomy
from exporter.cli.verbs import Verb
from exporter.files import Refused

_SELDOM = 100_000
"""Objects made before garbage is looked for: a command ends soon, and hardly makes any."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 no errors, 1 files written but some message is an error, 2 not carried out."""
    gc.set_threshold(_SELDOM)
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):  # a result must not depend on the terminal's own encoding
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        verb: Verb = arguments.verb
        return verb(arguments)
    except Refused as refused:
        _refuse(str(refused), refused.details, as_json=arguments.json)
    except KeyboardInterrupt:
        _refuse("interrupted; nothing was changed", as_json=arguments.json)
    except BrokenPipeError:
        sys.stderr.close()
    return 2


def _refuse(text: str, details: Sequence[str] = (), *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"error": text, **({"details": details} if details else {})}, ensure_ascii=False))
    for line in (f"xbrl-export: {text}", *(f"  {detail}" for detail in details)):
        print(line, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xbrl-export",
        description="Turns finished financial documents into XBRL that validates.",
        epilog="example: xbrl-export run release.md -o out",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for room in (sources, reports, taxonomy):
        room.add(verbs)
    return parser
