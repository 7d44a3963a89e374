"""The extension taxonomy of a report: its own concepts, and the networks that show every statement as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from exporter.dts.concept import Concept, Label, LabelRole
from exporter.dts.dts import DTS
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.dts.taxonomy import STANDARD_IMPORTS, Import, Taxonomy
from exporter.extraction.facts import StatementKind
from exporter.mapping.calculation import calculations
from exporter.mapping.candidates import kinds_of_title
from exporter.mapping.cover import StatedCover
from exporter.mapping.extension import Namer, local_name
from exporter.mapping.hypercubes import undimensioned
from exporter.mapping.mapped import MappedRow, MappedStatement
from exporter.mapping.rows import label_of
from exporter.mapping.tied import Fate, Tied
from exporter.qname import QName

_TITLES = {
    StatementKind.INCOME: "Statement of income",
    StatementKind.COMPREHENSIVE_INCOME: "Statement of comprehensive income",
    StatementKind.POSITION: "Statement of financial position",
    StatementKind.CASH_FLOWS: "Statement of cash flows",
    StatementKind.EQUITY: "Statement of changes in equity",
    StatementKind.OTHER: "Table",
}
_ANCHORS = "Anchors"
# Where a filer's wording for a concept of the DTS goes, beside the DTS's own labels.
_FOR_OWN_WORDS = (LabelRole.TERSE, LabelRole.VERBOSE, LabelRole.NET)
_FOR_OWN_WORDS_NEGATED = (LabelRole.NEGATED_TERSE, LabelRole.NEGATED, LabelRole.NEGATED_NET)
_TEXT = "Figures that the text alone states"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where an extension lives: target namespace, prefix, and the absolute URI of its schema document."""

    namespace: str
    prefix: str
    schema: str


@dataclass(slots=True)
class _Outline:
    """The extension in the making."""

    names: Names
    namer: Namer
    dts: DTS
    language: str
    concepts: dict[QName, Concept] = field(default_factory=dict)
    referenced: dict[QName, Concept] = field(default_factory=dict)
    labels: dict[tuple[QName, str], Label] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    networks: list[Network] = field(default_factory=list)

    def role(self, name: str, title: str, sort: str = "Statement") -> Role:
        """A role of the extension's own; the number in front sorts statements as they are printed."""
        local = name or "Statement"
        taken = {role.id for role in self.roles}
        id_, count = local, 1
        while id_ in taken:
            count += 1
            id_ = f"{local}{count}"
        number = f"{len(self.roles) + 1:03d}000"
        role = Role(
            uri=f"{self.names.namespace}/role/{id_}",
            definition=f"{number} - {sort} - {title}",
            schema=self.names.schema,
            id=id_,
        )
        self.roles.append(role)
        return role

    def label(self, concept: Concept, text: str, role: str) -> str:
        """Give the concept a label in that role unless it has one there; the role."""
        self.labels.setdefault(
            (concept.name, role), Label(concept=concept.name, text=text, role=role, lang=self.language)
        )
        return role

    def heading(self, text: str) -> Concept:
        """A new abstract concept, labelled."""
        concept = self.namer.heading(text)
        self.concepts[concept.name] = concept
        self.label(concept, text, LabelRole.STANDARD)
        return concept


