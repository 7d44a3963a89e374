"""From plain records of a loaded report to the Report (OIM Common 1.0), or to messages about what it cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from exporter.messages import Message, Place, message
from exporter.oim.aspects import FOREVER, Duration, Entity, Instant, Period, TypedMember, Unit
from exporter.oim.fact import Datatype, Enumeration, Fact, Value
from exporter.oim.lexical import canonical_text
from exporter.oim.moments import moment
from exporter.oim.report import Link, Note, Report
from exporter.oim.shown import Shown
from exporter.qname import QName
from exporter.readers.canonical import canonical_lexical

_ROW_ID = re.compile(r"[^.]+\.r_(.+)\.[^.]+")
_NO_ENTITY = re.compile(r"https://xbrl\.org/(2021/)?entities#NA")

_NUMBERS = frozenset(
    "decimal float double integer nonPositiveInteger negativeInteger long int short byte nonNegativeInteger "
    "unsignedLong unsignedInt unsignedShort unsignedByte positiveInteger".split()
)
_WHY = {
    "unknown-concept": "no taxonomy at hand declares its concept",
    "tuple": "it is a tuple",
    "fraction": "it is a fraction",
    "no-context": "it has no context",
    "no-period": "its context has no period",
    "no-unit": "it is a number without a unit",
    "no-member": "its dimension {detail} has no member",
    "no-dimension": "its context has segment or scenario content that is no dimension",
    "complex-member": "the member of its typed dimension {detail} is more than text",
    "zero-precision": "its precision is 0",
    "no-accuracy": "it has neither decimals nor precision",
    "invalid-value": "its value cannot be read: {detail}",
    "two-containers": "dimensions stand in segments as well as in scenarios",
    "linkbase-reference": "the report refers to a linkbase",
    "xml-base": "the report uses xml:base",
    "footnote-role": "the footnote has a role of its own",
    "footnote-alone": "no fact leads to the footnote",
    "moment": "its period cannot be read: {detail}",
}


def report_of(record: Mapping[str, Any]) -> tuple[Report, tuple[Message, ...]]:
    """The Report of a record, and a message for everything in it that OIM has no way to say."""
    record = _with_row_ids(record) if record["syntax"] == "csv" else record
    messages = [_refused(**refusal) for refusal in record["refused"]]
    facts = []
    for said in _with_ids_apart(record["facts"]):
        try:
            facts.append(_fact(said))
        except ValueError as error:
            messages.append(_refused("moment", "}".join(said["concept"]), said["id"], str(error)))
    notes = tuple(
        Note(id=note["id"], markup=note["markup"], language=(note["language"] or "und").lower())
        for note in record["notes"]
    )
    known = {fact.id for fact in facts} | {note.id for note in notes}
    report = Report(
        facts=tuple(facts),
        schemas=tuple(record["schemas"]),
        prefixes=tuple((uri, prefix) for uri, prefix in record["prefixes"]),
        notes=notes,
        links=tuple(link for said in record["links"] if {(link := Link(**said)).source, link.target} <= known),
        roles=tuple((uri, href) for uri, href in record["roles"]),
        arcroles=tuple((uri, href) for uri, href in record["arcroles"]),
        container=record["container"],
        language=record["language"] and record["language"].lower(),
    )
    return report, tuple(messages)


def _with_row_ids(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record of an xBRL-CSV report, facts and notes called after their rows where that tells them apart."""
    ids = [said["id"] for said in (*record["facts"], *record["notes"])]
    rows = {id_: match[1] if (match := _ROW_ID.fullmatch(id_)) else id_ for id_ in ids}
    if len(set(rows.values())) < len(ids):
        return record
    links = [{**link, "source": rows[link["source"]], "target": rows[link["target"]]} for link in record["links"]]
    named = {key: [{**said, "id": rows[said["id"]]} for said in record[key]] for key in ("facts", "notes")}
    return {**record, **named, "links": links}


