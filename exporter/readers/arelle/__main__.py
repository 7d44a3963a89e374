"""The process that reads reports: one request on standard input, one answer on standard output, both JSON.

    {"files": [PATH, ...], "packages": [PATH, ...], "whole": BOOLEAN, "undeclared": BOOLEAN}
    [{"reports": [REPORT, ...], "messages": [{"level": LEVEL, "code": CODE, "text": TEXT}, ...]}, ...]

A REPORT is what `exporter.readers.records` makes a Report of. A file may be a folder: then all Inline XBRL in it is one
document set. With `whole` reports bring all that their own taxonomies say, with `undeclared` the numbers whose concepts
no schema at hand declares. Run as `python -m exporter.readers.arelle`.
"""

from __future__ import annotations

import decimal
import gc
import json
from pathlib import Path
from typing import Any

from exporter.process import serve

_INLINE = frozenset((".htm", ".html", ".xhtml"))
_DIGITS = 500  # Inline XBRL scales its numbers with Decimals, which round at 28 digits if nobody says otherwise


def read(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Load each file offline, in a session of its own."""
    from exporter.readers.arelle.faults import mend

    decimal.getcontext().prec = _DIGITS
    mend()
    answers = []
    for file in request["files"]:
        answers.append(_load(Path(file), request))
        gc.collect()  # a model is a web of circles
    return answers


def _load(file: Path, request: dict[str, Any]) -> dict[str, Any]:
    """One file; every target document of an Inline set and every report of a package is a report."""
    from arelle.api.Session import Session
    from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
    from arelle.RuntimeOptions import RuntimeOptions

    from exporter.readers.arelle.model import report

    options = RuntimeOptions(
        entrypointFile=_entry_point(file),
        internetConnectivity="offline",
        disablePersistentConfig=True,
        keepOpen=True,
        packages=request.get("packages") or None,
        plugins="inlineXbrlDocumentSet",
    )
    with Session() as session:
        session.run(options, logHandler=StructuredMessageLogHandler())
        asked = {key: bool(request.get(key)) for key in ("whole", "undeclared")}
        reports = [report(model, **asked) for model in session.get_models() if model.modelDocument is not None]
        records = session.get_log_messages()
    messages = [
        {"level": record["levelname"], "code": record["messageCode"], "text": record["msg"]}
        for record in records
        if record["levelname"] not in ("INFO", "DEBUG", "INFO-RESULT")
    ]
    return {"reports": [found for found in reports if found is not None], "messages": messages}


def _entry_point(file: Path) -> str:
    if not file.is_dir():
        return str(file)
    documents = sorted(str(path) for path in file.iterdir() if path.suffix.lower() in _INLINE)
    return json.dumps([{"ixds": [{"file": document} for document in documents]}])


if __name__ == "__main__":
    serve(read)
