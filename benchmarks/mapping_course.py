"""How ranking is taught: the net on old rows then on today's, the rest on what nets say of filers they never saw.

Everything here goes by folds of filers. What judges a fold has seen nothing of it: not in the net, not among the
concepts that the net knows, not in a count, not in what weighs. And what weighs is taught on rows of folds that the
net it weighs has not seen either, so two folds at a time are left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

import mapping_knowledge
import numpy as np
from mapping_data import EXTENSION, Example
from mapping_layers import listwise, logistic
from mapping_lessons import Lessons
from mapping_net import Bags, Size, Weights, bags, fresh, joined, quantized, train

from exporter.dts.dts import DTS
from exporter.mapping.ranking import signs, trust
from exporter.mapping.ranking.candidates import Offer, Weighing
from exporter.mapping.ranking.knowledge import Floats, Knowledge, Layers
from exporter.mapping.ranking.targets import Targets

Folds = frozenset[int]
_RARE = 3
"""Older concepts that fewer rows have are left to the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and on how much; `repeated` older rows go along while the net learns today's."""

    size: Size = field(default_factory=Size)
    first_epochs: int = 3
    epochs: int = 12
    repeated: int = 4000
    weighing_epochs: int = 40
    least: int = _RARE


@dataclass(frozen=True, slots=True)
class Measured:
    """A row, its candidates, and what they were measured with."""

    example: Example
    offer: Offer
    weighing: Weighing


