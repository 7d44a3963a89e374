"""The report: a set of facts and what they are to be read with."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.oim.aspects import Entity, Period, Unit
from exporter.oim.fact import Dimensions, Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Facts in the order of their source, and the absolute URIs of the schemas that define their concepts.

    `schemas` are the documents a report refers to (XBRL 2.1, 4.2: schemaRef). `prefixes` are (namespace, prefix) pairs
    that writers use for the namespaces of the concepts.
    """

    facts: tuple[Fact, ...]
    schemas: tuple[str, ...]
    prefixes: tuple[tuple[str, str], ...] = ()

    def contexts(self) -> tuple[tuple[Entity, Period, Dimensions], ...]:
        """The entities, periods and dimensions that facts use together, in order of first use."""
        return tuple(dict.fromkeys((fact.entity, fact.period, fact.dimensions) for fact in self.facts))

    def units(self) -> tuple[Unit, ...]:
        """The units that facts use, in order of first use."""
        return tuple(dict.fromkeys(fact.unit for fact in self.facts if fact.unit is not None))
