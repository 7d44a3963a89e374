"""A DTS in a file: nothing is read of it but what is asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from exporter.dts.baking import NAME, is_whole
from exporter.dts.concept import (
    NUMERIC,
    Balance,
    Concept,
    ItemKind,
    Label,
    LabelRole,
    PeriodType,
    Reference,
)
from exporter.dts.dts import DTS, Wording
from exporter.dts.network import Arc, Network, Role
from exporter.dts.outline import Bags, Outline
from exporter.dts.taxonomy import Import
from exporter.qname import XBRLI, QName

_MOST_ALIKE = 160
"""How many wordings are compared at most with a row's label: those that share the most and rarest words."""
_MOST_BEGUN = 1500
_CONCEPT = """SELECT concept.namespace, local, type, type_local, base, period, balance, abstract, nillable,
    substitution, substitution_local, schema, xml_id, domain, facets FROM concept"""
_ARC = """SELECT arc.parent, arc.child, arc.position, arc.weight, arc.preferred, arc.context, arc.closed, arc.target,
    arc.usable, arc.priority, network.role FROM arc JOIN network ON network.id = arc.network"""


class BakedDTS(DTS):
    """A DTS over a file that `baking.bake` wrote. What it says beyond the taxonomies themselves is nothing."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises ValueError when it is not whole; its name says of what format it is."""
        if not is_whole(path.read_bytes()):
            raise ValueError(f"{path}: is damaged")
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        about = dict(self._database.execute("SELECT key, value FROM about"))
        self._terms: dict[int, str] = dict(self._database.execute("SELECT id, text FROM term"))
        self._numbers = {text: number for number, text in self._terms.items()}
        self._read: dict[int, Concept] = {}
        self.entry_points = tuple(json.loads(about["entry_points"]))
        self.imports = tuple(
            Import(namespace=namespace, prefix=prefix, location=location)
            for namespace, prefix, location in json.loads(about["imports"])
        )
        self.prefixes = tuple((namespace, prefix) for namespace, prefix in json.loads(about["prefixes"]))
        self.arcroles = tuple(json.loads(about["arcroles"]))
        self.concepts = _Concepts(self)
        self.labels = _Labels(self)

    def named(self, local: str) -> tuple[Concept, ...]:
        """The concepts with that local name."""
        rows = self._database.execute("SELECT id FROM concept WHERE local = ? ORDER BY id", (local,)).fetchall()
        return tuple(self.by_number(number) for (number,) in rows)

    def references(self, name: QName) -> tuple[Reference, ...]:
        """What the concept is defined or explained in."""
        rows = self._database.execute("SELECT role, parts FROM reference WHERE concept = ?", (self.number(name),))
        return tuple(
            Reference(role=self._terms[role], parts=tuple((part, text) for part, text in json.loads(parts)))
            for role, parts in rows
        )

    def roles(self, arcrole: str) -> tuple[Role, ...]:
        """The roles that have a network of that arcrole, in the order of their titles."""
        rows = self._database.execute("SELECT role FROM network WHERE arcrole = ?", (self._numbers.get(arcrole),))
        return tuple(sorted((self._roles[role] for (role,) in rows), key=lambda role: (role.definition, role.uri)))

    def network(self, arcrole: str, role: str) -> Network | None:
        """The network of that arcrole under that role URI."""
        rows = self._database.execute(
            f"{_ARC} JOIN role ON role.id = network.role WHERE network.arcrole = ? AND role.uri = ? ORDER BY arc.place",
            (self._numbers.get(arcrole), role),
        ).fetchall()
        if not rows:
            return None
        return Network(role=self._roles[rows[0][-1]], arcrole=arcrole, arcs=tuple(self._arc(row) for row in rows))

    def arcs_to(self, arcrole: str, child: QName) -> tuple[tuple[Role, Arc], ...]:
        """The arcs of that arcrole that lead to a concept, each with its role."""
        return self._arcs("arc.child = ?", arcrole, child)

    def arcs_from(self, arcrole: str, parent: QName) -> tuple[tuple[Role, Arc], ...]:
        """The arcs of that arcrole that leave a concept, each with its role, in their order within the role."""
        return self._arcs("arc.parent = ?", arcrole, parent)

    def like(
        self, sought: frozenset[str], *, kinds: frozenset[ItemKind], period_type: PeriodType | None, lang: str
    ) -> Iterator[Wording]:
        """The wordings of fitting concepts that share most with `sought`, by BM25."""
        if not sought:
            return iter(())
        periods = list(PeriodType) if period_type is None else [period_type]
        language = lang.partition("-")[0]
        fitting = [n for text, n in self._numbers.items() if text == NAME or text.partition("-")[0] == language]
        wanted = (
            [self._numbers.get(kind.value) for kind in sorted(kinds)],
            [self._numbers.get(period.value) for period in periods],
            fitting,
        )
        kinds_, periods_, languages = (", ".join(str(n) for n in numbers if n is not None) for numbers in wanted)
        rows = self._database.execute(
            f"""SELECT label.concept, label.role, label.text FROM wording JOIN label ON label.id = wording.rowid
            JOIN concept ON concept.id = label.concept
            WHERE wording MATCH ? AND concept.kind IN ({kinds_}) AND concept.period IN ({periods_})
            AND label.lang IN ({languages}) AND (concept.reportable OR concept.kind = ?)
            ORDER BY bm25(wording), label.id LIMIT {_MOST_ALIKE}""",
            (" OR ".join(map(_quoted, sorted(sought))), self._numbers.get(ItemKind.MEMBER.value)),
        ).fetchall()
        return map(self._wording, rows)

    def begun(self, sought: tuple[str, ...]) -> Iterator[Wording]:
        """Wordings that have all the words, the last perhaps only begun; if there are very many, the likeliest."""
        rows = self._database.execute(
            f"""SELECT label.concept, label.role, label.text FROM wording JOIN label ON label.id = wording.rowid
            WHERE wording MATCH ? ORDER BY bm25(wording), label.id LIMIT {_MOST_BEGUN}""",
            (_all_of(sought),),
        ).fetchall()
        return map(self._wording, rows)

    def told(self, sought: tuple[str, ...]) -> Iterator[Concept]:
        """Concepts whose documentation has all the words, the last perhaps only begun; the likeliest."""
        rows = self._database.execute(
            """SELECT label.concept FROM documentation JOIN label ON label.id = documentation.rowid
            WHERE documentation MATCH ? ORDER BY bm25(documentation), label.id LIMIT 100""",
            (_all_of(sought),),
        ).fetchall()
        return (self.by_number(number) for (number,) in rows)

    def outlines(self) -> Iterator[Outline]:
        """What must be known of each concept that takes numbers, without reading the rest."""
        rows = self._database.execute(
            "SELECT namespace, local, kind, period, balance FROM concept WHERE reportable ORDER BY id"
        ).fetchall()
        kinds = {self._numbers[kind]: kind for kind in NUMERIC if kind in self._numbers}
        periods = {self._numbers[period]: period for period in PeriodType if period in self._numbers}
        balances = {self._numbers[balance]: balance for balance in Balance if balance in self._numbers}
        for namespace, local, kind, period, balance in rows:
            if kind in kinds:
                name = QName(self._terms[namespace], local)
                yield Outline(name, kinds[kind], periods[period], balances.get(balance))

    def bags(self) -> Bags:
        """The words of what each of these concepts goes by, as they were baked."""
        found = dict(self._database.execute("SELECT key, value FROM bag"))
        return Bags(
            words=tuple(found["words"].decode().split("\n")),
            **{part: found[part] for part in ("owners", "sizes", "found")},
        )

    def numbers(self) -> Iterator[int]:
        """The number of every concept, in the order they were told."""
        return (number for (number,) in self._database.execute("SELECT id FROM concept ORDER BY id").fetchall())

    def number(self, name: QName) -> int | None:
        """The number of a concept, None for one that is not here."""
        found = self._database.execute(
            "SELECT id FROM concept WHERE local = ? AND namespace = ?", (name.local, self._numbers.get(name.namespace))
        ).fetchone()
        return None if found is None else int(found[0])

    def by_number(self, number: int) -> Concept:
        """The concept with that number."""
        if number not in self._read:
            row = self._database.execute(f"{_CONCEPT} WHERE id = ?", (number,)).fetchone()
            self._read[number] = self._concept(row)
        return self._read[number]

    def labels_of(self, name: QName, number: int) -> tuple[Label, ...]:
        """The labels of a concept, by its number."""
        rows = self._database.execute(
            "SELECT role, lang, text FROM label WHERE concept = ? AND role != ? ORDER BY id",
            (number, self._numbers.get(NAME, 0)),
        )
        terms = self._terms
        return tuple(Label(concept=name, text=text, role=terms[role], lang=terms[lang]) for role, lang, text in rows)

    @cached_property
    def _roles(self) -> dict[int, Role]:
        rows = self._database.execute("SELECT id, uri, definition, schema, xml_id, used_on FROM role")
        return {
            number: Role(
                uri=uri, definition=definition, schema=self._terms[schema], id=id_, used_on=tuple(used_on.split())
            )
            for number, uri, definition, schema, id_, used_on in rows
        }

    def _arcs(self, condition: str, arcrole: str, name: QName) -> tuple[tuple[Role, Arc], ...]:
        rows = self._database.execute(
            f"{_ARC} WHERE {condition} AND network.arcrole = ?", (self.number(name), self._numbers.get(arcrole))
        ).fetchall()
        found = [(self._roles[row[-1]], self._arc(row)) for row in rows]
        return tuple(sorted(found, key=lambda entry: (entry[0].definition, entry[0].uri, entry[1].order)))

    def _arc(self, row: tuple[int, ...]) -> Arc:
        parent, child, order, weight, preferred, context, closed, target, usable, priority, _ = row
        return Arc(
            parent=self.by_number(parent).name,
            child=self.by_number(child).name,
            order=Decimal(order),
            weight=None if weight is None else Decimal(weight),
            preferred_label=self._terms.get(preferred),
            context_element=self._terms.get(context),
            closed=None if closed is None else bool(closed),
            target_role=self._terms.get(target),
            usable=bool(usable),
            priority=priority,
        )

    def _concept(self, row: tuple[int, ...]) -> Concept:
        namespace, local, type_, type_local, base, period, balance, abstract, nillable = row[:9]
        group, group_local, schema, id_, domain, facets = row[9:]
        terms = self._terms
        return Concept(
            name=QName(terms[namespace], str(local)),
            type=QName(terms[type_], terms[type_local]),
            base_type=None if base is None else QName(XBRLI, terms[base]),
            period_type=PeriodType(terms[period]),
            balance=None if balance is None else Balance(terms[balance]),
            abstract=bool(abstract),
            nillable=bool(nillable),
            substitution_group=QName(terms[group], terms[group_local]),
            schema=terms[schema],
            id=str(id_),
            typed_domain=None if domain is None else str(domain),
            facets=() if facets is None else tuple((name, value) for name, value in json.loads(terms[facets])),
        )

    def _wording(self, row: tuple[int, int, str]) -> Wording:
        number, role, text = row
        concept = self.by_number(number)
        opposite = self._terms[role] in _NEGATING and text not in self._plain_texts(number)
        return Wording(concept=concept, text=text, opposite=opposite)

    def _plain_texts(self, number: int) -> set[str]:
        """What a concept is called under roles that do not negate."""
        labels = self.labels_of(self.by_number(number).name, number)
        return {label.text for label in labels if not label.opposite}


