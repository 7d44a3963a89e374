"""A DTS held in memory whole: the built-in one, and the parts of others that another process told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from exporter.dts.concept import Alternative, Concept, ItemKind, Label, LabelRole, PeriodType, Reference
from exporter.dts.dts import DTS, Wording
from exporter.dts.network import Arc, Network, Role
from exporter.dts.taxonomy import Import
from exporter.dts.wording import key, words
from exporter.qname import QName


class HeldDTS(DTS):
    """A DTS over plain records."""

    def __init__(
        self,
        *,
        entry_points: tuple[str, ...],
        imports: tuple[Import, ...] = (),
        prefixes: tuple[tuple[str, str], ...] = (),
        concepts: Iterable[Concept],
        labels: Iterable[Label] = (),
        networks: tuple[Network, ...] = (),
        crosswalk: Mapping[str, Mapping[QName, tuple[str, ...]]] | None = None,
        alternatives: Mapping[QName, tuple[Alternative, ...]] | None = None,
        wider: Mapping[QName, QName] | None = None,
        binding: bool = True,
    ) -> None:
        """Where two concepts have one name, the first stands.

        `crosswalk` gives for a system and a concept the names there, the one that fits best first.
        """
        by_name: dict[QName, Concept] = {}
        for concept in concepts:
            by_name.setdefault(concept.name, concept)
        by_concept: dict[QName, list[Label]] = {}
        for label in labels:
            by_concept.setdefault(label.concept, []).append(label)
        self.entry_points = entry_points
        self.imports = imports
        self.prefixes = prefixes
        self.concepts = MappingProxyType(by_name)
        self.labels = MappingProxyType({name: tuple(found) for name, found in by_concept.items()})
        self.networks = networks
        self.wider = MappingProxyType(dict(wider or {}))
        self.binding = binding
        self.counterparts = MappingProxyType(
            {system: MappingProxyType(dict(found)) for system, found in (crosswalk or {}).items()}
        )
        self.crosswalk = MappingProxyType(
            {
                system: MappingProxyType({name: theirs[0] for name, theirs in found.items()})
                for system, found in self.counterparts.items()
            }
        )
        self.equivalents = MappingProxyType(
            {system: MappingProxyType(_inverted(found)) for system, found in self.counterparts.items()}
        )
        self.alternatives = MappingProxyType(dict(alternatives or {}))

    def named(self, local: str) -> tuple[Concept, ...]:
        """The concepts with that local name."""
        return tuple(self._by_local.get(local, ()))

    def references(self, name: QName) -> tuple[Reference, ...]:
        """None: whoever told these records told no references."""
        return ()

    def roles(self, arcrole: str) -> tuple[Role, ...]:
        """The roles that have a network of that arcrole, in the order of the networks."""
        return tuple(network.role for network in self.networks if network.arcrole == arcrole)

    def network(self, arcrole: str, role: str) -> Network | None:
        """The network of that arcrole under that role URI."""
        return next((n for n in self.networks if n.arcrole == arcrole and n.role.uri == role), None)

    def arcs_to(self, arcrole: str, child: QName) -> tuple[tuple[Role, Arc], ...]:
        """The arcs of that arcrole that lead to a concept, each with its role."""
        return self._arcs_to.get((arcrole, child), ())

    def arcs_from(self, arcrole: str, parent: QName) -> tuple[tuple[Role, Arc], ...]:
        """The arcs of that arcrole that leave a concept, each with its role, in their order within the role."""
        return tuple(
            (network.role, arc)
            for network in self.networks
            if network.arcrole == arcrole
            for arc in network.children(parent)
        )

    def like(
        self, sought: frozenset[str], *, kinds: frozenset[ItemKind], period_type: PeriodType | None, lang: str
    ) -> Iterator[Wording]:
        """All wordings that share a word with `sought`, of fitting concepts, in the language."""
        for number in sorted({n for word in sought for n in self._by_word.get(word, ())}):
            language, wording = self._wordings[number]
            concept = wording.concept
            if (
                concept.kind in kinds
                and (concept.is_item or concept.kind == ItemKind.MEMBER)
                and period_type in (None, concept.period_type)
                and (not language or language.partition("-")[0] == lang.partition("-")[0])
            ):
                yield wording

    def begun(self, sought: tuple[str, ...]) -> Iterator[Wording]:
        """Wordings that have all the words, the last perhaps only begun."""
        return (wording for _, wording in self._wordings if _has(wording.text, sought))

    def told(self, sought: tuple[str, ...]) -> Iterator[Concept]:
        """Concepts whose documentation has all the words, the last perhaps only begun."""
        for name, found in self.labels.items():
            concept = self.concepts.get(name)
            if concept is not None and any(
                label.role == LabelRole.DOCUMENTATION and _has(label.text, sought) for label in found
            ):
                yield concept

    @cached_property
    def _by_local(self) -> dict[str, list[Concept]]:
        found: dict[str, list[Concept]] = {}
        for concept in self.concepts.values():
            found.setdefault(concept.name.local, []).append(concept)
        return found

    @cached_property
    def _arcs_to(self) -> dict[tuple[str, QName], tuple[tuple[Role, Arc], ...]]:
        found: dict[tuple[str, QName], list[tuple[Role, Arc]]] = {}
        for network in self.networks:
            for arc in network.arcs:
                found.setdefault((network.arcrole, arc.child), []).append((network.role, arc))
        return {key: tuple(arcs) for key, arcs in found.items()}

    @cached_property
    def _wordings(self) -> list[tuple[str, Wording]]:
        """Every wording with its language, "" for one that has none."""
        return [entry for concept in self.concepts.values() for entry in self.wordings(concept)]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, (_, wording) in enumerate(self._wordings):
            for word in key(wording.text):
                found.setdefault(word, []).append(number)
        return found


def _has(text: str, sought: tuple[str, ...]) -> bool:
    """Whether a text has all the words, the last perhaps only begun."""
    has = key(text)
    *whole, last = sought
    return has.issuperset(whole) and any(word.startswith(last) for word in words(text))


def _inverted(names: Mapping[QName, tuple[str, ...]]) -> dict[str, tuple[QName, ...]]:
    """Each of their names with ours; those it fits best come first."""
    found: dict[str, list[QName]] = {}
    for rank in range(max(map(len, names.values()), default=0)):
        for name, theirs in names.items():
            if rank < len(theirs):
                found.setdefault(theirs[rank], []).append(name)
    return {theirs: tuple(ours) for theirs, ours in found.items()}
