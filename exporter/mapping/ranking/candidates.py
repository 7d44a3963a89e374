"""Which concepts are worth weighing for a row, and what can be measured of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from exporter.dts.wording import essence, words
from exporter.mapping.ranking import marks, others
from exporter.mapping.ranking.cues import cues
from exporter.mapping.ranking.knowledge import EXTENSION, HOMES, ZONES, Floats, Ints, Knowledge, Layers, keys
from exporter.mapping.ranking.offers import Offer, chances, standing
from exporter.mapping.ranking.rows import UNITS, Row
from exporter.mapping.ranking.sums import Place
from exporter.mapping.ranking.targets import Targets

_BY_NET, _BY_WORDS, _BY_PRECEDENT = 24, 8, 10
_FLOOR = -12.0
"""The log of the probability of what the net does not know."""
KEYS = ("above", "label", "zone", "heading")
_OWN = (
    "net", "rank", "gap", "known to the net",
    *(f"{key} {what}" for key in KEYS for what in ("share", "count", "missing")),
    "words", "words of the essence", "words with the heading", "words with the zone",
    "instant", "kind", "debit", "credit", "at home", "home here", "in the zone", "frequent", "modern",
    "extension by net", "extension by label", "net's best", "best words", "negative", "positive", "parts", "added",
    "taken off",
)  # fmt: skip
MINORITIES = tuple(f"minorities {where}" for where in ("in the filing", "in the statement", "above", "below"))
FEATURES = (*_OWN, *marks.OF_NAMES, *marks.OF_LABELS, *MINORITIES, *others.NAMES)
"""What is measured of each candidate, in this order."""
EXTENSION_BY_NET = FEATURES.index("extension by net")


@dataclass(frozen=True, slots=True)
class Guess:
    """What the net says of a row: log probabilities by target, and that of an extension."""

    targets: Floats
    extension: float


@dataclass(frozen=True, slots=True)
class _Precedents:
    """By key and target the share of filers and the log of their count; keys without any; extensions' share."""

    shares: Floats
    counts: Floats
    missing: Floats
    extension: float

    def measures(self, key: int, chosen: Ints) -> tuple[Floats, Floats, Floats]:
        """Those of one key for the chosen targets."""
        return self.shares[key, chosen], self.counts[key, chosen], self.missing[key]


