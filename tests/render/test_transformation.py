"""Which transformation says what a numeral says; Arelle's own functions agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from exporter.render.transformation import taggable, transformation

CASES = [
    ("1,407", "1407", "ixt:num-dot-decimal"),
    ("1,407", "1.407", "ixt:num-comma-decimal"),
    ("0.01", "0.01", "ixt:num-dot-decimal"),
    (".5", "0.5", "ixt:num-dot-decimal"),
    ("1.234.567,8", "1234567.8", "ixt:num-comma-decimal"),
    ("12,34,567", "1234567", "ixt:num-dot-decimal"),
    ("1 234", "1234", "ixt:num-dot-decimal"),
    ("1\u202f234,50", "1234.5", "ixt:num-comma-decimal"),
    ("1'234.50", "1234.5", "ixt5:num-dot-decimal-apos"),
    ("1’234,50", "1234.5", "ixt5:num-comma-decimal-apos"),
    ("\u2014", "0", "ixt:fixed-zero"),
    ("nil", "0", "ixt:fixed-zero"),
    ("1,407", "1408", None),
    ("\u2014", "5", None),
    ("1.2.3", "123", "ixt:num-comma-decimal"),
    ("1,2.3,4", "12.34", None),
]


@pytest.mark.parametrize(("text", "number", "expected"), CASES)
def test_transformation(text: str, number: str, expected: str | None) -> None:
    assert transformation(taggable(text), Decimal(number)) == expected


@pytest.mark.parametrize(("text", "number", "name"), [case for case in CASES if case[2] is not None])
def test_arelle_reads_it_alike(text: str, number: str, name: str) -> None:
    from arelle import FunctionIxt

    prefix, _, local = name.partition(":")
    registry = {"ixt": "2020-02-12", "ixt5": "2022-02-16"}[prefix]
    functions = FunctionIxt.ixtNamespaceFunctions[f"http://www.xbrl.org/inlineXBRL/transformation/{registry}"]
    assert Decimal(functions[local](taggable(text))) == Decimal(number)
