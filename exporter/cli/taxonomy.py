"""The verbs about taxonomies: list, show, search and build; and suggest, which ranks their concepts for rows."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from exporter.cli.verbs import Verbs, declared, named_by, takes_taxonomies
from exporter.files import write_whole

_WIDEST = 60
"""How far names are padded: one longer than that pushes its own line only."""


def add(verbs: Verbs) -> None:
    """Declare them."""
    taxonomy = verbs.add_parser("taxonomy", help="look things up in a taxonomy, or write the built-in one as a package")
    kinds = taxonomy.add_subparsers(title="verbs", metavar="VERB", required=True)
    listed = declared(kinds, "list", _taxonomy_list, "list the concepts", "taxonomy list --statement 'cash flows'")
    takes_taxonomies(listed, entry_points=True)
    listed.add_argument("--statement", metavar="TITLE", help="only those of the statement with that title")
    shown = declared(kinds, "show", _taxonomy_show, "show all that is said of a concept", "taxonomy show core:Revenue")
    shown.add_argument("concept", metavar="CONCEPT")
    takes_taxonomies(shown, entry_points=True)
    found = declared(
        kinds, "search", _taxonomy_search, "find concepts by what they are called", "taxonomy search 'net sales'"
    )
    found.add_argument("words", metavar="WORDS", nargs="+")
    takes_taxonomies(found, entry_points=True)
    built = declared(
        kinds, "build", _taxonomy_build, "write the built-in taxonomy as a package", "taxonomy build -o core.zip"
    )
    built.add_argument("-o", "--out", metavar="ZIP", type=Path, default=Path("xbrl-export-core.zip"))

    suggest = declared(
        verbs,
        "suggest",
        _suggest,
        "rank the concepts that rows of statements may mean",
        "suggest rows.jsonl --taxonomy us-gaap-2024.zip",
    )
    suggest.add_argument("rows", metavar="ROWS", type=Path, help="rows as JSON Lines: id, label, statement, ...")
    suggest.add_argument("-o", "--out", metavar="FILE", type=Path, help="write there (default: print)")
    takes_taxonomies(suggest, entry_points=True)


def _suggest(arguments: argparse.Namespace) -> int:
    from exporter.basis import basis
    from exporter.suggests import suggested

    lines = list(suggested(arguments.rows, basis(named_by(arguments)).dts))
    if arguments.out is not None:
        write_whole(arguments.out, "".join(f"{line}\n" for line in lines).encode())
        if not arguments.quiet:
            print(f"{arguments.out}: {len(lines)} rows")
        return 0
    for line in lines:
        print(line)
    return 0


def _taxonomy_list(arguments: argparse.Namespace) -> int:
    from exporter.basis import basis
    from exporter.taxonomies import listed

    return _print_concepts(list(listed(basis(named_by(arguments)).dts, arguments.statement)), arguments)


def _taxonomy_search(arguments: argparse.Namespace) -> int:
    from exporter.basis import basis
    from exporter.taxonomies import found

    return _print_concepts(found(basis(named_by(arguments)).dts, " ".join(arguments.words)), arguments)


def _print_concepts(entries: list[dict[str, Any]], arguments: argparse.Namespace) -> int:
    if arguments.json:
        print(json.dumps(entries, ensure_ascii=False, indent=1))
    else:
        width = min(_WIDEST, max((len(entry["concept"]) for entry in entries), default=0))
        for entry in entries:
            kind = ", ".join(filter(None, (entry["type"].removesuffix("ItemType"), entry["period"], entry["balance"])))
            print(f"{entry['concept']:<{width}}  {entry['label']} ({kind})")
    return 0


def _taxonomy_show(arguments: argparse.Namespace) -> int:
    from exporter.basis import basis
    from exporter.summary import concept_text
    from exporter.taxonomies import shown

    entry = shown(basis(named_by(arguments)).dts, arguments.concept)
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