def outline(
    statements: tuple[MappedStatement, ...],
    covers: tuple[StatedCover, ...],
    prose: tuple[Tied, ...],
    dts: DTS,
    names: Names,
    namer: Namer,
    *,
    language: str,
    prohibited: Iterable[Network] = (),
) -> Taxonomy:
    """The extension taxonomy for mapped statements, in their order.

    Each statement gets a role of its own with a presentation network that follows the print, headings and all, under
    the filer's own wordings, and a calculation network (Calculations 1.1) of the sums the print proves. Concepts of the
    filer's own that have a wider one in the DTS are tied to it: by wider-narrower arcs as ESEF wants them where the DTS
    is ESMA's, else by general-special arcs (XBRL 2.1, 5.2.6.2.1). `prohibited` are networks of the DTS to take back.
    """
    state = _Outline(names, namer, dts, language)
    for statement in statements:
        for row in statement.rows:
            (state.concepts if row.extension else state.referenced)[row.concept.name] = row.concept
            if row.extension:
                state.label(row.concept, row.kept.label if row.kept else label_of(row.row), LabelRole.STANDARD)
                if row.kept and row.kept.documentation:
                    state.label(row.concept, row.kept.documentation, LabelRole.DOCUMENTATION)
    if covers:
        state.networks.append(_cover(state, covers))
    for statement in statements:
        title = statement.statement.title or _TITLES[statement.statement.kind]
        role = state.role(local_name(_TITLES[statement.statement.kind]), title)
        state.networks.append(_presentation(state, statement, role, title))
        for number, arcs in enumerate(calculations(statement)):
            alone = role if not number else state.role(f"{role.id}Otherwise", f"{title}, added up another way")
            state.networks.append(Network(role=alone, arcrole=Arcrole.SUMMATION_ITEM, arcs=arcs))
    if arcs := tuple(_prose(state, prose)):
        role = state.role("Text", _TEXT)
        state.networks.append(Network(role=role, arcrole=Arcrole.PARENT_CHILD, arcs=arcs))
    if anchors := tuple(_anchors(state, statements)):
        role = state.role(_ANCHORS, "Concepts of the filer's own under wider ones")
        arcrole = Arcrole.WIDER_NARROWER if _is_esef(dts) else Arcrole.GENERAL_SPECIAL
        state.networks.append(Network(role=role, arcrole=arcrole, arcs=anchors))
    state.networks += prohibited
    reported = dict.fromkeys(row.concept.name for statement in statements for row in statement.rows)
    free = [cover.concept.name for cover in covers if not cover.fact.dimensions]
    in_text = [one.concept.name for one in prose if one.concept is not None]
    if (line_items := undimensioned((*reported, *free, *in_text), dts)) is not None:
        state.networks.append(line_items)
        state.referenced |= {n: c for n in line_items.roots if (c := dts.concept(n)) is not None}
    return Taxonomy(
        namespace=names.namespace,
        prefix=names.prefix,
        schema=names.schema,
        imports=tuple(_imports(dts, names.prefix)),
        linkbases=tuple(uri for uri in dts.entry_points if uri not in {i.location for i in dts.imports}),
        concepts=tuple(state.concepts.values()),
        labels=tuple(state.labels.values()),
        roles=tuple(state.roles),
        networks=tuple(state.networks),
        referenced=tuple(state.referenced.values()),
    )


def _is_esef(dts: DTS) -> bool:
    return any(re.match(r"https?://www\.esma\.europa\.eu/taxonomy/", namespace) for namespace, _ in dts.prefixes)


def _imports(dts: DTS, own: str) -> Iterator[Import]:
    """The DTS's entry points, each under a prefix that nothing else here has."""
    taken = {own, *(standard.prefix for standard in STANDARD_IMPORTS), "xs", "link", "xlink", "xml"}
    for number, needed in enumerate(dts.imports, start=1):
        prefix = needed.prefix if needed.prefix not in taken else f"{needed.prefix}{number}"
        taken.add(prefix)
        yield replace(needed, prefix=prefix)


def _presentation(state: _Outline, statement: MappedStatement, role: Role, title: str) -> Network:
    root = _root(state, statement, title)
    arcs: list[Arc] = []
    orders: dict[QName, int] = {}
    path: list[tuple[str, Concept]] = []
    totals = {found.total for found in statement.sums}

    def add(parent: Concept, child: Concept, preferred: str | None) -> None:
        orders[parent.name] = orders.get(parent.name, 0) + 1
        order = Decimal(orders[parent.name])
        arcs.append(Arc(parent=parent.name, child=child.name, order=order, preferred_label=preferred))

    for mapped in statement.rows:
        headings = _open_headings(statement, mapped)
        shared = 0
        while shared < min(len(path), len(headings)) and path[shared][0] == headings[shared]:
            shared += 1
        del path[shared:]
        for text in headings[shared:]:
            heading = state.heading(text)
            add(path[-1][1] if path else root, heading, None)
            path.append((text, heading))
        parent = path[-1][1] if path else root
        add(parent, mapped.concept, _preferred(state, mapped, mapped.row.index in totals))
    return Network(role=role, arcrole=Arcrole.PARENT_CHILD, arcs=tuple(arcs))