def _refused(what: str, name: str, id: str = "", detail: str = "") -> Message:
    called = " ".join(filter(None, (name, f"({id})" if id else ""))) or "the report"
    why = _WHY[what].format(detail=detail)
    return message("report.unsupported", facts=(id,) if id else (), name=called, why=why)


def positions_of(record: Mapping[str, Any]) -> tuple[dict[str, Place], dict[str, Shown]]:
    """By fact id: where the files of the report state a fact, and in which row of a table Inline XBRL shows it."""
    places, shown = {}, {}
    for said in _with_ids_apart(record["facts"]):
        if said["place"] is not None:
            file, line, quote = said["place"]
            places[said["id"]] = Place(file=file, line=line, quote=quote)
        if said["shown"] is not None:
            table, row, label, negative, heading = said["shown"]
            shown[said["id"]] = Shown(table=table, row=row, label=label, negative=negative, heading=heading)
    return places, shown


def _with_ids_apart(facts: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The records of facts; documents of an Inline set may use one id twice, which a report may not."""
    seen: set[str] = set()
    for said in facts:
        id_, count = said["id"], 1
        while id_ in seen:
            count += 1
            id_ = f"{said['id']}-{count}"
        seen.add(id_)
        yield said if id_ == said["id"] else {**said, "id": id_}


def _fact(said: Mapping[str, Any]) -> Fact:
    decimals = said["decimals"]
    return Fact(
        id=said["id"],
        concept=QName(*said["concept"]),
        entity=_entity(*said["entity"]),
        period=_period(said["period"]),
        value=_value(said),
        unit=None
        if said["unit"] is None
        else Unit(numerator=_names(said["unit"][0]), denominator=_names(said["unit"][1])),
        decimals=None if decimals in (None, "INF") else int(decimals),
        language=said["language"] and said["language"].lower(),
        dimensions=tuple(sorted(_dimensions(said["dimensions"]), key=lambda pair: pair[0])),
        datatype=Datatype(said["datatype"]),
    )


def _entity(scheme: str, identifier: str) -> Entity | None:
    """The entity, None for the one that stands for none (xBRL-XML 1.0, 4.2; older processors leave the year out)."""
    return None if _NO_ENTITY.fullmatch(f"{scheme}#{identifier}") else Entity(scheme=scheme, identifier=identifier)


def _names(said: list[list[str]]) -> tuple[QName, ...]:
    return tuple(QName(*name) for name in said)


def _period(said: Mapping[str, str] | None) -> Period:
    if said is None:
        return FOREVER
    if "instant" in said:
        return Instant(at=moment(said["instant"], closes=True))
    return Duration(start=moment(said["startDate"]), end=moment(said["endDate"], closes=True))


def _value(said: Mapping[str, Any]) -> Value:
    value, datatype = said["value"], said["datatype"]
    if said["nil"]:
        return None
    if said["unit"] is not None:
        return Decimal(value.strip())
    if datatype == "QName":
        return QName(*value)
    if datatype == "enumeration":
        return Enumeration(members=_names(value))
    return canonical_lexical(value, said["xsd"])


def _dimensions(said: list[dict[str, Any]]) -> Iterator[tuple[QName, QName | TypedMember]]:
    for one in said:
        dimension = QName(*one["dimension"])
        if "member" in one:
            yield dimension, QName(*one["member"])
        elif "name" in one:
            yield dimension, TypedMember(value=QName(*one["name"]), element=QName(*one["element"]))
        else:
            text = None if one["value"] is None else _typed(one["value"], one["xsd"])
            yield dimension, TypedMember(value=text, element=QName(*one["element"]))


def _typed(text: str, xsd: str | None) -> str:
    """The text of a typed member; numbers are written as xBRL-JSON wants them, so that equal members are equal."""
    if xsd is None or xsd not in _NUMBERS:
        return canonical_lexical(text, xsd)
    datatype = {"decimal": Datatype.DECIMAL, "float": Datatype.FLOAT, "double": Datatype.FLOAT}.get(xsd)
    try:
        return canonical_text(Decimal(text.strip()), datatype or Datatype.INTEGER, str) or ""
    except InvalidOperation:
        return text
