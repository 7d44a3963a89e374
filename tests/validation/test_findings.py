"""Arelle's findings, led back to the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import process
from exporter.files import Refused
from exporter.messages import Place, Severity, message
from exporter.validation import validate as door
from exporter.validation.findings import led_back
from exporter.validation.validate import Finding, validate

PLACES = {"f1": Place(file="x.md", line=9, column=4, quote="5"), "f2": Place(file="x.md", line=2, column=1, quote="6")}


@pytest.mark.parametrize(
    ("level", "severity"),
    [
        ("WARNING", Severity.WARNING),
        ("ERROR", Severity.ERROR),
        ("CRITICAL", Severity.ERROR),
        ("INCONSISTENCY", Severity.ERROR),
    ],
)
def test_levels_become_severities(level: str, severity: Severity) -> None:
    (message,) = led_back([Finding(level=level, code="c", text="a  b\nc", facts=("f1",))], PLACES)
    assert (message.severity, message.text, message.places) == (severity, "a b c", (PLACES["f1"],))


def test_findings_come_in_the_order_of_their_places() -> None:
    findings = [
        Finding(level="ERROR", code="b", text="", facts=("f1", "f2")),
        Finding(level="ERROR", code="a", text="", file="x.xsd", line=3),
        Finding(level="ERROR", code="c", text="", facts=("f2",)),
    ]
    messages = led_back(findings, PLACES)
    assert [message.code for message in messages] == ["c", "b", "a"]
    assert messages[1].facts == ("f1", "f2")
    assert messages[2].places == (Place(file="x.xsd", line=3, column=1),)


def test_a_finding_on_an_unknown_fact_keeps_its_file() -> None:
    (message,) = led_back([Finding(level="ERROR", code="a", text="", facts=("other",), file="x.xhtml", line=7)], PLACES)
    assert (message.facts, str(message.places[0])) == ((), "x.xhtml:7:1")


def test_a_judge_that_cannot_run_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(process.sys, "executable", "/bin/false")
    with pytest.raises(Refused, match="Arelle could not be run"):
        validate(tmp_path / "x.xbri")


def test_a_viewer_that_is_not_installed_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(door, "find_spec", lambda name: None)
    with pytest.raises(Refused, match=r"pip install 'xbrl-export\[view\]'"):
        door.draw_viewer(tmp_path / "x.xbri", tmp_path / "page.html")


def test_an_inconsistent_calculation_that_is_explained_is_not_said_again() -> None:
    code = "calc11e:inconsistentCalculationUsingRounding"
    findings = [Finding(level="ERROR", code=code, text="", facts=(total, "f9")) for total in ("f1", "f2")]
    findings.append(Finding(level="ERROR", code="another", text="", facts=("f1",)))
    ours = message(
        "calculation.inconsistent",
        facts=("f1", "f9"),
        **dict.fromkeys(("label", "printed", "period", "computed", "difference", "parts", "mending"), ""),
    )
    assert [(said.code, said.facts) for said in led_back(findings, PLACES, explained=[ours])] == [
        (code, ("f2",)),
        ("another", ("f1",)),
    ]
