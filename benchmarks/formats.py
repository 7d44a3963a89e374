"""Real filings and the conformance suites' valid instances through every format and back: what is lost on the way?

    python benchmarks/formats.py filings SHARED [NAME...]
    python benchmarks/formats.py conformance SHARED [-o LEFT_OUT.tsv]

The first converts each filing to every format, reads that again, has Arelle validate it, and goes the way from XML by
JSON, CSV and Inline XBRL back to XML. The second does the instances that the XBRL 2.1 and Dimensions suites call valid
(XML -> JSON -> XML and XML -> CSV -> XML), and lists every one left out with its reason.
"""

from __future__ import annotations

import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from exporter.conversion.convert import convert
from exporter.files import Refused
from exporter.messages import Severity
from exporter.oim.differences import differences
from exporter.oim.report import Report
from exporter.readers.reports import load
from exporter.validation.validate import validate

FORMATS = ("xbrl", "json", "csv", "xhtml")


def report(file: Path, packages: tuple[Path, ...]) -> Report:
    loaded = load(file, packages)
    assert loaded.complete, [m.text for m in loaded.messages if m.severity == Severity.ERROR][:3]
    (one,) = loaded.reports
    return one.report


def filings(shared: Path, names: list[str]) -> None:
    folder = shared / "data" / "filings"
    for path in sorted(folder.iterdir()):
        if names and path.name not in names:
            continue
        year = "2023" if path.name.endswith("2023" + path.name[-4:]) else "2024"
        packages = (shared / "data" / "taxonomies" / f"us-gaap-{year}-elts-offline.zip",)
        source = next(p for pattern in ("*.htm", "*_htm.xml") for p in sorted(path.glob(pattern)))
        filing(source, packages)


def filing(source: Path, packages: tuple[Path, ...]) -> None:
    original = report(source, packages)
    known = Counter(f.code for f in validate(source, packages) if f.is_error)
    print(f"{source.stem}: {len(original.facts)} facts; Arelle on it: {dict(known) or 'no errors'}", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for to in FORMATS:
            done = convert(source, Path(scratch) / to, to=to, packages=packages)
            back = report(done.target.file, packages)
            said = Counter(f.code for f in validate(done.target.file, packages) if f.is_error) - known
            lost = len(differences(original, back))
            print(f"  {to:6} {lost} differences, errors: {dict(said) or 'none'}", flush=True)
        last = source
        for n, to in enumerate(("xbrl", "json", "csv", "xhtml", "xbrl")):
            last = convert(last, Path(scratch) / f"chain-{n}", to=to, packages=packages).target.file
        lost = len(differences(original, report(last, packages)))
        print(f"  xbrl -> json -> csv -> xhtml -> xbrl: {lost} differences")


def instances(folder: Path) -> Iterator[tuple[str, Path]]:
    """The instances that a variation of a suite names and calls valid: name of the variation, file."""
    seen: set[Path] = set()
    for index in sorted(folder.glob("*/xbrl.xml")) + sorted(folder.glob("*/xdt.xml")):
        for case in etree.parse(index).getroot().iter("{*}testcase"):
            uri = case.get("uri")
            if not uri:
                continue
            file = index.parent / uri
            if not file.exists():
                continue
            for variation in etree.parse(file).getroot().iter("{*}variation"):
                result = variation.find("{*}result")
                if result is not None and (result.get("expected") == "invalid" or result.find("{*}error") is not None):
                    continue
                for named in variation.iter("{*}instance", "{*}xsd", "{*}linkbase"):
                    path = (file.parent / (named.text or "").strip()).resolve()
                    if named.tag.endswith("instance") and path.is_file() and path not in seen:
                        seen.add(path)
                        yield f"{file.relative_to(folder)} {variation.get('id')}", path


def conformance(shared: Path, listing: Path | None) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for suite in sorted((shared / "data" / "conformance").glob("*.txz")):
            with tarfile.open(suite) as archive:
                archive.extractall(folder, filter="data")
        outcome: Counter[str] = Counter()
        left_out = []
        for name, file in instances(folder):
            why = round_trip(file)
            outcome[why.partition(":")[0] if why else "equal"] += 1
            if why:
                left_out.append(f"{name}\t{file.name}\t{why}")
                print(left_out[-1], flush=True)
        print(dict(outcome.most_common()))
        if listing is not None:
            listing.write_text("\n".join(["variation\tinstance\treason", *sorted(left_out), ""]), "utf-8")


def round_trip(file: Path) -> str:
    """Empty when the instance survives by JSON and by CSV; otherwise why it was left out, or what was lost."""
    try:
        loaded = load(file)
    except Refused as refused:
        return f"not loaded: {str(refused).partition('(')[2]}"
    errors = [m for m in loaded.messages if m.severity == Severity.ERROR]
    if not loaded.complete:
        reasons = sorted({m.text.partition(": ")[2] for m in errors if m.code == "report.unsupported"})
        return "unsupported: " + "; ".join(reasons)
    original = loaded.reports[0].report
    for to in ("json", "csv"):
        where = file.parent / f"by-{to}-{file.stem}"
        try:
            there = convert(file, where, to=to)
            if not there.files:
                return "unsupported: " + "; ".join(sorted({m.text for m in there.messages if m.severity == "error"}))
            back = convert(there.target.file, where / "back", to="xbrl")
        except Refused as refused:
            return f"refused: {to}: {refused}"
        if not back.files:
            return f"refused: {to}: {[m.text for m in back.messages if m.severity == 'error'][:2]}"
        found = differences(original, load(back.target.file).reports[0].report)
        if found:
            return f"DIFFERENT: {to}: {len(found)}: {found[0]}"
    return ""


def main() -> None:
    what, shared, *rest = sys.argv[1:]
    if what == "filings":
        filings(Path(shared), rest)
    else:
        conformance(Path(shared), Path(rest[1]) if rest else None)


if __name__ == "__main__":
    main()
