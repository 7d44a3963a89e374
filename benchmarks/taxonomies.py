"""The seed on official taxonomies: what baking costs, what looking up costs, and what the mapping is worth.

    PYTHONPATH=. python benchmarks/taxonomies.py [NAME ...] [--pairs 5]

For each taxonomy: baking it (CPU seconds, size of the file), the second search as a whole process, `run` beside
Arelle's own cold and equally strict validation of the result (in pairs, so that whatever else the machine does meets
both), the gold facts that independent judges find in the result, and what Arelle says of it but not of the taxonomy.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEED, GOLD, TOOLS = SHARED / "seed/lorus-6k.md", SHARED / "seed/gold.json", SHARED / "tools"
# name: package, entry point (None: the only one the package offers)
TAXONOMIES = {
    "us-gaap-2024-elts": ("us-gaap-2024-elts-offline.zip", None),
    "us-gaap-2024-full": (
        "us-gaap-2024-fulldts-offline.zip",
        "https://xbrl.fasb.org/us-gaap/2024/entire/us-gaap-entryPoint-std-2024.xsd",
    ),
    "ifrs-2017": ("ifrs-2017-03-09.zip", None),
    "esef-2022": ("esef-ifrs-2022-03-24.zip", None),
    "uk-frc-2014": ("uk-frc-2014-v2.1.0.zip", None),
}
SETTINGS = '[entity]\nscheme = "http://standards.iso.org/iso/17442"\nidentifier = "529900T8BM49AURSDO55"\n'
STRICT = (
    "--validate --internetConnectivity offline --calc c11r --utr --validateDuplicateFacts inconsistent "
    "--reportPackage --disablePersistentConfig"
).split()


def cost(*command: str | Path) -> tuple[float, float, str]:
    """CPU seconds of a process and its children, its wall time, and what it printed."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    after, took = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, took, done.stdout


def judged(package: Path, file: Path | str) -> tuple[str, Counter[str]]:
    """What the independent judges find in a report; and Arelle's messages by code and text."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = Path(folder) / "loaded.json"
        loaded.write_text(cost(sys.executable, TOOLS / "arelle_facts.py", file, package)[2], "utf-8")
        found = json.loads(loaded.read_text("utf-8"))
        table = cost(sys.executable, TOOLS / "gold_check.py", loaded, GOLD, "table")[2].strip().splitlines()
    levels = ("ERROR", "CRITICAL", "INCONSISTENCY", "WARNING")
    said = Counter(f"{m['code']} {m['text'][:160]}" for m in found["messages"] if m["level"] in levels)
    return table[-1] if table else "", said


def measure(name: str, pairs: int, folder: Path) -> None:
    package, entry_point = TAXONOMIES[name]
    path = SHARED / "data" / "taxonomies" / package
    options = ["--taxonomy", path, *(["--entry-point", entry_point] if entry_point else [])]
    program = (sys.executable, "-m", "exporter")
    search = (*program, "taxonomy", "search", "research and development", *options)
    cache = Path(os.environ["XBRL_EXPORT_CACHE"]) / "dts"
    before = set(cache.glob("*.sqlite")) if cache.exists() else set()
    cpu, wall, _ = cost(*search)
    (file,) = set(cache.glob("*.sqlite")) - before
    seconds = [cost(*search) for _ in range(5)]
    size, again, wait = file.stat().st_size / 1e6, median(c for c, _, _ in seconds), median(w for _, w, _ in seconds)
    print(f"{name}: baked in {cpu:.1f} s CPU ({wall:.1f} s), {size:.1f} MB; search {again:.2f} s CPU ({wait:.2f} s)")

    settings, out = folder / "report.toml", folder / name
    settings.write_text(SETTINGS, "utf-8")
    run = (*program, "run", SEED, "-o", out, "-c", settings, *options)
    report = out / f"{SEED.stem}.xbri"
    arelle = (Path(sysconfig.get_path("scripts")) / "arelleCmdLine", "--file", report, "--packages", path, *STRICT)
    cost(*run)
    taken = [(cost(*run)[0], cost(*arelle)[0]) for _ in range(pairs)]
    ours, theirs = median(t[0] for t in taken), median(t[1] for t in taken)
    print(f"  run {ours:.1f} s, arelleCmdLine {theirs:.1f} s CPU, ratio {median(o / t for o, t in taken):.2f}")

    lines = [json.loads(line) for line in (out / f"{SEED.stem}.trace.jsonl").read_text("utf-8").splitlines()]
    rows = {line["label"]: line["concept"] for line in lines if line["disposition"] == "fact" and line["unit"]}
    prefix = json.loads(cost(*run, "--json")[2])["concepts"]
    table, said = judged(path, report)
    bare = entry_point or json.loads((out / "manifest.json").read_text("utf-8"))["taxonomies"][0]
    more = said - judged(path, bare)[1]
    print(
        f"  {table.partition(', arelle')[0]}; standard concepts {prefix['standard']} of {len(rows)}; "
        f"Arelle says {sum(said.values())}, of which not of the taxonomy alone {sum(more.values())}"
    )
    for text in more:
        print(f"    {text}")
    for label, concept in rows.items():
        print(f"    {concept:<60} {label}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", default=[])
    parser.add_argument("--pairs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XBRL_EXPORT_CACHE"] = str(Path(folder) / "cache")
        for name in arguments.names or TAXONOMIES:
            measure(name, arguments.pairs, Path(folder))


if __name__ == "__main__":
    main()
