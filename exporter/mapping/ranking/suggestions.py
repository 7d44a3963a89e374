"""Suggestions: for each row the concepts it may mean, best first, how sure that is, its sign, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from exporter.dts.dts import DTS
from exporter.mapping.ranking import signs, trust
from exporter.mapping.ranking.candidates import FEATURES, Weighing
from exporter.mapping.ranking.knowledge import EXTENSION, Floats, Knowledge
from exporter.mapping.ranking.marks import tell_of_minorities
from exporter.mapping.ranking.offers import Offer, chances
from exporter.mapping.ranking.reasons import reasons
from exporter.mapping.ranking.rows import STATEMENTS, Figure, Row, placed
from exporter.mapping.ranking.sums import Place, places
from exporter.mapping.ranking.targets import Targets

_MOST = 10
EXTENDS = 1.5
"""How much likelier it must be that no concept will do than that the first is right, to be said: it sets that aside."""
_MUCH_NEARER, _IN_DOUBT = 0.3, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a row may mean: prefixed names, best first, with EXTENSION in front where none will do.

    `confidence` is the chance that the first is right, 0 to 1; `chances` are those of all that are ranked. `flip` says
    that the XBRL value of the likeliest concept has the opposite sign of the print, None if that was not asked.
    """

    id: str
    ranked: tuple[str, ...]
    chances: tuple[float, ...] = ()
    confidence: float
    flip: bool | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row's candidates with their shares of the chance, the chance of the first to be right, and of an extension."""

    offer: Offer
    shares: Floats
    right: float
    extension: float

    @property
    def first(self) -> int:
        """The target that is the likeliest."""
        return int(self.offer.targets[self.order[0]])

    @property
    def order(self) -> list[int]:
        """The candidates' numbers, best first."""
        found: list[int] = np.argsort(-self.shares, kind="stable").tolist()
        return found

    @property
    def chances(self) -> tuple[float, ...]:
        """How likely each candidate is right, in their order: what the first leaves is theirs by their shares."""
        first, *others = (float(self.shares[number]) for number in self.order)
        rest = (1 - self.right) / max(1 - first, 1e-6)
        return (self.right, *(min(share * rest, self.right) for share in others))