_NEGATING = frozenset(str(role) for role in LabelRole if role.negates)


class _Concepts(Mapping[QName, Concept]):
    """The concepts of a file by name."""

    def __init__(self, dts: BakedDTS) -> None:
        self._dts = dts

    def __getitem__(self, name: QName) -> Concept:
        number = self._dts.number(name)
        if number is None:
            raise KeyError(name)
        return self._dts.by_number(number)

    def __iter__(self) -> Iterator[QName]:
        return (self._dts.by_number(number).name for number in self._dts.numbers())

    def __len__(self) -> int:
        return sum(1 for _ in self._dts.numbers())


class _Labels(Mapping[QName, tuple[Label, ...]]):
    """The labels of a file by concept; a concept without labels is not among them."""

    def __init__(self, dts: BakedDTS) -> None:
        self._dts = dts

    def __getitem__(self, name: QName) -> tuple[Label, ...]:
        number = self._dts.number(name)
        found = () if number is None else self._dts.labels_of(name, number)
        if not found:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[QName]:
        return (name for name in self._dts.concepts if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _quoted(word: str) -> str:
    """A word as FTS5 takes it literally."""
    return '"' + word.replace('"', '""') + '"'


def _all_of(sought: tuple[str, ...]) -> str:
    return " AND ".join([*map(_quoted, sought[:-1]), *(f"{_quoted(word)} *" for word in sought[-1:])])
