"""The process that has Arelle's Inline XBRL viewer draw a report: one request in, one answer out, both JSON.

    {"file": PATH, "out": PATH}  ->  {"messages": [TEXT, ...]}

Run as `python -m exporter.validation.viewer`. The viewer is the package ixbrl-viewer, an Arelle plugin.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from exporter.process import serve


def draw(request: dict[str, Any]) -> dict[str, Any]:
    """Write the viewer's page and its script to `out`; what Arelle has to say against it."""
    import iXBRLViewerPlugin
    from arelle import CntlrCmdLine

    log = Path(request["out"]).with_suffix(".log.json")
    CntlrCmdLine.parseAndRun(
        [
            *("--file", request["file"], "--plugins", str(Path(iXBRLViewerPlugin.__file__).parent)),
            *("--save-viewer", request["out"], "--internetConnectivity", "offline", "--disablePersistentConfig"),
            *("--logFile", str(log), "--logLevel", "ERROR"),
        ]
    )
    records = json.loads(log.read_text("utf-8"))["log"] if log.exists() else []
    log.unlink(missing_ok=True)
    return {"messages": [record["message"]["text"] for record in records if record["level"] in ("error", "critical")]}


if __name__ == "__main__":
    serve(draw)
