"""The report: a set of facts, their notes, and what they are to be read with."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.oim.aspects import Dimensions, Entity, Period, Unit
from exporter.oim.fact import Fact

FOOTNOTE = "http://www.xbrl.org/2003/arcrole/fact-footnote"
STANDARD_GROUP = "http://www.xbrl.org/2003/role/link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: an XHTML fragment in one language (OIM Common 1.0, 3.4: a fact of the concept xbrl:note).

    In `markup`, text is escaped and elements of XHTML have no prefix and no namespace declaration.
    """

    id: str
    markup: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Link:
    """A fact leads to a note or to another fact (OIM Common 1.0, 3.5), both by id.

    `type` is the URI of an arcrole and `group` that of a link role.
    """

    source: str
    target: str
    type: str = FOOTNOTE
    group: str = STANDARD_GROUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Facts in the order of their source, and the URIs of the schemas that define their concepts.

    `schemas` are the documents a report refers to (XBRL 2.1, 4.2: schemaRef): absolute URIs, or relative to where the
    report lies. `prefixes` are (namespace, prefix) pairs that writers use where they can. `roles` and `arcroles`
    lead from the URI of one that links use to the address of its declaration. `container` is where XML syntaxes put
    dimensions, "scenario" or "segment" (xBRL-XML 1.0, 4.1): the hypercubes of the taxonomy decide. `language` is the
    one that XML syntaxes say once for the whole report; facts have theirs whether it is given or not.
    """

    facts: tuple[Fact, ...]
    schemas: tuple[str, ...]
    prefixes: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    arcroles: tuple[tuple[str, str], ...] = ()
    container: str = "scenario"
    language: str | None = None

    def contexts(self) -> tuple[tuple[Entity | None, Period, Dimensions], ...]:
        """The entities, periods and dimensions that facts use together, in order of first use."""
        return tuple(dict.fromkeys((fact.entity, fact.period, fact.dimensions) for fact in self.facts))

    def units(self) -> tuple[Unit, ...]:
        """The units that facts use, in order of first use."""
        return tuple(dict.fromkeys(fact.unit for fact in self.facts if fact.unit is not None))
