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

from exporter.checks.formats import unwritable
from exporter.conversion.convert import convert, written
from exporter.conversion.formats import Syntax
from exporter.files import Refused
from exporter.messages import Severity
from exporter.oim.differences import differences
from exporter.oim.report import Report
from exporter.readers.reports import Loaded, LoadedReport, load, load_all
from exporter.validation.validate import validate

BATCH = 40
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
        valid = list(instances(folder))
        for start in range(0, len(valid), BATCH):
            batch = {file: name for name, file in valid[start : start + BATCH]}
            for file, why in round_trips(list(batch)).items():
                outcome[why.partition(":")[0] if why else "equal"] += 1
                if why:
                    left_out.append(f"{batch[file]}\t{file.name}\t{why}")
                    print(left_out[-1], flush=True)
            print(f"... {min(start + BATCH, len(valid))} of {len(valid)}", file=sys.stderr, flush=True)
        print(f"{len(valid)} instances: {dict(outcome.most_common())}")
        if listing is not None:
            listing.write_text("\n".join(["variation\tinstance\treason", *sorted(left_out), ""]), "utf-8")


def round_trips(files: list[Path]) -> dict[Path, str]:
    """Empty for an instance that survives by JSON and by CSV; otherwise why it was left out, or what was lost."""
    said: dict[Path, str] = {}
    originals: dict[Path, LoadedReport] = {}
    for file, loaded in zip(files, load_all(files), strict=True):
        if isinstance(loaded, Refused):
            said[file] = f"not loaded: {str(loaded).partition('(')[2]}"
        elif not loaded.complete:
            errors = {m.text.partition(": ")[2] for m in loaded.messages if m.code == "report.unsupported"}
            said[file] = "unsupported: " + "; ".join(sorted(errors))
        else:
            originals[file] = loaded.reports[0]
            reasons = {m.text.partition(": ")[2] for m in unwritable(originals[file].report, "json")}
            said[file] = f"unwritable: {'; '.join(sorted(reasons))}" if reasons else ""
    left = [file for file in originals if not said[file]]
    for syntax in (Syntax.JSON, Syntax.CSV):
        there = {file: place(file, syntax, originals[file].report, originals[file]) for file in left}
        back = {}
        for file, loaded in zip(left, load_all(list(there.values())), strict=True):
            if isinstance(loaded, Refused) or not loaded.complete:
                why = str(loaded) if isinstance(loaded, Refused) else [m.text for m in loaded.messages][:2]
                said[file] = f"REFUSED: {syntax}: {why}"
            else:
                back[file] = place(there[file], Syntax.XML, loaded.reports[0].report, loaded.reports[0])
        for file, loaded in zip(back, load_all(list(back.values())), strict=True):
            assert isinstance(loaded, Loaded)
            found = differences(originals[file].report, loaded.reports[0].report)
            if found:
                said[file] = f"DIFFERENT: {syntax}: {len(found)}: {found[0]}"
    return said


def place(file: Path, syntax: Syntax, report: Report, loaded: LoadedReport) -> Path:
    """Write a report beside its source, so that relative addresses stay right."""
    name = f"{file.stem}-{syntax}"
    ending = "json" if syntax == Syntax.CSV else str(syntax)
    for path, content in written(f"{name}.{ending}", name, syntax, report, loaded, table=f"{name}-facts.csv").items():
        (file.parent / path).write_bytes(content)
    return file.parent / f"{name}.{ending}"


def main() -> None:
    what, shared, *rest = sys.argv[1:]
    if what == "filings":
        filings(Path(shared), rest)
    else:
        conformance(Path(shared), Path(rest[1]) if rest else None)


if __name__ == "__main__":
    main()
