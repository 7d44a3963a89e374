"""The process that discovers a DTS: one request on standard input, one answer on standard output, both JSON.

    {"packages": [PATH, ...], "entry_points": [URI, ...], "out": PATH}
    {"missing": [URI, ...], "messages": [TEXT, ...]}

It writes what it found to `out`, as `exporter.dts.baking` does, unless a document is missing or no concept was found.
Run as `python -m exporter.dts.discovery`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exporter.process import serve


def discover(request: dict[str, Any]) -> dict[str, Any]:
    """Load the entry points offline, as one DTS, and bake it."""
    from arelle.api.Session import Session
    from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
    from arelle.RuntimeOptions import RuntimeOptions

    from exporter.dts.baking import bake
    from exporter.dts.discovery.model import told

    first, *others = request["entry_points"]
    options = RuntimeOptions(
        entrypointFile=first,
        importFiles="|".join(others) or None,
        internetConnectivity="offline",
        disablePersistentConfig=True,
        keepOpen=True,
        packages=request["packages"],
    )
    with Session() as session:
        session.run(options, logHandler=StructuredMessageLogHandler())
        models = session.get_models()
        missing = sorted({uri for model in models for uri in getattr(model, "urlUnloadableDocs", ())})
        if not missing and models and models[0].qnameConcepts:
            bake(told(models[0], tuple(request["entry_points"])), Path(request["out"]))
        records = session.get_log_messages()
    levels = ("ERROR", "CRITICAL")
    messages = [f"{r['msg']} [{r['messageCode']}]" for r in records if r["levelname"] in levels]
    return {"missing": missing, "messages": messages}


if __name__ == "__main__":
    serve(discover)
