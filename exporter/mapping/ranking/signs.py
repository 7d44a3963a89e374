"""Whether the XBRL value has the opposite sign of the print: what can be measured of that for a row and its concept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exporter.dts.wording import spaced
from exporter.mapping.ranking.candidates import EXTENSION_BY_NET, KEYS
from exporter.mapping.ranking.knowledge import HOMES, Floats, Knowledge, keys
from exporter.mapping.ranking.offers import Offer
from exporter.mapping.ranking.rows import Row
from exporter.mapping.ranking.sums import Place
from exporter.mapping.ranking.ways import ways

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
_CONSIDERED = 5
_NAME = tuple(map(re.compile, _BEGINNINGS))
_LABEL = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _LABELS)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about a row: the share of its statement's rows that are negative in print, whether it is a total.

    `side` is that of the total it is a part of, as far as it is added there: 1 debit, -1 credit, 0 for no such total.
    """

    negative: float
    total: bool
    side: int


def around(rows: Sequence[Row], sums: Sequence[Place], sides: Sequence[int]) -> list[Around]:
    """What stands about the rows of a filing, given the side of the concept that each is likeliest to mean."""
    negatives: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        negatives[row.group].append(row.negatives > row.positives)
    shares = {group: sum(shown) / len(shown) for group, shown in negatives.items()}
    return [
        Around(shares[row.group], bool(place.parts), place.coefficient * sides[place.total] if place.coefficient else 0)
        for row, place in zip(rows, sums, strict=True)
    ]


def features(
    row: Row, offer: Offer, shares: Floats, taken: int, sides: NDArray[np.int8], knowledge: Knowledge, about: Around
) -> Floats:
    """The measures of a row that is `taken` for one of its candidates; the likeliest weigh in by their shares.

    `sides` are those of the targets: 1 debit, -1 credit.
    """
    likeliest = np.argsort(-shares, kind="stable")[:_CONSIDERED].tolist()
    measured = {
        number: _measured(row, int(offer.names[number]), int(sides[offer.targets[number]]), knowledge, about)
        for number in {taken, *likeliest}
    }
    weights = shares[likeliest] / shares[likeliest].sum()
    weighed = weights @ np.stack([measured[number] for number in likeliest])
    extension = offer.features[taken, EXTENSION_BY_NET]
    return np.concatenate((measured[taken], weighed, (shares[taken], shares.max(), extension))).astype(np.float32)


def _measured(row: Row, name: int, side: int, knowledge: Knowledge, about: Around) -> Floats:
    """The measures of a row and one concept: the knowledge's `name`, -1 if it is not known, and its side.

    What label and name count tells most where the print has one sign: a loss that is printed positive is a negative
    gain. Each product is a measure of its own, since few rows teach them.
    """
    negative, mixed = row.negatives > row.positives, bool(row.negatives and row.positives)
    local = knowledge.names[name] if name >= 0 else ""
    found = [about.negative, float(about.total), float(about.side), float(about.side * side)]
    found += [float(negative), float(mixed), float(row.positives == 0), float(side == 1), float(side == -1)]
    found += [float(row.statement == home) for home in HOMES]
    found += [float(row.zone == activity) for activity in _ACTIVITIES]
    found += [float(bool(pattern.match(local))) for pattern in _NAME]
    found += [float(bool(pattern.search(row.label))) for pattern in _LABEL]
    found += _ways(row, local, side)
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


def _ways(row: Row, local: str, side: int) -> list[float]:
    """Whether label, name and balance count the same way; by themselves, with the sign of the print, in cash flows."""
    (first, aside), (named, _) = ways(row.label), ways(spaced(local))
    mixed = bool(row.negatives and row.positives)
    printed = 0 if mixed else (row.positives > 0) - (row.negatives > 0)
    alike = (first, aside, named, side, first * named, first * side, aside * named, aside * side, named * side)
    factors = (1, printed, int(mixed), printed * (row.statement == "CF"))
    return [float(one * factor) for factor in factors for one in alike]


def _rate(part: float, whole: float) -> list[float]:
    """A rate that few cases leave near the middle, and how many there are."""
    return [(float(part) + 0.5) / (float(whole) + 1.0), float(np.log1p(whole))]
