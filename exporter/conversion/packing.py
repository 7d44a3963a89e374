"""Reports in a package (Report Packages 1.0), with the taxonomy that the source had with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from exporter.conversion.formats import Package
from exporter.packages import archive

_BASE = "https://xbrl.org/report-package/2023"
_TYPES = {Package.ANY: _BASE, Package.INLINE: f"{_BASE}/xbri", Package.OTHER: f"{_BASE}/xbr"}


def packed(
    kind: Package, name: str, reports: Iterable[tuple[str | None, Mapping[str, bytes]]], kept: Mapping[str, bytes]
) -> bytes:
    """The package: each report's files in the folder it had in the source's package, else in `reports`.

    `kept` is what that package held beside its reports: paths, metadata and all, stay as they were. `name` is the top
    folder where there was none.
    """
    top = next((path.partition("/")[0] for path in sorted(kept)), name)
    files = dict(kept)
    for folder, contents in reports:
        where = folder or f"{top}/reports"
        files |= {f"{where}/{path}": content for path, content in contents.items()}
    info = {"documentInfo": {"documentType": _TYPES[kind]}}
    files[f"{top}/META-INF/reportPackage.json"] = (json.dumps(info, indent=2) + "\n").encode()
    return archive(files)