class Suggesting:
    """Suggests concepts of one DTS."""

    def __init__(self, knowledge: Knowledge, dts: DTS) -> None:
        self._knowledge = knowledge
        self._dts = dts
        self._targets = Targets(dts, knowledge.names)
        self._weighing = Weighing(knowledge, self._targets)
        undivided = self._targets.undivided(knowledge.names)
        self._undivided = self._weighing if undivided is self._targets else Weighing(knowledge, undivided)

    def suggest(self, rows: Iterable[Row], *, signed: bool = True) -> tuple[Suggestion, ...]:
        """A suggestion for each row, in their order; rows of one filing are weighed together.

        Without `signed` nothing is said of signs, which takes a fifth of the time.
        """
        rows = placed(list(rows))
        filings: dict[str, list[int]] = {}
        for index, row in enumerate(rows):
            filings.setdefault(row.filing, []).append(index)
        found: dict[int, Suggestion] = {}
        for members in filings.values():
            members.sort(key=lambda index: (STATEMENTS.index(rows[index].statement), rows[index].place, index))
            together = [rows[index] for index in members]
            sums = places(together)
            weighed = self.weigh(together, sums)
            fellows = _fellows(together, weighed)
            flips = self._flips(together, weighed, sums, fellows) if signed else [None] * len(together)
            for at, index in enumerate(members):
                others = (together[other] for other in fellows[at])
                agreeing = [other for other in others if other.statement != together[at].statement]
                found[index] = self._suggestion(rows[index], weighed[at], flips[at], agreeing)
        return tuple(found[index] for index in range(len(rows)))

    def weigh(self, rows: Sequence[Row], sums: Sequence[Place]) -> list[Weighed | None]:
        """The candidates of a filing's rows, weighed; None where no concept fits a row."""
        first, ranker = self._knowledge.first, self._knowledge.ranker
        assert first is not None and ranker is not None
        weighing = self._weighing if tell_of_minorities(row.label for row in rows) else self._undivided
        offers = weighing.offers(rows, [weighing.guess(row) for row in rows], sums)
        offers = weighing.again(rows, offers, first)
        weighed = [_weighed(self._knowledge, offer, chances(ranker(offer.features)[:, 0])) for offer in offers]
        return weighed if self._targets.direct else [_translated(one) for one in weighed]

    def _suggestion(self, row: Row, weighed: Weighed | None, flip: bool | None, agreeing: Sequence[Row]) -> Suggestion:
        if weighed is None:
            return Suggestion(
                id=row.id,
                ranked=(EXTENSION,),
                chances=(1.0,),
                confidence=0.0,
                flip=flip,
                reasons=("no concept fits its unit and period",),
            )
        order = weighed.order
        concepts = [self._targets.concepts[weighed.offer.targets[number]] for number in order[:_MOST]]
        ranked = [self._dts.prefixed(concept.name) for concept in concepts]
        own = weighed.extension > EXTENDS * weighed.right
        first = order[0]
        return Suggestion(
            id=row.id,
            ranked=(EXTENSION, *ranked) if own else tuple(ranked),
            chances=(weighed.extension, *weighed.chances[:_MOST]) if own else weighed.chances[:_MOST],
            confidence=round(weighed.extension if own else weighed.right, 4),
            flip=flip,
            reasons=tuple(reasons(row, weighed.offer.features[first], agreeing, weighed.extension)),
        )

    def _flips(
        self,
        rows: Sequence[Row],
        weighed: Sequence[Weighed | None],
        sums: Sequence[Place],
        fellows: Sequence[Sequence[int]],
    ) -> list[bool]:
        """Whether the value of the likeliest candidate has the opposite sign of the print, for the rows of a filing.

        Rows that give one fact give one value: what tells the sign of one tells that of all.
        """
        sign = self._knowledge.sign
        assert sign is not None
        sides = [0 if one is None else int(self._targets.sides[one.first]) for one in weighed]
        about = signs.around(rows, sums, sides)
        odds = [0.0] * len(rows)
        for index, (row, one) in enumerate(zip(rows, weighed, strict=True)):
            if one is not None:
                measured = signs.features(
                    row, one.offer, one.shares, one.order[0], self._targets.sides, self._knowledge, about[index]
                )
                odds[index] = float(sign(measured[None])[0, 0])
        return [
            sum((odds[other] * rows[other].alike(rows[index]) for other in fellows[index]), odds[index]) > 0
            for index in range(len(rows))
        ]


def _weighed(knowledge: Knowledge, offer: Offer, shares: Floats) -> Weighed | None:
    if not len(offer.targets):
        return None
    assert knowledge.trust is not None
    right, extension = trust.logistic(knowledge.trust(trust.features(offer, shares)[None])[0]).tolist()
    return Weighed(offer, shares, right, extension)


def _translated(weighed: Weighed | None) -> Weighed | None:
    """The same for another system than the knowledge's: practice is in doubt where a wording is much nearer.

    What filers in the United States call share capital is what they paid in above par; elsewhere it is share capital.
    """
    if weighed is None:
        return None
    likeness = weighed.offer.features[:, FEATURES.index("words")]
    distant = likeness.max() - likeness[weighed.order[0]] > _MUCH_NEARER
    return replace(weighed, right=weighed.right * _IN_DOUBT) if distant else weighed


def _fellows(rows: Sequence[Row], weighed: Sequence[Weighed | None]) -> list[list[int]]:
    """For each row the others that share figures with it and whose likeliest candidate is the same."""
    owners: dict[Figure, list[int]] = {}
    for index, row in enumerate(rows):
        for amount in row.amounts:
            owners.setdefault(amount, []).append(index)
    first = [None if one is None else one.first for one in weighed]
    shared = (sorted({other for amount in row.amounts for other in owners[amount]}) for row in rows)
    return [
        [other for other in others if other != index and first[other] == first[index] is not None]
        for index, others in enumerate(shared)
    ]
