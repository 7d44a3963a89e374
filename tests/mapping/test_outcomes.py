"""Rows that are tagged, asked and extended by what other filers call such rows; and that nothing is asked in vain."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from exporter.dts.builtin import builtin
from exporter.dts.held import HeldDTS
from exporter.extraction.facts import Statement
from exporter.extraction.statements import extract
from exporter.mapping.extension import namer
from exporter.mapping.likely import Likely, Ranking
from exporter.mapping.mapped import MappedRow
from exporter.mapping.mapping import map_statements
from exporter.mapping.options import TAG_FROM, Outcome
from exporter.readers.formats import read
from exporter.settings import read as read_settings

HEAD = "| | Year ended December 31, 2012 | Year ended December 31, 2011 |\n|---|--:|--:|\n"


class Told(Ranking):
    """A ranking that says what it is told to: by label, concepts with their chances, and EXT for one of its own."""

    def __init__(self, **said: dict[str, float]) -> None:
        super().__init__(builtin())
        self._said = {label.replace("_", " "): chances for label, chances in said.items()}
        self.asked = 0

    def of(self, statements: Sequence[Statement]) -> list[dict[int, Likely]]:
        self.asked += 1
        told = self._said
        return [{row.index: self._told(told[row.label]) for row in one.rows if row.label in told} for one in statements]

    def _told(self, chances: dict[str, float]) -> Likely:
        concepts = tuple((builtin().named(name)[0], chance) for name, chance in chances.items() if name != "EXT")
        return Likely(concepts=concepts, own=chances.get("EXT", 0.0), reasons=("some filers mean it",))


def mapped(
    ranking: Ranking, *rows: str, title: str = "Statements of income", settings: str = ""
) -> dict[str, MappedRow]:
    text = f"**{title}**, in thousands of US dollars\n\n{HEAD}" + "".join(f"| {row} |\n" for row in rows)
    own = namer(namespace="http://x.example/", schema="http://x.example/x.xsd", prefix="x")
    found = map_statements(
        extract(read("x.md", text.encode())).statements,
        builtin(),
        own,
        read_settings(settings).decisions,
        ranking=ranking,
    )
    return {row.row.label: row for statement in found.statements for row in statement.rows}


def test_what_is_sure_is_tagged_what_is_likely_is_asked_and_the_rest_is_extended() -> None:
    ranking = Told(
        Royalties={"LicenseRevenue": 0.97, "Revenue": 0.02},
        Fees={"ServiceRevenue": 0.7, "CollaborationRevenue": 0.2},
        Oddments={"OtherOperatingIncome": 0.2},
    )
    rows = mapped(ranking, "Royalties | 10 | 20", "Fees | 30 | 25", "Oddments | 1 | 2", "Net income | 7 | 9")
    assert [rows[label].outcome for label in ("Royalties", "Fees", "Oddments")] == list(Outcome)
    assert rows["Fees"].concept.name.local == "ServiceRevenue"
    assert [other.concept.name.local for other in rows["Fees"].alternatives] == ["CollaborationRevenue"]
    assert rows["Oddments"].extension
    assert "OtherOperatingIncome, the likeliest" in rows["Oddments"].reason


def test_a_row_that_needs_a_concept_of_its_own_gets_one_though_some_concept_is_likely() -> None:
    rows = mapped(Told(Oddments={"EXT": 0.6, "OtherOperatingIncome": 0.5}), "Oddments | 1 | 2", "Net income | 7 | 9")
    assert rows["Oddments"].outcome == Outcome.EXTEND
    assert rows["Oddments"].confidence == 0.6
    assert "60 in 100" in rows["Oddments"].reason


def test_a_row_with_a_concepts_very_words_needs_none_of_its_own() -> None:
    rows = mapped(Told(Revenue={"EXT": 0.6, "ServiceRevenue": 0.3}), "Revenue | 1 | 2", "Net income | 7 | 9")
    assert rows["Revenue"].concept.name.local == "Revenue"


def test_no_concept_is_given_twice_and_what_is_left_is_never_sure() -> None:
    ranking = Told(Fees={"ServiceRevenue": 0.99}, Dues={"ServiceRevenue": 0.75, "CollaborationRevenue": 0.2})
    rows = mapped(ranking, "Fees | 30 | 25", "Dues | 3 | 2", "Net income | 7 | 9")
    assert rows["Fees"].concept.name.local == "ServiceRevenue"
    assert rows["Dues"].concept.name.local == "CollaborationRevenue"
    assert rows["Dues"].outcome == Outcome.ASK
    assert rows["Dues"].confidence < 0.5


def test_a_person_who_has_decided_everything_is_not_second_guessed() -> None:
    ranking = Told(Fees={"ServiceRevenue": 0.99})
    settings = '[mapping]\nFees = "core:GrantRevenue"\n"Net income" = "core:ProfitLoss"\n'
    rows = mapped(ranking, "Fees | 30 | 25", "Net income | 7 | 9", settings=settings)
    assert rows["Fees"].concept.name.local == "GrantRevenue"
    assert rows["Fees"].decided
    assert ranking.asked == 0


def test_a_loss_under_a_concept_of_profit_is_turned_round_without_a_wording() -> None:
    rows = mapped(Told(Shortfall_or_loss={"ProfitLoss": 0.95}), "Revenue | 5 | 6", "Shortfall or loss | 7 | 9")
    assert rows["Shortfall or loss"].negated


def test_ranking_speaks_of_the_built_in_taxonomy_in_english_alone() -> None:
    text = f"**Statements of income**\n\n{HEAD}| Revenue | 10 | 20 |\n| Net income | 7 | 9 |\n"
    (statement,) = extract(read("x.md", text.encode())).statements
    bare = HeldDTS(entry_points=(), concepts=(), prefixes=(("http://y.example/", "y"),))
    assert Ranking(bare).of([statement]) == [{}]
    assert Ranking(builtin(), "de-CH").of([statement]) == [{}]
    assert Ranking(builtin(), "en-GB").of([]) == []


@pytest.mark.parametrize("label", ["Revenue", "Revenues, net"])
def test_what_ships_knows_revenue(label: str) -> None:
    rows = mapped(
        Ranking(builtin()), f"{label} | 100 | 90", "Cost of sales | (60) | (55)", "**Gross profit** | 40 | 35"
    )
    assert rows[label].concept.name.local == "Revenue"
    assert rows["Gross profit"].outcome == Outcome.TAG
    assert rows[label].confidence >= TAG_FROM


def test_what_there_is_at_the_beginning_and_at_the_end_is_one_concept() -> None:
    ranking = Told(
        **{
            "Cash at start, beginning of year": {"CashIncludingRestrictedCash": 0.9, "CashAndCashEquivalents": 0.1},
            "Cash at close, end of year": {"CashAndCashEquivalents": 0.5, "CashIncludingRestrictedCash": 0.4},
        }
    )
    rows = mapped(
        ranking,
        "Net income | 50 | 40",
        "Net cash provided by operating activities | 60 | 52",
        "Cash at start, beginning of year | 137 | 100",
        "Cash at close, end of year | 177 | 137",
        title="Statements of cash flows",
    )
    assert {row.concept.name.local for label, row in rows.items() if label.startswith("Cash at")} == {
        "CashIncludingRestrictedCash"
    }


def test_one_concept_is_not_given_to_two_balances_that_differ_at_one_moment() -> None:
    rows = mapped(
        Told(Cash={"CashAndCashEquivalents": 0.95}, Bills={"CashAndCashEquivalents": 0.95}),
        "Cash | 137 | 100",
        "Bills | 17 | 13",
        "Total assets | 154 | 113",
        title="Balance sheets",
    )
    assert rows["Bills"].extension
