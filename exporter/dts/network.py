"""Networks of relationships between concepts (XBRL 2.1, 3.5.3.9; Dimensions 1.0, 2; Calculations 1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from exporter.qname import QName

_DIM = "http://xbrl.org/int/dim/arcrole/"
_2003 = "http://www.xbrl.org/2003/arcrole/"


class Arcrole(StrEnum):
    """The relationships this program reads and writes."""

    PARENT_CHILD = f"{_2003}parent-child"
    SUMMATION_ITEM = "https://xbrl.org/2023/arcrole/summation-item"
    SUMMATION_ITEM_2003 = f"{_2003}summation-item"
    GENERAL_SPECIAL = f"{_2003}general-special"
    ESSENCE_ALIAS = f"{_2003}essence-alias"
    ALL = f"{_DIM}all"
    NOT_ALL = f"{_DIM}notAll"
    HYPERCUBE_DIMENSION = f"{_DIM}hypercube-dimension"
    DIMENSION_DOMAIN = f"{_DIM}dimension-domain"
    DIMENSION_DEFAULT = f"{_DIM}dimension-default"
    DOMAIN_MEMBER = f"{_DIM}domain-member"
    WIDER_NARROWER = "http://www.esma.europa.eu/xbrl/esef/arcrole/wider-narrower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An extended link role: its URI, what it is called, and where its roleType is declared.

    `schema` is the absolute URI of the declaring schema document and `id` the roleType's XML id there. `used_on` are
    the local names of the link elements that may carry it (XBRL 2.1, 5.1.3.4).
    """

    uri: str
    definition: str
    schema: str
    id: str
    used_on: tuple[str, ...] = ("presentationLink", "calculationLink", "definitionLink")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArcroleType:
    """A sort of relationship that a taxonomy declares (XBRL 2.1, 5.1.4). `cycles` is none, undirected or any."""

    uri: str
    definition: str
    id: str
    cycles: str
    used_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A relationship from `parent` to `child`.

    `weight` belongs to calculation arcs, `preferred_label` to presentation arcs; `context_element` ("scenario" or
    "segment"), `closed`, `target_role` and `usable` to dimensional ones (Dimensions 1.0, 2.3 to 2.6). A `prohibited`
    arc takes back those between the same two whose `priority` is not higher (XBRL 2.1, 3.5.3.9.7.5).
    """

    parent: QName
    child: QName
    order: Decimal
    weight: Decimal | None = None
    preferred_label: str | None = None
    context_element: str | None = None
    closed: bool | None = None
    target_role: str | None = None
    usable: bool = True
    prohibited: bool = False
    priority: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """All arcs of one arcrole under one role, in document order."""

    role: Role
    arcrole: str
    arcs: tuple[Arc, ...]

    @property
    def roots(self) -> tuple[QName, ...]:
        """Concepts that are nobody's child here, in the order they first appear."""
        children = {arc.child for arc in self.arcs}
        return tuple(dict.fromkeys(arc.parent for arc in self.arcs if arc.parent not in children))

    @property
    def concepts(self) -> tuple[QName, ...]:
        """Every concept named here, once, in the order of the arcs."""
        return tuple(dict.fromkeys(name for arc in self.arcs for name in (arc.parent, arc.child)))

    def children(self, parent: QName) -> tuple[Arc, ...]:
        """The arcs that leave `parent`, in their order."""
        return tuple(sorted((arc for arc in self.arcs if arc.parent == parent), key=lambda arc: arc.order))
