"""Signs decided from sums and balances, against what filers did: fsds-2010 by statement, bench/dev by row."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from fsds import Statement, Tag, to_scale

from exporter.arithmetic.discovery import discover
from exporter.arithmetic.rows import Row
from exporter.arithmetic.signs import Meaning, settle

BENCH = Path(__file__).parents[2] / "shared" / "bench"

TWO_SIGNED = re.compile(
    r"IncomeLoss|GainLoss|GainsLosses|ProfitLoss|IncreaseDecrease|ExpenseBenefit|BenefitExpense|ProvidedByUsedIn|"
    r"ProceedsFromPayments|PaymentsForProceeds|StockholdersEquity|RetainedEarnings|IncomeExpense|ExpenseIncome|"
    r"AccumulatedOtherComprehensive|AvailableToCommon|ComprehensiveIncome|AttributableToNoncontrolling|"
    r"EffectOfExchangeRate|Adjustment|IncomeTaxes|PerShare|PerBasic|PerDiluted"
)
NET_INCOME = re.compile(r"^(NetIncomeLoss|ProfitLoss|IncomeLossFrom(Cont|Disc))")
CASH_TOTAL = re.compile(r"^(NetCashProvidedByUsedIn|CashAnd|CashCash|CashPeriod|EffectOfExchangeRate|Cash$)")

STAND_INS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("debit", re.compile(r"^Proceeds|^TreasuryStock|^OtherComprehensive.*(Pension|(?<!After)(?<!Before)Reclass)")),
    ("debit", re.compile(r"^IncreaseDecreaseIn.*(Payable|Liabilit(y|ies)$|Accrued|Revenue|IncomeTaxes)")),
    ("credit", re.compile(r"^(Payment|Repayment|GainLoss|GainsLosses|IncomeLossFromEquity|OtherOperatingIncome)")),
    ("credit", re.compile(r"^IncreaseDecreaseIn.*(Receivable|Inventor|Prepaid|Assets?|Securities)")),
)
"""Balances the official taxonomy states and the files at hand do not, told from the names; counted apart."""

Counts = dict[tuple[str, str], Counter[str]]


def meaning(row: int, name: str, balance: str, *, standard: bool, kind: str) -> Meaning:
    """What a concept's name and balance say; in a cash flow every cash total is a debit and net income adds as is."""
    if not standard:
        return Meaning(row=row, own=True)
    if kind == "CF" and NET_INCOME.search(name):
        return Meaning(row=row, expected=False)
    if kind == "CF" and CASH_TOTAL.search(name):
        return Meaning(row=row, balance="debit", expected=False, firmness=6)
    two = bool(TWO_SIGNED.search(name))
    if balance not in ("debit", "credit"):
        return Meaning(row=row, two_signed=two)
    return Meaning(row=row, balance="debit" if balance == "debit" else "credit", two_signed=two)


def fsds_signs(chosen: Iterable[Statement], known: dict[str, Tag]) -> Counts:
    """Count right and wrong by (kind, whether the row stands in a sum), for standard concepts with a balance."""
    counts: Counts = defaultdict(Counter)
    for statement in chosen:
        balances = [known[line.tag].balance if line.tag in known else "" for line in statement.lines]
        meanings = [
            meaning(place, line.tag, balance, standard=line.standard, kind=statement.kind)
            for place, (line, balance) in enumerate(zip(statement.lines, balances, strict=True))
        ]
        negated = {
            place: line.negated
            for place, line in enumerate(statement.lines)
            if line.standard and balances[place] and any(statement.rows[place].values)
        }
        _count(counts, statement.kind, statement.rows, meanings, negated)
    return counts


def dev_signs(known: dict[str, Tag]) -> Counts:
    """Count the same on bench/dev, for standard concepts; balances from tags.tsv.gz, then from the index."""
    index = {
        entry["concept"].split(":")[-1]: entry["balance"]
        for entry in _lines(BENCH / "index" / "us-gaap-numeric.jsonl")
        if entry.get("balance")
    }
    gold = {entry["id"]: entry for entry in _lines(BENCH / "dev" / "mapping.gold.jsonl")}
    counts: Counts = defaultdict(Counter)
    for kind, raw in dev_tables():
        rows = _printed(raw)
        meanings, flipped, unknown = [], {}, {}
        for row, record in zip(rows, raw, strict=True):
            answer = gold[record["id"]]
            name = answer["concept"].split(":")[-1]
            balance = (known[name].balance if name in known else "") or index.get(name, "") or answer["balance"] or ""
            stand_in = balance or next((side for side, names in STAND_INS if names.search(name)), "")
            meanings.append(meaning(row.id, name, stand_in, standard=answer["standard"], kind=kind))
            if answer["standard"] and answer["sign_flipped"] is not None and any(row.values):
                (flipped if balance else unknown)[row.id] = answer["sign_flipped"]
        _count(counts, kind, rows, meanings, flipped)
        _count(counts, f"{kind}, balance not at hand", rows, meanings, unknown)
    return counts


def dev_tables() -> list[tuple[str, list[dict[str, Any]]]]:
    """Rows with values, table by table: a new one begins where the place in the statement does not grow."""
    tables: dict[tuple[str, str], list[list[dict[str, Any]]]] = defaultdict(lambda: [[]])
    for row in _lines(BENCH / "dev" / "mapping.jsonl"):
        if row["values"]:
            parts = tables[row["source"], row["statement"]]
            if parts[-1] and parts[-1][-1]["order"] >= row["order"]:
                parts.append([])
            parts[-1].append(row)
    return [(kind, part) for (_, kind), parts in tables.items() for part in parts]


def _count(counts: Counts, kind: str, rows: tuple[Row, ...], meanings: list[Meaning], negated: dict[int, bool]) -> None:
    sums = discover(rows)
    within = {c.row for s in sums for c in s.contributors} | {s.total for s in sums}
    settled = settle(rows, sums, meanings)
    for sign in settled.signs:
        if sign.row in negated:
            where = counts[kind, "in a sum" if sign.row in within else "in no sum"]
            where["right" if sign.negate == negated[sign.row] else "wrong"] += 1
            where["never negating"] += not negated[sign.row]
    counts[kind, "in a sum"]["conflicts"] += len(settled.conflicts)


def _printed(raw: list[dict[str, Any]]) -> tuple[Row, ...]:
    columns = sorted(
        {(value["start"] or "", value["end"]) for record in raw for value in record["values"] if value["start"]}
        or {(value["start"] or "", value["end"]) for record in raw for value in record["values"]},
        reverse=True,
    )
    units, cells = [], []
    for record in raw:
        units.append(record["unit"])
        found = {
            (value["start"] or "", value["end"]): Decimal(value["value"])
            for value in record["values"]
            if value["value"]
        }
        values = [found.get(column, found.get(("", column[1]))) for column in columns]
        cells.append(values)
    scaled, _ = to_scale(units, cells)
    return tuple(
        Row(id=place, label=record["label"], section=record["section"], unit=record["unit"], values=scaled[place])
        for place, record in enumerate(raw)
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf8") as file:
        for line in file:
            yield json.loads(line)
