"""The command line: reads arguments, prints, exits. Nothing else in the program does."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from exporter import __version__
from exporter.files import Refused, write_whole
from exporter.messages import Message, Severity

Verb = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 no errors, 1 files written but some message is an error, 2 not carried out."""
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):  # a result must not depend on the terminal's own encoding
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams, both
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
    _taxonomies(check)

    convert = _verb(verbs, "convert", _convert, "write a report in another format", "convert filing.htm filing.json")
    convert.add_argument("source", metavar="IN", type=Path, help="a report, a package, or a folder of Inline documents")
    convert.add_argument(
        "out", metavar="OUT", type=Path, help="a file whose ending says the format; with --to a folder"
    )
    convert.add_argument("--to", choices=("xbrl", "xhtml", "json", "csv", "xbri", "xbr", "zip"), help="the format")
    convert.add_argument("--inside", choices=("xbrl", "json", "csv", "xhtml"), help="the format within a package")
    _taxonomies(convert)

    diff = _verb(verbs, "diff", _diff, "say what differs between two reports", "diff draft.xbri final.xbri")
    diff.add_argument("before", metavar="A", type=Path, help="a report or a package")
    diff.add_argument("after", metavar="B", type=Path, help="another")
    diff.add_argument("--html", metavar="FILE", type=Path, help="write the differences as a page")
    _taxonomies(diff)

    extract = _verb(verbs, "extract", _extract, "say what the source says, before any taxonomy", "extract release.md")
    extract.add_argument("source", metavar="SOURCE", type=Path, help="the document")
    extract.add_argument("-c", "--config", metavar="report.toml", type=Path, help="settings")
    extract.add_argument("-o", "--out", metavar="FILE", type=Path, help="write there; .html makes a page of --sums")
    what = extract.add_mutually_exclusive_group()
    what.add_argument("--statements", action="store_true", help="the statements found and why, not the facts")
    what.add_argument("--sums", action="store_true", help="the sums the statements prove, as trees")

    view = _verb(
        verbs, "view", _view, "draw a report in Arelle's Inline XBRL viewer", "view out/release.xbri -o page.html"
    )
    view.add_argument("file", metavar="FILE", type=Path, help="an Inline XBRL report or its package")
    view.add_argument("-o", "--out", metavar="PAGE", type=Path, help="the page (default: NAME.viewer.html beside FILE)")

    taxonomy = verbs.add_parser("taxonomy", help="look things up in the built-in taxonomy, or write it as a package")
    kinds = taxonomy.add_subparsers(title="verbs", metavar="VERB", required=True)
    listed = _verb(kinds, "list", _taxonomy_list, "list the concepts", "taxonomy list --statement 'cash flows'")
    listed.add_argument("--statement", metavar="TITLE", help="only those of the statement with that title")
    shown = _verb(kinds, "show", _taxonomy_show, "show all that is said of a concept", "taxonomy show core:Revenue")
    shown.add_argument("concept", metavar="CONCEPT")
    found = _verb(
        kinds, "search", _taxonomy_search, "find concepts by what they are called", "taxonomy search 'net sales'"
    )
    found.add_argument("words", metavar="WORDS", nargs="+")
    built = _verb(
        kinds, "build", _taxonomy_build, "write the built-in taxonomy as a package", "taxonomy build -o core.zip"
    )
    built.add_argument("-o", "--out", metavar="ZIP", type=Path, default=Path("xbrl-export-core.zip"))
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


def _taxonomies(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--taxonomy", metavar="ZIP", action="append", default=[], type=Path, help="a taxonomy package it needs"
    )


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


def _convert(arguments: argparse.Namespace) -> int:
    from exporter.conversion.convert import convert, record

    done = convert(
        arguments.source, arguments.out, to=arguments.to, inside=arguments.inside, packages=tuple(arguments.taxonomy)
    )
    if arguments.json:
        print(json.dumps(record(done), ensure_ascii=False, indent=1))
    else:
        _print_messages(m for m in done.messages if not arguments.quiet or m.severity == Severity.ERROR)
    if not done.files:
        print(
            f"xbrl-export: {arguments.source}: nothing was written, since not all can be carried over", file=sys.stderr
        )
        return 2
    if not arguments.json and not arguments.quiet:
        print(f"{done.target.file}: {done.facts} facts")
        if done.needs:
            print(f"Its taxonomy is in {done.needs}; name that package when you load it.")
    return 1 if done.failed else 0


def _diff(arguments: argparse.Namespace) -> int:
    from exporter import comparison

    found = comparison.compare(arguments.before, arguments.after, tuple(arguments.taxonomy))
    if arguments.html is not None:
        comparison.write_page(found, arguments.html)
    if arguments.json:
        print(json.dumps(comparison.record(found), ensure_ascii=False, indent=1))
    elif not arguments.quiet:
        print(comparison.text(found))
    return 1 if found.differ else 0


def _print_messages(messages: Iterable[Message], to: TextIO | None = None) -> None:
    from exporter.summary import line

    for message in messages:
        print(line(message), file=to)


def _extract(arguments: argparse.Namespace) -> int:
    from exporter import extracts

    found = extracts.extracted(arguments.source, arguments.config)
    if arguments.sums:
        from exporter.relations import as_text, sum_trees, tied

        trees, ties = sum_trees(found.extraction.statements), tied(found.extraction.statements)
        if arguments.out is not None and arguments.out.suffix.lower() in (".html", ".htm"):
            from exporter.render.sums import sums_page

            write_whole(arguments.out, sums_page(trees, ties, title=arguments.source.name))
            return 0
        record = {"statements": trees, "ties": ties}
        lines = [json.dumps(record, ensure_ascii=False, indent=1)] if arguments.json else list(as_text(trees, ties))
    else:
        lines = list((extracts.statement_lines if arguments.statements else extracts.fact_lines)(found))
    if arguments.out is not None:
        write_whole(arguments.out, "".join(f"{line}\n" for line in lines).encode())
    else:
        for line in lines:
            print(line)
    if not arguments.quiet:
        _print_messages((m for m in found.messages if m.severity != Severity.INFO), to=sys.stderr)
    return 0


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


def _taxonomy_list(arguments: argparse.Namespace) -> int:
    from exporter.taxonomies import listed

    return _print_concepts(list(listed(arguments.statement)), arguments)


def _taxonomy_search(arguments: argparse.Namespace) -> int:
    from exporter.taxonomies import found

    return _print_concepts(found(" ".join(arguments.words)), arguments)


def _print_concepts(entries: list[dict[str, Any]], arguments: argparse.Namespace) -> int:
    if arguments.json:
        print(json.dumps(entries, ensure_ascii=False, indent=1))
    else:
        width = max((len(entry["concept"]) for entry in entries), default=0)
        for entry in entries:
            kind = ", ".join(filter(None, (entry["type"].removesuffix("ItemType"), entry["period"], entry["balance"])))
            print(f"{entry['concept']:<{width}}  {entry['label']} ({kind})")
    return 0


def _taxonomy_show(arguments: argparse.Namespace) -> int:
    from exporter.summary import concept_text
    from exporter.taxonomies import shown

    entry = shown(arguments.concept)
    print(json.dumps(entry, ensure_ascii=False, indent=1) if arguments.json else concept_text(entry))
    return 0


def _taxonomy_build(arguments: argparse.Namespace) -> int:
    from exporter.taxonomies import build

    files = build(arguments.out)
    if arguments.json:
        print(json.dumps({"package": str(arguments.out), "files": files}, indent=1))
    elif not arguments.quiet:
        print(f"{arguments.out}: {len(files)} files")
    return 0
