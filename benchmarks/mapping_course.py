"""How ranking is taught: the net on old rows then on today's, the rest on what nets say of filers they never saw.

Everything here goes by folds of filers. What judges a fold has seen nothing of it: not in the net, not among the
concepts that the net knows, not in a count, not in what weighs. And what weighs is taught on rows of folds that the
net it weighs has not seen either, so two folds at a time are left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import mapping_knowledge
import numpy as np
from mapping_data import EXTENSION, Example
from mapping_judged import Judged, Measured
from mapping_layers import Teaching, listwise, together
from mapping_lessons import Lessons
from mapping_net import Bags, Size, Weights, bags, fresh, joined, quantized, train

from exporter.dts.dts import DTS
from exporter.mapping.ranking.candidates import Weighing
from exporter.mapping.ranking.knowledge import Knowledge, Layers
from exporter.mapping.ranking.rows import STATEMENTS, Row
from exporter.mapping.ranking.sums import Place, places
from exporter.mapping.ranking.targets import Targets

Folds = frozenset[int]
_RARE = 3
"""Older concepts that fewer rows have are left to the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and on how much; `repeated` older rows go along while the net learns today's.

    What weighs is `judges` small nets that began differently.
    """

    size: Size = field(default_factory=Size)
    first_epochs: int = 3
    epochs: int = 12
    repeated: int = 4000
    teaching: Teaching = field(default_factory=Teaching)
    judges: int = 6
    least: int = _RARE


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
        self._sums: dict[tuple[str, ...], tuple[Place, ...]] = {}
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
        train(weights, names, bag, answers, self.plan.first_epochs, heft=np.ones(len(bag), np.float32), seed=2)
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
        train(weights, names, together, _answers(chosen, names), self.plan.epochs, heft=heft, seed=3)
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
                net=quantized(weights, net),
                **mapping_knowledge.modern(seen, names),
            )
        return self._knowledge[out]

    def measured(self, out: Folds, fold: int) -> list[Measured]:
        """The filings of a fold, measured with what is known without some folds, it among them."""
        if (out, fold) not in self._measured:
            self._measured[out, fold] = self.measure(out, fold)
        return self._measured[out, fold]

    def measure(self, out: Folds, fold: int, without: frozenset[str] = frozenset()) -> list[Measured]:
        """The same anew, with groups of cues hidden from the net."""
        assert fold in out
        knowledge = self.knowledge(out)
        weighing = Weighing(knowledge, Targets(self.dts, knowledge.names))
        filings: dict[tuple[str, str], list[Example]] = {}
        for example, where in zip(self.modern, self.fold, strict=True):
            if where == fold:
                filings.setdefault((example.company, example.row.filing), []).append(example)
        found = []
        for filing in filings.values():
            filing.sort(key=lambda example: (STATEMENTS.index(example.row.statement), example.row.place))
            rows = [example.row for example in filing]
            sums = self._places(rows)
            offers = weighing.offers(rows, [weighing.guess(row, without) for row in rows], sums)
            found.append(Measured(tuple(filing), sums, tuple(offers), weighing))
        return found

    def _places(self, rows: Sequence[Row]) -> tuple[Place, ...]:
        """The same for every fold that is left out, so that it is found once."""
        key = tuple(row.id for row in rows)
        if key not in self._sums:
            self._sums[key] = tuple(places(rows))
        return self._sums[key]

    def first(self, out: Folds, without: Sequence[int] = ()) -> Layers:
        """What weighs candidates the first time, taught without those folds; measures in `without` are not used."""
        return self._ranker(_all(self._inner(out)), without)

    def _inner(self, out: Folds) -> dict[int, list[Measured]]:
        """By fold that is seen, its filings measured by what has not seen it either."""
        return {fold: self.measured(out | {fold}, fold) for fold in self.folds if fold not in out}

    def taught(self, out: Folds) -> Knowledge:
        """What is known without those folds, with all that weighs it."""
        inner = self._inner(out)
        again = {
            fold: [filing.again(judge) for filing in filings]
            for fold, filings in inner.items()
            for judge in (self._ranker(_all(inner, fold)),)
        }
        judged = Judged()
        for fold, filings in again.items():
            judged.add(filings, self._ranker(_all(again, fold)), self.numbers)
        return replace(
            self.knowledge(out),
            first=self._ranker(_all(inner)),
            ranker=self._ranker(_all(again)),
            trust=judged.trust(self.plan.teaching, self.plan.judges),
            sign=judged.sign(self.plan.teaching, self.plan.judges),
        )

    @cached_property
    def _targets(self) -> Targets:
        return Targets(self.dts, self._first[0])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The target of each local name."""
        found: dict[str, int] = {}
        for number, concept in enumerate(self._targets.concepts):
            found.setdefault(concept.name.local, number)
        return found

    def _ranker(self, filings: Iterable[Measured], without: Sequence[int] = ()) -> Layers:
        parts, starts, answers = [], [0], []
        for filing in filings:
            for example, offer in zip(filing.examples, filing.offers, strict=True):
                right = np.flatnonzero(offer.targets == self.numbers.get(example.concept, -1))
                if len(right):
                    answers.append(starts[-1] + int(right[0]))
                    starts.append(starts[-1] + len(offer.targets))
                    parts.append(offer.features)
        features = np.concatenate(parts)
        features[:, list(without)] = 0
        how = replace(self.plan.teaching, decay=1e-3)
        lists = np.array(starts), np.array(answers)
        layers = together([listwise(features, *lists, how, seed) for seed in range(self.plan.judges)])
        layers.inner[list(without)] = 0
        return layers


def _all(filings: Mapping[int, Sequence[Measured]], but: int | None = None) -> list[Measured]:
    """The filings of all folds, or of all but one."""
    return [filing for fold, several in filings.items() if fold != but for filing in several]


def _answers(examples: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    numbers = {name: number for number, name in enumerate(names)}
    return np.array([numbers[example.concept] for example in examples], np.int64)
