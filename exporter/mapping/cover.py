"""Cover facts on concepts: text, dates and listings of the document and the entity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from exporter.dts.builtin import builtin
from exporter.dts.concept import Concept, ItemKind, PeriodType
from exporter.dts.dts import DTS
from exporter.extraction.cover import CoverFact
from exporter.mapping.crosswalk import Crosswalk
from exporter.mapping.datatype import datatype_of
from exporter.oim.aspects import Dimensions, Entity, Period, days, inclusive
from exporter.oim.fact import Fact
from exporter.qname import QName

_LISTING_AXIS = "ListingAxis"
_TEXTS = frozenset("stringItemType normalizedStringItemType tokenItemType".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCover:
    """A cover fact of the report, and what the document says."""

    fact: Fact
    said: CoverFact
    concept: Concept


def cover_facts(
    found: Sequence[CoverFact],
    dts: DTS,
    entity: Entity,
    period: Period,
    *,
    id_prefix: str,
    first: int,
    language: str,
) -> tuple[tuple[StatedCover, ...], tuple[CoverFact, ...]]:
    """Facts for what the cover says, with ids from `first` on; and what the DTS has no concept for.

    In another DTS than the built-in one the concepts are its counterparts. Exchanges and symbols go onto the listing
    dimension where the document names several exchanges: in one context they would contradict each other.
    """
    concepts = _Concepts(dts)
    several = len({said.listing for said in found if said.listing is not None}) > 1
    stated: list[StatedCover] = []
    unstated: list[CoverFact] = []
    for said in found:
        concept = concepts.of(said)
        on_axis = several and said.listing is not None
        dimensions = concepts.listing(said) if on_axis else ()
        if concept is None or (on_axis and not dimensions):
            unstated.append(said)
        else:
            datatype = datatype_of(concept)
            fact = Fact(
                id=f"{id_prefix}{first + len(stated)}",
                concept=concept.name,
                entity=entity,
                period=period if concept.period_type == PeriodType.DURATION else days(None, inclusive(period)[1]),
                value=said.value,
                language=language.lower() if datatype.has_language else None,
                dimensions=dimensions,
                datatype=datatype,
            )
            stated.append(StatedCover(fact=fact, said=said, concept=concept))
    return tuple(stated), tuple(unstated)


class _Concepts:
    """The concepts of a DTS for what covers say: the built-in one's own, or their counterparts that take the values."""

    def __init__(self, dts: DTS) -> None:
        self._dts = dts
        self._crosswalk = None if dts is builtin() else Crosswalk(builtin(), dts)

    def of(self, said: CoverFact) -> Concept | None:
        """The concept for a cover fact, None where there is none that its value fits."""
        (known,) = builtin().named(said.item.value)
        return next(
            (c for c in self._here(known) if c.is_item and _same_type(c, known) and allows(c, said.value)), None
        )

    def listing(self, said: CoverFact) -> Dimensions:
        """The listing dimension with the exchange a fact belongs to; none for an exchange that has no member."""
        (axis,) = builtin().named(_LISTING_AXIS)
        members = [c for c in builtin().concepts.values() if c.kind == ItemKind.MEMBER]
        member = next((c for c in members if said.listing and _is_called(c.name, said.listing)), None)
        if member is None:
            return ()
        pairs = product(self._here(axis), self._here(member))
        return next((((one.name, other.name),) for one, other in pairs), ())

    def _here(self, known: Concept) -> list[Concept]:
        """What a concept of the built-in taxonomy is in the DTS, best first."""
        return [known] if self._crosswalk is None else list(self._crosswalk.counterparts(known.name))


def _is_called(name: QName, text: str) -> bool:
    others = (other.text for other in builtin().alternatives.get(name, ()))
    texts = (*(label.text for label in builtin().labels.get(name, ())), *others)
    return text.casefold() in {called.casefold() for called in texts}


def _same_type(one: Concept, other: Concept) -> bool:
    """Whether two concepts take the same sort of value: both any text, or both of one base type."""
    bases = {(concept.base_type or concept.type).local for concept in (one, other)}
    return len(bases) == 1 or bases <= _TEXTS


def allows(concept: Concept, text: str) -> bool:
    """Whether a concept's type allows a text (XML Schema 2, 4.3); a pattern that Python cannot read allows none."""
    choices = {value for facet, value in concept.facets if facet == "enumeration"}
    if choices and text not in choices:
        return False
    return all(_passes(facet, value, text) for facet, value in concept.facets)


def _passes(facet: str, value: str, text: str) -> bool:
    if facet == "pattern":
        try:
            return re.fullmatch(value, text) is not None
        except re.error:
            return False
    if facet == "length":
        return len(text) == int(value)
    if facet == "minLength":
        return len(text) >= int(value)
    return facet != "maxLength" or len(text) <= int(value)
