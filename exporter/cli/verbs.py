"""What the verbs share: how one is declared, and how messages are printed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from exporter.messages import Message

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


def takes_taxonomies(parser: argparse.ArgumentParser) -> None:
    """Declare the option that names taxonomy packages."""
    parser.add_argument(
        "--taxonomy", metavar="ZIP", action="append", default=[], type=Path, help="a taxonomy package it needs"
    )


def print_messages(messages: Iterable[Message], to: TextIO | None = None) -> None:
    """Print messages, a line and its remedy each."""
    from exporter.summary import line

    for message in messages:
        print(line(message), file=to)
