"""From the built-in taxonomy, whose wordings are many, to the concepts of another DTS that mean the same."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.dts.concept import Concept
from exporter.dts.dts import DTS
from exporter.qname import QName

US_GAAP = "us-gaap"
"""The taxonomy whose names other filers' rows were tagged with."""


class Crosswalk:
    """The counterparts of one taxonomy's concepts in a DTS, by the prefixes both know the DTS's namespaces by.

    A version of a taxonomy that lacks a counterpart is passed over: the next best name counts, if it has that.
    """

    def __init__(self, known: DTS, dts: DTS) -> None:
        self.known = known
        self._dts = dts
        self._namespaces = {
            system: [namespace for namespace, prefix in dts.prefixes if prefix == system]
            for system in known.counterparts
        }

    @property
    def leads_somewhere(self) -> bool:
        """Whether the DTS has a namespace that the crosswalk knows."""
        return any(self._namespaces.values())

    def counterparts(self, name: QName) -> Iterator[Concept]:
        """The concepts of the DTS that mean the same, or nearly so, with the same sign; those that fit best first."""
        for system, namespaces in self._namespaces.items():
            for local in self.known.counterparts[system].get(name, ()):
                for namespace in namespaces:
                    concept = self._dts.concept(QName(namespace, local))
                    if concept is not None:
                        yield concept
