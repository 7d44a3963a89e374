"""What a run costs beside Arelle's own validation of its result: CPU of whole processes, in pairs.

    PYTHONPATH=. python benchmarks/run_cost.py [SOURCE] [--pairs 7]

The ratio is of the medians; both commands are run in turn so that whatever else the machine does meets both.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "seed" / "lorus-6k.md"


def cpu(*command: str | Path) -> float:
    """User and system seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "source", nargs="?", type=Path, default=SEED if SEED.exists() else ROOT / "examples/halden-q2.md"
    )
    parser.add_argument("--pairs", type=int, default=7)
    arguments = parser.parse_args()
    arelle = Path(sysconfig.get_path("scripts")) / "arelleCmdLine"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        run = (sys.executable, "-m", "exporter", "run", arguments.source, "-o", out)
        cpu(*run)
        judge = (
            arelle,
            "--file",
            out / f"{arguments.source.stem}.xbri",
            "--validate",
            "--internetConnectivity",
            "offline",
        )
        cpu(*judge)
        pairs = [(cpu(*run), cpu(*judge)) for _ in range(arguments.pairs)]
    ours, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"run {ours:.2f} s, arelleCmdLine --validate {theirs:.2f} s, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
