"""Suggestions: for each row the concepts it may mean, best first, how sure that is, its sign, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from exporter.dts.dts import DTS
from exporter.mapping.ranking import signs, trust
from exporter.mapping.ranking.candidates import FEATURES, Guess, Offer, Weighing
from exporter.mapping.ranking.knowledge import EXTENSION, Floats, Knowledge
from exporter.mapping.ranking.rows import Row, placed
from exporter.mapping.ranking.targets import Targets

_MOST = 10
EXTENDS_FROM = 0.3
"""From this chance on a row is said to need a concept of the filer's own: about there precision and recall balance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a row may mean: prefixed names, best first, with EXTENSION in front where none will do.

    `confidence` is the chance that the first is right, 0 to 1; `chances` are those of all that are ranked. `flip` says
    that the XBRL value has the opposite sign of the print.
    """

    id: str
    ranked: tuple[str, ...]
    chances: tuple[float, ...] = ()
    confidence: float
    flip: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row's candidates with their shares of the chance, the chance of the first to be right, and of an extension."""

    offer: Offer
    shares: Floats
    right: float
    extension: float

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

    def suggest(self, rows: Iterable[Row]) -> tuple[Suggestion, ...]:
        """A suggestion for each row, in their order; rows of one `group` are weighed together."""
        rows = placed(list(rows))
        groups: dict[str, list[int]] = {}
        for index, row in enumerate(rows):
            groups.setdefault(row.group, []).append(index)
        found: dict[int, Suggestion] = {}
        for members in groups.values():
            members.sort(key=lambda index: (rows[index].place, index))
            together = [rows[index] for index in members]
            guesses = [self._weighing.guess(row) for row in together]
            for index, weighed in zip(members, self.weigh(together, guesses), strict=True):
                found[index] = self._suggestion(rows[index], weighed)
        return tuple(found[index] for index in range(len(rows)))

    def weigh(self, rows: Sequence[Row], guesses: Sequence[Guess]) -> list[Weighed | None]:
        """The candidates of a statement's rows, weighed; None where no concept fits a row."""
        ranker = self._knowledge.ranker
        assert ranker is not None
        settled = self._weighing.settled(self._weighing.offers(rows, guesses), ranker)
        return [_weighed(self._knowledge, offer, shares) for offer, shares in settled]

    def _suggestion(self, row: Row, weighed: Weighed | None) -> Suggestion:
        if weighed is None:
            return Suggestion(
                id=row.id,
                ranked=(EXTENSION,),
                chances=(1.0,),
                confidence=0.0,
                flip=False,
                reasons=("no concept fits its unit and period",),
            )
        order = weighed.order
        concepts = [self._targets.concepts[weighed.offer.targets[number]] for number in order[:_MOST]]
        ranked = [self._dts.prefixed(concept.name) for concept in concepts]
        own = weighed.extension >= EXTENDS_FROM
        first = order[0]
        return Suggestion(
            id=row.id,
            ranked=(EXTENSION, *ranked) if own else tuple(ranked),
            chances=(weighed.extension, *weighed.chances[:_MOST]) if own else weighed.chances[:_MOST],
            confidence=round(weighed.extension if own else weighed.right, 4),
            flip=self.flips(row, weighed),
            reasons=tuple(_reasons(weighed.offer.features[first], weighed.extension)),
        )

    def flips(self, row: Row, weighed: Weighed) -> bool:
        """Whether the value has the opposite sign of the print, if the first candidate is right."""
        first = weighed.order[0]
        target, name = int(weighed.offer.targets[first]), int(weighed.offer.names[first])
        measured = signs.features(row, name, int(self._targets.sides[target]), self._knowledge)
        assert self._knowledge.sign is not None
        return bool(self._knowledge.sign(measured[None])[0, 0] > 0)


def _weighed(knowledge: Knowledge, offer: Offer, shares: Floats) -> Weighed | None:
    if not len(offer.targets):
        return None
    assert knowledge.trust is not None
    right, extension = trust.logistic(knowledge.trust(trust.features(offer, shares)[None])[0]).tolist()
    return Weighed(offer, shares, right, extension)


def _reasons(measured: Floats, extension: float) -> Iterable[str]:
    """What speaks for a candidate, in words."""
    of = dict(zip(FEATURES, measured.tolist(), strict=True))
    for key, who in (
        ("above", "who call a row so below the same row"),
        ("label", "who call a row so"),
        ("zone", "who call a row there so"),
        ("heading", "who call a row like its heading"),
    ):
        if of[f"{key} count"] > 0:
            count = round(np.expm1(of[f"{key} count"]))
            yield f"{count} of {round(count / of[f'{key} share'])} filers {who} mean it"
            break
    if of["words"] >= 0.999:
        yield "the taxonomy's wording has the same words"
    elif max(of["words"], of["words of the essence"]) >= 0.6:
        yield "the taxonomy's wording is like it"
    if of["net"] > -0.7:
        yield f"learned from other filers' rows: {100 * np.exp(of['net']):.0f} %"
    if of["surer elsewhere"] > 0:
        yield "another row of the statement suits it better"
    if extension >= 0.2:
        yield f"may need a concept of its own: {100 * extension:.0f} %"
