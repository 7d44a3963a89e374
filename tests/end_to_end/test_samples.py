"""Golden trees: each sample's source, and what it gives, compared file by file. `--update-golden` writes them anew."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from exporter.catalogue import CATALOGUE
from exporter.files import Refused
from exporter.messages import Message
from exporter.pipeline import Outcome, export
from tests.conftest import ROOT

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = sorted(p.name for p in SAMPLES.iterdir() if not p.name.startswith("refused-"))
REFUSED = sorted(p.name for p in SAMPLES.iterdir() if p.name.startswith("refused-"))
# Not kept: packages and manifests hold the bytes and the hashes of everything else, the review page its words.
_LEFT_OUT = (".xbri", ".review.html", "manifest.json")


def source(name: str) -> Path:
    """A sample's source: its own, or the example of that name."""
    own = [p for p in sorted((SAMPLES / name).iterdir()) if p.is_file() and p.name not in ("report.toml", "why.txt")]
    return own[0] if own else ROOT / "examples" / f"{name}.md"


@cache
def outcome(name: str) -> Outcome:
    path = source(name)
    settings = SAMPLES / name / "report.toml"
    text = settings.read_text("utf-8") if settings.exists() else None
    prior = next((SAMPLES / name / "prior").glob("*.xhtml"), None)
    return export(path.name, path.read_bytes(), text, str(settings), prior=prior)


@pytest.mark.parametrize("name", NAMES)
def test_sample_gives_what_is_expected(name: str, request: pytest.FixtureRequest) -> None:
    expected = SAMPLES / name / "expected"
    made = {
        path: content
        for path, content in outcome(name).files.items()
        if not path.endswith(_LEFT_OUT) and not path.startswith("source/")
    }
    if request.config.getoption("--update-golden"):
        shutil.rmtree(expected, ignore_errors=True)
        for path, content in made.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(content)
    kept = {p.relative_to(expected).as_posix(): p.read_bytes() for p in expected.rglob("*") if p.is_file()}
    assert sorted(made) == sorted(kept)
    for path, content in made.items():
        assert content.decode() == kept[path].decode(), path


@pytest.mark.parametrize("name", REFUSED)
def test_sample_is_refused_in_one_line(name: str) -> None:
    path = source(name)
    settings = SAMPLES / name / "report.toml"
    with pytest.raises(Refused) as refused:
        export(path.name, path.read_bytes(), settings.read_text("utf-8") if settings.exists() else None)
    assert str(refused.value) == (SAMPLES / name / "why.txt").read_text("utf-8").strip()
    assert "\n" not in str(refused.value)


def test_every_message_code_is_raised_by_a_sample() -> None:
    said: list[Message] = []
    for name in NAMES:
        said += outcome(name).messages
    hidden = {code for code, entry in CATALOGUE.items() if entry.severity == "info"}
    hidden |= {code for code in CATALOGUE if code.startswith("report.")}  # what is said of reports when they are read
    hidden |= {code for code in CATALOGUE if code.startswith("check.")}  # tests/checks has samples of these
    assert {message.code for message in said} >= set(CATALOGUE) - hidden


@pytest.mark.parametrize("name", NAMES)
def test_exit_code_follows_the_messages(name: str) -> None:
    severities = {
        message["severity"] for message in json.loads(outcome(name).files[f"{outcome(name).name}.messages.json"])
    }
    assert outcome(name).failed == ("error" in severities)
