"""The process that runs Arelle: one request on standard input, one answer on standard output, both JSON.

    {"file": PATH, "packages": [PATH, ...], "plugins": "a|b"}
    [{"level": LEVEL, "code": CODE, "text": TEXT, "refs": [[HREF, LINE], ...]}, ...]

Run as `python -m exporter.validation.arelle`. A process of its own, because Arelle keeps its state in the process,
allows one session at a time, and prints where it likes.
"""

from __future__ import annotations

from typing import Any

from exporter.process import serve


def judge(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Load and validate as strictly as Arelle can, offline. Its records above INFO, in its own order.

    Strict means: Calculations 1.1 with rounding (c11r), inconsistent duplicates, units against the Units Registry, and
    the Report Packages specification; Arelle checks none of these unless it is told to.
    """
    from arelle.api.Session import Session
    from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
    from arelle.RuntimeOptions import RuntimeOptions

    file = request["file"]
    options = RuntimeOptions(
        entrypointFile=file,
        validate=True,
        internetConnectivity="offline",
        disablePersistentConfig=True,
        calcs="c11r",
        validateDuplicateFacts="inconsistent",
        utrValidate=True,
        reportPackage=file.lower().endswith((".xbri", ".xbr", ".zip")),
        packages=request.get("packages") or None,
        plugins=request.get("plugins") or None,
    )
    with Session() as session:
        session.run(options, logHandler=StructuredMessageLogHandler())
        records = session.get_log_messages()
    return [_finding(record) for record in records if record["levelname"] not in ("INFO", "DEBUG", "INFO-RESULT")]


def _finding(record: dict[str, Any]) -> dict[str, Any]:
    return {
        "level": record["levelname"],
        "code": record["messageCode"],
        "text": record["msg"],
        "refs": [[ref.get("href", ""), ref.get("sourceLine")] for ref in record.get("refs", ())],
    }


def _ready() -> None:
    """Have what takes long to import, and needs no request."""
    from arelle.api import Session  # noqa: F401  imported for its own sake


if __name__ == "__main__":
    serve(judge, _ready)