class Course:
    """Teaches, leaving out folds of today's filers; what was taught once is kept."""

    def __init__(
        self,
        modern: Sequence[Example],
        older: Sequence[Example],
        official: Sequence[Example],
        folds: Mapping[str, int],
        dts: DTS,
        plan: Plan,
        lessons: Lessons | None = None,
    ) -> None:
        self.lessons = lessons or Lessons(None)
        self.modern, self.older, self.dts, self.plan = list(modern), list(older), dts, plan
        self.official = list(official)
        self.fold = np.array([folds[example.company] for example in modern])
        self.folds = sorted(set(folds.values()))
        self._knowledge: dict[Folds, Knowledge] = {}
        self._measured: dict[tuple[Folds, int], list[Measured]] = {}

    @cached_property
    def _modern_bags(self) -> Bags:
        return bags((example.row for example in self.modern), self.plan.size)

    @cached_property
    def _old(self) -> tuple[list[Example], Bags]:
        """The older rows that the net learns from: each once, of concepts that are not too rare."""
        distinct = {
            (e.row.statement, e.row.label, e.row.previous, e.row.following, e.concept): e for e in reversed(self.older)
        }
        common = Counter(e.concept for e in distinct.values())
        kept = [e for e in distinct.values() if common[e.concept] >= self.plan.least]
        own = [number for number, e in enumerate(kept) if e.concept == EXTENSION]
        spared = set(own) - set(own[::3])  # a third of the filers' own concepts is enough of one answer
        kept = [e for number, e in enumerate(kept) if number not in spared]
        kept += [e for e in self.official if common[e.concept] >= self.plan.least]
        return kept, bags((e.row for e in kept), self.plan.size)

    @cached_property
    def _first(self) -> tuple[tuple[str, ...], Weights]:
        """The net as older rows make it, with the concepts it knows."""
        subject = f"older rows, {self.plan.first_epochs} times, {self.plan.least} at least"
        if found := self.lessons.find(subject, self.plan.size):
            return found
        print("teaching a net older rows", file=sys.stderr, flush=True)
        examples, bag = self._old
        names = tuple(sorted({e.concept for e in examples} | {EXTENSION}))
        weights = fresh(len(names), self.plan.size)
        answers = _answers(examples, names)
        train(weights, bag, answers, self.plan.first_epochs, heft=np.ones(len(bag), np.float32), seed=2)
        self.lessons.keep(subject, names, weights)
        return names, weights

    def _net(self, out: Folds) -> tuple[tuple[str, ...], Weights]:
        subject = f"all but {sorted(out)} of {len(self.folds)}, {self.plan.epochs} times, {self.plan.repeated} again"
        if found := self.lessons.find(subject, self.plan.size):
            return found
        print(f"teaching a net all but folds {sorted(out)}", file=sys.stderr, flush=True)
        names, first = self._first
        seen = np.flatnonzero(~np.isin(self.fold, sorted(out)))
        examples, bag = self._old
        new = tuple(sorted({self.modern[i].concept for i in seen} - set(names)))
        weights = first.widened(len(new))
        names = (*names, *new)
        order = np.random.default_rng(5).permutation(len(examples))
        again = np.array([i for i in order if examples[i].concept != EXTENSION][: self.plan.repeated], np.int64)
        chosen = [*(self.modern[i] for i in seen), *(examples[i] for i in again)]
        heft = np.concatenate((np.ones(len(seen)), np.full(len(again), 0.5))).astype(np.float32)
        together = joined(self._modern_bags.chosen(seen), bag.chosen(again))
        train(weights, together, _answers(chosen, names), self.plan.epochs, heft=heft, seed=3)
        self.lessons.keep(subject, names, weights)
        return names, weights

    @cached_property
    def _counted(self) -> tuple[tuple[str, ...], Knowledge]:
        """What the older rows come to, by names of their own."""
        names = tuple(sorted({e.concept for e in self.older} | {EXTENSION}))
        return names, mapping_knowledge.counted(self.older, names)

    def knowledge(self, out: Folds) -> Knowledge:
        """What is known without those folds, before anything is weighed."""
        if out not in self._knowledge:
            net, weights = self._net(out)
            older, counts = self._counted
            names = (*net, *sorted(set(older) - set(net)))
            seen = [e for e, fold in zip(self.modern, self.fold, strict=True) if fold not in out]
            self._knowledge[out] = replace(
                mapping_knowledge.renamed(counts, older, names),
                net=quantized(weights),
                **mapping_knowledge.modern(seen, names),
            )
        return self._knowledge[out]

    def measured(self, out: Folds, fold: int) -> list[Measured]:
        """The rows of a fold, measured with what is known without some folds, it among them."""
        if (out, fold) not in self._measured:
            self._measured[out, fold] = self.measure(out, fold)
        return self._measured[out, fold]

    def measure(self, out: Folds, fold: int, without: frozenset[str] = frozenset()) -> list[Measured]:
        """The same anew, with groups of cues hidden from the net."""
        assert fold in out
        knowledge = self.knowledge(out)
        weighing = Weighing(knowledge, Targets(self.dts, knowledge.names))
        groups: dict[tuple[str, str], list[Example]] = {}
        for example, where in zip(self.modern, self.fold, strict=True):
            if where == fold:
                groups.setdefault((example.company, example.row.group), []).append(example)
        found = []
        for group in groups.values():
            group.sort(key=lambda example: example.row.place)
            rows = [example.row for example in group]
            offers = weighing.offers(rows, [weighing.guess(row, without) for row in rows])
            found += [Measured(e, offer, weighing) for e, offer in zip(group, offers, strict=True)]
        return found

    def ranker(self, out: Folds, without: Sequence[int] = ()) -> Layers:
        """What weighs candidates, taught without those folds; measures in `without` count for nothing."""
        seen = [fold for fold in self.folds if fold not in out]
        return self._ranker([m for fold in seen for m in self.measured(out | {fold}, fold)], without)

    def taught(self, out: Folds) -> Knowledge:
        """What is known without those folds, with all that weighs it."""
        inner = {fold: self.measured(out | {fold}, fold) for fold in self.folds if fold not in out}
        numbers = self.numbers
        trusts, rights, sides, flips = [], [], [], []
        for fold, rows in inner.items():
            judge = self._ranker([m for other, rest in inner.items() if other != fold for m in rest])
            for example, offer, shares, knowledge in settled(rows, judge):
                if not len(shares):
                    continue
                best = int(shares.argmax())
                trusts.append(trust.features(offer, shares))
                rights.append((offer.targets[best] == numbers.get(example.concept), example.concept == EXTENSION))
                if example.flipped is not None:
                    side = int(self._sides[offer.targets[best]])
                    sides.append(signs.features(example.row, int(offer.names[best]), side, knowledge))
                    flips.append(example.flipped)
        return replace(
            self.knowledge(out),
            ranker=self.ranker(out),
            trust=logistic(np.stack(trusts), np.array(rights, np.float32), epochs=self.plan.weighing_epochs),
            sign=logistic(np.stack(sides), np.array(flips, np.float32)[:, None], epochs=self.plan.weighing_epochs),
        )

    @cached_property
    def _targets(self) -> Targets:
        return Targets(self.dts, self._first[0])

    @property
    def _sides(self) -> np.ndarray:
        return self._targets.sides

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The target of each local name."""
        found: dict[str, int] = {}
        for number, concept in enumerate(self._targets.concepts):
            found.setdefault(concept.name.local, number)
        return found

    def _ranker(self, rows: Sequence[Measured], without: Sequence[int] = ()) -> Layers:
        parts, starts, answers = [], [0], []
        for m in rows:
            right = np.flatnonzero(m.offer.targets == self.numbers.get(m.example.concept, -1))
            if len(right):
                answers.append(starts[-1] + int(right[0]))
                starts.append(starts[-1] + len(m.offer.targets))
                parts.append(m.offer.features)
        features = np.concatenate(parts)
        features[:, list(without)] = 0
        layers = listwise(features, np.array(starts), np.array(answers), epochs=self.plan.weighing_epochs)
        layers.inner[list(without)] = 0
        return layers


def settled(rows: Sequence[Measured], ranker: Layers) -> Iterator[tuple[Example, Offer, Floats, Knowledge]]:
    """The rows, statement by statement, as they are weighed in the end."""
    for _, group in groupby(rows, key=lambda m: (m.example.company, m.example.row.group)):
        statement = list(group)
        weighing = statement[0].weighing
        found = weighing.settled([m.offer for m in statement], ranker)
        for m, (offer, shares) in zip(statement, found, strict=True):
            yield m.example, offer, shares, weighing.knowledge


def _answers(examples: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    numbers = {name: number for number, name in enumerate(names)}
    return np.array([numbers[example.concept] for example in examples], np.int64)
