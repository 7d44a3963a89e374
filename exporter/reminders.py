"""The message codes of a report held against a former filing, `prior.*`: severity, wording and what to do about it."""

from __future__ import annotations

from exporter.entry import Entry

REMINDERS: dict[str, Entry] = {
    "prior.other-entity": Entry(
        "warning",
        "{prior} is a filing of {former}, and this is a report of {entity}",
        "Name a filing of the same company with --prior, or leave it out.",
    ),
    "prior.new-rows": Entry(
        "warning",
        "rows of “{statement}” ({count}) that {prior} does not have: {labels}",
        "Look at what is proposed for them; a line moved to [mapping] of report.toml decides it.",
    ),
    "prior.gone-rows": Entry(
        "warning",
        "rows ({count}) of {prior}, statement of {statement}, that are not there any more: {labels}",
        "Nothing is to be done if they are no longer reported; if one goes by another name now, decide its concept in "
        "[mapping] of report.toml.",
    ),
    "prior.reworded": Entry(
        "warning",
        "“{label}” is taken for “{former}” of {prior}, {concept}: {why}",
        "Nothing is to be done if it is the same line item; else decide its concept in [mapping] of report.toml.",
    ),
    "prior.unfit-concept": Entry(
        "warning",
        "“{label}” was {concept} in {prior}, {why}",
        "Look at what is proposed in its place, and decide the row's concept in [mapping] of report.toml.",
    ),
    "prior.dimensional-rows": Entry(
        "warning",
        "rows of “{statement}” ({count}) that {prior} reports of members of a dimension: {labels}",
        "Rows are not tagged with members: they get concepts of their own under the former one. Look at them, "
        "or leave them out with “skip” in [mapping] of report.toml.",
    ),
    "prior.restated": Entry(
        "warning",
        "“{label}” is {value} for {period}, and was {former} in {prior}",
        "Nothing is to be done for a restatement that the document explains; else correct the figure.",
    ),
}
