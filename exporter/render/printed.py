"""What instances in every XML syntax share: ids of contexts and units, prefixes, the printed form of each fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from exporter.oim.aspects import Dimensions, Duration, Entity, Forever, Instant, Period, TypedMember, Unit, inclusive
from exporter.oim.fact import Fact
from exporter.oim.lexical import xml_text
from exporter.oim.moments import closing, opening
from exporter.oim.report import Report
from exporter.qname import ISO4217, LINK, XBRLDI, XBRLI, XSI
from exporter.render.notes import PrintedGroup, printed_groups
from exporter.render.prefixes import Prefixes, prefixes_of

K = TypeVar("K")

# Who a context is about when the fact has no entity (xBRL-XML 1.0, 4.2).
NO_ENTITY = Entity(scheme="https://xbrl.org/2021/entities", identifier="NA")
_NOT_IN_ID = re.compile(r"[^\w.-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedMember:
    """A dimension with its member as a template prints it: names are prefixed (Dimensions 1.0, 3.1.4.5).

    A typed member has its domain element and the text in it, None for nil; an explicit one has its name alone.
    """

    dimension: str
    member: str | None = None
    element: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A context as a template prints it: `end` alone is an instant, neither is forever (XBRL 2.1, 4.7)."""

    id: str
    scheme: str
    identifier: str
    start: str | None
    end: str | None
    members: tuple[PrintedMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedUnit:
    """A unit as a template prints it: measures as prefixed names (XBRL 2.1, 4.8)."""

    id: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFact:
    """A fact as a template prints it: everything is text, references are ids.

    `value` is None for nil; `decimals` is None where there is nothing to be accurate about. `language` is that of the
    fact where it is not the document's.
    """

    id: str
    name: str
    context: str
    unit: str | None
    decimals: str | None
    value: str | None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedReport:
    """A report made ready for printing; `facts` is keyed by fact id as the report has it, in the report's order.

    `language` is said once for the whole report; `page_language` the one that most facts are in, None where some text
    fact has none.
    """

    schemas: tuple[str, ...]
    namespaces: tuple[tuple[str, str], ...]
    language: str | None
    page_language: str | None
    container: str
    contexts: tuple[Context, ...]
    units: tuple[PrintedUnit, ...]
    facts: dict[str, PrintedFact]
    groups: tuple[PrintedGroup, ...]
    role_refs: tuple[tuple[str, str], ...]
    arcrole_refs: tuple[tuple[str, str], ...]


def printed(report: Report, also: Iterable[str] = ()) -> PrintedReport:
    """Give every context and unit of the report an id that says what it is, and every fact its printed form.

    Ids of facts and notes that XML cannot have are changed. `also` are further namespaces to declare.
    """
    prefixes = prefixes_of(report, XBRLI, LINK, XBRLDI, ISO4217, XSI, *also)
    ids = _distinct((id_, _xml_id(id_)) for id_ in (*(f.id for f in report.facts), *(n.id for n in report.notes)))
    taken = set(ids.values())
    contexts = _distinct(((key, _context_id(key[1], key[2])) for key in report.contexts()), taken)
    units = _distinct(((unit, _unit_id(unit)) for unit in report.units()), taken)
    used = {link.type for link in report.links} | {link.group for link in report.links}
    return PrintedReport(
        schemas=report.schemas,
        namespaces=prefixes.pairs,
        language=report.language,
        page_language=main_language(report.facts),
        container=report.container,
        contexts=tuple(_context(id_, *key, prefixes) for key, id_ in contexts.items()),
        units=tuple(
            PrintedUnit(
                id=id_,
                numerator=tuple(prefixes.name(measure) for measure in unit.numerator),
                denominator=tuple(prefixes.name(measure) for measure in unit.denominator),
            )
            for unit, id_ in units.items()
        ),
        facts={
            fact.id: PrintedFact(
                id=ids[fact.id],
                name=prefixes.name(fact.concept),
                context=contexts[fact.entity, fact.period, fact.dimensions],
                unit=None if fact.unit is None else units[fact.unit],
                decimals=_decimals(fact),
                value=xml_text(fact.value, fact.datatype, prefixes.name),
                language=_language(fact, report.language),
            )
            for fact in report.facts
        },
        groups=printed_groups(report, ids),
        role_refs=tuple((uri, href) for uri, href in report.roles if uri in used),
        arcrole_refs=tuple((uri, href) for uri, href in report.arcroles if uri in used),
    )


def _language(fact: Fact, inherited: str | None) -> str | None:
    """What a fact says of its language: nothing where it inherits it, the empty string where it has none to inherit."""
    if not fact.datatype.has_language or fact.language == inherited:
        return None
    return fact.language or ""


def main_language(facts: Iterable[Fact]) -> str | None:
    """The language that most text facts are in, None when there are none or one of them has no language."""
    counts = Counter(fact.language for fact in facts if fact.language is not None or fact.datatype.has_language)
    if not counts or None in counts:
        return None
    return min(counts, key=lambda language: (-counts[language], language or ""))


def _decimals(fact: Fact) -> str | None:
    if fact.unit is None or fact.value is None:
        return None
    return "INF" if fact.decimals is None else str(fact.decimals)


def _distinct(named: Iterable[tuple[K, str]], taken: set[str] | None = None) -> dict[K, str]:
    """Ids that differ where the names that were wished for do not; `taken` grows by them."""
    ids: dict[K, str] = {}
    taken = set() if taken is None else taken
    counts: Counter[str] = Counter()
    for key, wished in named:
        id_ = wished
        while id_ in taken:
            counts[wished] += 1
            id_ = f"{wished}_{counts[wished] + 1}"
        taken.add(id_)
        ids[key] = id_
    return ids


def _xml_id(id_: str) -> str:
    """An id as xs:NCName has it."""
    name = _NOT_IN_ID.sub("_", id_)
    return name if name[:1].isalpha() or name[:1] == "_" else f"_{name}"


def _context_id(period: Period, dimensions: Dimensions) -> str:
    members = "".join(
        f"_{(member.element if isinstance(member, TypedMember) else member).local}" for _, member in dimensions
    )
    if isinstance(period, Forever):
        return f"Forever{members}"
    start, end = inclusive(period)
    return (f"AsOf_{end}" if start is None else f"From_{start}_to_{end}") + members


def _context(id_: str, entity: Entity | None, period: Period, dimensions: Dimensions, prefixes: Prefixes) -> Context:
    start = opening(period.start) if isinstance(period, Duration) else None
    end = None if isinstance(period, Forever) else closing(period.at if isinstance(period, Instant) else period.end)
    about = entity or NO_ENTITY
    return Context(
        id=id_,
        scheme=about.scheme,
        identifier=about.identifier,
        start=start,
        end=end,
        members=tuple(_members(dimensions, prefixes)),
    )


def _members(dimensions: Dimensions, prefixes: Prefixes) -> Iterable[PrintedMember]:
    name: Callable[..., str] = prefixes.name
    for dimension, member in dimensions:
        if isinstance(member, TypedMember):
            value = member.value if isinstance(member.value, str | None) else name(member.value)
            yield PrintedMember(dimension=name(dimension), element=name(member.element), value=value)
        else:
            yield PrintedMember(dimension=name(dimension), member=name(member))


def _unit_id(unit: Unit) -> str:
    per = "_".join(measure.local for measure in unit.denominator)
    return "_".join(measure.local for measure in unit.numerator) + (f"_per_{per}" if per else "")
