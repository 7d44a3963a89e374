"""The verbs about documents: run and extract."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from exporter.cli.verbs import Verbs, declared, named_by, print_messages, takes_taxonomies
from exporter.files import write_whole
from exporter.messages import Severity

_READ = "HTML, Markdown, Word (.docx), Excel (.xlsx, .xlsm), CSV or TSV, or facts as JSON Lines"


def add(verbs: Verbs) -> None:
    """Declare them."""
    run = declared(
        verbs,
        "run",
        _run,
        "export a document: tag it, package it, validate it",
        "run release.md -o out --prior last-year-xbrl",
    )
    run.add_argument("source", metavar="SOURCE", type=Path, help=f"the document: {_READ}")
    run.add_argument("-o", "--out", metavar="OUT", type=Path, help="folder for the result (default: NAME-xbrl)")
    run.add_argument("-c", "--config", metavar="report.toml", type=Path, help="settings (default: OUT/report.toml)")
    takes_taxonomies(run, entry_points=True)
    run.add_argument(
        "--prior",
        metavar="FILING|OUT",
        type=Path,
        help="a former filing of the company (any XBRL report) or a former result's folder: its concepts win",
    )

    extract = declared(
        verbs, "extract", _extract, "say what the source says, before any taxonomy", "extract release.md"
    )
    extract.add_argument("source", metavar="SOURCE", type=Path, help=f"the document: {_READ}")
    extract.add_argument("-c", "--config", metavar="report.toml", type=Path, help="settings")
    extract.add_argument("-o", "--out", metavar="FILE", type=Path, help="write there; .html makes a page of --sums")
    what = extract.add_mutually_exclusive_group()
    what.add_argument("--statements", action="store_true", help="the statements found and why, not the facts")
    what.add_argument("--sums", action="store_true", help="the sums the statements prove, as trees")


def _run(arguments: argparse.Namespace) -> int:
    from exporter import summary
    from exporter.pipeline import run

    out: Path = arguments.out or Path(f"{arguments.source.stem}-xbrl")
    outcome = run(arguments.source, out, arguments.config, named_by(arguments), arguments.prior)
    if arguments.json:
        print(json.dumps(summary.record(outcome, out), ensure_ascii=False, indent=1))
    elif not arguments.quiet:
        print(summary.text(outcome, out))
    else:
        print_messages(m for m in outcome.messages if m.severity == Severity.ERROR)
    return 1 if outcome.failed else 0


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
        print_messages((m for m in found.messages if m.severity != Severity.INFO), to=sys.stderr)
    return 0
