"""The verbs about reports: validate, check, convert, diff and view."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.cli.verbs import Verbs, declared, packages_of, print_messages, takes_taxonomies
from exporter.files import Refused
from exporter.messages import Severity

if TYPE_CHECKING:
    from exporter.conversion.convert import Converted
    from exporter.rewriting import Rewritten


def add(verbs: Verbs) -> None:
    """Declare them."""
    validate = declared(
        verbs, "validate", _validate, "have Arelle judge reports, offline and strictly", "validate out/release.xbri"
    )
    validate.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a report or a report package")
    takes_taxonomies(validate)

    check = declared(
        verbs,
        "check",
        _check,
        "say what looks wrong in reports that may well be valid",
        "check filing.htm --taxonomy gaap.zip",
    )
    check.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a report in any syntax, or a package")
    takes_taxonomies(check)

    convert = declared(verbs, "convert", _convert, "write a report in another format", "convert filing.htm filing.json")
    convert.add_argument("source", metavar="IN", type=Path, help="a report, a package, or a folder of Inline documents")
    convert.add_argument(
        "out", metavar="OUT", type=Path, help="a file whose ending says the format; with --to a folder"
    )
    convert.add_argument("--to", choices=("xbrl", "xhtml", "json", "csv", "xbri", "xbr", "zip"), help="the format")
    convert.add_argument("--inside", choices=("xbrl", "json", "csv", "xhtml"), help="the format within a package")
    takes_taxonomies(convert)

    diff = declared(verbs, "diff", _diff, "say what differs between two reports", "diff draft.xbri final.xbri")
    diff.add_argument("before", metavar="A", type=Path, help="a report or a package")
    diff.add_argument("after", metavar="B", type=Path, help="another")
    diff.add_argument("--html", metavar="FILE", type=Path, help="write the differences as a page")
    takes_taxonomies(diff)

    rewrite = declared(
        verbs, "rewrite", _rewrite, "write a filing and its own taxonomy anew", "rewrite filing.htm -o out"
    )
    rewrite.add_argument("source", metavar="FILING", type=Path, help="a report with its taxonomy, or a package")
    rewrite.add_argument("-o", "--out", metavar="OUT", type=Path, required=True, help="folder for the result")
    takes_taxonomies(rewrite)

    view = declared(
        verbs, "view", _view, "draw a report in Arelle's Inline XBRL viewer", "view out/release.xbri -o page.html"
    )
    view.add_argument("file", metavar="FILE", type=Path, help="an Inline XBRL report or its package")
    view.add_argument("-o", "--out", metavar="PAGE", type=Path, help="the page (default: NAME.viewer.html beside FILE)")


def _validate(arguments: argparse.Namespace) -> int:
    from exporter.messages import record as message_record
    from exporter.validation.findings import led_back
    from exporter.validation.validate import validate

    failed, records = False, []
    packages = packages_of(arguments)
    for file in arguments.files:
        if not file.exists():
            raise Refused(f"{file}: there is no such file")
    for file in arguments.files:
        messages = led_back(validate(file, packages), {})
        errors = sum(message.severity == Severity.ERROR for message in messages)
        failed = failed or errors > 0
        records.append({"file": str(file), "valid": not errors, "messages": [message_record(m) for m in messages]})
        if not arguments.json:
            print_messages(m for m in messages if not arguments.quiet or m.severity == Severity.ERROR)
            if not arguments.quiet:
                print(f"{file}: {'not valid' if errors else 'valid'}" + (f", {errors} errors" if errors else ""))
    if arguments.json:
        print(json.dumps({"files": records}, ensure_ascii=False, indent=1))
    return 1 if failed else 0


def _check(arguments: argparse.Namespace) -> int:
    from exporter import checking

    found = checking.check_all(arguments.files, packages_of(arguments))
    if arguments.json:
        print(json.dumps({"files": [checking.record(one) for one in found]}, ensure_ascii=False, indent=1))
    else:
        for one in found:
            for line in checking.lines(one, quiet=arguments.quiet):
                print(line)
    return 1 if any(one.failed for one in found) else 0


def _told(arguments: argparse.Namespace, done: Converted | Rewritten, record: Mapping[str, object]) -> bool:
    """Say what came of carrying a report over; whether anything was written."""
    if arguments.json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        print_messages(m for m in done.messages if not arguments.quiet or m.severity == Severity.ERROR)
    if not done.files:
        print(
            f"xbrl-export: {arguments.source}: nothing was written, since not all can be carried over", file=sys.stderr
        )
    return bool(done.files)


def _convert(arguments: argparse.Namespace) -> int:
    from exporter.conversion.convert import convert, record

    done = convert(
        arguments.source, arguments.out, to=arguments.to, inside=arguments.inside, packages=packages_of(arguments)
    )
    if not _told(arguments, done, record(done)):
        return 2
    if not arguments.json and not arguments.quiet:
        print(f"{done.target.file}: {done.facts} facts")
        if done.needs:
            print(f"Its taxonomy is in {done.needs}; name that package when you load it.")
    return 1 if done.failed else 0


def _diff(arguments: argparse.Namespace) -> int:
    from exporter import comparison

    found = comparison.compare(arguments.before, arguments.after, packages_of(arguments))
    if arguments.html is not None:
        comparison.write_page(found, arguments.html)
    if arguments.json:
        print(json.dumps(comparison.record(found), ensure_ascii=False, indent=1))
    elif not arguments.quiet:
        print(comparison.text(found))
    return 1 if found.differ else 0


def _rewrite(arguments: argparse.Namespace) -> int:
    from exporter.rewriting import record, rewrite

    done = rewrite(arguments.source, arguments.out, packages_of(arguments))
    if not _told(arguments, done, record(done)):
        return 2
    if not arguments.json and not arguments.quiet:
        print(f"{arguments.out}: {done.facts} facts, {done.schemas} schemas and their linkbases written anew")
    return 1 if done.failed else 0


def _view(arguments: argparse.Namespace) -> int:
    from exporter.validation.validate import draw_viewer

    if not arguments.file.is_file():
        raise Refused(f"{arguments.file}: there is no such file")
    page: Path = arguments.out or arguments.file.with_name(f"{arguments.file.stem}.viewer.html")
    draw_viewer(arguments.file, page)
    if arguments.json:
        print(json.dumps({"page": str(page)}, ensure_ascii=False))
    elif not arguments.quiet:
        print(f"open {page} in a browser; ixbrlviewer.js beside it belongs to it")
    return 0