class Weighing:
    """Measures rows against the concepts of a DTS."""

    def __init__(self, knowledge: Knowledge, targets: Targets) -> None:
        self.knowledge, self.targets = knowledge, targets
        self._extension = knowledge.names.index(EXTENSION)
        self._name_of = np.full(len(targets.concepts), -1, np.int64)
        met = np.flatnonzero(targets.of_name >= 0)
        self._name_of[targets.of_name[met][::-1]] = met[::-1]  # the first of several names stands
        total = knowledge.homes.sum(axis=1)
        self._home_share = knowledge.homes / np.maximum(total, 1)[:, None]
        self._zone_share = knowledge.zones / np.maximum(knowledge.zones.sum(axis=1), 1)[:, None]
        self._frequent = np.log1p(total)
        self._marks = np.zeros((len(targets.concepts), len(marks.OF_NAMES)), np.float32)
        self._marked = np.zeros(len(targets.concepts), bool)

    def guess(self, row: Row, without: frozenset[str] = frozenset()) -> Guess:
        """Ask the net about a row."""
        net = self.knowledge.net
        assert net is not None
        return self.read(net.logits(*cues(row, net.buckets, without)))

    def read(self, logits: Floats) -> Guess:
        """Logits of known concepts as log probabilities of targets; what has no counterpart here counts for nothing."""
        of_name = self.targets.of_name[: len(logits)]
        top = float(logits.max())
        chances = np.exp(logits - top)
        extension = float(chances[self._extension] / chances.sum())
        chances[self._extension] = 0
        mapped = np.flatnonzero(of_name >= 0)
        found = np.zeros(len(self.targets.concepts), np.float64)
        np.add.at(found, of_name[mapped], chances[mapped])
        found /= max(float(found.sum()), 1e-9)
        return Guess(np.maximum(np.log(np.maximum(found, 1e-9)), _FLOOR).astype(np.float32), extension)

    def offers(self, rows: Sequence[Row], guesses: Sequence[Guess], sums: Sequence[Place]) -> list[Offer]:
        """The candidates of the rows of one filing, as the net alone sees them; `sums` are the rows' places there."""
        filing = marks.tell_of_minorities(row.label for row in rows)
        statements = {
            row.group: filing and marks.tell_of_minorities(other.label for other in rows if other.group == row.group)
            for row in {row.group: row for row in rows}.values()
        }
        offers = [
            self._offer(row, guess, place, (filing, statements[row.group]))
            for row, guess, place in zip(rows, guesses, sums, strict=True)
        ]
        return others.heard(rows, offers, np.stack([np.exp(guess.targets) for guess in guesses]), self._lift)

    def again(self, rows: Sequence[Row], offers: Sequence[Offer], first: Layers) -> list[Offer]:
        """The offers of a filing once `first` has weighed them: then it is better known what the other rows mean."""
        shares = [chances(first(offer.features)[:, 0]) for offer in offers]
        return others.heard(rows, offers, standing(offers, shares, len(self.targets.concepts)), self._lift)

    def _offer(self, row: Row, guess: Guess, place: Place, minorities: tuple[bool, bool]) -> Offer:
        fits = self.targets.kinds == UNITS.index(row.unit)
        if row.instant is not None:
            fits &= self.targets.instants == row.instant
        alike, found = self._alike(row), self._precedents(row)
        logs = np.where(fits, guess.targets, _FLOOR - 1)
        chosen = np.unique(
            np.concatenate(
                (
                    _best(logs, _BY_NET),
                    *(_best(np.where(fits, likeness, -1), _BY_WORDS) for likeness in alike),
                    _best(np.where(fits, found.shares.max(axis=0) + 1e-3 * guess.targets, -1), _BY_PRECEDENT),
                )
            )
        )
        chosen = chosen[fits[chosen]]
        names = self._name_of[chosen]
        columns = [
            *_by_net(guess.targets[chosen], logs.max(initial=_FLOOR)),
            names >= 0,
            *(measure for key in range(len(KEYS)) for measure in found.measures(key, chosen)),
            *(likeness[chosen] for likeness in alike),
            row.instant is True,
            row.unit != "monetary",
            self.targets.sides[chosen] == 1,
            self.targets.sides[chosen] == -1,
            *self._practice(row, names),
            guess.extension,
            found.extension,
            np.exp(guess.targets.max()),
            alike[0][chosen].max(initial=0),
            row.negatives > 0,
            row.positives > 0,
            np.log1p(place.parts),
            place.coefficient > 0,
            place.coefficient < 0,
            *self._marks_of(chosen).T,
            *marks.of_label(row.label),
            *minorities,
            *(marks.tell_of_minorities((label,)) for label in (row.previous, row.following)),
        ]
        features = np.zeros((len(chosen), len(FEATURES)), np.float32)
        for number, column in enumerate(columns):
            features[:, number] = column
        return Offer(chosen, features, names)

    def _alike(self, row: Row) -> tuple[Floats, ...]:
        """How like the wordings of each target are to the label, its essence, it with its heading and its stretch."""
        label, section = words(row.label), words(row.section)
        whole = self.targets.likeness(label)
        return (
            whole,
            self.targets.likeness(words(essence(row.label))),
            self.targets.likeness((*label, *section)) if section else whole,
            self.targets.likeness((*label, *row.zone.split())) if row.zone else whole,
        )

    def _practice(self, row: Row, names: Ints) -> tuple[Floats, ...]:
        """Where filers have each, and how many use it; nothing of what the knowledge does not know."""
        known = (names >= 0).astype(np.float32)
        home, zone = HOMES.index(row.statement), ZONES.index(row.zone)
        return (
            known * self._home_share[names, home],
            known * np.log1p(self.knowledge.homes[names, home]),
            known * self._zone_share[names, zone],
            known * self._frequent[names],
            known * np.log1p(self.knowledge.modern[names]),
        )

    def _marks_of(self, chosen: Ints) -> Floats:
        """The marks of targets' names, which are looked for when one is first weighed."""
        for number in chosen[~self._marked[chosen]].tolist():
            name = self._name_of[number]
            self._marks[number] = marks.of_name(
                self.knowledge.names[name] if name >= 0 else self.targets.locals[number]
            )
        self._marked[chosen] = True
        found: Floats = self._marks[chosen]
        return found

    def _lift(self, neighbour: int, names: Ints, leads: bool) -> Floats | float:
        """How much a neighbouring row that means a target speaks for each name; it stands below where that `leads`."""
        name = int(self._name_of[neighbour]) if neighbour >= 0 else -1
        if name < 0:
            return 0.0
        successions = self.knowledge.successions
        return successions.lift(names, name) if leads else successions.lift(name, names)

    def _precedents(self, row: Row) -> _Precedents:
        size = len(self.targets.concepts)
        shares, counts = np.zeros((len(KEYS), size), np.float32), np.zeros((len(KEYS), size), np.float32)
        missing = np.ones(len(KEYS), np.float32)
        extension = 0.0
        precedents = self.knowledge.precedents
        for number, key in enumerate(keys(row)):
            entries = precedents.of(key) if key else slice(0)
            if entries.start == entries.stop or not key:
                continue
            missing[number] = 0
            names, times = precedents.concepts[entries].astype(np.int64), precedents.counts[entries].astype(np.float32)
            total = times.sum()
            if number == KEYS.index("label"):
                extension = float(times[names == self._extension].sum() / total)
            here = self.targets.of_name[names]
            np.add.at(shares[number], here[here >= 0], times[here >= 0] / total)
            np.add.at(counts[number], here[here >= 0], times[here >= 0])
        return _Precedents(shares, np.log1p(counts), missing, extension)


def _by_net(logs: Floats, best: float) -> Iterator[Floats]:
    """What the net says of the chosen: its logs, their rank, how far each is from the best that fits."""
    yield logs
    yield (1 / (1.0 + np.argsort(np.argsort(-logs, kind="stable"), kind="stable"))).astype(np.float32)
    yield logs - best


def _best(values: Floats, count: int) -> Ints:
    count = min(count, len(values))
    return np.argpartition(-values, count - 1)[:count] if count else np.zeros(0, np.int64)
