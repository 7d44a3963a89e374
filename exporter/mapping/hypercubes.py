"""Line items without dimensions, where a DTS allows none unless it is said that they have none.

ESEF's taxonomy lets no line item be used until the extension puts it under the item kept for that purpose. What is
looked for here is the shape of this, not its names (Dimensions 1.0, 2.3 and 3.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from exporter.dts.dts import DTS
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.qname import QName


def undimensioned(concepts: Sequence[QName], dts: DTS) -> Network | None:
    """The arcs that let facts on the concepts do without dimensions; None where nothing forbids it or nothing helps."""
    if not any(_is_blocked(name, dts) for name in concepts):
        return None
    for network in dts.networks_of(Arcrole.ALL):
        for arc in network.arcs:
            host = dts.concept(arc.parent)
            if host is None or not host.abstract or not _lets_pass(arc, network.role, dts):
                continue
            if not any(role == network.role for role, _ in dts.arcs_from(Arcrole.DOMAIN_MEMBER, arc.parent)):
                arcs = [
                    Arc(parent=arc.parent, child=name, order=Decimal(order))
                    for order, name in enumerate(concepts, start=1)
                ]
                return Network(role=network.role, arcrole=Arcrole.DOMAIN_MEMBER, arcs=tuple(arcs))
    return None


def _is_blocked(name: QName, dts: DTS) -> bool:
    """Whether the concept stands in hypercubes, and all of them want a dimension."""
    verdicts = [_lets_pass(arc, role, dts) for role, arc in _hypercubes(name, dts)]
    return bool(verdicts) and not any(verdicts)


def _hypercubes(name: QName, dts: DTS) -> Iterator[tuple[Role, Arc]]:
    """The `all` arcs of a concept and of those above it in the domain of their role."""
    yield from dts.arcs_from(Arcrole.ALL, name)
    waiting = list(dts.arcs_to(Arcrole.DOMAIN_MEMBER, name))
    seen: set[tuple[str, QName]] = set()
    while waiting:
        role, arc = waiting.pop()
        if (role.uri, arc.parent) in seen:
            continue
        seen.add((role.uri, arc.parent))
        yield from ((r, cube) for r, cube in dts.arcs_from(Arcrole.ALL, arc.parent) if r == role)
        waiting += [(r, above) for r, above in dts.arcs_to(Arcrole.DOMAIN_MEMBER, arc.parent) if r == role]


def _lets_pass(cube: Arc, role: Role, dts: DTS) -> bool:
    """Whether a fact without dimensions is valid in a hypercube: each of its dimensions has a default."""
    dimensions = [
        arc.child
        for r, arc in dts.arcs_from(Arcrole.HYPERCUBE_DIMENSION, cube.child)
        if r.uri == (cube.target_role or role.uri)
    ]
    return all(dts.arcs_from(Arcrole.DIMENSION_DEFAULT, dimension) for dimension in dimensions)
