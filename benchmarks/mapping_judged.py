"""What became of rows that what weighed them had never seen: that teaches how far to trust it, and the sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from mapping_data import EXTENSION, Example
from mapping_layers import Teaching, logistic, together

from exporter.mapping.ranking import signs, trust
from exporter.mapping.ranking.candidates import Weighing
from exporter.mapping.ranking.knowledge import Floats, Layers
from exporter.mapping.ranking.offers import Offer, chances
from exporter.mapping.ranking.sums import Place


@dataclass(frozen=True, slots=True)
class Measured:
    """The rows of a filing, their places in its sums, their candidates, and what they were measured with."""

    examples: tuple[Example, ...]
    sums: tuple[Place, ...]
    offers: tuple[Offer, ...]
    weighing: Weighing

    def again(self, first: Layers) -> Measured:
        """The same once `first` has weighed them."""
        rows = [example.row for example in self.examples]
        return replace(self, offers=tuple(self.weighing.again(rows, self.offers, first)))

    def weighed(self, ranker: Layers) -> Iterator[tuple[Example, Offer, Floats]]:
        """Each row with its candidates and their chances."""
        for example, offer in zip(self.examples, self.offers, strict=True):
            yield example, offer, chances(ranker(offer.features)[:, 0])


@dataclass(frozen=True, slots=True)
class Judged:
    """What trust and sign are taught with: measures of rows; whether the first candidate was right, whether none could
    be; measures of rows taken for a candidate, and whether the value had the opposite sign of the print.
    """

    trusts: list[Floats] = field(default_factory=list)
    rights: list[tuple[bool, bool]] = field(default_factory=list)
    taken: list[Floats] = field(default_factory=list)
    flips: list[tuple[bool]] = field(default_factory=list)

    def add(self, filings: Iterable[Measured], judge: Layers, numbers: Mapping[str, int]) -> None:
        """Judge filings by what has not seen them; `numbers` are the targets of local names."""
        for filing in filings:
            settled = list(filing.weighed(judge))
            sides = filing.weighing.targets.sides
            likely = [int(sides[offer.targets[shares.argmax()]]) if len(shares) else 0 for _, offer, shares in settled]
            around = signs.around([example.row for example in filing.examples], filing.sums, likely)
            for (example, offer, shares), about in zip(settled, around, strict=True):
                if len(shares):
                    right = offer.targets == numbers.get(example.concept, -1)
                    first = int(shares.argmax())
                    self.trusts.append(trust.features(offer, shares))
                    self.rights.append((bool(right[first]), example.concept == EXTENSION))
                    for taken in (
                        sorted({first, *np.flatnonzero(right).tolist()}) if example.flipped is not None else ()
                    ):
                        knowledge = filing.weighing.knowledge
                        self.taken.append(signs.features(example.row, offer, shares, taken, sides, knowledge, about))
                        self.flips.append((bool(example.flipped),))

    def trust(self, how: Teaching, judges: int) -> Layers:
        """The chances of the first candidate to be right and of none to be."""
        return _taught(self.trusts, self.rights, replace(how, hidden=how.hidden // 2), judges)

    def sign(self, how: Teaching, judges: int) -> Layers:
        """The chance of the value to have the opposite sign of the print."""
        return _taught(self.taken, self.flips, replace(how, decay=2 * how.decay), judges)


def _taught(features: Sequence[Floats], answers: Sequence[tuple[bool, ...]], how: Teaching, judges: int) -> Layers:
    measured, told = np.stack(features), np.array(answers, np.float32)
    return together([logistic(measured, told, how, seed) for seed in range(judges)])
