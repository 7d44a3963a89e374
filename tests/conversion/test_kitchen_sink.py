"""Nothing is lost on the way: the report that has everything, through every format and every package."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.conversion.convert import convert
from exporter.oim.differences import differences
from exporter.readers.reports import load
from exporter.validation.validate import validate
from tests.conversion.kitchen_sink import kitchen_sink, written


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("sink"), kitchen_sink(beyond_arelle=False))


def test_survives_all_four_formats_in_a_row(tmp_path: Path) -> None:
    report = kitchen_sink()
    last = written(tmp_path / "0", report)
    assert differences(report, load(last).reports[0].report) == ()
    for n, to in enumerate(("json", "csv", "xhtml", "xbrl")):
        done = convert(last, tmp_path / str(n + 1), to=to)
        assert done.messages == ()
        last = done.target.file
        loaded = load(last)
        assert loaded.complete
        assert differences(report, loaded.reports[0].report) == (), to


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("sink.xbrl", None), ("sink.json", None), ("sink.xbri", None), ("sink.xbr", None), ("sink.xbr", "csv"),
        ("sink.zip", "xhtml"),
    ],
)  # fmt: skip
def test_arelle_finds_nothing_wrong(name: str, inside: str | None, source: Path, tmp_path: Path) -> None:
    done = convert(source, tmp_path / name, inside=inside)
    found = validate(done.target.file)
    # The report states one value three ways, which Arelle rightly warns of.
    assert {(finding.level, finding.code) for finding in found} <= {("WARNING", "arelle:duplicateFacts")}
    assert differences(kitchen_sink(beyond_arelle=False), load(done.target.file).reports[0].report) == ()


def test_two_conversions_write_the_same_bytes(source: Path, tmp_path: Path) -> None:
    one, other = (convert(source, tmp_path / folder / "sink.zip", inside="xhtml") for folder in "ab")
    assert [f.read_bytes() for f in one.files] == [f.read_bytes() for f in other.files]
