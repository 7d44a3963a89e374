"""Every message code of ours: severity, wording and what to do about it. docs/messages.md is made from it."""

from __future__ import annotations

from exporter.entry import Entry
from exporter.reminders import REMINDERS
from exporter.suspicions import SUSPICIONS

CATALOGUE: dict[str, Entry] = {
    **SUSPICIONS,
    **REMINDERS,
    "source.removed": Entry(
        "info",
        "{kind} “{name}” does not go into Inline XBRL and was left out ({count} times)",
        "Nothing to do: no text a reader sees is lost. Look at the result beside the source.",
    ),
    "source.undecodable": Entry(
        "warning",
        "{count} characters are none in {encoding}, the encoding the document declares",
        "Save the document as UTF-8 and check the places that show a replacement character.",
    ),
    "source.legacy-encoding": Entry(
        "warning",
        "the file is no UTF-8; it was read as {encoding}",
        "Save the document as UTF-8, and check currency signs, dashes and accented letters.",
    ),
    "source.hidden": Entry(
        "warning",
        "hidden in the workbook, and left out: {what}",
        "Unhide it if it belongs to the document; else nothing is to be done.",
    ),
    "source.uncalculated": Entry(
        "error",
        "formulas of the sheet “{sheet}” that were never calculated, so that their figures are missing: {cells}",
        "Open the workbook in Excel or LibreOffice, let it calculate, save it, and run again.",
    ),
    "source.error-value": Entry(
        "warning",
        "cells of the sheet “{sheet}” that show an error instead of a value: {cells}",
        "Mend the formulas of the cells named and save the workbook.",
    ),
    "source.no-table": Entry(
        "warning",
        "no table is found in the document, so no figure is tagged",
        "Check that the statements are tables in the source: Markdown pipe tables, HTML tables or TAB-separated rows.",
    ),
    "source.no-statement": Entry(
        "warning",
        "none of the document's tables reads as a financial statement, so no figure is tagged",
        "Check that the columns have dates or periods and that the rows have labels.",
    ),
    "facts.unreadable": Entry(
        "error",
        "{fault}; the fact is left out",
        "Correct the record at the place named; docs/inputs.md lists the fields of a given fact.",
    ),
    "settings.unknown": Entry(
        "warning",
        "report.toml has a table [{table}] that nothing reads",
        "Correct its name; the tables are listed in the documentation of report.toml.",
    ),
    "mapping.unknown-concept": Entry(
        "warning",
        "“{label}” is decided to be {concept}, which the taxonomy does not have; the decision is passed over",
        "Correct the name in [mapping] of report.toml.",
    ),
    "mapping.unfit-concept": Entry(
        "warning",
        "“{label}” is decided to be {concept}, which takes other values ({wanted}); the decision is passed over",
        "Choose a concept of the row's own kind in [mapping] of report.toml.",
    ),
    "mapping.ask": Entry(
        "warning",
        "rows tagged with the concept they most likely mean, which a person should confirm: {count} of {rows}",
        "Look at them under [proposed] in report.toml, where what else each may be stands below it with its chance, "
        "and move the line that is right to [mapping].",
    ),
    "mapping.sign-conflict": Entry(
        "warning",
        "{reason}",
        "Look at the rows named: one may be misprinted, or need another concept under [mapping] in report.toml.",
    ),
    "mapping.sum-set-aside": Entry(
        "warning",
        "the taxonomy adds {parts} up into {total} (“{title}”), which the figures do not; the extension prohibits that",
        "Check that the concepts named mean what the rows say; choose others under [mapping] in report.toml if not.",
    ),
    "cover.no-concept": Entry(
        "warning",
        "the taxonomy has no concept that takes what the cover says of {what}, which is left untagged",
        "Nothing to do, unless the taxonomy needs these facts: then choose an entry point that has concepts for them.",
    ),
    "calculation.inconsistent": Entry(
        "error",
        "“{label}” is {printed} for {period}, but its parts add up to {computed} (difference {difference}): "
        "{parts}{mending}",
        "Compare the figures with the source at the places named, and correct the one that is wrong there. What would "
        "mend it is said with it, the likeliest first; what mends other sums too goes before what mends this one.",
    ),
    "calculation.expected": Entry(
        "warning",
        "“{label}” is {printed} for {period}, but what the taxonomy adds up to it makes {computed} (difference "
        "{difference}): {parts}{mending}",
        "Look whether the table lacks a row, or has one that belongs elsewhere; nothing, where the total is made of "
        "something else.",
    ),
    "calculation.tie": Entry(
        "error",
        "{what}: {left}, {right} (difference {difference}){mending}",
        "Compare the figures with the source at the places named, and correct the one that is wrong there.",
    ),
    "fact.duplicate": Entry(
        "error",
        "“{label}” and “{other}” are both {concept} for {period} but differ: {printed} and {stated}{slip}",
        "Correct the one that is wrong; where both are right, they are two things: give one of the two rows another "
        "concept (for a source under [mapping] in report.toml) or a dimension.",
    ),
    "fact.no-transformation": Entry(
        "warning",
        "no Inline XBRL transformation reads “{text}” as {value}; the figure is left untagged",
        "Write the figure with other separators in the source.",
    ),
    "numeral.unmapped": Entry(
        "warning",
        "amounts that are not tagged, in running text or in tables that are no statements: {count}",
        "See the lines with the disposition “unmapped” in the trace: each says why.",
    ),
    "prose.contradiction": Entry(
        "error",
        "the text says {said} for “{label}” ({period}), but the statement has {stated}{cause}",
        "Correct whichever is wrong: the first place is in the text, the second in the statement. The text's figure is "
        "not tagged.",
    ),
    "prose.claim": Entry(
        "error",
        "the text says {said} for “{label}” ({base}, then {period}), but computed from the facts it is {stated}{cause}",
        "Correct the change in the text, or the figures it follows from at the other places named.",
    ),
    "entity.no-identifier": Entry(
        "warning",
        "no entity identifier is given: the reporter's name “{name}” stands in for it",
        "Set identifier and scheme under [entity] in report.toml (a CIK with http://www.sec.gov/CIK, or an LEI with "
        "http://standards.iso.org/iso/17442).",
    ),
    "cover.not-found": Entry(
        "info",
        "the document does not say {items} in so many words, so the report has no such fact of the cover",
        "Nothing to do, unless whoever receives the report asks for it.",
    ),
    "dates.impossible": Entry(
        "error",
        "“{text}” is no date: {why}",
        "Correct it in the source.",
    ),
    "dates.weekday": Entry(
        "warning",
        "{date} is a {actual}, not a {printed}",
        "Find out which of day, month, year and weekday is wrong, and correct it in the source.",
    ),
    "dates.after-signature": Entry(
        "warning",
        "{what}, {date}, comes after the signature of {signed}{meant}",
        "A release is dated before the report that carries it is signed: correct the date that is wrong in the source.",
    ),
    "dates.before-period-end": Entry(
        "warning",
        "{what}, {date}, comes before the end of the period reported on, {end}{meant}",
        "Nothing can be reported before it is over: correct the date that is wrong in the source.",
    ),
    "dates.long-after-period-end": Entry(
        "warning",
        "{what}, {date}, comes more than a year after the end of the period reported on, {end}{meant}",
        "Correct the year in the source, unless the report is that late.",
    ),
    "dates.comparatives": Entry(
        "warning",
        "columns of table {table} end on {dates}, neither a year apart nor one after the other{meant}",
        "Compare the headers with those of the other statements, and correct the one that is wrong in the source.",
    ),
    "dates.column-order": Entry(
        "warning",
        "table {table} has columns for {one} in one group and for {other} in another",
        "Check that the headers stand over the right columns: two of them may have changed places.",
    ),
    "dates.statements": Entry(
        "warning",
        "table {table} ends on {own}, other statements on {end}",
        "Correct the header that is wrong in the source, if it is one.",
    ),
    "dates.title": Entry(
        "warning",
        "“{title}” stands over table {table}, whose columns are for {columns}",
        "Correct the title or the headers of the columns in the source.",
    ),
    "dates.cover-period": Entry(
        "warning",
        "the cover names a period that ended on {date}, the statements end on {end}{meant}",
        "Correct the one that is wrong in the source.",
    ),
    "dates.fiscal-year": Entry(
        "warning",
        "“{headline}” names another year or quarter than that of the statements, which end on {end}{year_end}",
        "Correct the headline, or fiscal_year_end under [document] in report.toml.",
    ),
    "dates.future": Entry(
        "warning",
        "a period is said to have ended on {date}, though the document was written on {written}{meant}",
        "Correct the year in the source.",
    ),
    "dates.settings": Entry(
        "warning",
        "period_end in report.toml is {given}, but the statements end on {end}",
        "Correct period_end under [document] in report.toml, or leave it out.",
    ),
    "table.no-periods": Entry(
        "warning",
        "table {table} has figures but no dates or periods over its columns, so none of them is tagged",
        "Give its columns headers with dates or periods, or a line above it that says them.",
    ),
    "table.two-currencies": Entry(
        "warning",
        "table {table} states figures in {currencies}, so none of them is tagged",
        "Give each currency a table of its own.",
    ),
    "table.contradictory-scale": Entry(
        "warning",
        "table {table} is said to be in {scales}, which contradict each other, so none of its figures is tagged",
        "Leave one of the notes of scale in its headers.",
    ),
    "table.same-period": Entry(
        "warning",
        "table {table} has several columns for one period that differ, so none of its figures is tagged",
        "Columns of segments or of restated figures cannot be told apart yet; leave one of them, or date them apart.",
    ),
    "table.components": Entry(
        "warning",
        "table {table} states equity by component, but its total or the dates of its balances cannot be told,"
        " so none of its figures is tagged",
        "Give it a column headed “Total”, and rows such as “Balance at December 31, 2024” around each period.",
    ),
    "table.period-inferred": Entry(
        "warning",
        "not all periods are printed over the columns of {tables}: {what}",
        "Check their columns' periods; period_end and fiscal_year_end under [document] in report.toml set them, and"
        " [calendar] for years of 52 or 53 weeks.",
    ),
    "table.currency-assumed": Entry(
        "warning",
        "the document names no currency, so its amounts are taken to be in {currency}",
        "Set currency under [document] in report.toml, and run again.",
    ),
    "report.unsupported": Entry(
        "error",
        "{name}: {why}",
        "The Open Information Model has no way to say this. Change the fact named, or leave it out.",
    ),
    "rewrite.carried": Entry(
        "info",
        "{document} travels as it is, since {why}",
        "Nothing needs to be done: a document that cannot be written anew keeps its bytes.",
    ),
    "report.relative-namespace": Entry(
        "error",
        "“{namespace}” ({count} facts) is no absolute URI, as xBRL-JSON and xBRL-CSV need it; written all the same, "
        "but other software may refuse the file",
        "Use an absolute URI as the scheme of the entity, or keep the report in XML or Inline XBRL.",
    ),
}
