"""The message codes of checks of reports, `check.*`: severity, wording and what to do about it."""

from __future__ import annotations

from exporter.entry import Entry

SUSPICIONS: dict[str, Entry] = {
    "check.decimals": Entry(
        "warning",
        "“{label}” is {value} for {period}, with digits finer than its decimals of {decimals} say are accurate",
        "The scale or the decimals are wrong: compare with the figure as it is printed and the note of scale above it.",
    ),
    "check.accuracy": Entry(
        "warning",
        "“{label}” is {value} for {period} with decimals of {decimals} here and of {other} elsewhere; the value has "
        "digits that the first denies",
        "Give both facts the decimals that the printed figure is accurate to.",
    ),
    "check.sign": Entry(
        "error",
        "“{label}” is {value} for {period} though printed as {printed}, while the other values of the row "
        "{others}{mending}",
        "Give the fact the sign that the others of its row have relative to their print.",
    ),
    "check.negative": Entry(
        "warning",
        "“{label}” is {values}, but what {concept} names is never negative; likely: {mended}",
        "A concept named for one direction (a payment, a cost, an asset) has positive values whatever brackets are "
        "printed around them; where the value really has the opposite direction, another concept is meant.",
    ),
    "check.scale": Entry(
        "warning",
        "“{label}” is {value} for {period}, but {others}; likely: the scale: {mended} in place of {value}",
        "Compare with the figure as it is printed and the note of scale above it.",
    ),
    "check.unit": Entry(
        "error",
        "“{label}” is {value} {unit} for {period}, but {concept} is measured in {wanted}",
        "Give the fact a unit of that kind, or a concept of another type.",
    ),
    "check.currency": Entry(
        "warning",
        "“{label}” is {value} {unit} for {period}, but in {other} for every other period",
        "Correct the currency, unless the filer changed it.",
    ),
    "check.columns": Entry(
        "warning",
        "the figures of “{label}” are tagged for {order} from left to right, those of the rows around it for {usual}",
        "Give the facts of the row the periods of the columns they are printed in.",
    ),
    "check.same-columns": Entry(
        "warning",
        "{rows} rows, from “{label}” on, have the same figures for {one} as for {other}",
        "One of the two columns is tagged with the other's figures: tag it with its own.",
    ),
    "check.period": Entry(
        "warning",
        "“{label}” is {value} for {period}, days off {usual}, which {count} other facts are for",
        "Correct the dates of its context.",
    ),
    "check.year-to-date": Entry(
        "warning",
        "“{label}” is {value} for {period} and the same for {year}, of which that is only a part",
        "One of the two is tagged with the other's period, or with the other's figure.",
    ),
    "check.instant": Entry(
        "warning",
        "“{label}” ({concept}) is reported for spans, but its values are those of {balance} at their ends",
        "Report a balance with a concept of the period type instant.",
    ),
    "check.two-concepts": Entry(
        "warning",
        "“{label}” is reported twice with the same values, as {concepts}",
        "Use one concept for one thing.",
    ),
    "check.outlier": Entry(
        "info",
        "“{label}” is {value} for {period}, but {others}",
        "Nothing, where the figure is right; else correct it.",
    ),
    "check.extension": Entry(
        "warning",
        "“{label}” is reported with the filer's own concept {own}, though {standard} of {namespace} has the same "
        "label, type, period type and balance",
        "Use the concept of the taxonomy.",
    ),
    "check.cover": Entry(
        "warning",
        "the cover lacks {missing}",
        "Tag what the cover of such a report must say.",
    ),
    "check.cover-period": Entry(
        "warning",
        "the cover says that the period ends on {stated}, but no number of the report ends then; the "
        "latest end on {latest}",
        "Correct the date on the cover or the periods of the facts.",
    ),
}
