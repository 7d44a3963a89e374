"""Whether the XBRL value has the opposite sign of the print: what can be measured of that for a row and its concept."""

from __future__ import annotations

import re

import numpy as np

from exporter.mapping.ranking.candidates import KEYS
from exporter.mapping.ranking.knowledge import HOMES, Floats, Knowledge, keys
from exporter.mapping.ranking.rows import Row

_ACTIVITIES = ("operating", "investing", "financing", "supplement")
_BEGINNINGS = (
    r"IncreaseDecrease", r"Payments|Repayments", r"Proceeds", r"\w*GainLoss", r"\w*IncomeLoss", r"NetCashProvided",
    r"InterestExpense|\w*Expense", r"Treasury", r"AccumulatedDepreciation", r"\w*Nonoperating",
    r"\w*ReclassificationAdjustment", r"DividendsCommonStock|Dividends",
)  # fmt: skip
_LABELS = (
    r"^\(?less\b", r"^\((?:increase|gain|income|benefit|decrease|loss)", r"\bloss(?:es)?\b(?!\))",
    r"\(loss|\(gain|\(income",
    r"\b(?:purchases?|payments?|repayments?|repurchases?|acquisitions?|dividends|investments? in|expenditures)\b",
    r"\b(?:proceeds|sales?|issuance|maturit)", r"\bexpenses?\b|\bcosts?\b", r"\btreasury\b",
)  # fmt: skip
_NAME = tuple(map(re.compile, _BEGINNINGS))
_LABEL = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _LABELS)


def features(row: Row, name: int, side: int, knowledge: Knowledge) -> Floats:
    """The measures of a row whose concept is the knowledge's `name` (-1: not known), on side 1 debit or -1 credit."""
    negative, mixed = row.negatives > row.positives, bool(row.negatives and row.positives)
    local = knowledge.names[name] if name >= 0 else ""
    found = [float(negative), float(mixed), float(row.positives == 0), float(side == 1), float(side == -1)]
    found += [float(row.statement == home) for home in HOMES]
    found += [float(row.zone == activity) for activity in _ACTIVITIES]
    found += [float(bool(pattern.match(local))) for pattern in _NAME]
    found += [float(bool(pattern.search(row.label))) for pattern in _LABEL]
    home = HOMES.index(row.statement)
    seen = knowledge.homes[name, home] if name >= 0 else 0.0
    found += _rate(knowledge.shown[name, home] if name >= 0 else 0.0, seen)
    positive, against = knowledge.signs[name] if name >= 0 else (0.0, 0.0)
    found += _rate(positive, positive + against)
    precedents = knowledge.precedents
    for key in keys(row)[: KEYS.index("heading")]:
        entries = precedents.of(key)
        same = precedents.concepts[entries] == name
        times = precedents.counts[entries].astype(np.float32)
        opposite = precedents.negated[entries].astype(np.float32)
        found += _rate(opposite.sum(), times.sum())
        found += _rate((opposite * same).sum(), (times * same).sum())
    expected = (positive + 1) / (positive + against + 2)
    found += [
        float(expected if negative else 1 - expected),
        float(negative and seen > 0 and knowledge.shown[name, home] > seen / 2),
    ]
    return np.array(found, np.float32)


def _rate(part: float, whole: float) -> list[float]:
    """A rate that few cases leave near the middle, and how many there are."""
    return [(float(part) + 0.5) / (float(whole) + 1.0), float(np.log1p(whole))]
