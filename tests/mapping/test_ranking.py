"""Rows ranked onto concepts: what is read of a row, where it stands, what is found, and that nothing leaks."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from exporter.dts.builtin import builtin
from exporter.dts.concept import ITEM, Balance, Concept, PeriodType
from exporter.dts.held import HeldDTS
from exporter.mapping.ranking import marks, others, signs
from exporter.mapping.ranking.cues import GROUPS, cues
from exporter.mapping.ranking.knowledge import arrays_of, known, read
from exporter.mapping.ranking.offers import Offer
from exporter.mapping.ranking.rows import Row, placed, row_of, zones
from exporter.mapping.ranking.suggestions import Suggesting, Suggestion
from exporter.mapping.ranking.sums import places
from exporter.mapping.ranking.ways import ways
from exporter.qname import XBRLI, QName

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))


def given(label: str, statement: str, place: int, **more: object) -> dict[str, object]:
    return {"id": f"{statement}-{place}", "label": label, "statement": statement, "order": place, "n_rows": 9} | more


def moment(*texts: str) -> list[dict[str, object]]:
    return [{"text": text, "negative_as_shown": "(" in text, "start": None, "end": "2025-12-31"} for text in texts]


def span(*texts: str) -> list[dict[str, object]]:
    return [
        {"text": text, "negative_as_shown": "(" in text, "start": "2025-01-01", "end": "2025-12-31"} for text in texts
    ]


def test_a_record_becomes_a_row() -> None:
    record = given(
        "Purchases of equipment", "CF", 3, section="Investing activities", prev_label="Acquisitions", unit="monetary",
        values=span("(12)", "7"), source="a",
    )  # fmt: skip
    for value, amount in zip(record["values"], ("-12", "n/a"), strict=True):
        value |= {"value": amount, "unit": "USD"}
    record["values"].append({"value": 0, "end": "2025-12-31"})
    row = row_of(record)
    assert (row.instant, row.negatives, row.positives) == (False, 1, 2)
    assert (row.previous, row.section, row.group) == ("Acquisitions", "Investing activities", "a CF")
    assert row.filing == "a"
    assert row.figures == (("2025-01-01", "2025-12-31", "USD", Decimal(-12)),)  # neither zero nor what is no number


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"label": None}, "“label” is missing"),
        ({"statement": "XX"}, "“statement” is 'XX'"),
        ({"unit": "barrels"}, "“unit” is 'barrels'"),
        ({"values": [1]}, "“values”"),
        ({"headings": "Assets"}, "“headings”"),
        ({"order": "first"}, "“order”"),
    ],
)
def test_a_record_that_is_no_row_is_complained_of(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        row_of(given("Cash", "BS", 0) | change)


def test_totals_and_headings_divide_a_statement() -> None:
    labels = [
        "Cash",
        "Total current assets",
        "Goodwill",
        "Total assets",
        "Payables",
        "Total current liabilities",
        "Debt",
    ]
    assert zones("BS", [(label, ()) for label in labels]) == [
        "current assets", "current assets", "noncurrent assets", "noncurrent assets", "current liabilities",
        "current liabilities", "noncurrent liabilities",
    ]  # fmt: skip
    assert zones("CF", [("Dividends", ("Financing activities",)), ("Interest paid", ("Supplemental",))]) == [
        "financing",
        "supplement",
    ]
    assert zones("BS", [("Retained earnings", ("Liabilities and equity", "Stockholders' equity"))]) == ["equity"]
    assert zones("EQ", [("Dividends", ())]) == [""]


def test_rows_are_placed_statement_by_statement() -> None:
    rows = [
        Row(id="2", label="Goodwill", statement="BS", place=2, group="a"),
        Row(id="1", label="Total current assets", statement="BS", place=1, group="a"),
        Row(id="3", label="Goodwill", statement="BS", place=2, group="b"),
    ]
    assert [row.zone for row in placed(rows)] == ["noncurrent assets", "current assets", "current assets"]


def test_rows_know_what_their_filing_speaks_of() -> None:
    rows = [
        Row(id="1", label="Net income", statement="CF", group="a CF", filing="a"),
        Row(id="2", label="Goodwill", statement="BS", group="a BS", filing="a", following="Noncontrolling interests"),
        Row(
            id="3", label="Net income", statement="CF", group="b CF", filing="b", headings=("Discontinued operations",)
        ),
    ]
    assert [row.themes for row in placed(rows)] == [("non-controlling",), ("non-controlling",), ("discontinued",)]


def test_cues_of_themes_go_with_the_label_and_those_of_headings_count_as_its_words() -> None:
    row = Row(id="1", label="Net income", statement="CF")
    plain, themed, headed = (
        dict(zip(*cues(one, 1 << 30), strict=True))
        for one in (row, replace(row, themes=("attributable",)), replace(row, section="Hedges"))
    )
    assert plain.items() <= themed.items()
    other = dict(zip(*cues(replace(row, label="Net loss", themes=("attributable",)), 1 << 30), strict=True))
    assert len(set(themed) & set(other) - set(plain)) == 5  # the theme, and the four that are not named, by themselves
    hedges = set(cues(replace(row, label="Hedges"), 1 << 30, frozenset(GROUPS) - {"label"})[0])
    assert len(set(headed) & hedges - set(plain)) == 1
    hidden = cues(replace(row, section="Hedges", themes=("attributable",)), 1 << 30, frozenset({"themes", "heading"}))
    assert not set(hidden[0]) & (set(themed) | hedges) - set(plain)


STATEMENT = [
    given("Cash and cash equivalents", "BS", 0, values=moment("120", "80")),
    given("Inventories", "BS", 1, values=moment("60", "50")),
    given("Total current assets", "BS", 2, values=moment("180", "130")),
    given("Goodwill", "BS", 3, values=moment("20", "20")),
    given("Total assets", "BS", 4, values=moment("200", "150")),
    given("Net cash used in investing activities", "CF", 7, section="Investing activities", values=span("(12)", "(3)")),
]


def suggestions(records: list[dict[str, object]]) -> tuple[Suggestion, ...]:
    return Suggesting(known(), builtin()).suggest(map(row_of, records))


def test_plain_rows_find_concepts_of_the_built_in_taxonomy() -> None:
    found = suggestions(STATEMENT)
    dts = builtin()
    names = [dts.counterpart("us-gaap", dts.named(s.ranked[0].partition(":")[2])[0].name) for s in found]
    assert names == [
        "CashAndCashEquivalentsAtCarryingValue", "InventoryNet", "AssetsCurrent", "Goodwill", "Assets",
        "NetCashProvidedByUsedInInvestingActivities",
    ]  # fmt: skip
    assert not any(s.flip for s in found)
    assert all(0 <= s.confidence <= 1 for s in found)
    assert all(s.reasons for s in found)


def test_rows_of_one_filing_that_share_figures_say_what_they_mean() -> None:
    def worth(amount: int, row: dict[str, object]) -> dict[str, object]:
        return row | {"values": [{"value": amount, "start": "2025-01-01", "end": "2025-12-31", "unit": "USD"}]}

    profit = worth(70, given("Net income", "IS", 5))
    same = worth(70, given("Net income", "CF", 0, section="Operating activities"))
    other = worth(71, given("Net income", "CF", 0, section="Operating activities"))
    assert (
        "“Net income” in another statement has the same figures and means it too"
        in suggestions([same, profit])[0].reasons
    )
    assert not any("same figures" in reason for reason in suggestions([other, profit])[0].reasons)
    assert not any("same figures" in reason for reason in suggestions([same, profit | {"source": "b"}])[0].reasons)


def test_other_rows_tell_what_they_have() -> None:
    def row(statement: str, label: str, *amounts: int) -> Row:
        figures = tuple(("", "2025", "USD", Decimal(amount)) for amount in amounts)
        return Row(id=label, label=label, statement=statement, group=statement, figures=figures)

    rows = [row("IS", "Profit", 5, 6), row("IS", "Tax", 1), row("CF", "Profit", 5), row("EQ", "Tax")]
    standing = np.array([[0.9, 0.1], [0.2, 0.8], [0.4, 0.6], [0.3, 0.7]], np.float32)
    blank = Offer(np.arange(2), np.zeros((2, len(others.NAMES)), np.float32), np.array([0, -1]))
    heard = others.heard(rows, [blank] * 4, standing, lambda neighbour, names, leads: 0.5 + neighbour)
    told = [dict(zip(others.NAMES, offer.features.T.tolist(), strict=True)) for offer in heard]
    assert told[1]["elsewhere"] == pytest.approx([0.9, 0.1])
    assert told[1]["above has it"] == [1, 0]
    assert told[1]["follows"] == [0.5, 0]  # what the knowledge does not name follows nothing
    assert told[2]["in another statement"] == pytest.approx([0.9, 0.8])


def test_figures_tell_what_is_the_sum_of_what() -> None:
    def row(label: str, statement: str, *amounts: str) -> Row:
        figures = tuple(
            (f"{2024 + year}-01-01", f"{2024 + year}-12-31", "USD", Decimal(a)) for year, a in enumerate(amounts)
        )
        return Row(id=label, label=label, statement=statement, group=statement, figures=figures)

    rows = [
        row("Sales", "IS", "812300", "745100"),
        row("Cost of sales", "IS", "501700", "466900"),
        row("Gross profit", "IS", "310600", "278200"),
        row("Dividends", "EQ", "310600", "278200"),
        row("Nothing", "IS"),
    ]
    found = places(rows)
    assert [place.parts for place in found] == [0, 0, 2, 0, 0]
    assert [(place.total, place.coefficient) for place in found] == [(2, 1), (2, -1), (-1, 0), (-1, 0), (-1, 0)]
    around = signs.around([replace(row, positives=1) for row in rows], found, [0, 0, -1, 0, 0])
    assert [about.side for about in around] == [-1, 1, 0, 0, 0]
    assert [about.total for about in around] == [False, False, True, False, False]


def test_rows_that_share_figures_print_them_alike_or_opposite() -> None:
    def row(*amounts: int) -> Row:
        return Row(
            id="", label="", figures=tuple((str(2020 + n), "", "USD", Decimal(a)) for n, a in enumerate(amounts))
        )

    assert row(5, -6, 7).alike(row(5, -6, 8)) == 1
    assert row(5, -6, 7).alike(row(-5, 6, 7)) == -1
    assert row(5, -6).alike(row(-5, -6)) == 0
    assert row(5).alike(row(6)) == 0


def test_marks_are_read_of_names_and_labels() -> None:
    told = {
        name.removeprefix("name like "): has
        for name, has in zip(marks.OF_NAMES, marks.of_name("ProfitLoss"), strict=True)
    }
    assert [name for name, has in told.items() if has] == [r"IncludingPortionAttributableToNoncontrolling|^ProfitLoss$"]
    assert marks.tell_of_minorities(("Goodwill", "Non-controlling interests"))
    assert not marks.tell_of_minorities(("Goodwill",))


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("(Gain) loss on sale", (-1, 1)),
        ("Net income (loss)", (1, -1)),
        ("Payments of debt", (-1, 0)),
        ("Income taxes", (0, 0)),
        ("Income tax expense (benefit)", (-1, 1)),
        ("Issuance of shares", (1, 0)),
        ("Goodwill", (0, 0)),
        ("Gain on sale) and loss", (1, 0)),
    ],
)
def test_wordings_count_what_comes_in_or_goes_out(wording: str, said: tuple[int, int]) -> None:
    assert ways(wording) == said


def test_a_loss_that_is_printed_positive_is_a_negative_gain() -> None:
    def printed(label: str, amount: str) -> bool:
        before = given("Operating income", "IS", 4, values=span("500"))
        after = given("Income before income taxes", "IS", 6, values=span("480"))
        row = given(label, "IS", 5, section="Other income (expense)", values=span(amount))
        (_, found, _) = Suggesting(known(), gains()).suggest(map(row_of, (before, row, after)))
        assert found.ranked[0] == "us-gaap:GainsLossesOnExtinguishmentOfDebt"
        return found.flip

    assert printed("Loss on extinguishment of debt", "20")
    assert not printed("Loss on extinguishment of debt", "(20)")
    assert not printed("Gain on extinguishment of debt", "20")


def test_suggestions_are_the_same_in_any_order_of_rows() -> None:
    backwards = suggestions(STATEMENT[::-1])
    assert backwards[::-1] == suggestions(STATEMENT)


def test_a_row_without_a_label_is_ranked_by_what_stands_about_it() -> None:
    (found,) = suggestions([given("", "BS", 0, section="Inventories", values=moment("5"))])
    assert found.ranked


def test_what_no_concept_fits_is_an_extension() -> None:
    name = QName("urn:x", "Only")
    only = Concept(name=name, type=QName(XBRLI, "sharesItemType"), period_type=PeriodType.INSTANT, schema="x", id="o")
    dts = HeldDTS(entry_points=(), prefixes=(("urn:x", "x"),), concepts=(only,))
    (found,) = Suggesting(known(), dts).suggest([row_of(given("Sales", "IS", 0, values=span("5")))])
    assert found.ranked == ("EXT",)


def test_knowledge_is_written_as_it_is_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "copy.npz", **dict(arrays_of(known())))
    shipped = ROOT / "taxonomy" / "knowledge" / "us-gaap.npz"
    assert (tmp_path / "copy.npz").read_bytes() == shipped.read_bytes()
    np.savez(tmp_path / "other.npz", version=np.array(0))
    with pytest.raises(ValueError, match="another form"):
        read(tmp_path / "other.npz")


NAMES = ("Cash", "Inventory", "Receivables", "OtherAssets", "Payables", "Debt", "Equity", "SecretOfOneFiler")


def concept(local: str) -> Concept:
    type_ = QName(XBRLI, "monetaryItemType")
    name, side = QName("urn:us-gaap", local), Balance.DEBIT
    return Concept(
        name=name,
        type=type_,
        period_type=PeriodType.INSTANT,
        schema="x",
        id=local,
        balance=side,
        substitution_group=ITEM,
    )


def gains() -> HeldDTS:
    """A taxonomy with one gain, which is credit."""
    type_, name = QName(XBRLI, "monetaryItemType"), QName("urn:us-gaap", "GainsLossesOnExtinguishmentOfDebt")
    one = Concept(
        name=name,
        type=type_,
        period_type=PeriodType.DURATION,
        schema="x",
        id="gain",
        balance=Balance.CREDIT,
        substitution_group=ITEM,
    )
    return HeldDTS(entry_points=(), prefixes=(("urn:us-gaap", "us-gaap"),), concepts=(one,))


def test_a_concept_that_was_never_met_leans_on_those_whose_names_are_like_its_own() -> None:
    from mapping_net import Size, bags, fresh, parted, quantized, train

    size = Size(buckets=256, parts=256, hidden=16, batch=8)
    names = ("RetainedEarnings", "OtherAssets", "TreasuryShares")
    labels = ("Retained earnings", "Other assets", "Treasury shares")
    taught = [Row(id=label, label=label, statement="BS") for label in labels]
    weights = fresh(len(names), size)
    train(weights, names, bags(taught, size), np.arange(3), 30, heft=np.ones(3, np.float32), seed=1)
    unmet = ("OtherLiabilities", "TreasuryGains")
    wider = weights.widened(2)
    wider.output[3:] = 0
    assert np.array_equal(wider.rows(parted((*names, *unmet), size))[:3], weights.rows(parted(names, size)))
    net = quantized(wider, (*names, *unmet))
    asked = (Row(id="", label=label, statement="BS") for label in ("Other", "Treasury"))
    other, treasury = (net.logits(*cues(row, size.buckets)) for row in asked)
    assert other[3] > other[4]
    assert treasury[4] > treasury[3]


def test_a_filer_that_is_judged_teaches_nothing() -> None:
    """Wrong answers for the filers of a fold, and a concept of their own, change nothing of what that fold is told."""
    from mapping_course import Course, Plan
    from mapping_data import Example
    from mapping_layers import Teaching
    from mapping_net import Size

    wordings = ("Cash", "Inventory", "Receivables", "Other assets", "Payables", "Debt", "Equity", "Other")
    filers = [f"filer {number}" for number in range(6)]
    examples = [
        Example(
            row=Row(
                id=f"{filer} {place}", label=label, statement="BS", instant=True, positives=1, place=place,
                of=len(NAMES), group=filer, filing=filer, figures=(("", "2025", "USD", Decimal(place // 2)),),
            ),
            concept=NAMES[(place + number % 2) % 7],
            company=filer,
            flipped=bool(place % 2),
        )
        for number, filer in enumerate(filers)
        for place, label in enumerate(wordings)
    ]  # fmt: skip
    older = [replace(example, company=f"old {example.company}") for example in examples if example.concept != NAMES[6]]
    folds = {filer: number % 3 for number, filer in enumerate(filers)}
    dts = HeldDTS(entry_points=(), prefixes=(("urn:us-gaap", "us-gaap"),), concepts=map(concept, NAMES))
    plan = Plan(
        size=Size(buckets=512, hidden=8, batch=16), first_epochs=1, epochs=2, repeated=8,
        teaching=Teaching(epochs=2), judges=2, least=1,
    )  # fmt: skip

    def told(taught: list[Example]) -> tuple[Suggestion, ...]:
        course = Course(taught, older, older[:3], folds, dts, plan)
        rows = [example.row for example in examples if folds[example.company] == 0]
        return Suggesting(course.taught(frozenset({0})), dts).suggest(rows)

    poisoned = [replace(e, concept=NAMES[7], flipped=not e.flipped) if folds[e.company] == 0 else e for e in examples]
    elsewhere = [replace(e, concept=NAMES[7]) if folds[e.company] == 1 else e for e in examples]
    assert told(poisoned) == told(examples)
    assert told(elsewhere) != told(examples)  # so that the poison is known to work where it may


def test_the_verb_says_what_rows_may_mean(tmp_path: Path, xbrl_export) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps(record) + "\n" for record in STATEMENT))
    done = xbrl_export("suggest", rows, "-o", tmp_path / "found.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    lines = (tmp_path / "found.jsonl").read_text("utf-8").splitlines()
    assert done.stdout.endswith("found.jsonl: 6 rows\n")
    assert [set(json.loads(line)) for line in lines] == [{"id", "ranked", "confidence", "flip", "reasons"}] * 6
    assert xbrl_export("suggest", rows).stdout.splitlines() == lines


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "holds no rows"),
        ('{"id": "1"}', "line 1: “label” is missing"),
        ("\n[]", "line 2: is no JSON object"),
        ("{", "line 1: "),
    ],
)
def test_what_are_no_rows_is_refused(content: str, complaint: str, tmp_path: Path, xbrl_export) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(content)
    done = xbrl_export("suggest", rows)
    assert done.returncode == 2
    assert complaint in done.stderr
