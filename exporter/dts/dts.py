"""The DTS: everything the taxonomies in use say, to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exporter.dts.concept import Alternative, Concept, Label, LabelRole
from exporter.dts.network import Network
from exporter.qname import QName


@dataclass(frozen=True, slots=True, kw_only=True)
class DTS:
    """A discoverable taxonomy set (XBRL 2.1, 3) with what is known beyond it.

    `entry_points` are absolute URIs of schema documents; `prefixes` the customary prefix of each namespace, as pairs.
    `crosswalk` leads from a system ("us-gaap", "ifrs-full") and a concept to its counterpart's local name there;
    `equivalents` leads back from a system and a local name to the concepts that mean the same or nearly so, with the
    same sign.
    """

    entry_points: tuple[str, ...]
    prefixes: tuple[tuple[str, str], ...]
    concepts: Mapping[QName, Concept]
    labels: Mapping[QName, tuple[Label, ...]]
    networks: tuple[Network, ...]
    crosswalk: Mapping[str, Mapping[QName, str]]
    equivalents: Mapping[str, Mapping[str, tuple[QName, ...]]]
    alternatives: Mapping[QName, tuple[Alternative, ...]]

    @classmethod
    def of(
        cls,
        *,
        entry_points: tuple[str, ...],
        prefixes: tuple[tuple[str, str], ...] = (),
        concepts: Iterable[Concept],
        labels: Iterable[Label] = (),
        networks: tuple[Network, ...] = (),
        crosswalk: Mapping[str, Mapping[QName, tuple[str, ...]]] | None = None,
        alternatives: Mapping[QName, tuple[Alternative, ...]] | None = None,
    ) -> DTS:
        """The DTS over plain records; where two concepts have one name, the first stands.

        `crosswalk` gives for a system and a concept the names there, the one that fits best first.
        """
        by_name: dict[QName, Concept] = {}
        for concept in concepts:
            by_name.setdefault(concept.name, concept)
        by_concept: dict[QName, list[Label]] = {}
        for label in labels:
            by_concept.setdefault(label.concept, []).append(label)
        return cls(
            entry_points=entry_points,
            prefixes=prefixes,
            concepts=MappingProxyType(by_name),
            labels=MappingProxyType({name: tuple(found) for name, found in by_concept.items()}),
            networks=networks,
            crosswalk=MappingProxyType(
                {
                    system: MappingProxyType({name: theirs[0] for name, theirs in found.items()})
                    for system, found in (crosswalk or {}).items()
                }
            ),
            equivalents=MappingProxyType(
                {system: MappingProxyType(_inverted(found)) for system, found in (crosswalk or {}).items()}
            ),
            alternatives=MappingProxyType(dict(alternatives or {})),
        )

    def concept(self, name: QName) -> Concept | None:
        """The concept of that name, None when no taxonomy here declares it."""
        return self.concepts.get(name)

    def label(self, name: QName, role: str = LabelRole.STANDARD, lang: str = "en") -> str | None:
        """The first label of that role whose language is `lang` or a region of it (`en` finds `en-US`)."""
        for label in self.labels.get(name, ()):
            if label.role == role and (label.lang == lang or label.lang.startswith(f"{lang}-")):
                return label.text
        return None

    def networks_of(self, arcrole: str) -> tuple[Network, ...]:
        """Every network of that arcrole."""
        return tuple(network for network in self.networks if network.arcrole == arcrole)

    def network(self, arcrole: str, role: str) -> Network | None:
        """The network of that arcrole under that role URI."""
        return next((n for n in self.networks if n.arcrole == arcrole and n.role.uri == role), None)

    def counterpart(self, system: str, name: QName) -> str | None:
        """What `system` calls the concept, None where nothing there fits."""
        return self.crosswalk.get(system, {}).get(name)


def _inverted(names: Mapping[QName, tuple[str, ...]]) -> dict[str, tuple[QName, ...]]:
    """Each of their names with ours; those it fits best come first."""
    found: dict[str, list[QName]] = {}
    for rank in range(max(map(len, names.values()), default=0)):
        for name, theirs in names.items():
            if rank < len(theirs):
                found.setdefault(theirs[rank], []).append(name)
    return {theirs: tuple(ours) for theirs, ours in found.items()}