def _cover(state: _Outline, covers: tuple[StatedCover, ...]) -> Network:
    """The cover's concepts in the order of the document, listings under the dimension that tells them apart."""
    root = state.heading("Cover")
    arcs: list[Arc] = []
    seen: set[tuple[QName, QName]] = set()

    def add(parent: QName, child: QName) -> None:
        if (parent, child) not in seen:
            seen.add((parent, child))
            arcs.append(Arc(parent=parent, child=child, order=Decimal(len(arcs) + 1)))

    for cover in covers:
        for axis, member in cover.fact.dimensions:
            assert isinstance(member, QName)
            for name in (axis, member):
                concept = state.dts.concept(name)
                assert concept is not None
                state.referenced[name] = concept
            add(root.name, axis)
            add(axis, member)
        state.referenced[cover.concept.name] = cover.concept
        add(root.name, cover.concept.name)
    role = state.role("Cover", "Cover", "Document")
    return Network(role=role, arcrole=Arcrole.PARENT_CHILD, arcs=tuple(arcs))


def _prose(state: _Outline, prose: tuple[Tied, ...]) -> Iterator[Arc]:
    """The line items that only running text states, in its order, under a heading of their own."""
    known = {*state.concepts, *state.referenced}
    found: dict[QName, Tied] = {}
    for tied in prose:
        if tied.fate is Fate.FACT and tied.concept is not None and tied.concept.name not in known:
            found.setdefault(tied.concept.name, tied)
    root = state.heading(_TEXT) if found else None
    for number, tied in enumerate(found.values(), start=1):
        assert tied.concept is not None
        assert root is not None
        (state.concepts if tied.extension else state.referenced)[tied.concept.name] = tied.concept
        if tied.extension:
            state.label(tied.concept, tied.label, LabelRole.STANDARD)
        yield Arc(parent=root.name, child=tied.concept.name, order=Decimal(number))


def _open_headings(statement: MappedStatement, mapped: MappedRow) -> tuple[str, ...]:
    """The headings a row stands under; one whose rows a total above has added up is closed."""
    headings = mapped.row.headings
    for found in statement.sums:
        total = statement.row(found.total)
        if total is None or found.total >= mapped.row.index or not total.row.headings:
            continue
        depth = len(total.row.headings)
        parts = [row for part in found.contributors if (row := statement.row(part.row)) is not None]
        if headings[:depth] == total.row.headings and all(
            row.row.headings[:depth] == headings[:depth] for row in parts
        ):
            headings = headings[: depth - 1]
    return headings


def _root(state: _Outline, statement: MappedStatement, title: str) -> Concept:
    """The DTS's own abstract for this kind of statement, else a new one."""
    kind = statement.statement.kind
    for role in state.dts.roles(Arcrole.PARENT_CHILD) if kind != StatementKind.OTHER else ():
        network = state.dts.network(Arcrole.PARENT_CHILD, role.uri) if kind in kinds_of_title(role.definition) else None
        for name in network.roots if network is not None else ():
            concept = state.dts.concept(name)
            if concept is not None and concept.abstract:
                state.referenced[name] = concept
                return concept
    return state.heading(title)


def _preferred(state: _Outline, mapped: MappedRow, is_total: bool) -> str:
    """The label role that shows the row under its own wording and with the sign of the print.

    Concepts of the DTS keep their labels: the filer's wording goes into the terse roles, which stand beside them.
    """
    if not mapped.extension or (mapped.kept and mapped.kept.label != label_of(mapped.row)):
        role = _free_role(state, mapped)
    elif is_total:
        role = LabelRole.NEGATED_TOTAL if mapped.negated else LabelRole.TOTAL
    else:
        role = LabelRole.NEGATED if mapped.negated else LabelRole.STANDARD
    return state.label(mapped.concept, label_of(mapped.row), role)


def _free_role(state: _Outline, mapped: MappedRow) -> LabelRole:
    """The first role fit for the sign of the print in which the DTS has no other words for the concept."""
    roles = _FOR_OWN_WORDS_NEGATED if mapped.negated else _FOR_OWN_WORDS
    said = {label.role: label.text for label in state.dts.labels.get(mapped.concept.name, ())}
    said |= {role: label.text for (name, role), label in state.labels.items() if name == mapped.concept.name}
    return next((role for role in roles if said.get(role, label_of(mapped.row)) == label_of(mapped.row)), roles[0])


def _anchors(state: _Outline, statements: tuple[MappedStatement, ...]) -> Iterator[Arc]:
    seen: set[QName] = set()
    for mapped in (row for statement in statements for row in statement.rows):
        if mapped.extension and mapped.wider is not None and mapped.concept.name not in seen:
            seen.add(mapped.concept.name)
            state.referenced[mapped.wider.name] = mapped.wider
            yield Arc(parent=mapped.wider.name, child=mapped.concept.name, order=Decimal(len(seen)))
