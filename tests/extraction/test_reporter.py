"""Who reports: what a form's own note says, or the company's name that stands alone most often."""

from __future__ import annotations

import pytest

from exporter.extraction.reporter import reporter
from exporter.readers.html import read

NOTE = "<p>(Exact name of registrant as specified in its charter)</p>"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (f"<p>File number 1-23</p><p>Quarle Mills Corporation</p>{NOTE}<p>Delaware</p>", "Quarle Mills Corporation"),
        (f"<p>File number 1-23</p><table><tr><td>THE QUARLE COMPANY</td></tr></table>{NOTE}", "THE QUARLE COMPANY"),
        ("<p>Quarle Mills plc</p><p>Results of Other Ltd</p><p>Quarle Mills plc</p>", "Quarle Mills plc"),
        ("<table><tr><td>Quarle Mills plc</td></tr></table><p>Results of the year</p>", None),
    ],
)  # fmt: skip
def test_name_of_the_reporter(page: str, name: str | None) -> None:
    document = read("release.html", f"<body>{page}</body>".encode())
    found = reporter(document)
    assert (found[0] if found else None) == name
    if found:
        assert document.read(found[1]) == name
