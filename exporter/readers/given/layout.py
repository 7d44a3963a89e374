"""Given facts as a Document: a table for each statement, in which every figure is as the record writes it."""

from __future__ import annotations

import re

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.document.source import Source
from exporter.extraction.facts import StatementKind
from exporter.oim.fact import canonical
from exporter.readers.emitter import Emitter
from exporter.readers.given.arrangement import Arranged, Slot
from exporter.readers.given.records import GivenFact
from exporter.readers.quote import Quote

_SHEET = (
    "<style>"
    "body{max-width:60em;margin:2em auto;padding:0 1em;font-family:Georgia,'Times New Roman',serif;line-height:1.45}"
    "table{border-collapse:collapse;margin:1em 0}"
    "td,th{padding:.15em .6em;text-align:right;vertical-align:bottom;white-space:nowrap}"
    "td:first-child{text-align:left;white-space:normal}td:nth-child(2){font-size:smaller}"
    "th{border-bottom:1px solid #444}td.section{font-weight:bold}"
    "</style>"
)
_TITLES = {
    StatementKind.INCOME: "Income statement",
    StatementKind.COMPREHENSIVE_INCOME: "Statement of comprehensive income",
    StatementKind.POSITION: "Statement of financial position",
    StatementKind.CASH_FLOWS: "Statement of cash flows",
    StatementKind.EQUITY: "Statement of changes in equity",
    StatementKind.OTHER: "Other figures",
}
_PRINTED = re.compile(r"-?\d+(?:\.\d+)?")


def laid_out(source: Source, statements: tuple[Arranged, ...]) -> Document:
    """The facts as tables; what a table shows leads back to the first record that says it."""
    out = Emitter()
    out.tag(f"<!DOCTYPE html><html><head>{_SHEET}</head><body>")
    for statement in statements:
        out.tag(f"<h2>{_TITLES[statement.kind]}</h2><table><thead><tr><th></th><th></th>")
        for index, slot in enumerate(statement.slots):
            out.tag("<th>")
            _write_period(slot, next(row[2][index] for row in statement.rows if row[2][index] is not None), out)
            out.tag("</th>")
        out.tag("</tr></thead><tbody>")
        above = ""
        for section, _, facts in statement.rows:
            first = next(fact for fact in facts if fact is not None)
            if section != above:
                out.tag(f'<tr><td class="section" colspan="{len(facts) + 2}">')
                _write(first.quotes.get("section"), out)
                out.tag("</td></tr>")
                above = section
            out.tag("<tr><td>")
            _write(first.quotes.get("label"), out)
            out.tag("</td><td>")
            if len({fact.unit for fact in facts if fact is not None}) == 1:
                first.quotes["unit"].write(out)
            out.tag("</td>")
            for fact in facts:
                out.tag("<td>")
                if fact is not None:
                    _write_value(fact, out)
                out.tag("</td>")
            out.tag("</tr>")
        out.tag("</tbody></table>")
    out.tag("</body></html>")
    markup, origin = out.finish()
    return document(source, markup, origin)


def _write(quote: Quote | None, out: Emitter) -> None:
    if quote is not None:
        quote.write(out)


def _write_period(slot: Slot, fact: GivenFact | None, out: Emitter) -> None:
    """A column's dates; a moment in a column of a span of time is not what it is called after."""
    if fact is None or (fact.start, fact.end) != (slot.start, slot.end):
        out.tag(f"{slot.start} – {slot.end}" if slot.start else str(slot.end))
        return
    if fact.start is not None:
        fact.quotes["start"].write(out)
        out.tag(" –<br>")
    fact.quotes["end"].write(out)


def _write_value(fact: GivenFact, out: Emitter) -> None:
    """A value as it is given; one that is written with an exponent, or without a digit before the point, in full."""
    quote = fact.quotes["value"]
    if _PRINTED.fullmatch(quote.text.strip()):
        quote.write(out)
        return
    for character in canonical(fact.value):
        out.decoded(character, quote.starts[0], quote.ends[-1] - quote.starts[0])
