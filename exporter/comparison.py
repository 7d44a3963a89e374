"""Compares two reports and says what differs, statement by statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from exporter.dts.dts import DTS
from exporter.dts.network import Arcrole
from exporter.dts.records import dts_of
from exporter.files import Refused, write_whole
from exporter.layout import label_of
from exporter.messages import Severity
from exporter.oim.aspects import TypedMember
from exporter.oim.differences import Change, Difference, differences
from exporter.oim.fact import Enumeration, Fact
from exporter.oim.moments import period_text
from exporter.qname import QName
from exporter.readers.reports import Loaded, load
from exporter.render.differences import Entry, Group, page
from exporter.render.statements import grouped

_ELSEWHERE = "In no statement"
_WIDEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The differences between two files, grouped by the statement their concept first stands in."""

    before: str
    after: str
    facts: tuple[int, int]
    groups: tuple[Group, ...]

    @property
    def differ(self) -> bool:
        """Whether the reports are not equal."""
        return bool(self.groups)


def compare(before: Path, after: Path, packages: tuple[Path, ...] = ()) -> Comparison:
    """Compare the reports of two files; of several in a package, those of the same name or else of the same place."""
    for file in (before, after, *packages):
        if not file.exists():
            raise Refused(f"{file}: there is no such file")
    old, new = _whole(before, packages), _whole(after, packages)
    if len(old.reports) != len(new.reports):
        raise Refused(
            f"{after}: holds {len(new.reports)} reports, {before} {len(old.reports)}; compare them one by one"
        )
    groups: dict[str, list[Entry]] = {}
    for ours, theirs in zip(
        sorted(old.reports, key=lambda one: one.name), sorted(new.reports, key=lambda one: one.name), strict=True
    ):
        ours_dts, theirs_dts = dts_of(ours.taxonomy), dts_of(theirs.taxonomy)
        places = _places(ours_dts) | _places(theirs_dts)
        for difference in differences(ours.report, theirs.report):
            dts = ours_dts if difference.change == Change.REMOVED else theirs_dts
            title = places.get(difference.fact.concept, _ELSEWHERE)
            groups.setdefault(title, []).append(_entry(difference, dts))
    order = sorted(groups, key=lambda title: (title == _ELSEWHERE, title))
    return Comparison(
        before=str(before),
        after=str(after),
        facts=(sum(len(r.report.facts) for r in old.reports), sum(len(r.report.facts) for r in new.reports)),
        groups=tuple(Group(title=title, entries=tuple(groups[title])) for title in order),
    )


def _whole(file: Path, packages: tuple[Path, ...]) -> Loaded:
    loaded = load(file, packages)
    if not loaded.complete:
        why = next(message.text for message in loaded.messages if message.severity == Severity.ERROR)
        raise Refused(f"{file}: cannot be compared, since not all of it can be read ({why})")
    return loaded


def _places(dts: DTS) -> dict[QName, str]:
    """The first statement each concept stands in."""
    found: dict[QName, str] = {}
    for network in dts.networks_of(Arcrole.PARENT_CHILD):
        for concept in network.concepts:
            found.setdefault(concept, network.role.definition)
    return found


def _entry(difference: Difference, dts: DTS) -> Entry:
    fact = difference.fact
    return Entry(
        change=difference.change,
        what=difference.what,
        concept=str(fact.concept),
        label=label_of(fact.concept, dts, "en"),
        period=period_text(fact.period),
        members=tuple(f"{label_of(name, dts, 'en')}: {_member(member, dts)}" for name, member in fact.dimensions),
        unit="" if fact.unit is None else str(fact.unit),
        language=fact.language or "",
        before=None if difference.before is None else _value(difference.before, difference.what),
        after=None if difference.after is None else _value(difference.after, difference.what),
    )


def _member(member: QName | TypedMember, dts: DTS) -> str:
    value = member.value if isinstance(member, TypedMember) else member
    return value if isinstance(value, str) else "nil" if value is None else label_of(value, dts, "en")


def _value(fact: Fact, what: tuple[str, ...]) -> str:
    """The value as a person reads it, with its decimals where they are what differs."""
    value = fact.value
    if isinstance(value, Decimal):
        sign = "-" if value.is_finite() and value < 0 else ""
        text = f"{sign}{grouped(value.copy_abs())}" if value.is_finite() else str(value)
    elif isinstance(value, Enumeration):
        text = ", ".join(member.local for member in value.members)
    elif isinstance(value, QName):
        text = value.local
    else:
        text = "nil" if value is None else value
    if "decimals" in what:
        text += f" (decimals {'INF' if fact.decimals is None else fact.decimals})"
    return text


def record(found: Comparison) -> Mapping[str, object]:
    """The comparison for machines."""
    return {
        "before": found.before,
        "after": found.after,
        "facts": list(found.facts),
        "equal": not found.differ,
        "differences": [
            {
                "statement": group.title,
                "change": str(entry.change),
                "what": list(entry.what),
                "concept": entry.concept,
                "label": entry.label,
                "period": entry.period,
                "dimensions": list(entry.members),
                "unit": entry.unit,
                "language": entry.language,
                "before": entry.before,
                "after": entry.after,
            }
            for group in found.groups
            for entry in group.entries
        ],
    }


def text(found: Comparison) -> str:
    """The comparison as a table for a terminal."""
    if not found.differ:
        return f"equal: {found.facts[0]} facts"
    lines = []
    for group in found.groups:
        lines += [group.title, *_aligned([_cells(entry) for entry in group.entries]), ""]
    counts = [sum(e.change == change for g in found.groups for e in g.entries) for change in Change]
    summary = ", ".join(f"{count} {change}" for change, count in zip(Change, counts, strict=True) if count)
    return "\n".join([*lines, f"{found.facts[0]} and {found.facts[1]} facts: {summary}"])


def _cells(entry: Entry) -> list[str]:
    about = ", ".join(filter(None, (entry.period, *entry.members, entry.unit, entry.language)))
    return [str(entry.change), _short(entry.label), _short(about), _words(entry)]


def _words(entry: Entry) -> str:
    if entry.before is None or entry.after is None:
        return _short(entry.after or entry.before or "")
    if entry.what == ("footnotes",):
        return f"{_short(entry.after)} (footnotes)"
    return f"{_short(entry.before)} -> {_short(entry.after)}"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}…"


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def write_page(found: Comparison, file: Path) -> None:
    """The comparison as one HTML page."""
    write_whole(file, page(found.before, found.after, found.facts, found.groups))
