"""Links between facts and notes as extended links of XML have them (XBRL 2.1, 4.11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from exporter.oim.report import Link, Note, Report


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A footnote resource; without an id where the same note has it in another group."""

    label: str
    id: str | None
    language: str
    markup: str


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """One footnoteLink: locators label -> fact id, resources, and arcs (arcrole, from, to)."""

    role: str
    locators: dict[str, str] = field(default_factory=dict)
    notes: list[PrintedNote] = field(default_factory=list)
    arcs: list[tuple[str, str, str]] = field(default_factory=list)


def printed_groups(report: Report, ids: Mapping[str, str]) -> tuple[PrintedGroup, ...]:
    """The links of a report by group, sorted; `ids` leads from ids of the report to those of the document."""
    notes = {note.id: note for note in report.notes}
    groups: dict[str, PrintedGroup] = {}
    with_id: set[str] = set()
    order = {id_: n for n, id_ in enumerate(ids)}
    for link in sorted(
        set(report.links), key=lambda link: (link.group, order[link.source], link.type, order[link.target])
    ):
        group = groups.setdefault(link.group, PrintedGroup(link.group))
        _add(group, link, ids, notes, with_id)
    return tuple(groups.values())


def _add(group: PrintedGroup, link: Link, ids: Mapping[str, str], notes: Mapping[str, Note], with_id: set[str]) -> None:
    target = f"{'note' if link.target in notes else 'fact'}_{ids[link.target]}"
    if link.target not in notes:
        group.locators[target] = ids[link.target]
    elif target not in {note.label for note in group.notes}:
        note = notes[link.target]
        id_ = None if note.id in with_id else ids[note.id]
        group.notes.append(PrintedNote(target, id_, note.language, note.markup))
        with_id.add(note.id)
    pairs = {(from_, to) for _, from_, to in group.arcs}
    source, copy = f"fact_{ids[link.source]}", 1
    while (source, target) in pairs:  # XLink allows one arc between two labels (XBRL 2.1, 3.5.3.9.7.3)
        copy += 1
        source = f"fact_{ids[link.source]}_{copy}"
    group.locators[source] = ids[link.source]
    group.arcs.append((link.type, source, target))
