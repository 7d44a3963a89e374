"""Targets: the concepts of a DTS that a row may be ranked onto, and how their wordings are found by shared words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import chain
from typing import overload

import numpy as np
from numpy.typing import NDArray

from exporter.dts.builtin import builtin
from exporter.dts.concept import Concept, ItemKind
from exporter.dts.dts import DTS
from exporter.dts.outline import Bags
from exporter.mapping.crosswalk import US_GAAP, Crosswalk
from exporter.mapping.ranking.knowledge import Floats
from exporter.qname import QName

_INCLUDING = "IncludingPortionAttributableToNoncontrollingInterest"
_WHOLES = {
    "NetIncomeLoss": "ProfitLoss",
    "StockholdersEquity": f"StockholdersEquity{_INCLUDING}",
    "ComprehensiveIncomeNetOfTax": f"ComprehensiveIncomeNetOfTax{_INCLUDING}",
}
"""Names of the parent's part, by which filers under us-gaap that have no other owners call the whole."""
KINDS = (ItemKind.MONETARY, ItemKind.SHARES, ItemKind.PER_SHARE, ItemKind.PURE)
_KIND = {kind: number for number, kind in enumerate(KINDS)} | {ItemKind.PERCENT: 3, ItemKind.NUMBER: 3}
_SIDES = {"debit": 1, "credit": -1}


class Targets:
    """The numeric concepts of a DTS by number, in the order the DTS has them.

    `kinds` are numbers of KINDS; `instants` says whether it holds at a moment; `sides` is 1 debit, -1 credit, 0 none.
    `locals` are their local names. `of_name` leads from a number of `names` to the concept that means the same here, -1
    where there is none; `direct` says that the DTS has the names of the knowledge itself.
    """

    def __init__(self, dts: DTS, names: Sequence[str]) -> None:
        self.dts = dts
        self.direct = US_GAAP in (prefix for _, prefix in dts.prefixes)
        outlines = list(dts.outlines())
        kept = np.array([outline.kind in _KIND for outline in outlines], bool)
        outlines = [outline for outline in outlines if outline.kind in _KIND]
        self.locals = [outline.name.local for outline in outlines]
        self.concepts: Sequence[Concept] = _Named(dts, [outline.name for outline in outlines])
        self.kinds = np.array([_KIND[outline.kind] for outline in outlines], np.int8)
        self.instants = np.array([outline.period_type == "instant" for outline in outlines], bool)
        self.sides = np.array([_SIDES.get(outline.balance or "", 0) for outline in outlines], np.int8)
        numbers = {outline.name: number for number, outline in enumerate(outlines)}
        meant = (-1 if name is None else numbers.get(name, -1) for name in _meant(dts, names))
        self.of_name = np.array(list(meant), np.int64)
        self._index(dts.bags(), kept)

    def _index(self, bags: Bags, kept: NDArray[np.bool_]) -> None:
        owners, sizes, found = (np.frombuffer(part, np.int32) for part in (bags.owners, bags.sizes, bags.found))
        mine = kept[owners]
        found = found[np.repeat(mine, sizes)]
        owners, sizes = (np.cumsum(kept) - 1)[owners[mine]], sizes[mine]
        self._vocabulary = {word: number for number, word in enumerate(bags.words)}
        at = np.repeat(np.arange(len(owners)), sizes)
        order = np.argsort(found, kind="stable")
        self._posted = at[order]
        frequency = np.bincount(found, minlength=len(bags.words))
        self._starts = np.concatenate(([0], np.cumsum(frequency)))
        self._rarity = np.log((1 + len(owners)) / (1 + frequency)).astype(np.float32) + 0.1
        squares = np.bincount(at, weights=np.square(self._rarity[found]), minlength=len(owners))
        self._lengths = np.sqrt(np.maximum(squares, 1e-6)).astype(np.float32)
        self._firsts = np.searchsorted(owners, np.arange(len(self.concepts)))

    def undivided(self, names: Sequence[str]) -> Targets:
        """The same for filings without other owners than the parent's: in other systems these say what is the whole."""
        if self.direct:
            return self
        found = copy(self)
        found.of_name = self.of_name.copy()
        for part, whole in _WHOLES.items():
            if part in names and whole in names:
                found.of_name[names.index(part)] = self.of_name[names.index(whole)]
        return found

    def likeness(self, text: Sequence[str]) -> Floats:
        """How like each concept's best wording is to some words: the cosine of their bags, rare words weighing more."""
        known = [number for word in sorted(set(text)) if (number := self._vocabulary.get(word)) is not None]
        unknown = len(set(text)) - len(known)
        shared = np.zeros(len(self._lengths), np.float32)
        for number in known:
            shared[self._posted[self._starts[number] : self._starts[number + 1]]] += self._rarity[number] ** 2
        length = float(np.sqrt(np.square(self._rarity[known]).sum() + 40.0 * unknown)) or 1.0
        found: Floats = np.maximum.reduceat(shared / (self._lengths * length), self._firsts)
        return found


class _Named(Sequence[Concept]):
    """Concepts by their names, each looked up when it is asked for."""

    def __init__(self, dts: DTS, names: Sequence[QName]) -> None:
        self._dts, self._names = dts, names

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, at: int) -> Concept: ...
    @overload
    def __getitem__(self, at: slice) -> list[Concept]: ...
    def __getitem__(self, at: int | slice) -> Concept | list[Concept]:
        if isinstance(at, slice):
            return [self._dts.concepts[name] for name in self._names[at]]
        return self._dts.concepts[self._names[at]]


def _meant(dts: DTS, names: Sequence[str]) -> Iterator[QName | None]:
    """What each name of the knowledge is in a DTS: itself where that has it, else by way of the built-in crosswalk."""
    namespaces = {prefix: namespace for namespace, prefix in dts.prefixes}
    if (namespace := namespaces.get(US_GAAP)) is not None:
        yield from (QName(namespace, name) for name in names)
        return
    crosswalk = Crosswalk(builtin(), dts)
    for name in names:
        ours = builtin().equivalents_of(US_GAAP, name)
        direct = (one for one in ours if one in dts.concepts)
        abroad = (counterpart.name for one in ours for counterpart in crosswalk.counterparts(one))
        yield next(chain(direct, abroad), None)
