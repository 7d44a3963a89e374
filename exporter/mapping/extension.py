"""Concepts of the filer's own: named after the row, typed after its unit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from exporter.dts.concept import DTR, Balance, Concept, ItemKind, PeriodType
from exporter.dts.wording import essence
from exporter.mapping.memory import Kept
from exporter.qname import XBRLI, QName

_TYPES = {
    ItemKind.MONETARY: QName(XBRLI, "monetaryItemType"),
    ItemKind.PER_SHARE: QName(DTR, "perShareItemType"),
    ItemKind.SHARES: QName(XBRLI, "sharesItemType"),
    ItemKind.PERCENT: QName(DTR, "percentItemType"),
    ItemKind.PURE: QName(XBRLI, "pureItemType"),
}
_LONGEST = 120
_SMALL = frozenset("a an the".split())


@dataclass(slots=True)
class Namer:
    """Gives every concept of one extension a name of its own."""

    namespace: str
    schema: str
    prefix: str
    _taken: set[str]
    _kept: dict[str, Concept] = field(default_factory=dict)

    def kept(self, kept: Kept) -> Concept:
        """The concept of a former extension under the same name; the same one whenever it is asked for."""
        if kept.local not in self._kept:
            made = self._made(kept.local, _TYPES[kept.kind], kept.period_type, kept.balance)
            self._kept[kept.local] = made
        return self._kept[kept.local]

    def concept(
        self, label: str, *, kind: ItemKind, period_type: PeriodType, balance: Balance | None = None
    ) -> Concept:
        """A new item concept for a row with that label."""
        return self._made(local_name(label) or "UnlabelledItem", _TYPES[kind], period_type, balance)

    def heading(self, label: str) -> Concept:
        """A new abstract concept for a heading."""
        name = (local_name(label) or "Heading") + "Abstract"
        return self._made(name, QName(XBRLI, "stringItemType"), PeriodType.DURATION, None, abstract=True)

    def _made(
        self, wished: str, type_: QName, period_type: PeriodType, balance: Balance | None, *, abstract: bool = False
    ) -> Concept:
        local, count = wished, 1
        while local in self._taken:
            count += 1
            local = f"{wished}{count}"
        self._taken.add(local)
        return Concept(
            name=QName(self.namespace, local),
            type=type_,
            period_type=period_type,
            schema=self.schema,
            id=f"{self.prefix}_{local}",
            balance=balance,
            abstract=abstract,
        )


def namer(*, namespace: str, schema: str, prefix: str) -> Namer:
    """A Namer that has given no name yet."""
    return Namer(namespace, schema, prefix, set())


def local_name(label: str) -> str:
    """A label as a concept's name: its words joined, each with a capital (the LC3 convention of XBRL taxonomies)."""
    plain = unicodedata.normalize("NFKD", essence(label)).encode("ascii", "ignore").decode().replace("'", "")
    plain = plain.replace("&", " and ").replace("%", " percent ")
    parts = [word for word in re.findall("[A-Za-z0-9]+", plain) if word.lower() not in _SMALL]
    # Capitals throughout are a style of print; in a label of mixed case they are an abbreviation.
    shouted = all(word.isupper() for word in parts if word.isalpha())
    name = "".join(word[0].upper() + (word[1:].lower() if shouted else word[1:]) for word in parts)
    if name and name[0].isdigit():
        name = f"Item{name}"
    return name[:_LONGEST]
