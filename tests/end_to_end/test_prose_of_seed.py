"""The prose of the real Form 6-K: every amount disposed of, and what is said when one figure of it is changed."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from exporter.messages import Message
from exporter.pipeline import Outcome, export
from tests.end_to_end import seed

pytestmark = pytest.mark.shared


@cache
def outcome(old: str = "", new: str = "") -> Outcome:
    text = seed.text()
    assert not old or text.count(old) == 1
    return export("lorus-6k.md", text.replace(old, new).encode() if old else text.encode())


def dispositions(of: Outcome) -> list[tuple[int | None, str]]:
    return [(line.place.line, line.disposition) for line in of.lines]


def errors(of: Outcome) -> list[Message]:
    return [said for said in of.messages if said.severity == "error"]


def test_every_numeral_is_accounted_for() -> None:
    counts = Counter(line.disposition for line in outcome().lines)
    assert counts == {"not-a-fact": 84, "fact": 82, "duplicate": 20, "claim": 8}
    assert not any(said.code == "numeral.unmapped" for said in outcome().messages)


def test_no_fact_of_the_prose_is_beyond_the_gold_ones() -> None:
    got = Counter(
        (str(tied.fact.number), tied.fact.decimals, str(tied.fact.unit), str(tied.amount.period.start))
        for tied in outcome().filing.prose
        if tied.fact is not None and tied.amount.period is not None
    )
    gold = Counter(
        (fact["value"], fact["decimals"], fact["unit"], fact["start"])
        for fact in seed.gold()["facts"]
        if fact["where"] == "prose"
    )
    assert sum(got.values()) == sum(gold.values()) == 24
    assert {key[1:] for key in got} == {key[1:] for key in gold}


def test_claims_are_the_gold_ones() -> None:
    gold = seed.gold()
    claims = [tied for tied in outcome().filing.prose if tied.fate == "claim"]
    expected = [
        (claim["label"], *(gold["periods"][claim[which]][0] for which in ("current", "prior")), claim["decimals"])
        for claim in gold["derived_claims"]
    ]
    got = [
        (tied.label, str(tied.amount.period.start), str(tied.amount.base.start), tied.amount.decimals)
        for tied in claims
        if tied.amount.period is not None and tied.amount.base is not None
    ]
    percent = {label for label, *_ in expected}
    assert percent == {label for label, *_ in got}
    assert Counter(key[:3] for key in got) == Counter(key[:3] for key in expected)


@pytest.mark.parametrize(
    ("old", "new", "code", "places", "cause"),
    [
        (r"\$3.1 million (", r"\$3.7 million (", "prose.contradiction", ["84:65", "111:31"], "one digit differs"),
        (r"\$150 thousand for", r"\$150 million for", "prose.contradiction", ["90:49", "104:29"], "scale"),
        (r"\$263 thousand for", r"\$705 thousand for", "prose.contradiction", ["90:178", "104:51"], "the figure of"),
        (r"\$5.9 million (", r"\$9.5 million (", "prose.contradiction", ["84:251", "111:57"], "changed places"),
        (r"(\$0.01 per share", r"(\$0.02 per share", "prose.contradiction", ["84:80", "112:54"], "one digit differs"),
        ("57.4%", "47.5%", "prose.claim", ["86:96", "102:29", "102:42"], "a decrease of 57.4 %"),
        ("decreased 62.8%", "increased 62.8%", "prose.claim", ["86:270", "102:55", "102:68"], "the other way"),
        (r"\$212 thousand", r"\$221 thousand", "prose.claim", ["84:569", "103:31", "103:44"], "212,000 CAD"),
        (r"\$442 thousand", r"\$424 thousand", "prose.claim", ["84:869", "104:51", "104:62"], "changed places"),
    ],
)
def test_one_changed_figure_is_one_error(old: str, new: str, code: str, places: list[str], cause: str) -> None:
    changed = outcome(old, new)
    (said,) = errors(changed)
    assert said.code == code
    assert [place.short for place in said.places] == places
    assert cause in said.text
    pairs = zip(dispositions(outcome()), dispositions(changed), strict=True)
    assert [disposition for before, (_, disposition) in pairs if before[1] != disposition] == ["conflict"]


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        (
            r"decreased to \$1.4 million compared with \$1.6",
            r"decreased to \$1.6 million compared with \$1.4",
            ["88:103", "88:131"],
        ),
        (r"\$1.1 million compared to \$2.6", r"\$2.6 million compared to \$1.1", ["86:107", "86:133"]),
    ],
)
def test_two_periods_swapped_are_two_errors(old: str, new: str, places: list[str]) -> None:
    changed = outcome(old, new)
    said = errors(changed)
    assert [one.code for one in said] == ["prose.contradiction"] * 2
    assert [one.places[0].short for one in said] == places
    assert all("that is the figure of" in one.text for one in said)
    counts = Counter(line.disposition for line in changed.lines)
    assert counts == {"not-a-fact": 84, "fact": 82, "duplicate": 18, "claim": 8, "conflict": 2}


def test_what_contradicts_is_never_tagged() -> None:
    changed = outcome(r"\$3.1 million (", r"\$3.6 million (")
    assert len(changed.filing.report.facts) == len(outcome().filing.report.facts) - 1
    assert b">3.6<" not in changed.files["lorus-6k.xhtml"]


def test_a_profit_in_words_where_the_statement_has_a_loss() -> None:
    changed = outcome("Net loss for the three", "Net income for the three")
    said = errors(changed)
    assert [one.places[0].short for one in said] == ["84:67", "84:82"]
    assert all("the sign is the opposite" in one.text for one in said)
