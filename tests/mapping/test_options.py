"""What a row may be given, and how sure that is, from wordings and from what other filers mean by such rows."""

from __future__ import annotations

import pytest

from exporter.dts.builtin import builtin
from exporter.dts.concept import Concept
from exporter.mapping.candidates import Candidate
from exporter.mapping.likely import Likely
from exporter.mapping.options import ASK_FROM, TAG_FROM, Option, Outcome, options, outcome_of, rest


def concept(local: str) -> Concept:
    (found,) = builtin().named(local)
    return found


def worded(local: str, score: float = 1.0) -> Candidate:
    return Candidate(concept=concept(local), score=score, wording=local)


def likely(*concepts: tuple[str, float], reasons: tuple[str, ...] = ("18 of 20 filers mean it",)) -> Likely:
    return Likely(concepts=tuple((concept(name), chance) for name, chance in concepts), own=0.0, reasons=reasons)


def shown(found: tuple[Option, ...]) -> dict[str, float]:
    return {option.concept.name.local: round(option.confidence, 2) for option in found}


def nowhere(_: Concept) -> bool:
    return False


def test_without_practice_the_very_words_are_sure_and_words_like_them_are_not() -> None:
    found = options([worded("Revenue"), worded("CostOfSales", 0.85), worded("Assets", 0.7)], None, elsewhere=None)
    assert shown(found) == {"Revenue": 0.9, "CostOfSales": 0.6}
    assert [outcome_of(option.confidence) for option in found] == [Outcome.TAG, Outcome.ASK]


def test_practice_counts_as_it_is_where_no_wording_says_anything() -> None:
    found = options([], likely(("Revenue", 0.8), ("CostOfSales", 0.1)), elsewhere=None)
    assert shown(found) == {"Revenue": 0.8, "CostOfSales": 0.1}
    assert found[0].reason == "18 of 20 filers mean it"
    assert found[0].opposite is None


def test_a_wording_that_says_the_same_lifts_a_doubtful_concept_and_never_lowers_a_sure_one() -> None:
    agreed = [worded("Revenue")]
    assert shown(options(agreed, likely(("Revenue", 0.4)), elsewhere=None)) == {"Revenue": 0.59}
    assert shown(options(agreed, likely(("Revenue", 0.97)), elsewhere=None)) == {"Revenue": 0.97}
    assert "wording “Revenue” says the same" in options(agreed, likely(("Revenue", 0.3)), elsewhere=None)[0].reason


def test_the_very_words_win_where_practice_is_in_doubt_and_lose_where_it_is_not() -> None:
    said = [worded("ProfitLoss")]
    doubtful = options(said, likely(("ProfitLossAttributableToOwners", 0.5)), elsewhere=None)
    assert [option.concept.name.local for option in doubtful] == ["ProfitLoss", "ProfitLossAttributableToOwners"]
    assert "other filers mean ProfitLossAttributableToOwners" in doubtful[0].reason
    sure = options(said, likely(("ProfitLossAttributableToOwners", 0.8)), elsewhere=None)
    assert shown(sure) == {"ProfitLossAttributableToOwners": 0.8, "ProfitLoss": 0.2}


def test_words_that_are_like_it_never_win_over_practice() -> None:
    found = options([worded("ProfitLoss", 0.85)], likely(("Revenue", 0.4)), elsewhere=None)
    assert shown(found) == {"Revenue": 0.4, "ProfitLoss": 0.3}


def test_a_translated_name_that_no_wording_bears_out_is_in_doubt() -> None:
    assert shown(options([], likely(("Revenue", 0.9)), elsewhere=nowhere)) == {"Revenue": 0.81}
    borne_out = options([worded("Revenue")], likely(("Revenue", 0.9)), elsewhere=nowhere)
    assert shown(borne_out) == {"Revenue": 0.92}


def test_a_translated_name_of_other_statements_is_in_doubt() -> None:
    found = options([worded("Revenue")], likely(("ProfitLoss", 0.7)), elsewhere=lambda c: c.name.local == "ProfitLoss")
    assert next(iter(shown(found))) == "Revenue"


def test_the_wording_that_matched_says_whether_the_sense_is_turned() -> None:
    turned = Candidate(concept=concept("ProfitLoss"), score=1.0, wording="Net loss", opposite=True)
    (found,) = options([turned], likely(("ProfitLoss", 0.9)), elsewhere=None)
    assert found.opposite is True


def test_no_reason_is_left_blank() -> None:
    found = options([], likely(("Revenue", 0.5), ("CostOfSales", 0.3), reasons=()), elsewhere=None)
    assert all(option.reason for option in found)


def test_the_rest_leaves_out_what_was_chosen() -> None:
    found = options([], likely(("Revenue", 0.5), ("CostOfSales", 0.3), ("Assets", 0.1)), elsewhere=None)
    assert [option.concept.name.local for option in rest(found, concept("Revenue"))] == ["CostOfSales", "Assets"]
    assert len(rest(found, None)) == 3
    assert shown(rest(found, concept("Revenue"), 0.8)) == {"CostOfSales": 0.2, "Assets": 0.1}
    assert rest(found, concept("Revenue"), 0.99) == ()


@pytest.mark.parametrize(("confidence", "outcome"), [(TAG_FROM, Outcome.TAG), (ASK_FROM, Outcome.ASK)])
def test_from_where_on_a_concept_is_given_for_good(confidence: float, outcome: Outcome) -> None:
    assert outcome_of(confidence) == outcome
