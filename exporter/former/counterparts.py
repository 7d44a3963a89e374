"""The concepts of a former filing in the DTS at hand: the same, a later version's, the crosswalk's, or kept as own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from exporter.dts.builtin import builtin, meant
from exporter.dts.concept import Concept, ItemKind, LabelRole, PeriodType
from exporter.dts.dts import DTS
from exporter.dts.network import Arcrole
from exporter.dts.taxonomy import Taxonomy
from exporter.dts.wording import spaced
from exporter.mapping.crosswalk import Crosswalk
from exporter.mapping.memory import Kept
from exporter.oim.report import Report
from exporter.qname import QName

_VERSION = re.compile(r"\d{4}(?:[-/]\d{2}[-/]\d{2})?")
_ANCHORING = (Arcrole.WIDER_NARROWER, Arcrole.GENERAL_SPECIAL)
_KINDS = frozenset((ItemKind.MONETARY, ItemKind.PER_SHARE, ItemKind.SHARES, ItemKind.PERCENT, ItemKind.PURE))


class Counterparts:
    """What takes the place of a former filing's concepts. `own` are the taxonomies that travelled with it."""

    def __init__(self, dts: DTS, report: Report, own: Sequence[Taxonomy]) -> None:
        self._dts = dts
        self._crosswalk = Crosswalk(builtin(), dts)
        self._prefixes = dict(report.prefixes)
        self._own = own
        self._concepts = {concept.name: concept for taxonomy in own for concept in taxonomy.concepts}
        known = (*dts.prefixes, *builtin().prefixes)
        self._families = {_family(namespace) for namespace, _ in known}
        self._systems = {prefix for _, prefix in known} | set(builtin().counterparts)

    def prefixed(self, name: QName) -> str:
        """The name as the filing wrote it."""
        return f"{self._prefixes.get(name.namespace, 'ns')}:{name.local}"

    def concept(self, name: QName) -> Concept | None:
        """The concept of the DTS at hand that means the same, None where it has none."""
        return next(iter(self._candidates(name)), None)

    def kept(self, name: QName, label: str, kind: ItemKind, period_type: PeriodType) -> Kept | None:
        """The concept as one of the filer's own to be declared again; None for one of a published taxonomy.

        `label`, `kind` and `period_type` are what its facts show, and stand in where its declaration is not at hand.
        """
        if _family(name.namespace) in self._families or self._prefixes.get(name.namespace) in self._systems:
            return None
        declared = self._concepts.get(name)
        if declared is not None and declared.kind in _KINDS:
            kind, period_type = declared.kind, declared.period_type
        return Kept(
            local=name.local,
            label=self._label(name, LabelRole.STANDARD) or label or spaced(name.local),
            kind=kind,
            period_type=period_type,
            balance=declared.balance if declared is not None else None,
            documentation=self._label(name, LabelRole.DOCUMENTATION) or "",
            wider=self._wider(name),
        )

    def _candidates(self, name: QName) -> Iterable[Concept]:
        names = [name]
        prefix = self._prefixes.get(name.namespace)
        for namespace, customary in self._dts.prefixes:
            if _family(namespace) == _family(name.namespace) or (customary == prefix and prefix in self._systems):
                names.append(QName(namespace, name.local))
        for one in names:
            if (concept := self._dts.concept(one)) is not None:
                yield concept
        for one in meant(name, prefix or ""):
            if self._dts is builtin() and (concept := builtin().concept(one)) is not None:
                yield concept
            yield from self._crosswalk.counterparts(one)

    def _label(self, name: QName, role: str) -> str | None:
        labels = (label for taxonomy in self._own for label in taxonomy.labels)
        return next((label.text for label in labels if label.concept == name and label.role == role), None)

    def _wider(self, name: QName) -> QName | None:
        """What the concept was anchored to, in the DTS at hand."""
        for taxonomy in self._own:
            for network in taxonomy.networks:
                for arc in network.arcs if network.arcrole in _ANCHORING else ():
                    if arc.child == name and not arc.prohibited and (wider := self.concept(arc.parent)) is not None:
                        return wider.name
        return None


def _family(namespace: str) -> str:
    """What versions of one taxonomy have in common."""
    return _VERSION.sub("", namespace).partition("://")[2].rstrip("/")
