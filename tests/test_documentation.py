"""What the documentation lists is what there is."""

from __future__ import annotations

import pytest

from exporter.catalogue import CATALOGUE
from tests.conftest import ROOT

MESSAGES = ROOT / "docs" / "messages.md"


def reference() -> str:
    lines = [
        "# Messages",
        "",
        "Every message of `xbrl-export`'s own. Codes not listed here are Arelle's and those of the specifications.",
        "An error makes the exit code 1.",
        "",
    ]
    for code, entry in sorted(CATALOGUE.items()):
        lines += [f"## {code}", "", f"*{entry.severity}*: {entry.wording}", "", entry.remedy, ""]
    return "\n".join(lines)


def test_message_reference_is_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        MESSAGES.write_text(reference(), "utf-8")
    assert MESSAGES.read_text("utf-8") == reference()


@pytest.mark.parametrize("code", CATALOGUE)
def test_message_codes_are_stage_and_what(code: str) -> None:
    stage, _, what = code.partition(".")
    assert stage.isalpha()
    assert what
    assert CATALOGUE[code].severity in ("info", "warning", "error")


def test_every_check_says_what_it_looks_for() -> None:
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    for code, entry in CATALOGUE.items():
        if code.partition(".")[0] in ("check", "calculation"):
            assert f"**{code}** ({entry.severity})." in page
