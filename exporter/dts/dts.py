"""The DTS: everything the taxonomies in use say, to be looked up a concept at a time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exporter.dts.concept import Alternative, Concept, ItemKind, Label, LabelRole, PeriodType, Reference
from exporter.dts.network import Arc, Network, Role
from exporter.dts.outline import BAGGED, Bags, Outline, bagged
from exporter.dts.taxonomy import Import
from exporter.dts.wording import spaced
from exporter.qname import QName


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text that a concept goes by. `opposite` says that a positive number printed under it is a negative value."""

    concept: Concept
    text: str
    opposite: bool = False


class DTS(ABC):
    """A discoverable taxonomy set (XBRL 2.1, 3) with what is known beyond it.

    `entry_points` are absolute URIs of documents, and `imports` those of them that are schemas; `prefixes` the
    customary prefix of each namespace, as pairs. `binding` says that the entry points bring the networks along, so that
    whoever imports them is judged by them. `concepts` and `labels` find what is asked for and need hold nothing
    else: going through all of them is for those who must.

    `crosswalk` leads from a system ("us-gaap", "ifrs-full") and a concept to its counterpart's local name there;
    `equivalents` leads back from a system and a local name to the concepts that mean the same or nearly so, with the
    same sign; `counterparts` gives all of a concept's names there, the one that fits best first. `wider` leads to what
    a concept is a case of, beside what the sums say.
    """

    entry_points: tuple[str, ...]
    imports: tuple[Import, ...]
    prefixes: tuple[tuple[str, str], ...]
    binding: bool = True
    concepts: Mapping[QName, Concept]
    labels: Mapping[QName, tuple[Label, ...]]
    crosswalk: Mapping[str, Mapping[QName, str]] = MappingProxyType({})
    counterparts: Mapping[str, Mapping[QName, tuple[str, ...]]] = MappingProxyType({})
    equivalents: Mapping[str, Mapping[str, tuple[QName, ...]]] = MappingProxyType({})
    alternatives: Mapping[QName, tuple[Alternative, ...]] = MappingProxyType({})
    wider: Mapping[QName, QName] = MappingProxyType({})

    @abstractmethod
    def named(self, local: str) -> tuple[Concept, ...]:
        """The concepts with that local name, in whatever namespace."""

    @abstractmethod
    def references(self, name: QName) -> tuple[Reference, ...]:
        """What the concept is defined or explained in."""

    @abstractmethod
    def roles(self, arcrole: str) -> tuple[Role, ...]:
        """The roles that have a network of that arcrole."""

    @abstractmethod
    def network(self, arcrole: str, role: str) -> Network | None:
        """The network of that arcrole under that role URI."""

    @abstractmethod
    def arcs_to(self, arcrole: str, child: QName) -> tuple[tuple[Role, Arc], ...]:
        """The arcs of that arcrole that lead to a concept, each with its role."""

    @abstractmethod
    def arcs_from(self, arcrole: str, parent: QName) -> tuple[tuple[Role, Arc], ...]:
        """The arcs of that arcrole that leave a concept, each with its role, in their order within the role."""

    @abstractmethod
    def like(
        self, sought: frozenset[str], *, kinds: frozenset[ItemKind], period_type: PeriodType | None, lang: str
    ) -> Iterable[Wording]:
        """Wordings that share a word with `sought` (as `wording.words` makes them): at least those that share most.

        Only those of concepts of these kinds and that period type that can be reported or, for ItemKind.MEMBER, be a
        member; labels in another language than `lang` are left out, names of concepts are not.
        """

    @abstractmethod
    def begun(self, sought: tuple[str, ...]) -> Iterable[Wording]:
        """Wordings in any language that have all the words, the last perhaps only begun; of any concept."""

    @abstractmethod
    def told(self, sought: tuple[str, ...]) -> Iterable[Concept]:
        """Concepts whose documentation has all the words, the last perhaps only begun."""

    def numeric(self) -> Iterable[Concept]:
        """Every concept that facts with a unit can be reported for."""
        return (concept for concept in self.concepts.values() if concept.is_numeric and concept.is_item)

    def outlines(self) -> Iterable[Outline]:
        """What must be known of each of these to tell which values it takes, in the same order."""
        return (Outline(c.name, c.kind, c.period_type, c.balance) for c in self.numeric())

    def bags(self) -> Bags:
        """The words of what each of these goes by in English, its name among them; `owners` count in that order."""
        return bagged(
            (
                spaced(concept.name.local),
                *(said.text for tongue, said in self.wordings(concept) if tongue.partition("-")[0] in ("", BAGGED)),
            )
            for concept in self.numeric()
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

    def wordings(self, concept: Concept) -> Iterator[tuple[str, Wording]]:
        """What a concept goes by, each with its language, "" for none: labels and other wordings; else its name."""
        others = self.alternatives.get(concept.name, ())
        labels = [label for label in self.labels.get(concept.name, ()) if label.role != LabelRole.DOCUMENTATION]
        taken = {other.text for other in others}
        for label in sorted(labels, key=lambda label: label.opposite):
            if label.text not in taken:  # what another wording or a label that does not negate says, it says
                taken.add(label.text)
                yield label.lang, Wording(concept=concept, text=label.text, opposite=label.opposite)
        for other in others:
            yield "", Wording(concept=concept, text=other.text, opposite=other.opposite)
        if not labels:
            yield "", Wording(concept=concept, text=spaced(concept.name.local))

    def called(self, name: QName, lang: str = "en") -> str:
        """What a concept is called: its standard label, in that language if there is one; else its name in words."""
        if label := self.label(name, lang=lang):
            return label
        standard = (label.text for label in self.labels.get(name, ()) if label.role == LabelRole.STANDARD)
        return next(standard, spaced(name.local))

    def prefixed(self, name: QName) -> str:
        """The name with its customary prefix."""
        return f"{dict(self.prefixes).get(name.namespace, 'ns')}:{name.local}"

    def networks_of(self, arcrole: str) -> tuple[Network, ...]:
        """Every network of that arcrole."""
        found = (self.network(arcrole, role.uri) for role in self.roles(arcrole))
        return tuple(network for network in found if network is not None)

    def counterpart(self, system: str, name: QName) -> str | None:
        """What `system` calls the concept, None where nothing there fits."""
        return self.crosswalk.get(system, {}).get(name)

    def equivalents_of(self, system: str, local: str) -> tuple[QName, ...]:
        """The concepts that mean the same as what has that local name in `system`; none where nothing fits."""
        return self.equivalents.get(system, {}).get(local, ())
