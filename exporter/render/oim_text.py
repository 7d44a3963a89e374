"""What xBRL-JSON and xBRL-CSV write alike: core dimensions as text, namespaces, aliases of links (OIM Common 1.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exporter.oim.aspects import PURE, Duration, Entity, Forever, Period, TypedMember, Unit
from exporter.oim.fact import Fact
from exporter.oim.moments import written
from exporter.oim.report import FOOTNOTE, STANDARD_GROUP, Link, Report
from exporter.qname import QName
from exporter.render.prefixes import OIM, Prefixes, prefixes_of

NOTE = "xbrl:note"
_RESERVED_TYPES = {FOOTNOTE: "footnote", "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact": "explanatoryFact"}
_RESERVED_GROUPS = {STANDARD_GROUP: "_"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The short names of one OIM document: prefixes, and aliases of link types and groups by URI."""

    prefixes: Prefixes
    types: Mapping[str, str]
    groups: Mapping[str, str]

    @classmethod
    def of(cls, report: Report) -> Names:
        """Short names for everything in a report."""
        schemes = {fact.entity.scheme for fact in report.facts if fact.entity is not None}
        return cls(
            prefixes=prefixes_of(report, *schemes, OIM),
            types=_aliases((link.type for link in report.links), _RESERVED_TYPES),
            groups=_aliases((link.group for link in report.links), _RESERVED_GROUPS),
        )

    def document_info(self, report: Report, document_type: str, **more: object) -> dict[str, object]:
        """The documentInfo object; whatever has no members is left out (OIM Common 1.0, 5)."""
        info: dict[str, object] = {"documentType": f"{OIM}/{document_type}", **more}
        info["namespaces"] = dict(self.prefixes.pairs)
        for key, aliases in (("linkTypes", self.types), ("linkGroups", self.groups)):
            if aliases:
                info[key] = {alias: uri for uri, alias in sorted(aliases.items(), key=lambda pair: pair[1])}
        return info | {"taxonomy": list(report.schemas)}

    def entity(self, entity: Entity) -> str:
        """The entity core dimension (OIM Common 1.0, 3.1.4)."""
        return f"{self.prefixes.of(entity.scheme)}:{entity.identifier}"

    def unit(self, unit: Unit | None) -> str | None:
        """The unit core dimension, None for none and for pure numbers (OIM Common 1.0, 3.1.6)."""
        if unit is None or unit == PURE:
            return None
        over = self._product(unit.denominator, alone=False)
        return self._product(unit.numerator, alone=not over) + (f"/{over}" if over else "")

    def _product(self, measures: tuple[QName, ...], *, alone: bool) -> str:
        text = "*".join(sorted(self.prefixes.name(measure) for measure in measures))
        return f"({text})" if len(measures) > 1 and not alone else text

    def members(self, fact: Fact) -> dict[str, str | None]:
        """The taxonomy-defined dimensions by prefixed name, sorted; None for a nil typed member."""
        found: dict[str, str | None] = {}
        for dimension, member in fact.dimensions:
            value = member.value if isinstance(member, TypedMember) else member
            found[self.prefixes.name(dimension)] = self.prefixes.name(value) if isinstance(value, QName) else value
        return dict(sorted(found.items()))


def period(value: Period) -> str | None:
    """The period core dimension, None for ever (OIM Common 1.0, 3.1.5): ends are exclusive moments."""
    if isinstance(value, Forever):
        return None
    return f"{written(value.start)}/{written(value.end)}" if isinstance(value, Duration) else written(value.at)


def by_source(links: Iterable[Link]) -> dict[str, list[Link]]:
    """The links that leave each fact, sorted."""
    found: dict[str, list[Link]] = {}
    for link in sorted(set(links)):
        found.setdefault(link.source, []).append(link)
    return found


def _aliases(uris: Iterable[str], reserved: Mapping[str, str]) -> dict[str, str]:
    """An alias for each URI: the reserved one, else made from its last part."""
    found: dict[str, str] = {}
    for uri in sorted(set(uris)):
        wished = reserved.get(uri) or re.sub(r"\W", "_", uri.rstrip("/").rpartition("/")[2])
        wished = wished if wished[:1].isalpha() or uri in reserved else f"link{wished}"
        taken = {*found.values(), *(reserved.values() if uri not in reserved else ())}
        found[uri] = next(name for n in range(len(taken) + 1) if (name := wished + (f"_{n}" if n else "")) not in taken)
    return found
