"""Given facts: each field checked and led back, rows and columns put together again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exporter.document.document import Document
from exporter.extraction.facts import Extraction
from exporter.files import Refused
from exporter.messages import Message
from exporter.reading import Reading, read
from exporter.settings import read as read_settings

LEAST = {"label": "Revenue", "value": "5", "end": "2024-12-31", "unit": "EUR"}


def reading(*records: object, name: str = "x.jsonl") -> Reading:
    lines = (record if isinstance(record, str) else json.dumps(record) for record in records)
    return read(name, "".join(f"{line}\n" for line in lines).encode(), read_settings("", ""))


def fact(**fields: Any) -> dict[str, Any]:
    return LEAST | fields


def shown(made: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for row in made.tables[0].rows]


def values(found: Extraction) -> list[list[str | None]]:
    return [[None if f is None else str(f.value) for f in row.facts] for s in found.statements for row in s.rows]


def test_the_least_a_record_says() -> None:
    ((statement,), made) = (reading(LEAST).extraction.statements, reading(LEAST).document)
    ((found,),) = (row.facts for row in statement.rows)
    assert found is not None
    assert (found.value, found.start, str(found.end), found.unit, found.decimals) == (5, None, "2024-12-31", "EUR", 0)
    assert found.evidence == ()
    assert (statement.kind, statement.currency, statement.rows[0].headings) == ("other", "EUR", ())
    assert shown(made) == [["", "", "2024-12-31"], ["Revenue", "EUR", "5"]]


def test_places_are_those_of_the_values() -> None:
    lines = [
        '{"label": "Sales \\u00e9\\ud83d\\ude00 7", "value": -1407000, "end": "2024-12-31", "unit": "EUR"}',
        '{"value": "0.05", "label": "Sales", "end": "2024-12-31", "unit": "EUR/shares"}',
        '{"value": "1.4e6", "label": "Costs", "end": "2024-12-31", "unit": "EUR"}',
    ]
    made = reading(*lines)
    facts = [f for s in made.extraction.statements for f in s.facts()]
    places = [made.document.place(f.span) for f in facts]
    assert [(p.line, p.column, p.end_column) for p in places] == [(1, 51, 58), (2, 12, 16), (3, 12, 17)]
    assert lines[0][50:57] == "1407000"
    assert [(f.text, str(f.value)) for f in facts] == [
        ("1407000", "-1407000"),
        ("0.05", "0.05"),
        ("1400000", "1400000"),
    ]
    assert shown(made.document)[1] == ["Sales é😀 7", "EUR", "-1407000"]
    label = made.extraction.statements[0].rows[0].label_span
    assert label is not None
    assert made.document.place(label).column == 12


def test_what_a_record_says_of_its_origin_is_evidence() -> None:
    origin = {"text": "1,407", "line": 12, "column": 3, "evidence": ["scale: text above"]}
    sheet = {"text": "1,407", "sheet": "Income", "cell": "B7", "evidence": "seen; twice"}
    evidence = [f.evidence for s in reading(fact(**origin), fact(**sheet)).extraction.statements for f in s.facts()]
    assert evidence == [
        ("scale: text above", "given: found at 12:3 as “1,407”"),
        ("seen", "twice", "given: found at Income!B7 as “1,407”"),
    ]


def test_percentages_are_told_by_their_text() -> None:
    records = [fact(value="0.452", unit="pure", text="45.2"), fact(value="1.5", unit="pure", text="1.5", label="x")]
    found = [f.percent for s in reading(*records).extraction.statements for f in s.facts()]
    assert found == [True, False]


@pytest.mark.parametrize(
    ("record", "text", "place"),
    [
        ("[1]", "the line is no JSON object (no { where one must be); the fact is left out", "1:1"),
        ('{"label": "a" "value"}', "the line is no JSON object (no } where one must be); the fact is left out", "1:1"),
        ('{"value": NaN}', "the line is no JSON object (NaN is no number); the fact is left out", "1:1"),
        ("{} {}", "the line is no JSON object (more than one value); the fact is left out", "1:1"),
        ("{}", "label is missing; the fact is left out", "1:1"),
        (fact(value=None), "value is missing; the fact is left out", "1:1"),
        (fact(end=""), "end is missing; the fact is left out", "1:1"),
        (
            fact(value="1,407"),
            "“1,407”: value must be a number like -1407000 or 0.03, scaled, without separators; the fact is left out",
            "1:32",
        ),
        (fact(end="2024-02-30"), "“2024-02-30”: end must be a date like 2006-11-30; the fact is left out", "1:44"),
        (fact(end="20240230"), "“20240230”: end must be a date like 2006-11-30; the fact is left out", "1:44"),
        (fact(start="2025-01-01"), "“2025-01-01”: start must not be later than end; the fact is left out", "1:82"),
        (
            fact(unit="euros"),
            "“euros”: unit must be a currency like CAD, CAD/shares, shares or pure; the fact is left out",
            "1:66",
        ),
        (fact(decimals="few"), "“few”: decimals must be a whole number like -3; the fact is left out", "1:85"),
        (
            fact(statement="balance"),
            "“balance”: statement must be one of income, comprehensive-income, position, cash-flows, equity, other; "
            "the fact is left out",
            "1:86",
        ),
    ],
)
def test_a_bad_record_is_named_and_the_good_ones_go_on(record: object, text: str, place: str) -> None:
    found = reading(record, LEAST)
    (said,) = found.messages
    assert (said.code, said.severity, said.text) == ("facts.unreadable", "error", text)
    assert said.places[0].short == place
    assert values(found.extraction) == [["5"]]


def test_a_file_without_a_fact_is_refused() -> None:
    with pytest.raises(Refused, match=r"x\.jsonl:1: states no fact that can be read \(label is missing\)"):
        reading("{}", "{}")
    with pytest.raises(Refused, match=r"states no fact that can be read$"):
        reading("label,value,end,unit", name="x.csv")


def test_rows_come_together_whatever_the_order() -> None:
    def at(label: str, year: int, value: str, **more: str) -> dict[str, Any]:
        return fact(label=label, value=value, start=f"{year}-01-01", end=f"{year}-12-31", **more)

    by_row = [
        at("Other", 2024, "1", section="Costs"), at("Other", 2023, "2", section="Costs"), at("Total", 2024, "3"),
        at("Other", 2024, "4", section="Costs"), at("Other", 2023, "5", section="Costs"),
    ]  # fmt: skip
    by_period = [by_row[0], by_row[2], by_row[3], by_row[1], by_row[4]]
    wanted = [["1", "2"], ["3", None], ["4", "5"]]
    assert values(reading(*by_row).extraction) == wanted
    assert values(reading(*by_period).extraction) == wanted
    assert shown(reading(*by_row).document) == [
        ["", "", "2024-01-01 – 2024-12-31", "2023-01-01 – 2023-12-31"],
        ["Costs"], ["Other", "EUR", "1", "2"],
        [""], ["Total", "EUR", "3", ""],
        ["Costs"], ["Other", "EUR", "4", "5"],
    ]  # fmt: skip


def test_balances_stand_in_the_columns_whose_edges_they_are() -> None:
    def span(start: str, end: str, value: str) -> dict[str, Any]:
        return fact(label="Change", start=start, end=end, value=value)

    def moment(label: str, end: str, value: str) -> dict[str, Any]:
        return fact(label=label, end=end, value=value)

    found = reading(
        span("2024-04-01", "2024-06-30", "1"), span("2024-01-01", "2024-06-30", "2"),
        span("2023-01-01", "2023-06-30", "3"),
        moment("Beginning", "2024-03-31", "4"), moment("Beginning", "2023-12-31", "5"),
        moment("Beginning", "2022-12-31", "6"),
        moment("End", "2024-06-30", "7"), moment("End", "2024-06-30", "7"), moment("End", "2023-06-30", "8"),
        moment("Apart", "2020-12-31", "9"),
    )  # fmt: skip
    assert values(found.extraction) == [
        ["1", "2", "3", None], ["4", "5", "6", None], ["7", "7", "8", None], [None, None, None, "9"],
    ]  # fmt: skip


def test_a_share_beside_an_amount_is_another_column_of_its_row() -> None:
    found = reading(fact(value="0.4", unit="pure"), fact(value="5"), fact(value="6"))
    assert values(found.extraction) == [["0.4", "5"], ["6", None]]
    assert [row.unit for s in found.extraction.statements for row in s.rows] == ["EUR", "EUR"]


def test_each_table_and_statement_is_a_statement_of_its_own() -> None:
    found = reading(fact(table=3, statement="income"), fact(table=3, statement="position"), fact(table=1))
    assert [(s.table, s.kind.value) for s in found.extraction.statements] == [
        (0, "income"), (1, "position"), (2, "other"),
    ]  # fmt: skip
    assert [s.kind.value for s in found.to_tag] == ["income", "position"]


def test_values_are_as_accurate_as_they_say_for_arithmetic() -> None:
    ((row,),) = (s.rows for s in reading(fact(value="1407000", decimals=-3)).extraction.statements)
    assert row.facts[0] is not None
    assert row.facts[0].printed.as_tuple().exponent == 3


def test_numerals_that_are_no_facts_say_what_they_are() -> None:
    found = reading(fact(label="Note 7", section="Part 2"))
    kinds = {found.document.text[span.start : span.end]: kind for span, kind in found.extraction.dispositions}
    assert kinds == {"2024": "date", "12": "date", "31": "date", "7": "label number", "2": "label number"}


def test_csv_with_the_fields_in_its_header_states_facts() -> None:
    text = (
        'Label;VALUE;end;unit;decimals;evidence\n"Revenue; net";-1407000;2024-12-31;EUR;-3;a; \nX;;2024-12-31;EUR;;\n'
    )
    found = reading(text, name="x.csv")
    (made,) = (f for s in found.extraction.statements for f in s.facts())
    assert (made.value, made.decimals, made.evidence) == (-1407000, -3, ("a",))
    assert found.document.place(made.span).column == 17
    assert [said.text for said in found.messages] == ["value is missing; the fact is left out"]
    assert found.messages[0].places[0].line == 3


def test_csv_without_them_is_a_document() -> None:
    found = reading("label,value\nRevenue,5\n", name="x.csv")
    assert found.document.tables
    assert found.extraction.statements == ()


def test_an_encoding_that_is_guessed_is_said() -> None:
    content = (json.dumps(LEAST, ensure_ascii=False).replace("Revenue", "Erlöse") + "\n").encode("cp1252")
    (said,) = read("x.jsonl", content, read_settings("", "")).messages
    assert isinstance(said, Message)
    assert said.code == "source.legacy-encoding"


def test_characters_that_xml_has_not_are_replaced() -> None:
    found = reading(fact(label="a\ud800b\x01c", evidence=["\udfff"]), fact(label="x", unit="\ud800"))
    ((row,),) = (s.rows for s in found.extraction.statements)
    assert row.label == "a\ufffdb\ufffdc"
    assert row.facts[0] is not None
    assert row.facts[0].evidence == ("\ufffd",)
    assert found.messages[0].text.startswith("“\ufffd”: unit must be")


def test_a_column_of_balances_alone_is_called_after_its_own_span() -> None:
    flows = [fact(label="A", start="2024-01-01", end="2024-06-30"), fact(label="A", start="2024-01-01")]
    made = reading(fact(label="Cash", end="2024-06-30"), *flows).document
    assert shown(made)[0] == ["", "", "2024-01-01 – 2024-06-30", "2024-01-01 – 2024-12-31"]
