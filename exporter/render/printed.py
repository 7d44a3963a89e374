"""What instances in every XML syntax share: ids of contexts and units, prefixes, the printed form of each fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from exporter.oim.aspects import Entity, Instant, Period, Unit, inclusive
from exporter.oim.fact import Dimensions, Fact, canonical
from exporter.oim.report import Report
from exporter.qname import ISO4217, LINK, XBRLDI, XBRLI, QName

K = TypeVar("K")

_CUSTOMARY = {XBRLI: "xbrli", LINK: "link", ISO4217: "iso4217", XBRLDI: "xbrldi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A context as a template prints it: `end` alone is an instant (XBRL 2.1, 4.7).

    `members` are prefixed names of dimensions and their members (Dimensions 1.0, 3.1.4.5).
    """

    id: str
    scheme: str
    identifier: str
    start: str | None
    end: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedUnit:
    """A unit as a template prints it: measures as prefixed names (XBRL 2.1, 4.8)."""

    id: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFact:
    """A fact as a template prints it: everything is text, references are ids."""

    id: str
    name: str
    context: str
    unit: str | None
    decimals: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedReport:
    """A report made ready for printing; `facts` is keyed by fact id, in the report's order."""

    schemas: tuple[str, ...]
    namespaces: tuple[tuple[str, str], ...]
    contexts: tuple[Context, ...]
    units: tuple[PrintedUnit, ...]
    facts: dict[str, PrintedFact]


def printed(report: Report) -> PrintedReport:
    """Give every context and unit of the report an id that says what it is, and every fact its printed form."""
    prefixes = _CUSTOMARY | dict(report.prefixes)
    contexts = _distinct((key, _context_id(key[1], key[2])) for key in report.contexts())
    units = _distinct((unit, _unit_id(unit)) for unit in report.units())
    return PrintedReport(
        schemas=report.schemas,
        namespaces=tuple(sorted((prefix, namespace) for namespace, prefix in prefixes.items())),
        contexts=tuple(
            _context(
                id_, entity, period, tuple((_prefixed(d, prefixes), _prefixed(m, prefixes)) for d, m in dimensions)
            )
            for (entity, period, dimensions), id_ in contexts.items()
        ),
        units=tuple(
            PrintedUnit(
                id=id_,
                numerator=tuple(_prefixed(measure, prefixes) for measure in unit.numerator),
                denominator=tuple(_prefixed(measure, prefixes) for measure in unit.denominator),
            )
            for unit, id_ in units.items()
        ),
        facts={
            fact.id: PrintedFact(
                id=fact.id,
                name=_prefixed(fact.concept, prefixes),
                context=contexts[fact.entity, fact.period, fact.dimensions],
                unit=None if fact.unit is None else units[fact.unit],
                decimals="INF" if fact.decimals is None else str(fact.decimals),
                value=_value(fact),
            )
            for fact in report.facts
        },
    )


def _distinct(named: Iterable[tuple[K, str]]) -> dict[K, str]:
    """Ids that differ where the names that were wished for do not."""
    ids: dict[K, str] = {}
    for key, wished in named:
        taken, id_, count = set(ids.values()), wished, 1
        while id_ in taken:
            count += 1
            id_ = f"{wished}_{count}"
        ids[key] = id_
    return ids


def _context_id(period: Period, dimensions: Dimensions) -> str:
    start, end = inclusive(period)
    members = "".join(f"_{member.local}" for _, member in dimensions)
    return (f"AsOf_{end}" if start is None else f"From_{start}_to_{end}") + members


def _context(id_: str, entity: Entity, period: Period, members: tuple[tuple[str, str], ...]) -> Context:
    start, end = inclusive(period)
    return Context(
        id=id_,
        scheme=entity.scheme,
        identifier=entity.identifier,
        start=None if isinstance(period, Instant) else str(start),
        end=str(end),
        members=members,
    )


def _unit_id(unit: Unit) -> str:
    per = "_".join(measure.local for measure in unit.denominator)
    return "_".join(measure.local for measure in unit.numerator) + (f"_per_{per}" if per else "")


def _prefixed(name: QName, prefixes: dict[str, str]) -> str:
    return f"{prefixes[name.namespace]}:{name.local}"


def _value(fact: Fact) -> str:
    return fact.value if isinstance(fact.value, str) else canonical(fact.value)
