"""The taxonomy documents that travel with a report, and the addresses it has for them in its new place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from exporter.oim.report import Report


def moved(report: Report, documents: Mapping[str, bytes]) -> tuple[Report, dict[str, bytes]]:
    """The report and its documents, none of them outside the report's own folder.

    Relative addresses that lead out of it lose their `../`; absolute ones, and what has an authority, stay.
    """
    found = {_within(path): content for path, content in documents.items()}
    return (
        replace(
            report,
            schemas=tuple(map(_within, report.schemas)),
            roles=tuple((uri, _within(href)) for uri, href in report.roles),
            arcroles=tuple((uri, _within(href)) for uri, href in report.arcroles),
        ),
        found,
    )


def _within(path: str) -> str:
    while path.startswith(("../", "./")):
        path = path.partition("/")[2]
    return path
