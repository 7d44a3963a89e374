"""Writes the metadata of packages (Taxonomy Packages 1.0; Report Packages 1.0)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from exporter.render.environment import environment


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPoint:
    """An entry point as a package offers it: what it is called and the absolute URI of its document."""

    name: str
    href: str


def package_metadata(
    *,
    identifier: str,
    name: str,
    version: str,
    entry_points: tuple[EntryPoint, ...],
    folders: Mapping[str, str],
    language: str = "en",
    document_type: str | None = None,
) -> dict[str, bytes]:
    """The files of META-INF: taxonomyPackage.xml and catalog.xml, and reportPackage.json for a report package.

    `folders` leads from the absolute URI a folder's documents begin with to its path in the package. `document_type` is
    the report package's (Report Packages 1.0, 5.2.1), None for a taxonomy package alone.
    """
    files = {
        "taxonomyPackage.xml": environment()
        .get_template("package/taxonomyPackage.xml.jinja")
        .render(identifier=identifier, name=name, version=version, entry_points=entry_points, language=language),
        "catalog.xml": environment().get_template("package/catalog.xml.jinja").render(folders=sorted(folders.items())),
    }
    if document_type is not None:
        files["reportPackage.json"] = json.dumps({"documentInfo": {"documentType": document_type}}, indent=2) + "\n"
    return {file: content.encode() for file, content in files.items()}
