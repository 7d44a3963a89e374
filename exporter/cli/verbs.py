"""What the verbs share: how one is declared, and how messages are printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from exporter.messages import Message

if TYPE_CHECKING:
    from exporter.basis import Named

Verb = Callable[[argparse.Namespace], int]
"""Carries a command out; the exit code comes back."""

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Verbs = argparse._SubParsersAction


def declared(verbs: Verbs, name: str, verb: Verb, summary: str, example: str) -> argparse.ArgumentParser:
    """Declare a verb with the options every verb has."""
    parser = verbs.add_parser(
        name, help=summary, description=summary.capitalize() + ".", epilog=f"example: xbrl-export {example}"
    )
    parser.set_defaults(verb=verb)
    parser.add_argument("--json", action="store_true", help="print one JSON object for machines")
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    return parser


def takes_taxonomies(parser: argparse.ArgumentParser, *, entry_points: bool = False) -> None:
    """Declare the options that name taxonomy packages and, where a taxonomy is chosen, entry points."""
    parser.add_argument(
        "--taxonomy",
        metavar="ZIP|DIR|URL",
        action="append",
        default=[],
        help="a taxonomy package: a file, its folder, or an https address, which is downloaded once; may be repeated",
    )
    if entry_points:
        parser.add_argument(
            "--entry-point",
            metavar="URI",
            action="append",
            default=[],
            dest="entry_points",
            help="which of the packages' entry points, by URI or name; may be repeated (default: the only one)",
        )


def named_by(arguments: argparse.Namespace) -> Named:
    """The taxonomy that the options name."""
    from exporter.basis import Named

    return Named(packages=tuple(arguments.taxonomy), entry_points=tuple(arguments.entry_points), say=_say)


def packages_of(arguments: argparse.Namespace) -> tuple[Path, ...]:
    """The files of the taxonomy packages that the options name."""
    from exporter.given import located

    return tuple(located(arguments.taxonomy, say=_say))


def _say(text: str) -> None:
    print(f"xbrl-export: {text}", file=sys.stderr)


def print_messages(messages: Iterable[Message], to: TextIO | None = None) -> None:
    """Print messages, a line and its remedy each."""
    from exporter.summary import line

    for message in messages:
        print(line(message), file=to)
