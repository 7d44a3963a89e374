"""Report packages and taxonomy packages, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of the files: stored, sorted by path, dated 1980-01-01, so that equal content gives equal bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as zipped:
        for path in sorted(files):
            entry = ZipInfo(path, _EPOCH)
            entry.external_attr = _REGULAR_FILE
            entry.create_system = 3
            zipped.writestr(entry, files[path])
    return buffer.getvalue()


def report_package(
    name: str,
    *,
    report: tuple[str, bytes],
    taxonomies: Mapping[str, Mapping[str, bytes]],
    metadata: Mapping[str, bytes],
) -> bytes:
    """A report package with a single report (Report Packages 1.0, 3) that is a taxonomy package too.

    `name` is the package's one top-level folder, `report` the report's file name and content, `taxonomies` folder ->
    file name -> content, `metadata` what belongs into META-INF beside them: reportPackage.json, taxonomyPackage.xml
    and catalog.xml.
    """
    files = {f"{name}/META-INF/{file}": content for file, content in metadata.items()}
    files[f"{name}/reports/{report[0]}"] = report[1]
    for folder, contents in taxonomies.items():
        files.update({f"{name}/{folder}/{file}": content for file, content in contents.items()})
    return archive(files)
