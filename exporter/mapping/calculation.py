"""Sums of rows as calculation arcs of concepts, in as few networks as can hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from exporter.arithmetic.sums import Sum
from exporter.dts.concept import ItemKind, PeriodType
from exporter.dts.network import Arc
from exporter.mapping.mapped import MappedStatement
from exporter.qname import QName


def calculations(statement: MappedStatement) -> tuple[tuple[Arc, ...], ...]:
    """The arcs of the sums of a statement, a tuple for each network that is needed.

    In one network a concept is added up in one way only (Calculations 1.1, 3: all arcs of a role that leave a concept
    make one summation), nothing is part of itself, and a pair has one weight. A sum that would break this goes into
    the next network. A sum whose concepts contradict it is said in a message instead: no arc could be right.
    """
    doubtful = {conflict.total for conflict in statement.conflicts if conflict.total != conflict.row}
    often = Counter(row.concept.name for row in statement.rows if row.concept.period_type == PeriodType.INSTANT)
    twice = {name for name, times in often.items() if times > 1}  # a balance at first and at last: of no one period
    networks: list[list[Arc]] = []
    for found in statement.sums:
        arcs = list(_arcs(statement, found)) if found.total not in doubtful else []
        if not arcs or not _allowed(statement, arcs) or twice & {arcs[0].parent, *(arc.child for arc in arcs)}:
            continue
        home = next((network for network in networks if _takes(network, arcs)), None)
        if home is None:
            networks.append(arcs)
        elif not _says(home, arcs):
            home += arcs
    return tuple(tuple(network) for network in networks)


def _arcs(statement: MappedStatement, found: Sum) -> Iterator[Arc]:
    """The arcs of one sum; the weight follows the balances (XBRL 2.1, 5.1.1.2), since signs were settled by them."""
    total = statement.row(found.total)
    if total is None or total.concept.kind != ItemKind.MONETARY:
        return
    seen = {total.concept.name}
    for order, contribution in enumerate(found.contributors, start=1):
        child = statement.row(contribution.row)
        if child is None or child.concept.name in seen:
            continue
        seen.add(child.concept.name)
        weight = contribution.coefficient * (-1 if total.negated != child.negated else 1)
        yield Arc(parent=total.concept.name, child=child.concept.name, order=Decimal(order), weight=Decimal(weight))


def _allowed(statement: MappedStatement, arcs: Sequence[Arc]) -> bool:
    """Whether no weight contradicts the balances of its two concepts (XBRL 2.1, 5.1.1.2).

    One does where the profit that cash flows start from, which counts as cash there, is added up with another profit.
    """
    balances = {row.concept.name: row.concept.balance for row in statement.rows}
    return all(
        (arc.weight is None or arc.weight > 0) == (balances[arc.parent] == balances[arc.child])
        for arc in arcs
        if balances[arc.parent] is not None and balances[arc.child] is not None
    )


def _says(network: Sequence[Arc], arcs: Sequence[Arc]) -> bool:
    """Whether the network has the very same sum."""
    return {(a.child, a.weight) for a in network if a.parent == arcs[0].parent} == {(a.child, a.weight) for a in arcs}


def _takes(network: Sequence[Arc], arcs: Sequence[Arc]) -> bool:
    """Whether a sum may join the network: it is there already, or its total is new and closes no circle."""
    if any(arc.parent == arcs[0].parent for arc in network):
        return _says(network, arcs)
    below: dict[QName, list[QName]] = {}
    for arc in network:
        below.setdefault(arc.parent, []).append(arc.child)
    reached, waiting = set[QName](), [arc.child for arc in arcs]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += below.get(name, ())
    return arcs[0].parent not in reached
