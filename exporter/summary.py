"""What a person reads at the end of a run: what was tagged, what was said, what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporter.mapping.mapped import MappedRow
from exporter.mapping.options import Outcome as Asked
from exporter.messages import Message, Severity
from exporter.messages import record as message_record

if TYPE_CHECKING:
    from exporter.pipeline import Outcome

_MOST_SHOWN = 12


def text(outcome: Outcome, out: Path) -> str:
    """The summary as lines for a terminal."""
    rows = [row for statement in outcome.filing.statements for row in statement.rows]
    own = [row for row in rows if row.extension]
    sums = sum(len(statement.sums) for statement in outcome.filing.statements)
    said = Counter(message.severity for message in outcome.messages)
    errors, warnings = said[Severity.ERROR], said[Severity.WARNING]
    verdict = "not valid" if outcome.failed else "valid" if outcome.filing.report.facts else "so nothing is tagged"
    lines = [
        f"{outcome.filing.entity_name}: {_count(len(outcome.filing.facts), 'fact')} from "
        f"{_count(len(outcome.filing.statements), 'statement')}{_elsewhere(outcome)}, {verdict}",
        "",
        f"  concepts      {len(rows) - len(own)} of the taxonomy{_in_doubt(outcome)}, {len(own)} of the filer's own"
        f"{_new_in_text(outcome)}",
        f"  calculations  {sums}",
        f"  numerals      {_dispositions(outcome)}",
        f"  messages      {_count(errors, 'error')}, {_count(warnings, 'warning')}",
        f"  report        {out / (outcome.name + '.xbri')}",
        f"  to look at    {out / (outcome.name + '.review.html')}",
    ]
    shown = sorted(outcome.messages, key=lambda message: message.severity != Severity.ERROR)[:_MOST_SHOWN]
    if shown:
        lines += ["", *(line(message) for message in shown)]
        if len(outcome.messages) > len(shown):
            lines.append(
                f"... and {len(outcome.messages) - len(shown)} more in {out / (outcome.name + '.messages.json')}"
            )
    if todo := left_to_do(outcome, out):
        lines += ["", "Left for you:", *(f"  - {item}" for item in todo)]
    return "\n".join(lines)


def record(outcome: Outcome, out: Path) -> dict[str, Any]:
    """The summary for machines."""
    rows = [row for statement in outcome.filing.statements for row in statement.rows]
    return {
        "name": outcome.name,
        "entity": outcome.filing.entity_name,
        "out": str(out),
        "valid": not outcome.failed,
        "facts": len(outcome.filing.facts),
        "cover_facts": len(outcome.filing.covers),
        "text_facts": _in_text(outcome),
        "concepts": {
            "standard": sum(not r.extension for r in rows),
            "extension": sum(r.extension for r in rows),
            "text": len(_own_in_text(outcome)),
            "to_confirm": len(_asked(outcome)),
        },
        "to_confirm": [_asked_record(row, outcome) for row in _asked(outcome)],
        "calculations": sum(len(statement.sums) for statement in outcome.filing.statements),
        "numerals": dict(sorted(Counter(line.disposition for line in outcome.lines).items())),
        "messages": [message_record(message) for message in outcome.messages],
        "files": sorted(outcome.files),
        "to_do": left_to_do(outcome, out),
    }


def line(message: Message) -> str:
    """A message in one line: where, how bad, what, and its code."""
    where = f"{message.places[0]}: " if message.places else ""
    return f"{where}{message.severity.value}: {message.text} [{message.code}]"


def concept_text(entry: dict[str, Any]) -> str:
    """All that a taxonomy says of a concept, as lines for a terminal."""
    kind = ", ".join(filter(None, (entry["type"], entry["period"], entry["balance"])))
    lines = [f"{entry['concept']} ({kind})", f"  {entry['documentation'] or 'without documentation'}", ""]
    lines += [f"  {role:<14} {text}" for role, text in entry["labels"].items()]
    if entry["also"]:
        lines.append(f"  {'also':<14} {'; '.join(entry['also'])}")
    if entry["opposite"]:
        lines.append(f"  {'opposite sign':<14} {'; '.join(entry['opposite'])}")
    lines += [f"  {system:<14} {name}" for system, name in entry["counterparts"].items()]
    lines += [f"  {'shown in':<14} {place['statement']}, under {place['under']}" for place in entry["presentation"]]
    lines += [
        f"  {'adds up in':<14} {sum_['total']} = ... {_term(sum_['weight'])} {sum_['part']} ({sum_['statement']})"
        for sum_ in entry["calculation"]
    ]
    for reference in entry["references"]:
        parts = " ".join(f"{part} {text}" for part, text in reference.items() if part not in ("role", "URI", "URIDate"))
        lines.append(f"  {'see':<14} {parts} ({reference['role']})")
    return "\n".join(lines)


def _term(weight: str) -> str:
    """A weight as the sign of a term, with its size where it has one."""
    sign, size = ("−" if weight.startswith("-") else "+"), weight.lstrip("-").removesuffix(".0")
    return sign if size == "1" else f"{sign} {size} ×"


def left_to_do(outcome: Outcome, out: Path) -> list[str]:
    """What only a person can do, most pressing first."""
    codes = Counter(message.code for message in outcome.messages)
    settings = out / "report.toml"
    items = []
    wrong = {str(m.places[0]) if m.places else m.text for m in outcome.messages if m.severity == Severity.ERROR}
    if wrong:
        items.append(f"mend what is wrong in {_count(len(wrong), 'place')}, named above")
    if codes["entity.no-identifier"]:
        items.append(f"give the entity's identifier under [entity] in {settings}")
    if codes["table.currency-assumed"]:
        items.append(f"give the currency under [document] in {settings}")
    if asked := _asked(outcome):
        named = "; ".join(f"{_label(row)} ({100 * row.confidence:.0f} %)" for row in asked[:3])
        items.append(
            f"confirm the likeliest concepts of {_count(len(asked), 'row')}, each with what else it may be, under "
            f"[proposed] in {settings}: {named}" + ("; ..." if len(asked) > 3 else "")
        )
    rows = [row for statement in outcome.filing.statements for row in statement.rows]
    own = [_label(row) for row in rows if row.extension and row.recalled is None]
    if own:
        named = "; ".join(own[:3]) + ("; ..." if len(own) > 3 else "")
        items.append(
            f"look at {_count(len(own), 'concept')} of the filer's own under [proposed] in {settings}: {named}"
        )
    if differs := _against_prior(outcome.messages):
        items.append(f"look at what differs from the former filing, named above: {differs}")
    if told := _own_in_text(outcome):
        named = "; ".join(told[:3]) + ("; ..." if len(told) > 3 else "")
        items.append(f"look at {_count(len(told), 'concept')} of the filer's own that the text alone states: {named}")
    if unmapped := sum(line.disposition == "unmapped" and line.amount for line in outcome.lines):
        where = out / f"{outcome.name}.trace.jsonl"
        items.append(f"look at {_count(unmapped, 'amount')} not tagged: “unmapped” in {where}, each with its reason")
    return items


def _against_prior(messages: Iterable[Message]) -> str:
    """How many rows are not what they were in the former filing, by what is the matter with them."""
    words = {
        "prior.other-entity": "another company's filing",
        "prior.new-rows": "new",
        "prior.gone-rows": "gone",
        "prior.dimensional-rows": "of members",
        "prior.reworded": "reworded",
        "prior.unfit-concept": "no longer fitting",
        "prior.restated": "restated",
    }
    places: Counter[str] = Counter()  # a former filing without lines has no places for what is gone
    for said in messages:
        if said.code in words:
            places[said.code] += len(said.places) if said.code.endswith("-rows") else 1
    return ", ".join(f"{places[code] or 'some'} {word}" for code, word in words.items() if code in places)


def _asked(outcome: Outcome) -> list[MappedRow]:
    """The rows whose concept a person has to confirm, the surest last."""
    rows = [row for statement in outcome.filing.statements for row in statement.rows if row.outcome == Asked.ASK]
    return sorted(rows, key=lambda row: row.confidence)


def _asked_record(row: MappedRow, outcome: Outcome) -> dict[str, Any]:
    names = outcome.filing.prefixes
    options = [(row.concept, row.confidence), *((other.concept, other.confidence) for other in row.alternatives)]
    return {
        "label": _label(row),
        "section": row.row.section,
        "reason": row.reason,
        "options": [
            {"concept": f"{names[concept.name.namespace]}:{concept.name.local}", "confidence": round(chance, 2)}
            for concept, chance in options
        ],
    }


def _label(row: MappedRow) -> str:
    return row.row.label or row.concept.name.local


def _in_doubt(outcome: Outcome) -> str:
    return f" ({len(asked)} to be confirmed)" if (asked := _asked(outcome)) else ""


def _elsewhere(outcome: Outcome) -> str:
    """The facts that are not of statements."""
    parts = ((len(outcome.filing.covers), "the cover"), (_in_text(outcome), "the text"))
    said = [f"{number} of {where}" for number, where in parts if number]
    return ", " + " and ".join(said) if said else ""


def _own_in_text(outcome: Outcome) -> list[str]:
    """The labels of the filer's own concepts that no statement has, in the order of the text."""
    own = (tied for tied in outcome.filing.prose if tied.extension and tied.row is None)
    return list({tied.concept.name: tied.label for tied in own if tied.concept is not None}.values())


def _new_in_text(outcome: Outcome) -> str:
    own = _own_in_text(outcome)
    return f" and {len(own)} more in the text" if own else ""


def _in_text(outcome: Outcome) -> int:
    return sum(tied.fact is not None for tied in outcome.filing.prose)


def _dispositions(outcome: Outcome) -> str:
    """Every numeral, by what became of it: the ways that always say something, and those that a document has."""
    counts = Counter(line.disposition for line in outcome.lines)
    words = (
        ("fact", "tagged"),
        ("duplicate", "restating them"),
        ("claim", "borne out as changes"),
        ("conflict", "contradicting them"),
        ("not-a-fact", "no facts (dates, names, ...)"),
        ("unmapped", "unmapped"),
    )
    always = ("fact", "not-a-fact", "unmapped")
    return ", ".join(f"{counts[key]} {word}" for key, word in words if counts[key] or key in always)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
