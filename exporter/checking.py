"""Checks reports and says what looks wrong in them, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any

from exporter.checks.laid_out import statement_sheets
from exporter.checks.report import check
from exporter.checks.subject import Subject, value
from exporter.dts.network import Arcrole
from exporter.dts.records import dts_of
from exporter.files import Refused
from exporter.messages import Message, Severity, worst
from exporter.messages import record as message_record
from exporter.oim.fact import Fact
from exporter.oim.moments import period_text
from exporter.qname import QName
from exporter.readers.reports import Loaded, LoadedReport, load_all

_WIDTH = 110
_MOST_PLACES = 4
_ELSEWHERE = "Elsewhere"
_WHOLE = "The report as a whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is to be said of a file with `count` facts, by statement; `facts` are those it speaks of, by id."""

    file: str
    count: int
    groups: tuple[tuple[str, tuple[Message, ...]], ...]
    facts: Mapping[str, Fact]

    @property
    def messages(self) -> tuple[Message, ...]:
        """All messages."""
        return tuple(said for _, group in self.groups for said in group)

    @property
    def failed(self) -> bool:
        """Whether some message is an error."""
        return worst(self.messages) == Severity.ERROR


def check_all(files: Sequence[Path], packages: tuple[Path, ...] = ()) -> tuple[Checked, ...]:
    """Check the reports of each file. `Refused` where one cannot be read at all."""
    for file in (*files, *packages):
        if not file.exists():
            raise Refused(f"{file}: there is no such file")
    found = []
    for file, loaded in zip(files, load_all(files, packages), strict=True):
        if isinstance(loaded, Refused):
            raise loaded
        found.append(_checked(file, loaded))
    return tuple(found)


def _checked(file: Path, loaded: Loaded) -> Checked:
    groups: dict[str, list[Message]] = {}
    facts: dict[str, Fact] = {}
    for one in loaded.reports:
        subject = _subject(one)
        statements = _statements(subject)
        by_id = {fact.id: fact for fact in one.report.facts}
        for said in check(subject):
            title = statements.get(said.facts[0], _ELSEWHERE) if said.facts else _WHOLE
            groups.setdefault(title, []).append(said)
            facts |= {id_: by_id[id_] for id_ in said.facts}
    for said in () if loaded.complete else loaded.messages:  # what is not valid but read whole is for `validate`
        if said.severity == Severity.ERROR:
            groups.setdefault(_WHOLE, []).append(said)
    order = sorted(groups, key=lambda title: (title == _ELSEWHERE, title == _WHOLE))
    return Checked(
        file=str(file),
        count=sum(len(one.report.facts) for one in loaded.reports),
        groups=tuple((title, tuple(groups[title])) for title in order),
        facts=facts,
    )


def _subject(one: LoadedReport) -> Subject:
    return Subject(
        report=one.report,
        dts=dts_of(one.taxonomy),
        places=one.places,
        shown=one.shown,
        twins={QName(*twin["own"]): QName(*twin["standard"]) for twin in one.taxonomy["twins"]},
    )


def _statements(subject: Subject) -> dict[str, str]:
    """The statement each fact stands in, by fact id: the first network that presents its concept, else its table's."""
    networks: dict[QName, str] = {}
    for network in subject.dts.networks_of(Arcrole.PARENT_CHILD):
        for concept in network.concepts:
            networks.setdefault(concept, network.role.definition)
    found = {fact.id: networks[fact.concept] for fact in subject.report.facts if fact.concept in networks}
    for sheet in statement_sheets(subject, search=False):
        if sheet.title:
            for figure in sheet.figures.values():
                found.setdefault(figure.fact, sheet.title)
    return found


def record(found: Checked) -> dict[str, Any]:
    """The findings on a file for machines; the facts of a message are told with concept, period, unit and value."""
    return {
        "file": found.file,
        "facts": found.count,
        "messages": [
            message_record(said)
            | {"statement": title, "facts": [_fact(found.facts[id_]) for id_ in said.facts if id_ in found.facts]}
            for title, group in found.groups
            for said in group
        ],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "concept": str(fact.concept),
        "period": period_text(fact.period),
        "unit": None if fact.unit is None else str(fact.unit),
        "value": value(fact),
        "decimals": None if not fact.numeric else "INF" if fact.decimals is None else fact.decimals,
    }


def lines(found: Checked, *, quiet: bool = False) -> Iterator[str]:
    """The findings on a file for a terminal, those of a statement under its title; with `quiet` errors alone."""
    for title, group in found.groups:
        told = [said for said in group if not quiet or said.severity == Severity.ERROR]
        if told:
            yield title
        for said in told:
            yield from _message(said)
            yield ""
    if not quiet:
        counts = [
            (sum(m.severity == severity for m in found.messages), severity.value) for severity in reversed(Severity)
        ]
        summary = ", ".join(f"{count} {word}{'s' * (count > 1)}" for count, word in counts if count)
        yield f"{found.file}: {found.count} facts, {summary or 'nothing looks wrong'}"


def _message(said: Message) -> Iterator[str]:
    what, _, mending = said.text.partition("; likely: ")
    yield from wrap(
        f"{said.severity.value}: {what} [{said.code}]", _WIDTH, initial_indent="  ", subsequent_indent="    "
    )
    if mending:
        yield from wrap(f"likely: {mending}", _WIDTH, initial_indent="    ", subsequent_indent="      ")
    for place in said.places[:_MOST_PLACES]:
        yield f"    at {place}" + (f" “{place.quote}”" if place.quote else "")
    if not said.places and said.facts:
        yield f"    facts {', '.join(said.facts[:_MOST_PLACES])}"
