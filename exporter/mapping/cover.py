"""Cover facts on concepts: text, dates and listings of the document and the entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exporter.dts.concept import Concept, ItemKind
from exporter.dts.dts import DTS
from exporter.extraction.cover import CoverFact
from exporter.mapping.datatype import datatype_of
from exporter.oim.aspects import Dimensions, Entity, Period
from exporter.oim.fact import Fact
from exporter.qname import QName

_LISTING_AXIS = "ListingAxis"


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
) -> tuple[StatedCover, ...]:
    """Facts for what the cover says, with ids from `first` on; what the DTS has no concept for is left out.

    Exchanges and symbols go onto the listing dimension where the document names several exchanges: in one context they
    would contradict each other.
    """
    names = {name.local: concept for name, concept in dts.concepts.items() if concept.is_item}
    several = len({said.listing for said in found if said.listing is not None}) > 1
    stated: list[StatedCover] = []
    for said, dimensions in _placed(found, dts, several=several):
        concept = names.get(said.item.value)
        if concept is not None:
            datatype = datatype_of(concept)
            fact = Fact(
                id=f"{id_prefix}{first + len(stated)}",
                concept=concept.name,
                entity=entity,
                period=period,
                value=said.value,
                language=language.lower() if datatype.has_language else None,
                dimensions=dimensions,
                datatype=datatype,
            )
            stated.append(StatedCover(fact=fact, said=said, concept=concept))
    return tuple(stated)


def _placed(found: Sequence[CoverFact], dts: DTS, *, several: bool) -> Iterator[tuple[CoverFact, Dimensions]]:
    """The facts with their dimensions; a listing on an exchange that has no member is left out among several."""
    axis = next((name for name in dts.concepts if name.local == _LISTING_AXIS), None)
    members = _members(dts)
    for said in found:
        if said.listing is None or not several:
            yield said, ()
        elif axis is not None and (member := members.get(said.listing.casefold())) is not None:
            yield said, ((axis, member),)


def _members(dts: DTS) -> dict[str, QName]:
    """The members of the DTS by everything they are called."""
    found: dict[str, QName] = {}
    for name, concept in dts.concepts.items():
        if concept.kind == ItemKind.MEMBER:
            for text in (*(label.text for label in dts.labels.get(name, ())), *_others(dts, name)):
                found.setdefault(text.casefold(), name)
    return found


def _others(dts: DTS, name: QName) -> tuple[str, ...]:
    return tuple(other.text for other in dts.alternatives.get(name, ()))
