"""The command line: reads arguments, prints, exits. Nothing else in the program does."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from exporter import __version__
from exporter.files import Refused
from exporter.messages import Message, Severity

Verb = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 no errors, 1 files written but some message is an error, 2 not carried out."""
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):  # a result must not depend on the terminal's own encoding
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        verb: Verb = arguments.verb
        return verb(arguments)
    except Refused as refused:
        _refuse(str(refused), as_json=arguments.json)
    except KeyboardInterrupt:
        _refuse("interrupted; nothing was changed", as_json=arguments.json)
    except BrokenPipeError:
        sys.stderr.close()
    return 2


def _refuse(text: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"error": text}, ensure_ascii=False))
    print(f"xbrl-export: {text}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xbrl-export",
        description="Turns finished financial documents into XBRL that validates.",
        epilog="example: xbrl-export run release.md -o out",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)

    run = _verb(verbs, "run", _run, "export a document: tag it, package it, validate it", "run release.md -o out")
    run.add_argument("source", metavar="SOURCE", type=Path, help="the document: Markdown")
    run.add_argument("-o", "--out", metavar="OUT", type=Path, help="folder for the result (default: NAME-xbrl)")
    run.add_argument("-c", "--config", metavar="report.toml", type=Path, help="settings (default: OUT/report.toml)")

    check = _verb(
        verbs, "validate", _validate, "have Arelle judge reports, offline and strictly", "validate out/release.xbri"
    )
    check.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a report or a report package")
    check.add_argument(
        "--taxonomy", metavar="ZIP", action="append", default=[], type=Path, help="a taxonomy package it needs"
    )
    return parser


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, verb: Verb, summary: str, example: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(
        name, help=summary, description=summary.capitalize() + ".", epilog=f"example: xbrl-export {example}"
    )
    parser.set_defaults(verb=verb)
    parser.add_argument("--json", action="store_true", help="print one JSON object for machines")
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    return parser


def _run(arguments: argparse.Namespace) -> int:
    from exporter import summary
    from exporter.pipeline import run

    out: Path = arguments.out or Path(f"{arguments.source.stem}-xbrl")
    outcome = run(arguments.source, out, arguments.config)
    if arguments.json:
        print(json.dumps(summary.record(outcome, out), ensure_ascii=False, indent=1))
    elif not arguments.quiet:
        print(summary.text(outcome, out))
    else:
        _print_messages(m for m in outcome.messages if m.severity == Severity.ERROR)
    return 1 if outcome.failed else 0


def _validate(arguments: argparse.Namespace) -> int:
    from exporter.messages import record as message_record
    from exporter.validation.findings import led_back
    from exporter.validation.validate import validate

    failed, records = False, []
    for file in (*arguments.taxonomy, *arguments.files):
        if not file.exists():
            raise Refused(f"{file}: there is no such file")
    for file in arguments.files:
        messages = led_back(validate(file, tuple(arguments.taxonomy)), {})
        errors = sum(message.severity == Severity.ERROR for message in messages)
        failed = failed or errors > 0
        records.append({"file": str(file), "valid": not errors, "messages": [message_record(m) for m in messages]})
        if not arguments.json:
            _print_messages(m for m in messages if not arguments.quiet or m.severity == Severity.ERROR)
            if not arguments.quiet:
                print(f"{file}: {'not valid' if errors else 'valid'}" + (f", {errors} errors" if errors else ""))
    if arguments.json:
        print(json.dumps({"files": records}, ensure_ascii=False, indent=1))
    return 1 if failed else 0


def _print_messages(messages: Iterable[Message]) -> None:
    from exporter.summary import line

    for message in messages:
        print(line(message))
