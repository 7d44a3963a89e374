"""The notations in which people write networks: indented trees, and sums as equations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from exporter.dts.concept import DIMENSION_ITEM, HYPERCUBE_ITEM, Concept, ItemKind, LabelRole
from exporter.dts.network import Arc, Arcrole

ROLE_MARKS = {
    "verbose": LabelRole.VERBOSE,
    "total": LabelRole.TOTAL,
    "net": LabelRole.NET,
    "start": LabelRole.START,
    "end": LabelRole.END,
    "negated": LabelRole.NEGATED,
    "negated-total": LabelRole.NEGATED_TOTAL,
    "negated-net": LabelRole.NEGATED_NET,
    "negated-start": LabelRole.NEGATED_START,
    "negated-end": LabelRole.NEGATED_END,
}
_DIMENSION_MARKS = {"default", "closed", "segment", "heading"}
_TERM = re.compile(r"([+-])\s*(\w+)\s*")


class Line(NamedTuple):
    """A line of a tree under its parent line; `order` counts the parent's children from one."""

    parent: str | None
    order: int
    name: str
    marks: tuple[str, ...]


def lines(text: str) -> Iterator[Line]:
    """Each line of an indented tree: a name, then marks. Raises ValueError where an indent returns to no level."""
    open_: list[tuple[int, str, int]] = []  # indent, name, children seen, of the ancestors of the current line
    roots = 0
    for raw in text.splitlines():
        if not raw.strip():
            continue
        indent = len(raw) - len(raw.lstrip())
        name, *marks = raw.split()
        closed = None
        while open_ and open_[-1][0] >= indent:
            closed = open_.pop()
        if closed is not None and closed[0] != indent:
            raise ValueError(f"{name}: its indent of {indent} matches no line above")
        if not open_:
            roots += 1
            yield Line(None, roots, name, tuple(marks))
        else:
            at, parent, seen = open_[-1]
            open_[-1] = (at, parent, seen + 1)
            yield Line(parent, seen + 1, name, tuple(marks))
        open_.append((indent, name, 0))


def presentation_arcs(text: str, concepts: Mapping[str, Concept]) -> tuple[Arc, ...]:
    """The parent-child arcs of a tree; a mark of `ROLE_MARKS` is the preferred label."""
    arcs: list[Arc] = []
    for line in lines(text):
        if len(line.marks) > 1 or not ROLE_MARKS.keys() >= set(line.marks):
            raise ValueError(f"{line.name}: {' '.join(line.marks)} is not a label role")
        if line.parent is not None:
            arcs.append(
                Arc(
                    parent=concepts[line.parent].name,
                    child=concepts[line.name].name,
                    order=Decimal(line.order),
                    preferred_label=ROLE_MARKS[line.marks[0]] if line.marks else None,
                )
            )
    return tuple(arcs)


def calculation_arcs(text: str, concepts: Mapping[str, Concept]) -> tuple[Arc, ...]:
    """The summation-item arcs of lines like `GrossProfit = Revenue - CostOfSales`; an indented line continues one."""
    arcs: list[Arc] = []
    for equation in re.sub(r"\n[ \t]+", " ", text.strip()).splitlines():
        total, equals, sum_ = equation.partition("=")
        terms = _TERM.findall("+ " + sum_.strip())
        if not equals or "".join(sign + name for sign, name in terms) != "+" + re.sub(r"\s", "", sum_):
            raise ValueError(f"not an equation of a total and its items: {equation}")
        arcs += (
            Arc(
                parent=concepts[total.strip()].name,
                child=concepts[name].name,
                order=Decimal(order),
                weight=Decimal(f"{sign}1"),
            )
            for order, (sign, name) in enumerate(terms, 1)
        )
    return tuple(arcs)


def definition_arcs(text: str, concepts: Mapping[str, Concept]) -> Iterator[tuple[str, Arc]]:
    """Each dimensional arc of a tree with its arcrole, told from what the two concepts are (Dimensions 1.0, 2).

    A hypercube stands under its primary items, dimensions under the hypercube, domain and members under the dimension.
    Marks: `default` on the domain that stands for an absent dimension, `closed` and `segment` on a hypercube (which is
    else open and on the scenario), `heading` on a domain or member that no fact may use.
    """
    for line in lines(text):
        if unknown := set(line.marks) - _DIMENSION_MARKS:
            raise ValueError(f"{line.name}: {', '.join(sorted(unknown))} means nothing in a tree of dimensions")
        if line.parent is None:
            continue
        parent, child = concepts[line.parent], concepts[line.name]
        arcrole = _arcrole(parent, child)
        is_all = arcrole == Arcrole.ALL
        arc = Arc(
            parent=parent.name,
            child=child.name,
            order=Decimal(line.order),
            context_element=("segment" if "segment" in line.marks else "scenario") if is_all else None,
            closed=("closed" in line.marks) if is_all else None,
            usable="heading" not in line.marks,
        )
        yield arcrole, arc
        if "default" in line.marks:
            yield Arcrole.DIMENSION_DEFAULT, Arc(parent=parent.name, child=child.name, order=Decimal(1))


def _arcrole(parent: Concept, child: Concept) -> Arcrole:
    if child.substitution_group == HYPERCUBE_ITEM:
        return Arcrole.ALL
    if child.substitution_group == DIMENSION_ITEM:
        return Arcrole.HYPERCUBE_DIMENSION
    if parent.substitution_group == DIMENSION_ITEM and child.kind is ItemKind.MEMBER:
        return Arcrole.DIMENSION_DOMAIN
    return Arcrole.DOMAIN_MEMBER
