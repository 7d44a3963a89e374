"""Sums that the DTS states and the report does not: the extension takes their arcs back.

Whoever imports calculation networks has every fact judged by them (Calculations 1.1, 4), though a statement may add up
otherwise: what one taxonomy calls a part of revenue, a company shows beside it. Such arcs are prohibited, as XBRL 2.1
provides for (3.5.3.9.7.5); the sums the document prints stand in networks of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from exporter.dts.dts import DTS
from exporter.dts.network import Arc, Network, Role
from exporter.mapping.prior import SUMMATIONS
from exporter.mapping.report import Stated
from exporter.qname import QName

_Context = tuple[date | None, date, str]
_Values = dict[QName, dict[_Context, tuple[Decimal, Decimal]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """A sum of the DTS that the facts break: its total, the parts that are reported, and the arcs to prohibit."""

    total: QName
    parts: tuple[QName, ...]
    network: Network


def taken_back(facts: Iterable[Stated], dts: DTS) -> tuple[TakenBack, ...]:
    """The sums of the DTS that do not hold in some context both the total and a part are reported in.

    None where the networks are not imported with it.
    """
    if not dts.binding:
        return ()
    values: _Values = {}
    for fact in facts:
        context = (fact.printed.start, fact.printed.end, fact.printed.unit)
        values.setdefault(fact.fact.concept, {}).setdefault(context, _interval(fact))
    return tuple(_broken(values, dts))


def _interval(stated: Stated) -> tuple[Decimal, Decimal]:
    """What a fact can be, rounding considered (Calculations 1.1, 4.2)."""
    fact = stated.fact
    return fact.number - fact.half, fact.number + fact.half


def _broken(values: _Values, dts: DTS) -> Iterator[TakenBack]:
    for total in values:
        for arcrole in SUMMATIONS:
            by_role: dict[str, tuple[Role, list[Arc]]] = {}
            for role, arc in dts.arcs_from(arcrole, total):
                if arc.child in values:
                    by_role.setdefault(role.uri, (role, []))[1].append(arc)
            for role, arcs in by_role.values():
                if not all(_holds(values, context, total, arcs) for context in values[total]):
                    prohibited = tuple(replace(arc, prohibited=True) for arc in arcs)
                    yield TakenBack(
                        total=total,
                        parts=tuple(dict.fromkeys(arc.child for arc in arcs)),
                        network=Network(role=role, arcrole=arcrole, arcs=prohibited),
                    )


def _holds(values: _Values, context: _Context, total: QName, arcs: Iterable[Arc]) -> bool:
    parts: list[tuple[Decimal, Decimal]] = []
    for arc in arcs:
        interval: Mapping[_Context, tuple[Decimal, Decimal]] = values[arc.child]
        if context in interval and arc.weight is not None:
            low, high = sorted(bound * arc.weight for bound in interval[context])
            parts.append((low, high))
    if not parts:
        return True
    low, high = values[total][context]
    return sum(part[0] for part in parts) <= high and low <= sum(part[1] for part in parts)
